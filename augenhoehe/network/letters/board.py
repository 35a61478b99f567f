"""Messages about entries of the board and the answers to them. None carries a private address."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.network.models import BoardAnswer, BoardEntry
from augenhoehe.notices.letters import Letter


def about_answer(answer: BoardAnswer, text: str, language: str) -> Letter:
    """„Wir machen mit“: somebody answers to an entry."""
    with translation.override(language):
        subject = gettext("%(who)s macht mit: %(title)s") % {
            "who": answer.organisation.name, "title": answer.entry.title,
        }  # fmt: skip
        return Letter(subject, "\n\n".join([text, gettext("Antworten Sie hier. Ihre Adressen bleiben unter Ihnen.")]))


def about_message(answer: BoardAnswer, who: str, text: str, language: str) -> Letter:
    """The other side wrote."""
    with translation.override(language):
        subject = gettext("%(who)s schreibt zu: %(title)s") % {"who": who, "title": answer.entry.title}
        return Letter(subject, text)


def about_comment(entry: BoardEntry, who: str, text: str, language: str) -> Letter:
    """Somebody wrote below the entry."""
    with translation.override(language):
        return Letter(gettext("%(who)s schreibt zu: %(title)s") % {"who": who, "title": entry.title}, text)


def about_hiding(entry: BoardEntry, language: str) -> Letter:
    """The coordination hid the entry, and why."""
    with translation.override(language):
        subject = gettext("Ausgeblendet: %(title)s") % {"title": entry.title}
        lines = [gettext("Die Koordination hat Ihren Eintrag in der Börse ausgeblendet."), entry.state_reason]
        return Letter(subject, "\n\n".join(lines))
