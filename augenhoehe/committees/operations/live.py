"""A meeting written down while it runs: opened and closed, who came and left, who chairs the pen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.committees import rules
from augenhoehe.committees.addresses import of_sitting
from augenhoehe.committees.models import Meeting, Presence, Seat, Sitting
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty

from . import waiting
from .meetings import took_place
from .sections import follow_course

WRITE_MINUTES = "write_minutes"
# No statute names a day: three weeks without minutes, and it shows as overdue.
WRITING_TIME = timedelta(days=21)


@transaction.atomic
def open_sitting(
    *,
    meeting: Meeting,
    opened_at: datetime,
    by: Actor,
    at: datetime,
    secretary: User | None = None,
    secretary_name: str = "",
) -> Sitting:
    """Open a meeting and name who writes; from now on it is written down who is there and what is said."""
    rules.check_write_down(by, meeting)
    held = Meeting.objects.select_for_update(of=("self",)).select_related("committee").get(pk=meeting.pk)
    rules.check_begun(held, day_of(at))
    rules.check_opening(held, opened_at, at)
    rules.check_secretary(held, secretary.pk if secretary else None, secretary_name)
    if Sitting.objects.filter(meeting=held).exists():
        raise Refused("Diese Sitzung ist schon eröffnet.")
    sitting = Sitting.objects.create(
        meeting=held, opened_at=opened_at, secretary=secretary,
        secretary_name=secretary.name if secretary else clean(secretary_name),
    )  # fmt: skip
    audit("open_sitting", sitting, by=by, at=at, fields=["opened_at", "secretary"])
    return sitting


@transaction.atomic
def close_sitting(
    *, meeting: Meeting, closed_at: datetime, by: Actor, at: datetime, revision: int | None = None
) -> Sitting:
    """Close a meeting: it took place, and its minutes are owed."""
    rules.check_write_down(by, meeting)
    held = Meeting.objects.select_for_update(of=("self",)).select_related("committee").get(pk=meeting.pk)
    sitting = _locked(held)
    rules.check_running(sitting)
    rules.check_closing(sitting, closed_at, at)
    revisions.change(sitting, revision=revision, typed={"closed_at": closed_at}, closed_at=closed_at)
    audit("close_sitting", sitting, by=by, at=at, fields=["closed_at"])
    took_place(held, by=by, at=at)
    waiting.owe_meeting(held.committee, by=by, at=at)
    _owe_minutes(sitting, by=by, at=at)
    return sitting


@transaction.atomic
def change_sitting(
    *,
    meeting: Meeting,
    opened_at: datetime,
    closed_at: datetime | None,
    by: Actor,
    at: datetime,
    secretary: User | None = None,
    secretary_name: str = "",
    revision: int | None = None,
) -> Sitting:
    """Mend the times or the name of the secretary, until the minutes are laid before those who sign."""
    rules.check_write_down(by, meeting)
    sitting = _locked(meeting)
    rules.check_course_open(meeting)
    rules.check_opening(meeting, opened_at, at)
    rules.check_secretary(meeting, secretary.pk if secretary else None, secretary_name)
    if sitting.closed_at is not None and closed_at is None:
        raise Refused("Die Sitzung ist schon geschlossen. Nennen Sie das Ende.", field="closed_at")
    ended = closed_at if sitting.closed_at is not None else None
    if ended is not None:
        rules.check_closing(Sitting(meeting=meeting, opened_at=opened_at), ended, at)
    new: dict[str, Any] = {
        "opened_at": opened_at,
        "closed_at": ended,
        "secretary": secretary,
        "secretary_name": secretary.name if secretary else clean(secretary_name),
    }
    revisions.change(sitting, revision=revision, typed=new, **new)
    audit("change_sitting", sitting, by=by, at=at, fields=new)
    if sitting.closed_at is not None:
        close_duty(kind=WRITE_MINUTES, subject_id=meeting.pk, outcome="Schriftführung geändert", by=by, at=at)
        _owe_minutes(sitting, by=by, at=at)
    return sitting


def _locked(meeting: Meeting) -> Sitting:
    sitting = Sitting.objects.select_for_update(of=("self",)).filter(meeting=meeting).first()
    if sitting is None:
        raise Refused("Die Sitzung ist noch nicht eröffnet.")
    sitting.meeting = meeting
    return sitting


def _owe_minutes(sitting: Sitting, *, by: Actor, at: datetime) -> None:
    """The secretary is „am Zug“; without an account the office is, in their name."""
    meeting = sitting.meeting
    if hasattr(meeting, "minutes"):
        return
    role = waiting.office_of(meeting.committee, at)
    open_duty(
        kind=WRITE_MINUTES, subject_kind="meeting", subject_id=meeting.pk, url=of_sitting(meeting),
        title=f"Niederschrift schreiben: {meeting.committee.name_on(day_of(meeting.starts_at))}",
        owner_label=f"Schriftführung: {sitting.secretary_name}", user=sitting.secretary,
        role="" if sitting.secretary_id else role, municipality=meeting.committee.municipality,
        due=day_of(at) + WRITING_TIME, by=by, at=at,
    )  # fmt: skip


# --- Who is there -----------------------------------------------------------------------------------
@transaction.atomic
def take_seat(
    *, meeting: Meeting, seat: Seat, came_at: datetime, by: Actor, at: datetime, deputy: str = ""
) -> Presence:
    """Somebody of the committee came, or a deputy instead. Tapped twice, by two people, it stays one."""
    rules.check_write_down(by, meeting)
    rules.check_seat_of(meeting, seat)
    sitting = _locked(meeting)
    rules.check_course_open(meeting)
    came_at = max(came_at, sitting.opened_at) if came_at <= at else came_at
    rules.check_times(sitting, came_at, None, at, "came_at", "left_at")
    there = Presence.objects.filter(meeting=meeting, seat=seat).here().first()
    if there is not None:
        return there
    named = clean(deputy)
    found = Presence.objects.create(
        meeting=meeting,
        seat=seat,
        kind=Presence.Kind.DEPUTY if named else Presence.Kind.MEMBER,
        name=named or seat.holder or seat.organisation,
        function=seat.function,
        organisation=seat.organisation,
        stands_in_for=seat.holder if named else "",
        voting=seat.voting,
        came_at=came_at,
    )
    audit("take_seat", found, by=by, at=at, fields=["came_at"])
    follow_course(meeting)
    return found


@transaction.atomic
def welcome_guest(
    *,
    meeting: Meeting,
    kind: str,
    name: str,
    came_at: datetime,
    by: Actor,
    at: datetime,
    function: str = "",
    organisation: str = "",
) -> Presence:
    """A guest, or an invited member of another body: with institution, without a vote."""
    rules.check_write_down(by, meeting)
    rules.check_text(name, "Nennen Sie bitte den Namen des Gastes.", "name")
    if kind not in (Presence.Kind.GUEST, Presence.Kind.OTHER_BODY):
        raise Refused("Wählen Sie: Gast oder Mitglied eines anderen Gremiums.", field="kind")
    sitting = _locked(meeting)
    rules.check_course_open(meeting)
    rules.check_times(sitting, came_at, None, at, "came_at", "left_at")
    found = Presence.objects.create(
        meeting=meeting, kind=kind, name=clean(name), function=clean(function), organisation=clean(organisation),
        came_at=came_at,
    )  # fmt: skip
    audit("welcome_guest", found, by=by, at=at, fields=["name", "organisation", "came_at"])
    follow_course(meeting)
    return found


@transaction.atomic
def leave(*, presence: Presence, left_at: datetime, by: Actor, at: datetime) -> Presence:
    """Somebody left, for good or for a while; whoever comes back comes anew. Tapped twice it stays one."""
    rules.check_write_down(by, presence.meeting)
    sitting = _locked(presence.meeting)
    rules.check_course_open(presence.meeting)
    presence.refresh_from_db(from_queryset=Presence.objects.select_for_update(of=("self",)).select_related("meeting"))
    if presence.left_at is not None:
        return presence
    rules.check_times(sitting, presence.came_at, left_at, at, "came_at", "left_at")
    revisions.change(presence, left_at=left_at)
    audit("leave", presence, by=by, at=at, fields=["left_at"])
    follow_course(presence.meeting)
    return presence


@transaction.atomic
def change_presence(
    *,
    presence: Presence,
    name: str,
    function: str,
    organisation: str,
    came_at: datetime,
    left_at: datetime | None,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Presence:
    """Mend a name or a time."""
    rules.check_write_down(by, presence.meeting)
    rules.check_text(name, "Nennen Sie bitte den Namen.", "name")
    sitting = _locked(presence.meeting)
    rules.check_course_open(presence.meeting)
    rules.check_times(sitting, came_at, left_at, at, "came_at", "left_at")
    if left_at is None and presence.seat_id and _sits_again(presence):
        raise Refused("Dieser Sitz ist inzwischen wieder besetzt. Nennen Sie, wann die Person ging.", field="left_at")
    new = {
        "name": clean(name), "function": clean(function), "organisation": clean(organisation),
        "came_at": came_at, "left_at": left_at,
    }  # fmt: skip
    revisions.change(presence, revision=revision, typed=new, **new)
    audit("change_presence", presence, by=by, at=at, fields=new)
    follow_course(presence.meeting)
    return presence


def _sits_again(presence: Presence) -> bool:
    rows = Presence.objects.filter(meeting_id=presence.meeting_id, seat=presence.seat).here()
    return rows.exclude(pk=presence.pk).exists()


@transaction.atomic
def remove_presence(*, presence: Presence, by: Actor, at: datetime) -> None:
    """The finger hit the wrong line: this person was not there."""
    rules.check_write_down(by, presence.meeting)
    _locked(presence.meeting)
    rules.check_course_open(presence.meeting)
    audit("remove_presence", presence, by=by, at=at, fields=["came_at", "left_at"])
    presence.delete()
    follow_course(presence.meeting)
