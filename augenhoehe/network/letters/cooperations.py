"""Messages about cooperations."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.notices.letters import Letter


def about_asking(cooperation: Cooperation, language: str) -> Letter:
    """Your organisation was named as a partner: is that right?"""
    with translation.override(language):
        lines = [
            gettext("Ihre Organisation ist als Partner einer Kooperation eingetragen."),
            cooperation.text,
            gettext("Stimmt das so? Bitte sagen Sie Ja oder Nein. Erst mit Ihrem Ja gilt sie als vereinbart."),
        ]
        subject = gettext("Kooperation: %(subject)s") % {"subject": cooperation.subject}
        return Letter(subject, "\n\n".join(filter(None, lines)))


def about_agreement(cooperation: Cooperation, language: str) -> Letter:
    """Everybody has said yes."""
    with translation.override(language):
        subject = gettext("Vereinbart: %(subject)s") % {"subject": cooperation.subject}
        return Letter(subject, gettext("Alle Partner haben zugestimmt. Die Kooperation gilt als vereinbart."))


def about_refusal(partner: CooperationPartner, language: str) -> Letter:
    """One of the partners said no."""
    with translation.override(language):
        subject = gettext("Nicht zugestimmt: %(subject)s") % {"subject": partner.cooperation.subject}
        said = gettext("%(who)s stimmt der Kooperation nicht zu.") % {"who": partner.organisation.name}
        return Letter(subject, "\n\n".join([said, partner.reason]))
