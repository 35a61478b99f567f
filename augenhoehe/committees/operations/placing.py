"""One item alone on the agenda of a meeting: what the record of another house shows to have been dealt with there."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from augenhoehe.committees import rules
from augenhoehe.committees.models import AgendaItem, Meeting
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit

from . import waiting
from .agenda import announce, hold_papers


@transaction.atomic
def place_item(*, item: AgendaItem, meeting: Meeting, by: Actor, at: datetime) -> AgendaItem:
    """Put one waiting item on an agenda, behind what stands there; what else waits goes on waiting."""
    rules.check_prepare(by, meeting.committee, day_of(at))
    hold_papers(AgendaItem.objects.filter(pk=item.pk))
    revisions.lock(meeting, "committee")
    revisions.lock(item, "committee", "thread")
    rules.MEETING.target(meeting.state, "arrange")
    rules.check_open_item(item)
    if item.meeting_id is not None or item.committee_id != meeting.committee_id:
        raise Refused("Dieser Punkt steht schon auf einer Tagesordnung.")
    last = meeting.agenda_items.aggregate(last=Max("order"))["last"] or 0
    revisions.change(item, meeting=meeting, order=last + 1)
    revisions.change(meeting)
    audit("place_item", item, by=by, at=at, fields=["meeting", "order"])
    waiting.expect_on([item], day_of(meeting.starts_at), "Steht auf der Tagesordnung", by=by, at=at)
    if meeting.state == Meeting.State.INVITED:
        announce(meeting, [item], by=by, at=at)
    return item
