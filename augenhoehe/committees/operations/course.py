"""What happens to an agenda item while a meeting runs: reached, spoken to, put off, added, with somebody biased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from augenhoehe.committees import rules
from augenhoehe.committees.happenings import ItemWithdrawn
from augenhoehe.committees.models import AgendaItem, ItemCourse, Meeting, Presence, Sitting, Speech
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit

from . import waiting
from .agenda import hold_papers, lay_before, take_back
from .sections import course_for, follow_course, note_back


def _begin(item: AgendaItem, by: Actor) -> tuple[Meeting, ItemCourse]:
    """The meeting and the course of an item, once it is clear that this person may write there."""
    meeting = rules.meeting_of(item)
    rules.check_write_down(by, meeting)
    rules.check_course_open(meeting)
    return meeting, course_for(item, meeting)


def _note(course: ItemCourse, **values: Any) -> None:
    """Beside the text: the revision stays, so that who is writing the text is not disturbed."""
    ItemCourse.objects.filter(pk=course.pk).update(**values)
    for name, value in values.items():
        setattr(course, name, value)


@transaction.atomic
def reach_item(*, item: AgendaItem, reached_at: datetime, by: Actor, at: datetime) -> ItemCourse:
    """The body has come to this item. Reached again, the first moment stays."""
    _, course = _begin(item, by)
    if course.reached_at is None:
        _note(course, reached_at=reached_at)
        audit("reach_item", course, by=by, at=at, fields=["reached_at"])
    return course


@transaction.atomic
def write_discussion(
    *, item: AgendaItem, discussion: str, by: Actor, at: datetime, revision: int | None = None
) -> ItemCourse:
    """What was said, in running text. Of two people who write at once one gets the page with both texts."""
    meeting, course = _begin(item, by)
    rules.check_no_draft(meeting)
    new = {"discussion": clean(discussion)}
    # Before anybody wrote there is no row: who opened the page then saw revision 1.
    revisions.change(course, revision=revision, typed=new, **new)
    audit("write_discussion", course, by=by, at=at, fields=new)
    return course


@transaction.atomic
def add_speech(
    *,
    item: AgendaItem,
    by: Actor,
    at: datetime,
    name: str = "",
    function: str = "",
    organisation: str = "",
    note: str = "",
    presence: Presence | None = None,
) -> Speech:
    """Somebody spoke: chosen from those who are there, or named; with function and institution (S3-3)."""
    meeting, course = _begin(item, by)
    if presence is not None:
        if presence.meeting_id != meeting.pk:
            raise Refused("Diese Person war in dieser Sitzung nicht da.", field="presence")
        name, function, organisation = presence.name, presence.function, presence.organisation
    rules.check_text(name, "Wählen Sie, wer spricht, oder nennen Sie den Namen.", "name")
    sitting = Sitting.objects.get(meeting=meeting)
    if course.reached_at is None and sitting.live_at(at):
        _note(course, reached_at=at)
    speech = Speech.objects.create(
        course=course, name=clean(name), function=clean(function), organisation=clean(organisation), note=clean(note),
        spoken_at=at,
    )  # fmt: skip
    audit("add_speech", speech, by=by, at=at, fields=["name", "note"])
    follow_course(meeting)
    return speech


@transaction.atomic
def change_speech(
    *,
    speech: Speech,
    name: str,
    function: str,
    organisation: str,
    note: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Speech:
    """Mend who spoke or what was noted."""
    _may_mend(speech, by)
    rules.check_text(name, "Nennen Sie bitte, wer gesprochen hat.", "name")
    new = {
        "name": clean(name), "function": clean(function), "organisation": clean(organisation), "note": clean(note),
    }  # fmt: skip
    revisions.change(speech, revision=revision, typed=new, **new)
    audit("change_speech", speech, by=by, at=at, fields=new)
    follow_course(speech.course.meeting)
    return speech


@transaction.atomic
def remove_speech(*, speech: Speech, by: Actor, at: datetime) -> None:
    """Noted by mistake: this person did not speak."""
    _may_mend(speech, by)
    audit("remove_speech", speech, by=by, at=at, fields=["name", "note"])
    meeting = speech.course.meeting
    speech.delete()
    follow_course(meeting)


def _may_mend(speech: Speech, by: Actor) -> None:
    rules.check_write_down(by, speech.course.meeting)
    rules.check_course_open(speech.course.meeting)


@transaction.atomic
def note_bias(*, item: AgendaItem, presence: Presence, biased: bool, by: Actor, at: datetime) -> ItemCourse:
    """A member is biased (befangen) at an item and does not count when it is voted on; or is not, after all."""
    meeting, course = _begin(item, by)
    rules.check_no_resolution(item)
    rules.check_biased(course, presence)
    if biased:
        course.biased.add(presence)
    else:
        course.biased.remove(presence)
    audit("note_bias", course, by=by, at=at, fields=["biased"])
    follow_course(meeting)
    return course


@transaction.atomic
def postpone_in_meeting(
    *, item: AgendaItem, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> ItemCourse:
    """The body puts an item off: it waits again, and the minutes say so."""
    meeting, course = _leaves(item, by, revision)
    revisions.change(item, meeting=None, order=None)
    _note_outcome(course, ItemCourse.Outcome.POSTPONED, reason, by=by, at=at)
    waiting.owe_meeting(item.committee, by=by, at=at)
    follow_course(meeting)
    return course


@transaction.atomic
def withdraw_in_meeting(
    *, item: AgendaItem, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> ItemCourse:
    """Whoever laid it before the body takes it back in the meeting, and the minutes say so."""
    meeting, course = _leaves(item, by, revision)
    rules.check_not_on_the_way(item)
    take_back(item, by=by, at=at)
    _note_outcome(course, ItemCourse.Outcome.WITHDRAWN, reason, by=by, at=at)
    happened(ItemWithdrawn(item))
    follow_course(meeting)
    return course


def _leaves(item: AgendaItem, by: Actor, revision: int | None) -> tuple[Meeting, ItemCourse]:
    """Paper first, then the item: the order in which everybody locks."""
    hold_papers(AgendaItem.objects.filter(pk=item.pk))
    revisions.lock(item, "committee", "meeting__committee", "thread", revision=revision)
    meeting, course = _begin(item, by)
    rules.check_open_item(item)
    return meeting, course


def _note_outcome(course: ItemCourse, outcome: str, reason: str, *, by: Actor, at: datetime) -> None:
    _note(course, outcome=outcome, outcome_reason=clean(reason))
    audit("note_outcome", course, by=by, at=at, fields=["outcome", "outcome_reason"])


@transaction.atomic
def add_item_in_meeting(
    *,
    meeting: Meeting,
    yes: int,
    no: int,
    abstentions: int,
    by: Actor,
    at: datetime,
    item: AgendaItem | None = None,
    title: str = "",
    brief: str = "",
    public: bool = True,
) -> ItemCourse:
    """The body resolves to put a further item on its agenda: one that waits, or a new one. It comes last."""
    rules.check_write_down(by, meeting)
    held = Meeting.objects.select_for_update(of=("self",)).select_related("committee").get(pk=meeting.pk)
    rules.check_running(Sitting.objects.filter(meeting=held).first())
    rules.check_added(held, at, yes, no, abstentions)
    if item is None:
        rules.check_text(title, "Wählen Sie einen wartenden Punkt, oder nennen Sie einen Titel.", "title")
        item = lay_before(
            held.committee, title=title, brief=brief, url="", by=by, at=at, thread=None, public=public
        )  # fmt: skip
    else:
        revisions.lock(item, "committee", "thread")
        rules.check_open_item(item)
        if item.committee_id != held.committee_id or item.meeting_id is not None:
            raise Refused("Dieser Punkt wartet hier nicht mehr.", field="item")
    revisions.change(item, meeting=held, order=_next_place(held))
    note_back([item], held)
    waiting.expect_on([item], day_of(held.starts_at), "Steht auf der Tagesordnung", by=by, at=at)
    course = course_for(item, held)
    _note(course, added_yes=yes, added_no=no, added_abstentions=abstentions)
    audit("add_item_in_meeting", course, by=by, at=at, fields=["added_yes", "added_no", "added_abstentions"])
    return course


def _next_place(meeting: Meeting) -> int:
    items = meeting.agenda_items.aggregate(last=Max("order"))["last"] or 0
    courses = meeting.courses.aggregate(last=Max("order"))["last"] or 0
    return max(items, courses) + 1
