"""What members read in their inbox about meetings, in their language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.core.clock import day_of
from augenhoehe.ui.words import long_day, long_moment

from .models import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


def invitation(meeting: Meeting, items: Sequence[AgendaItem], language: str) -> Letter:
    """When, where and what about; the address stands under the message."""
    with translation.override(language):
        subject = gettext("Einladung: %(committee)s am %(day)s") % _names(meeting)
        listed = "\n".join(f"{number}. {item.title}" for number, item in enumerate(items, start=1))
        lines = [
            gettext("Sie sind eingeladen: %(committee)s.") % _names(meeting),
            _when_and_where(meeting),
            gettext("Darum geht es:") + f"\n{listed}",
            gettext("Jeder Punkt ist dort in drei Sätzen erklärt."),
        ]
        return Letter(subject, "\n\n".join(lines))


def moved(meeting: Meeting, language: str) -> Letter:
    with translation.override(language):
        subject = gettext("Neuer Termin: %(committee)s am %(day)s") % _names(meeting)
        body = gettext("Für die Sitzung gilt nun ein neuer Termin oder Ort.")
        return Letter(subject, f"{body}\n\n{_when_and_where(meeting)}")


def cancelled(meeting: Meeting, language: str) -> Letter:
    with translation.override(language):
        subject = gettext("Abgesagt: %(committee)s am %(day)s") % _names(meeting)
        reason = gettext("Grund: %(reason)s") % {"reason": meeting.cancelled_reason}
        return Letter(subject, gettext("Die Sitzung findet nicht statt.") + f"\n\n{reason}")


def _names(meeting: Meeting) -> dict[str, str]:
    day = day_of(meeting.starts_at)
    return {"committee": meeting.committee.name_on(day), "day": long_day(day)}


def _when_and_where(meeting: Meeting) -> str:
    return gettext("Wann: %(moment)s\nWo: %(place)s") % {
        "moment": long_moment(meeting.starts_at),
        "place": meeting.place,
    }
