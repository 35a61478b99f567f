"""The mails of a meeting, in the reader's language: asked, asked again, moved, called off, asked as a deputy."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from .letters import Letter, _names, _when_and_where
from .models import AgendaItem, Delivery, Meeting

Kind = Delivery.Kind


def letter(delivery: Delivery, name: str, language: str, url: str, items: Sequence[AgendaItem]) -> Letter:
    """The letter of a delivery. `items`: what everybody may read."""
    meeting = delivery.meeting
    with translation.override(language):
        lines = [gettext("Guten Tag %(name)s,") % {"name": name}, *_told(delivery, url)]
        if delivery.kind in (Kind.INVITATION, Kind.DEPUTY, Kind.REMINDER) and items:
            lines.append(gettext("Darum geht es:") + "\n" + "\n".join(f"– {item.title}" for item in items))
        if delivery.kind not in (Kind.CANCELLED, Kind.DEPUTY_OFF):
            lines.append(gettext("Geben Sie diese Adresse nicht weiter. Sie gilt nur für Sie."))
        return Letter(_subject(delivery.kind, meeting), "\n\n".join([*lines, settings.INSTALLATION_NAME]))


def _subject(kind: str, meeting: Meeting) -> str:
    subjects = {
        Kind.INVITATION: gettext("Einladung: %(committee)s am %(day)s"),
        Kind.CHANGED: gettext("Neuer Termin: %(committee)s am %(day)s"),
        Kind.CANCELLED: gettext("Abgesagt: %(committee)s am %(day)s"),
        Kind.REMINDER: gettext("Kommen Sie? %(committee)s am %(day)s"),
        Kind.DEPUTY: gettext("Können Sie vertreten? %(committee)s am %(day)s"),
        Kind.DEPUTY_OFF: gettext("Keine Vertretung nötig: %(committee)s am %(day)s"),
    }
    return subjects[Kind(kind)] % _names(meeting)


def _told(delivery: Delivery, url: str) -> list[str]:
    meeting = delivery.meeting
    when = _when_and_where(meeting)
    ask = gettext("Kommen Sie? Antworten Sie hier mit einem Tipp, ohne Anmeldung:") + f"\n{url}"
    if delivery.kind == Kind.INVITATION:
        return [gettext("Sie sind eingeladen: %(committee)s.") % _names(meeting), when, ask]
    if delivery.kind == Kind.REMINDER:
        told = gettext("Wir haben noch keine Antwort von Ihnen. Das Büro plant mit Ihrer Antwort.")
        return [told, when, ask]
    if delivery.kind == Kind.CHANGED:
        return [gettext("Für die Sitzung gilt nun ein neuer Termin oder Ort."), when, ask]
    if delivery.kind == Kind.CANCELLED:
        reason = gettext("Grund: %(reason)s") % {"reason": meeting.cancelled_reason}
        return [gettext("Die Sitzung findet nicht statt."), reason]
    return _to_deputy(delivery, url, when)


def _to_deputy(delivery: Delivery, url: str, when: str) -> list[str]:
    request = delivery.request
    member = request.attendance.seat.holder if request else ""
    words = {**_names(delivery.meeting), "member": member}
    if delivery.kind == Kind.DEPUTY_OFF:
        return [gettext("%(member)s braucht für diese Sitzung keine Vertretung mehr: %(committee)s.") % words, when]
    return [
        gettext("%(member)s kann nicht kommen und fragt, ob Sie vertreten: %(committee)s.") % words,
        when,
        gettext("Können Sie? Antworten Sie hier mit einem Tipp, ohne Anmeldung:") + f"\n{url}",
    ]


def deputy_said_no(meeting: Meeting, deputy: str, language: str) -> Letter:
    """To the member: somebody else has to be asked."""
    with translation.override(language):
        words = {**_names(meeting), "deputy": deputy}
        subject = gettext("%(deputy)s kann nicht vertreten: %(committee)s am %(day)s") % words
        return Letter(subject, gettext("Bitte fragen Sie jemand anderen, oder kommen Sie selbst."))
