"""Meetings: planned, invited to, moved, held, called off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.accounts.models import User
from augenhoehe.committees import letters, rules
from augenhoehe.committees.addresses import of_meeting
from augenhoehe.committees.happenings import MeetingCancelled, MeetingInvited, MeetingMoved, MeetingPlanned
from augenhoehe.committees.models import AgendaItem, Committee, Delivery, Meeting
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.journal.sentences import said
from augenhoehe.notices.operations import send_message

from . import deliveries, waiting
from .agenda import announce, hold_papers, release_items, tell


@transaction.atomic
def plan_meeting(
    *, committee: Committee, starts_at: datetime, place: str, by: Actor, at: datetime, public: bool = False
) -> Meeting:
    """Set the date of a meeting; whoever owed one owes it no more."""
    rules.check_prepare(by, committee, day_of(at))
    rules.check_stands(committee, day_of(starts_at))
    rules.check_start(starts_at, at)
    rules.check_text(place, "Nennen Sie bitte den Ort, oder „online“.", "place")
    meeting = Meeting.objects.create(committee=committee, starts_at=starts_at, place=clean(place), public=public)
    audit("plan_meeting", meeting, by=by, at=at, fields=["starts_at", "place", "public"])
    waiting.meeting_is_planned(meeting, by=by, at=at)
    waiting.expect_reachable(committee, waiting.undated_items(committee), "Eine Sitzung ist geplant", by=by, at=at)
    happened(MeetingPlanned(meeting, at))
    return meeting


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    starts_at: datetime,
    place: str,
    public: bool,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Meeting:
    """Give a meeting another date or place; who was invited hears of it."""
    rules.check_prepare(by, meeting.committee, day_of(at))
    typed = {"starts_at": starts_at, "place": place, "public": public}
    revisions.lock(meeting, "committee", revision=revision, typed=typed)
    rules.MEETING.target(meeting.state, "move")
    rules.check_start(starts_at, at)
    rules.check_text(place, "Nennen Sie bitte den Ort, oder „online“.", "place")
    moved = (meeting.starts_at, meeting.place) != (starts_at, clean(place))
    revisions.change(meeting, starts_at=starts_at, place=clean(place), public=public)
    audit("change_meeting", meeting, by=by, at=at, fields=["starts_at", "place", "public"])
    if moved:
        items = list(_agenda(meeting))
        waiting.expect_on(items, day_of(starts_at), "Die Sitzung ist verlegt", by=by, at=at)
        if meeting.state == Meeting.State.INVITED:
            _write_to_members(meeting, letters.moved, at, Delivery.Kind.CHANGED)
            announce(meeting, items, by=by, at=at)
        happened(MeetingMoved(meeting, at))
    return meeting


@transaction.atomic
def invite_to_meeting(*, meeting: Meeting, by: Actor, at: datetime, revision: int | None = None) -> int:
    """Write to everybody with a seat and an account, in their language; returns how many were written to."""
    rules.check_prepare(by, meeting.committee, day_of(at))
    revisions.lock(meeting, "committee", revision=revision)
    state = rules.MEETING.target(meeting.state, "invite")
    items = list(_agenda(meeting))
    rules.check_has_agenda(len(items))
    revisions.change(meeting, state=state, invited_at=at)
    audit("invite_to_meeting", meeting, by=by, at=at, fields=["state", "invited_at"])
    written = _write_to_members(meeting, lambda one, language: letters.invitation(one, items, language), at)
    announce(meeting, items, by=by, at=at)
    happened(MeetingInvited(meeting))
    return written


@transaction.atomic
def hold_meeting(*, meeting: Meeting, by: Actor, at: datetime, revision: int | None = None) -> Meeting:
    """Note that a meeting took place; its resolutions may be recorded afterwards."""
    rules.check_prepare(by, meeting.committee, day_of(at))
    revisions.lock(meeting, "committee", revision=revision)
    rules.check_begun(meeting, day_of(at))
    took_place(meeting, by=by, at=at)
    waiting.owe_meeting(meeting.committee, by=by, at=at)
    return meeting


def took_place(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """The state follows, unless somebody noted it already; expects the row to be locked and fresh."""
    if meeting.state == Meeting.State.HELD:
        return
    revisions.change(meeting, state=rules.MEETING.target(meeting.state, "hold"))
    audit("hold_meeting", meeting, by=by, at=at, fields=["state"])


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Meeting:
    """Call a meeting off; its items wait again, who was invited hears of it, and a new date is owed."""
    rules.check_prepare(by, meeting.committee, day_of(at))
    rules.check_text(reason, "Nennen Sie bitte den Grund der Absage.", "reason")
    hold_papers(meeting.agenda_items.undecided())
    revisions.lock(meeting, "committee", revision=revision, typed={"reason": reason})
    invited = meeting.state == Meeting.State.INVITED
    state = rules.MEETING.target(meeting.state, "cancel")
    items = release_items(meeting)
    revisions.change(meeting, state=state, cancelled_reason=clean(reason))
    audit("cancel_meeting", meeting, by=by, at=at, fields=["state", "cancelled_reason"])
    if invited:
        _write_to_members(meeting, letters.cancelled, at, Delivery.Kind.CANCELLED)
        _take_back_announcement(meeting, items, by=by, at=at)
    waiting.owe_meeting(meeting.committee, by=by, at=at)
    waiting.expect_reachable(meeting.committee, items, "Die Sitzung ist abgesagt", by=by, at=at)
    happened(MeetingCancelled(meeting))
    return meeting


def _agenda(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.agenda_items.select_related("committee", "thread", "meeting").order_by("order"))


def _take_back_announcement(meeting: Meeting, items: list[AgendaItem], *, by: Actor, at: datetime) -> None:
    day = day_of(meeting.starts_at)
    name = meeting.committee.name_on(day)
    text = said(_("Die Sitzung am %(day)s findet nicht statt: %(body)s."), day=day, body=name)
    for item in items:
        tell(item, "meeting_cancelled", text, by=by, at=at, reason=meeting.cancelled_reason)


def _write_to_members(
    meeting: Meeting,
    write: Callable[[Meeting, str], letters.Letter],
    at: datetime,
    kind: str = Delivery.Kind.INVITATION,
) -> int:
    """One message for each person with an account and a seat on the day of the meeting.

    The mail, with papers and calendar file, follows from the worker, also to guests and deputies.
    """
    seats = meeting.committee.seats.valid_on(day_of(meeting.starts_at)).filter(user__is_active=True)
    people = {one.user: one for one in seats.select_related("user").order_by("user_id", "voting", "pk") if one.user}
    for person in people:
        letter = write(meeting, person.language)
        send_message(
            recipient=person,
            kind="meeting",
            subject=letter.subject,
            body=letter.body,
            url=of_meeting(meeting),
            at=at,
            mailed=person.digest != User.Digest.NEVER,
        )
    deliveries.note_all(meeting, kind, people, at=at)
    return len(people)
