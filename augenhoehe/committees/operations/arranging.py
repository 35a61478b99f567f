"""Arranging an agenda point by point: one step up or down, one waiting item put on it, its brief, its documents."""

from __future__ import annotations

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Max

from augenhoehe.committees import rules
from augenhoehe.committees.models import AgendaItem, ItemDocument, Meeting
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.files.kinds import PDF
from augenhoehe.files.operations import store
from augenhoehe.journal.operations import audit

from . import waiting
from .agenda import announce, hold_papers
from .sections import note_back


@transaction.atomic
def move_item(*, item: AgendaItem, direction: str, by: Actor, at: datetime) -> bool:
    """One place up or down on its agenda. The last place goes no further; False then."""
    rules.check_direction(direction)
    meeting = rules.meeting_of(item)
    rules.check_prepare(by, meeting.committee, day_of(at))
    # Whoever moves another item meanwhile waits here and then moves on what holds by then.
    _hold(meeting)
    rules.MEETING.target(meeting.state, "arrange")
    items = list(meeting.agenda_items.select_for_update(of=("self",)).order_by("order"))
    place = next((number for number, one in enumerate(items) if one.pk == item.pk), None)
    if place is None:
        raise Refused("Dieser Punkt steht nicht mehr auf der Tagesordnung.")
    other = place + (-1 if direction == rules.UP else 1)
    if not 0 <= other < len(items):
        return False
    items[place], items[other] = items[other], items[place]
    revisions.change(meeting)
    for number, one in enumerate(items, start=1):
        if one.order != number:
            AgendaItem.objects.filter(pk=one.pk).update(order=number)
    audit("order_agenda", meeting, by=by, at=at, fields=["order"])
    return True


def _hold(meeting: Meeting) -> None:
    """Read anew under a lock: one step is no edit of what somebody else saw, so nobody is told of a conflict."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("committee")
    meeting.refresh_from_db(from_queryset=rows)


@transaction.atomic
def add_to_agenda(*, meeting: Meeting, item: AgendaItem, by: Actor, at: datetime) -> AgendaItem:
    """Put one thing that waits at the end of the agenda."""
    rules.check_prepare(by, meeting.committee, day_of(at))
    hold_papers(AgendaItem.objects.filter(pk=item.pk))
    _hold(meeting)
    rules.MEETING.target(meeting.state, "arrange")
    revisions.lock(item, "committee", "thread")
    rules.check_can_join(item, meeting)
    last = meeting.agenda_items.aggregate(last=Max("order"))["last"] or 0
    revisions.change(item, meeting=meeting, order=last + 1)
    note_back([item], meeting)
    revisions.change(meeting)
    audit("build_agenda", meeting, by=by, at=at, fields=["agenda_items"])
    item.meeting = meeting
    waiting.expect_on([item], day_of(meeting.starts_at), "Steht auf der Tagesordnung", by=by, at=at)
    if meeting.state == Meeting.State.INVITED:
        announce(meeting, [item], by=by, at=at)
    return item


@transaction.atomic
def describe_item(
    *, item: AgendaItem, brief: str, to_decide: str, public: bool, by: Actor, at: datetime,
    revision: int | None = None,
) -> AgendaItem:  # fmt: skip
    """Three sentences, what is to be decided, and in which part of the meeting."""
    typed = {"brief": brief, "to_decide": to_decide, "public": public}
    revisions.lock(item, "committee", "meeting", revision=revision, typed=typed)
    rules.check_prepare(by, item.committee, day_of(at))
    rules.check_open_item(item)
    if public and not item.public and item.station_id is not None:
        raise Refused("Ob eine Vorlage öffentlich ist, steht in der Vorlage. Ändern Sie es dort.", field="public")
    revisions.change(item, brief=clean(brief), to_decide=clean(to_decide), public=public)
    audit("describe_item", item, by=by, at=at, fields=sorted(typed))
    return item


@transaction.atomic
def attach_document(
    *, item: AgendaItem, name: str, file: UploadedFile | bytes, by: Actor, at: datetime
) -> ItemDocument:
    """Put a PDF to an item; it goes with the next mail and lies under the item."""
    rules.check_prepare(by, item.committee, day_of(at))
    rules.check_open_item(item)
    rules.check_text(name, "Nennen Sie bitte einen Namen.", "name")
    stored = store(content=file, at=at, allowed=frozenset({PDF}))
    try:
        with transaction.atomic():
            document = ItemDocument.objects.create(item=item, file=stored, name=clean(name), added_at=at)
    except IntegrityError:
        raise Refused("Eine Unterlage mit diesem Namen gibt es hier schon.", field="name") from None
    audit("attach_document", document, by=by, at=at, fields=["name", "file"])
    return document


@transaction.atomic
def detach_document(*, document: ItemDocument, by: Actor, at: datetime) -> None:
    """Take a PDF away from its item; what was mailed stays mailed."""
    rules.check_prepare(by, document.item.committee, day_of(at))
    rules.check_open_item(document.item)
    audit("detach_document", document, by=by, at=at, fields=["name"])
    document.delete()


@transaction.atomic
def describe_way(
    *, meeting: Meeting, directions: str, online_url: str, by: Actor, at: datetime, revision: int | None = None
) -> Meeting:
    """How people get there, and where they take part online."""
    rules.check_prepare(by, meeting.committee, day_of(at))
    typed = {"directions": directions, "online_url": online_url}
    revisions.lock(meeting, "committee", revision=revision, typed=typed)
    rules.MEETING.target(meeting.state, "arrange")
    revisions.change(meeting, directions=clean(directions), online_url=online_url)
    audit("describe_way", meeting, by=by, at=at, fields=sorted(typed))
    return meeting
