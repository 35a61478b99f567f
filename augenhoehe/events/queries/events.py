"""Questions of lists and pages of events, inside and outside."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from augenhoehe.committees.models import Committee, Meeting, managed_by
from augenhoehe.concept.models import ActionField
from augenhoehe.concept.queries.trees import public_action_fields
from augenhoehe.core.clock import BERLIN
from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.events.models import CoHost, Event, ProgrammeItem, Series, Speaker
from augenhoehe.events.permissions import KEEP_EVENTS
from augenhoehe.journal.models import Thread
from augenhoehe.organisations.models import Organisation
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns

# A feed shows what is to come and, for a while, what was called off.
BACK, MOST_IN_FEED = timedelta(days=30), 200


def whole(rows: QuerySet[Event]) -> QuerySet[Event]:
    """With what titles, times and hosts need."""
    hosts = Prefetch("co_hosts", CoHost.objects.select_related("organisation").order_by("organisation__sorting"))
    return (
        rows.select_related("series", "meeting__committee", "municipality", "organisation", "body")
        .defer("municipality__boundary")
        .prefetch_related(hosts)
    )


# --- Outside ----------------------------------------------------------------------------------------
def public_coming(at: datetime) -> QuerySet[Event]:
    return whole(Event.objects.public(at).coming(at))


def next_public(at: datetime, most: int) -> list[Event]:
    """For lines of a panel: without hosts."""
    return _next_public.ask(at=at, most=most)["events"]


@composed
def _next_public(*, at: datetime, most: int) -> Mapping[str, QuerySet[Any]]:
    return {"events": _for_lines(Event.objects.public(at).coming(at))[:most]}


def _for_lines(rows: QuerySet[Event]) -> QuerySet[Event]:
    return rows.select_related("series", "meeting", "municipality").defer("municipality__boundary")


def public_past(at: datetime, year: int) -> QuerySet[Event]:
    """What took place in a year; what was called off is no history."""
    first, last = datetime(year, 1, 1, tzinfo=BERLIN), datetime(year + 1, 1, 1, tzinfo=BERLIN)
    rows = Event.objects.public(at).past(at).exclude(state=Event.State.CANCELLED)
    return whole(rows.filter(begins__gte=first, begins__lt=last))


def past_years(at: datetime) -> list[int]:
    """Years with something to show, the latest first."""
    rows = Event.objects.public(at).past(at).exclude(state=Event.State.CANCELLED).order_by()
    moments = rows.datetimes("begins", "year", order="DESC", tzinfo=BERLIN)
    return [one.year for one in moments]


def public_event(pk: uuid.UUID, at: datetime) -> Event | None:
    return whole(Event.objects.public(at).filter(pk=pk)).first()


def programme_of(event: Event, *, public: bool = True) -> list[ProgrammeItem]:
    """The lines of the programme; outside only people who agreed to be named."""
    people = Speaker.objects.order_by("position")
    if public:
        people = people.filter(agreed=True)
    return list(
        event.programme.prefetch_related(Prefetch("speakers", people, to_attr="named")).order_by("starts_at", "id")
    )


def editions_of(event: Event, at: datetime) -> list[Event]:
    """The other public editions of its series, the latest first."""
    if event.series_id is None:
        return []
    rows = Event.objects.public(at).timed().filter(series_id=event.series_id).exclude(pk=event.pk)
    return list(rows.exclude(state=Event.State.CANCELLED).select_related("series").order_by("-begins", "-id"))


def earlier_editions(event: Event) -> int:
    """„die 17. davor“: how many the series counts before this one, also those before this installation."""
    return (event.number or 1) - 1 if event.series_id else 0


def public_threads_of(event: Event) -> list[Thread]:
    return list(Thread.objects.public().filter(events=event).order_by("-published_at"))


def public_of_thread(thread: Thread, at: datetime) -> list[Event]:
    """For lines of a panel: without hosts."""
    return _of_thread.ask(thread=thread.pk, at=at)["events"]


@composed
def _of_thread(*, thread: uuid.UUID, at: datetime) -> Mapping[str, QuerySet[Any]]:
    rows = Event.objects.public(at).filter(threads=thread).timed().order_by("-begins", "-id")
    return {"events": _for_lines(rows)[:10]}


def public_of_organisation(organisation: Organisation, at: datetime) -> list[Event]:
    """What it invites to, as host or along with others."""
    own = Q(organisation=organisation) | Q(pk__in=CoHost.objects.filter(organisation=organisation).values("event_id"))
    rows = Event.objects.public(at).coming(at).exclude(state=Event.State.CANCELLED)
    return list(whole(rows.filter(own))[:5])


def public_of_committee(committee: Committee, at: datetime) -> list[Event]:
    """Its open meetings and what is meant for its members."""
    rows = Event.objects.public(at).coming(at).exclude(state=Event.State.CANCELLED)
    return list(whole(rows.filter(Q(meeting__committee=committee) | Q(body=committee)))[:5])


def in_feed(at: datetime) -> list[Event]:
    """What is to come, and what was called off lately, so that calendars that took it see it."""
    rows = Event.objects.public(at).coming(at - BACK).select_related("series", "municipality")
    return list(rows[:MOST_IN_FEED])


def latest_published(at: datetime) -> list[Event]:
    rows = whole(Event.objects.public(at).coming(at))
    return list(rows.order_by("-published_at", "-id")[:50])


# --- Inside -----------------------------------------------------------------------------------------
def kept_events(actor: Actor, day: date) -> QuerySet[Event]:
    """What the actor works on, drafts and past ones too."""
    return whole(Event.objects.kept(actor, day).timed())


def kept_of_series(actor: Actor, series: Series, day: date) -> list[Event]:
    """Its editions, the latest first."""
    rows = Event.objects.kept(actor, day).timed().filter(series=series).order_by("-begins")
    return list(whole(rows)[:50])


def waiting_events(actor: Actor, at: datetime, day: date) -> list[Event]:
    """Coming events of the actor with how many wait for a look or for a seat."""
    return _waiting.ask(actor=actor, at=at, day=day)["events"]


@composed
def _waiting(*, actor: Actor, at: datetime, day: date) -> Mapping[str, QuerySet[Any]]:
    rows = Event.objects.opening_lists_to(actor, day).coming(at).filter(state__in=Event.COMING)
    counted = rows.annotate(
        begun=Count("registrations", filter=Q(registrations__state="begun")),
        waiting=Count("registrations", filter=Q(registrations__state="waiting")),
    )
    return {"events": counted.select_related("series")[:8]}


def worded(rows: QuerySet[Event], typed: str) -> QuerySet[Event]:
    return rows.filter(sorting__contains=sort_key(typed))


def series_for(actor: Actor) -> QuerySet[Series]:
    return Series.objects.visible_to(actor).annotate(editions=Count("events"), last=Max("events__number")).in_order()


def next_number(series: Series) -> int:
    """One more than the highest; the first of a series that is older than this installation counts on."""
    last = series.events.aggregate(last=Max("number"))["last"]
    return last + 1 if last else series.first_number


def host_organisations(actor: Actor, day: date) -> QuerySet[Organisation]:
    """Who may invite: any published one for who keeps events, else the own."""
    rows = Organisation.objects.public()
    return (rows if actor.may(KEEP_EVENTS) else rows.represented(actor, day)).in_order()


def published_organisations() -> QuerySet[Organisation]:
    return Organisation.objects.public().in_order().only("pk", "name", "sorting")


def kept_towns(actor: Actor) -> QuerySet[Municipality]:
    reach = actor.reach(KEEP_EVENTS)
    rows = served_towns().defer("boundary")
    return rows if reach.everywhere or reach.nowhere else rows.filter(pk__in=reach.municipalities)


def open_meetings(actor: Actor, at: datetime, keep: Meeting | None = None) -> list[Meeting]:
    """Coming public meetings of public bodies the actor manages, that are no event yet."""
    rows = Meeting.objects.coming(at).filter(managed_by(actor, "committee__"), public=True, committee__public=True)
    free = rows.filter(Q(event__isnull=True) | Q(pk=keep.pk if keep else None))
    return list(free.select_related("committee").prefetch_related("committee__names").order_by("starts_at"))


def bodies(day: date) -> list[Committee]:
    return sorted(Committee.objects.public().standing(day).with_names(), key=lambda one: sort_key(one.name_on(day)))


def action_fields() -> QuerySet[ActionField]:
    return public_action_fields().order_by("concept__title", "position")


def overdue_series(at: datetime) -> list[Series]:
    """Series whose last edition is longer ago than agreed, with none to come (S1-31)."""
    found = []
    for series in Series.objects.filter(overdue_after_months__isnull=False, ended_on__isnull=True).order_by("pk"):
        rows = Event.objects.filter(series=series).exclude(state__in=(Event.State.DRAFT, Event.State.CANCELLED))
        last = rows.timed().order_by("-begins").first()
        months = series.overdue_after_months or 0
        if last is not None and last.begins_at + timedelta(days=30.5 * months) < at:
            found.append(series)
    return found


def planned_series(at: datetime) -> list[Series]:
    """Series with something to come: nobody owes a date."""
    coming = Event.objects.coming(at).filter(state__in=Event.COMING, series__isnull=False)
    return list(Series.objects.filter(pk__in=coming.values("series_id")))
