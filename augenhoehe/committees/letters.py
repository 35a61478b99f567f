"""What members read in their inbox about meetings, in their language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from augenhoehe.accounts.models import User
from augenhoehe.core.clock import day_of
from augenhoehe.core.values import dataclass
from augenhoehe.ui.words import long_day, long_moment

from .models import AgendaItem, Delay, Meeting, Paper, Resolution
from .queries import StationView


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


Writer = Callable[[str], Letter]


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


def invitation_mail(meeting: Meeting, items: Sequence[AgendaItem], person: User, answer_url: str) -> Letter:
    """The mail asks the question itself and leads to the answer with one tap; closed titles stay inside."""
    with translation.override(person.language):
        subject = gettext("Einladung: %(committee)s am %(day)s") % _names(meeting)
        shown = [one for one in items if meeting.committee.public and _everybodys(one)]
        lines = [
            gettext("Guten Tag %(name)s,") % {"name": person.name},
            gettext("Sie sind eingeladen: %(committee)s.") % _names(meeting),
            _when_and_where(meeting),
            gettext("Kommen Sie? Antworten Sie hier mit einem Tipp, ohne Anmeldung:") + f"\n{answer_url}",
        ]
        if shown:
            listed = "\n".join(f"– {item.title}" for item in shown)
            lines.append(gettext("Darum geht es:") + f"\n{listed}")
        lines.append(gettext("Geben Sie diese Adresse nicht weiter. Sie gilt nur für Ihren Sitz."))
        return Letter(subject, "\n\n".join([*lines, settings.INSTALLATION_NAME]))


def _everybodys(item: AgendaItem) -> bool:
    """A mail is read on the way: it names only what everybody may read; expects `thread` to be selected."""
    return item.public and (item.thread is None or item.thread.is_public)


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


def quorum_at_risk(meeting: Meeting, forecast: str, language: str) -> Letter:
    """To the chair: what the answers say. The sentences come from the inside page and are German."""
    with translation.override(language):
        subject = gettext("Beschlussfähigkeit unsicher: %(committee)s am %(day)s") % _names(meeting)
        return Letter(subject, f"{forecast}\n\n" + _when_and_where(meeting))


def _names(meeting: Meeting) -> dict[str, str]:
    day = day_of(meeting.starts_at)
    return {"committee": meeting.committee.name_on(day), "day": long_day(day)}


def _when_and_where(meeting: Meeting) -> str:
    return gettext("Wann: %(moment)s\nWo: %(place)s") % {
        "moment": long_moment(meeting.starts_at),
        "place": meeting.place,
    }


def paper_concluded(paper: Paper, resolution: Resolution, language: str) -> Letter:
    """What became of a paper, with the reason."""
    with translation.override(language):
        subject = gettext("Ergebnis: %(title)s") % {"title": paper.title}
        lines = [_decided(resolution), gettext("Begründung: %(reason)s") % {"reason": resolution.reason}]
        return Letter(subject, "\n\n".join(lines))


def paper_returned(paper: Paper, resolution: Resolution, language: str) -> Letter:
    with translation.override(language):
        subject = gettext("Zur Überarbeitung zurück: %(title)s") % {"title": paper.title}
        lines = [
            _decided(resolution),
            gettext("Begründung: %(reason)s") % {"reason": resolution.reason},
            gettext("Überarbeiten Sie die Vorlage und reichen Sie sie wieder ein."),
        ]
        return Letter(subject, "\n\n".join(lines))


def paper_waits(view: StationView, language: str) -> Letter:
    """A reachable meeting passed: how long it lies there, how many meetings it was, when the next one is."""
    with translation.override(language):
        words = {"title": view.paper.title, "days": view.waited_days, "committee": view.committee}
        subject = gettext("Wartet weiter: %(title)s") % words
        count = len(view.missed)
        lines = [
            gettext("Ihre Vorlage liegt seit %(days)s Tagen bei: %(committee)s.") % words,
            ngettext(
                "Eine erreichbare Sitzung ist vorbei, ohne dass sie beraten wurde.",
                "%(number)s erreichbare Sitzungen sind vorbei, ohne dass sie beraten wurde.",
                count,
            )
            % {"number": capfirst(view.missed_spelled)},
        ]
        if view.next_reachable:
            lines.append(gettext("Nächste erreichbare Sitzung: %(day)s.") % {"day": long_day(view.next_reachable)})
        return Letter(subject, "\n\n".join(lines))


def _decided(resolution: Resolution) -> str:
    name = resolution.agenda_item.committee.name_on(resolution.decided_on)
    words = {"committee": name, "result": gettext(resolution.get_kind_display())}
    return gettext("%(committee)s hat entschieden: %(result)s.") % words


def urge(delay: Delay, days: int, language: str) -> Letter:
    """Something has been late for so long that office and chair should know."""
    with translation.override(language):
        words = {"title": delay.title, "days": days, "unit": delay.unit}
        lines = [gettext("Seit %(days)s Tagen überfällig: %(title)s.") % words]
        lines.append(gettext("Zuständig: %(unit)s.") % words)
        if delay.reason:
            lines.append(gettext("Genannter Grund: %(reason)s") % {"reason": delay.reason})
        return Letter(gettext("Mahnung: %(title)s") % words, "\n\n".join(lines))
