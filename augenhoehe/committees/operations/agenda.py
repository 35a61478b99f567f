"""Agenda items: laid before a committee, waiting, on an agenda, put off, taken back."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext_noop as _

from augenhoehe.committees import rules
from augenhoehe.committees.addresses import public_of_committee
from augenhoehe.committees.happenings import ItemSubmitted, ItemWithdrawn
from augenhoehe.committees.models import AgendaItem, Committee, Meeting, Paper, Station
from augenhoehe.committees.rules.live import check_not_written_down
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import said

from . import waiting
from .sections import note_back, note_put_off


@transaction.atomic
def submit_item(
    *,
    committee: Committee,
    title: str,
    brief: str,
    url: str,
    by: Actor,
    at: datetime,
    thread: Thread | None = None,
    public: bool = True,
) -> AgendaItem:
    """Lay something before a committee; it waits for the next meeting, and the committee is „am Zug“."""
    rules.check_submit(by, committee, day_of(at))
    return lay_before(committee, title=title, brief=brief, url=url, by=by, at=at, thread=thread, public=public)


def lay_before(
    committee: Committee,
    *,
    title: str,
    brief: str,
    url: str,
    by: Actor,
    at: datetime,
    thread: Thread | None,
    public: bool,
    station: Station | None = None,
) -> AgendaItem:
    """What `submit_item` does once it is clear who may; a paper comes here by its sequence, whoever sits where."""
    day = day_of(at)
    rules.check_stands(committee, day)
    rules.check_text(title, "Nennen Sie bitte einen Titel.", "title")
    item = AgendaItem.objects.create(
        committee=committee,
        title=clean(title),
        brief=clean(brief),
        url=url,
        public=public,
        thread=thread,
        station=station,
        waiting_since=day,
        submitted_by=by.user_id,
    )
    audit("submit_item", item, by=by, at=at, fields=["title", "brief", "url", "public"])
    tell(item, "submitted", said(_("Vorgelegt: %(body)s."), body=committee.name_on(day)), by=by, at=at)
    waiting.owe_decision(item, by=by, at=at)
    waiting.owe_meeting(committee, by=by, at=at)
    happened(ItemSubmitted(item))
    return item


@transaction.atomic
def withdraw_item(*, item: AgendaItem, by: Actor, at: datetime, revision: int | None = None) -> AgendaItem:
    """Take an item back before the committee decides; nothing is owed on it any more."""
    revisions.lock(item, "committee", "meeting", "thread", revision=revision)
    rules.check_withdraw(by, item)
    rules.check_not_on_the_way(item)
    take_back(item, by=by, at=at)
    happened(ItemWithdrawn(item))
    return item


def take_back(item: AgendaItem, *, by: Actor, at: datetime) -> None:
    """The committee need not deal with it any more; expects the row to be locked and fresh."""
    rules.check_open_item(item)
    revisions.change(item, withdrawn_at=at, meeting=None, order=None)
    audit("withdraw_item", item, by=by, at=at, fields=["withdrawn_at"])
    name = item.committee.name_on(day_of(at))
    tell(item, "item_withdrawn", said(_("Von der Tagesordnung zurückgezogen: %(body)s."), body=name), by=by, at=at)
    waiting.decided(item, "zurückgezogen", by=by, at=at)
    waiting.nothing_waits(item.committee, by=by, at=at)


@transaction.atomic
def build_agenda(*, meeting: Meeting, by: Actor, at: datetime, revision: int | None = None) -> list[AgendaItem]:
    """Put everything that waits on the agenda, the longest waiting first, behind what stands there already."""
    rules.check_prepare(by, meeting.committee, day_of(at))
    hold_papers(AgendaItem.objects.waiting().filter(committee=meeting.committee))
    revisions.lock(meeting, "committee", revision=revision)
    rules.MEETING.target(meeting.state, "arrange")
    place = meeting.agenda_items.aggregate(last=Max("order"))["last"] or 0
    items = list(
        AgendaItem.objects.select_for_update(of=("self",))
        .waiting()
        .filter(committee=meeting.committee)
        .select_related("committee", "thread")
        .order_by("waiting_since", "title", "id")
    )
    for number, item in enumerate(items, start=place + 1):
        revisions.change(item, meeting=meeting, order=number)
        item.committee = meeting.committee
    if items:
        note_back(items, meeting)
        revisions.change(meeting)
        audit("build_agenda", meeting, by=by, at=at, fields=["agenda_items"])
        waiting.expect_on(items, day_of(meeting.starts_at), "Steht auf der Tagesordnung", by=by, at=at)
        if meeting.state == Meeting.State.INVITED:
            announce(meeting, items, by=by, at=at)
    return items


@transaction.atomic
def order_agenda(
    *, meeting: Meeting, places: Mapping[uuid.UUID, int], by: Actor, at: datetime, revision: int | None = None
) -> list[AgendaItem]:
    """Bring the agenda into the order of the typed places; of two equal places the changed one comes first.

    An item keeps its own revision: who is writing its resolution is not disturbed by another number.
    """
    rules.check_prepare(by, meeting.committee, day_of(at))
    revisions.lock(meeting, "committee", revision=revision)
    rules.MEETING.target(meeting.state, "arrange")
    revisions.change(meeting)
    items = list(meeting.agenda_items.select_for_update(of=("self",)).order_by("order"))
    wanted = sorted(items, key=lambda item: _place(item, places))
    for number, item in enumerate(wanted, start=1):
        if item.order != number:
            item.order = number
            AgendaItem.objects.filter(pk=item.pk).update(order=number)
    audit("order_agenda", meeting, by=by, at=at, fields=["order"])
    return wanted


def _place(item: AgendaItem, places: Mapping[uuid.UUID, int]) -> tuple[int, int, int]:
    """Moved up it goes before the one that has the place, moved down behind it."""
    now = item.order or 0
    typed = places.get(item.pk, now)
    side = 0 if typed == now else (-1 if typed < now else 1)
    return typed, side, now


@transaction.atomic
def put_off_item(*, item: AgendaItem, by: Actor, at: datetime, revision: int | None = None) -> AgendaItem:
    """Let an item wait for a later meeting; it keeps the day since when it waits."""
    revisions.lock(item, "committee", "meeting", revision=revision)
    rules.check_prepare(by, item.committee, day_of(at))
    rules.check_open_item(item)
    meeting = rules.meeting_of(item)
    check_not_written_down(meeting)
    rules.check_not_submitted(meeting)
    if meeting.state != Meeting.State.PLANNED:
        before = day_of(at) < day_of(meeting.starts_at)
        note_put_off(item, meeting, "vor der Sitzung von der Tagesordnung genommen" if before else "")
    revisions.change(item, meeting=None, order=None)
    audit("put_off_item", item, by=by, at=at, fields=["meeting"])
    waiting.owe_meeting(item.committee, by=by, at=at)
    return item


def hold_papers(items: QuerySet[AgendaItem]) -> None:
    """Lock the papers of items before meetings, items and threads: one order, no ring of waiting."""
    stations = Station.objects.filter(items__in=items.values("pk"))
    list(Paper.objects.select_for_update().filter(pk__in=stations.values("paper")).order_by("pk"))


def announce(meeting: Meeting, items: list[AgendaItem], *, by: Actor, at: datetime) -> None:
    """Each thread says on which agenda it stands."""
    day = day_of(meeting.starts_at)
    text = said(_("Steht auf der Tagesordnung: %(body)s, %(day)s."), body=meeting.committee.name_on(day), day=day)
    for item in items:
        tell(item, "on_agenda", text, by=by, at=at)


def tell(
    item: AgendaItem, kind: str, text: str | dict[str, Any], *, by: Actor, at: datetime, reason: str = ""
) -> Step | None:
    """A step on the item's thread, if it has one: public for public items of public committees."""
    if item.thread is None:
        return None
    shown = item.public and item.committee.public
    return add_step(
        thread=item.thread,
        kind=kind,
        text=text,
        by=by,
        at=at,
        audience=Step.Audience.PUBLIC if shown else Step.Audience.INSIDE,
        reason=reason,
        url=public_of_committee(item.committee) if shown else "",
    )


def release_items(meeting: Meeting) -> list[AgendaItem]:
    """What stood undecided on the agenda waits again."""
    items = list(meeting.agenda_items.undecided().select_related("committee", "thread"))
    AgendaItem.objects.filter(pk__in=[item.pk for item in items]).update(
        meeting=None, order=None, revision=F("revision") + 1
    )
    return items
