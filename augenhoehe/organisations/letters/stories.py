"""What an organisation's people hear about what they handed in."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.models import Story


def about_story(story: Story, language: str) -> Letter:
    """Published, or sent back with the reason."""
    with translation.override(language):
        if story.published:
            subject = gettext("Veröffentlicht: %(title)s") % {"title": story.title}
            return Letter(subject, gettext("Der Text steht jetzt auf der Seite Ihrer Organisation."))
        subject = gettext("Bitte überarbeiten: %(title)s") % {"title": story.title}
        lines = [
            gettext("Die Koordination hat den Text gelesen und bittet um eine Änderung."),
            gettext("Begründung: %(reason)s") % {"reason": story.reason},
        ]
        return Letter(subject, "\n".join(lines))
