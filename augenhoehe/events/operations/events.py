"""An event is written, published, opened, moved, called off, archived; who registered hears what concerns them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from augenhoehe.core import patience, revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE, with_text
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, sort_key
from augenhoehe.events import letters
from augenhoehe.events.models import CoHost, Event, EventMessage, Registration
from augenhoehe.events.queries import events as queries
from augenhoehe.events.queries import registrations as queries_registrations
from augenhoehe.events.rules import events as rules
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Organisation

from . import owing, seats
from .finding import index_event
from .telling import tell
from .waiting import move_up

MULTILINGUAL = ("title", "subtitle", "summary", "guiding_question", "access_info")
TEXTS = ("office_name", "contact_email", "contact_phone", "place", "directions", "online_url")


@transaction.atomic
def make_event(*, by: Actor, at: datetime, threads: Iterable[Thread] = (), **values: Any) -> Event:
    """Begin a draft; in a series it gets the next number unless another is named."""
    rules.check_make(by, day_of(at))
    event = Event(created_by=by.user_id, created_at=at, changed_at=at)
    _write(event, values, by)
    if event.series is not None and event.number is None:
        event.number = queries.next_number(event.series)
    rules.check_host(by, event, day_of(at))
    rules.check_values(event, at)
    _check_number(event)
    event.save(force_insert=True)
    event.threads.set(threads)
    audit("make_event", event, by=by, at=at, fields=sorted(values))
    return event


@seats.patiently
@transaction.atomic
def change_event(
    *, event: Event, by: Actor, at: datetime, revision: int | None = None, threads: Iterable[Thread] | None = None,
    **values: Any,
) -> Event:  # fmt: skip
    """Change what it says. More seats let people move up at once; time and place of what is public are `moved`."""
    rules.check_keep(by, event, day_of(at))
    _lock(event, revision, values)
    before = (event.starts_at, event.ends_at, event.place, event.meeting_id)
    host = (event.office_name, event.organisation_id, event.municipality_id)
    _write(event, values, by)
    rules.check_capacity(event, event.capacity)
    rules.check_values(event, at)
    _check_number(event)
    if (event.office_name, event.organisation_id, event.municipality_id) != host:
        rules.check_host(by, event, day_of(at))
    if event.state != Event.State.DRAFT and before != (event.starts_at, event.ends_at, event.place, event.meeting_id):
        raise Refused("Zeit und Ort einer veröffentlichten Veranstaltung ändern Sie unter „Verlegen“.")
    _save(event, [*values, "sorting"], at)
    if threads is not None:
        event.threads.set(threads)
    audit("change_event", event, by=by, at=at, fields=sorted(values))
    move_up(event, at=at)
    index_event(event, at=at)
    return event


@seats.patiently
@transaction.atomic
def translate_event(
    *, event: Event, language: str, texts: dict[str, str], by: Actor, at: datetime, revision: int | None = None
) -> Event:
    """What a person wrote in another language; it holds until the German text changes its meaning."""
    rules.check_keep(by, event, day_of(at))
    _lock(event, revision, texts)
    for name in MULTILINGUAL:
        text = clean(texts.get(name, ""))
        if text:
            setattr(event, name, with_text(getattr(event, name), language, text, by=by.name))
    _save(event, MULTILINGUAL, at)
    audit("translate_event", event, by=by, at=at, fields=[language])
    index_event(event, at=at)
    return event


@seats.patiently
@transaction.atomic
def publish_event(
    *, event: Event, by: Actor, at: datetime, publish_at: datetime | None = None, revision: int | None = None
) -> Event:
    """Let everybody read it, now or from a moment on; the registration opens with it unless a later time is set."""
    rules.check_keep(by, event, day_of(at))
    _lock(event, revision)
    rules.check_host(by, event, day_of(at))
    rules.check_values(event, at)
    rules.check_publish(event, at)
    rules.check_published_from(publish_at, event)
    event.state = rules.EVENT.target(event.state, "publish")
    event.published_at = max(publish_at or at, at)
    if _opens_now(event, at):
        event.state = rules.EVENT.target(event.state, "open")
    _save(event, ["state", "published_at"], at)
    audit("publish_event", event, by=by, at=at, fields=["state", "published_at"])
    index_event(event, at=at)
    if event.series is not None:
        owing.settle_next(event.series, by=by, at=at)
    return event


def _opens_now(event: Event, at: datetime) -> bool:
    opens = event.registration_opens_at
    return event.registers and (opens is None or opens <= at)


@seats.patiently
@transaction.atomic
def turn_event(*, event: Event, verb: str, by: Actor, at: datetime, revision: int | None = None) -> Event:
    """Open or close the registration by hand, note that it took place, put it away."""
    rules.check_keep(by, event, day_of(at))
    _lock(event, revision)
    if verb == "hold":
        rules.check_over(event, at)
    turned(event, verb, by=by, at=at)
    return event


def turned(event: Event, verb: str, *, by: Actor, at: datetime) -> None:
    """The state follows, by hand or by the clock; expects the row to be held and fresh."""
    changed = {"state": rules.EVENT.target(event.state, verb)}
    # By hand stays by hand: the clock would close or open it again otherwise.
    if verb == "open" and event.registration_closes_at and event.registration_closes_at <= at:
        event.registration_closes_at = None
    event.state = changed["state"]
    _save(event, ["state", "registration_closes_at"], at)
    audit(f"{verb}_event", event, by=by, at=at, fields=["state"])


@seats.patiently
@transaction.atomic
def move_event(
    *, event: Event, starts_at: datetime, ends_at: datetime, place: str, by: Actor, at: datetime, reason: str = "",
    revision: int | None = None,
) -> int:  # fmt: skip
    """Another day, hour or place. Everybody registered gets the new entry for the calendar; returns how many."""
    rules.check_keep(by, event, day_of(at))
    _lock(event, revision, {"starts_at": starts_at, "ends_at": ends_at, "place": place, "reason": reason})
    if event.meeting is not None:
        raise Refused("Das ist die Sitzung eines Gremiums. Verlegt wird sie dort; die Angemeldeten erfahren es dann.")
    if event.state not in Event.COMING:
        raise Refused("Verlegen geht, solange die Veranstaltung bevorsteht.")
    event.starts_at, event.ends_at, event.place = starts_at, ends_at, clean(place)
    if event.registration_closes_at and event.registration_closes_at > starts_at:
        event.registration_closes_at = starts_at
    rules.check_values(event, at)
    _save(event, ["starts_at", "ends_at", "place", "registration_closes_at"], at)
    audit("move_event", event, by=by, at=at, fields=["starts_at", "ends_at", "place"])
    index_event(event, at=at)
    return write_all(event, EventMessage.Kind.MOVED, clean(reason), by=by, at=at)


@seats.patiently
@transaction.atomic
def cancel_event(*, event: Event, reason: str, by: Actor, at: datetime, revision: int | None = None) -> int:
    """It does not take place. Everybody registered hears why; returns how many were written to."""
    rules.check_keep(by, event, day_of(at))
    _lock(event, revision, {"reason": reason})
    reason = clean(reason)
    rules.check_reason(reason)
    event.state, event.state_reason = rules.EVENT.target(event.state, "cancel"), reason[:300]
    if event.published_at and event.published_at > at:
        # What nobody has heard of is not announced in order to say that it is off.
        event.published_at = None
    _save(event, ["state", "state_reason", "published_at"], at)
    audit("cancel_event", event, by=by, at=at, fields=["state", "state_reason"])
    index_event(event, at=at)
    written = write_all(event, EventMessage.Kind.CANCELLED, reason, by=by, at=at)
    rows = event.registrations.active()
    rows.update(
        state=Registration.State.CANCELLED, ended=Registration.Ended.EVENT, cancelled_at=at, offer_until=None,
        revision=F("revision") + 1,
    )  # fmt: skip
    Event.objects.filter(pk=event.pk).update(taken=0)
    event.taken = 0
    owing.settle_vouching(event, by=by, at=at)
    return written


@seats.patiently
@transaction.atomic
def write_to_registered(*, event: Event, text: str, by: Actor, at: datetime) -> int:
    """A message of the hosts to all who registered; returns how many it went to."""
    rules.check_lists(by, event, day_of(at))
    seats.hold(event)
    text = clean(text)
    rules.check_text(text, "text", "Was möchten Sie den Angemeldeten schreiben?")
    return write_all(event, EventMessage.Kind.NOTE, text, by=by, at=at)


def write_all(event: Event, kind: EventMessage.Kind, text: str, *, by: Actor, at: datetime) -> int:
    """One letter to each who counts, in their language; expects the event's row to be held."""
    written = 0
    for registration in queries_registrations.reachable(event):
        registration.event = event
        calendar = kind != EventMessage.Kind.NOTE
        letter = {
            EventMessage.Kind.NOTE: letters.note,
            EventMessage.Kind.MOVED: letters.moved,
            EventMessage.Kind.CANCELLED: letters.event_cancelled,
        }[kind](registration, text)
        written += tell(registration, letter, at, calendar=calendar)
    EventMessage.objects.create(
        event=event, kind=kind, text=text or "Neuer Termin oder Ort", recipients=written, sent_by=by.user_id, sent_at=at
    )
    audit("write_to_registered", event, by=by, at=at, fields=["messages"])
    return written


@seats.patiently
@transaction.atomic
def discard_event(*, event: Event, by: Actor, at: datetime, revision: int | None = None) -> None:
    """A draft nobody outside has seen may go."""
    rules.check_keep(by, event, day_of(at))
    _lock(event, revision)
    rules.check_discard(event)
    audit("discard_event", event, by=by, at=at)
    event.delete()


@seats.patiently
@transaction.atomic
def set_co_hosts(
    *, event: Event, organisations: Iterable[Organisation], reading: Iterable[Organisation], by: Actor, at: datetime,
    revision: int | None = None,
) -> None:  # fmt: skip
    """Who invites along, and who of them reads the registrations; the form says so to whoever registers."""
    rules.check_keep(by, event, day_of(at))
    _lock(event, revision)
    readers = {one.pk for one in reading}
    if readers and not rules.can_read_lists(by, event, day_of(at)):
        raise Refused("Wer die Anmeldungen liest, legen die Gastgebenden fest.", field="reading")
    chosen = [one for one in organisations if one.pk != event.organisation_id]
    if not readers <= {one.pk for one in chosen}:
        raise Refused("Anmeldungen liest nur, wer mit einlädt.", field="reading")
    event.co_hosts.all().delete()
    CoHost.objects.bulk_create(
        CoHost(event=event, organisation=one, reads_registrations=one.pk in readers) for one in chosen
    )
    _save(event, [], at)
    audit("set_co_hosts", event, by=by, at=at, fields=["co_hosts"])
    index_event(event, at=at)


@seats.patiently
@transaction.atomic
def note_attended(*, event: Event, number: int | None, by: Actor, at: datetime, revision: int | None = None) -> Event:
    """How many came, counted on the day; outside it is told rounded (S1-11)."""
    rules.check_keep(by, event, day_of(at))
    _lock(event, revision)
    rules.check_over(event, at)
    event.attended = number
    _save(event, ["attended"], at)
    audit("note_attended", event, by=by, at=at, fields=["attended"])
    return event


def _lock(event: Event, revision: int | None, typed: dict[str, Any] | None = None) -> None:
    patience.for_a_moment_only()
    revisions.lock(
        event, "meeting__committee", "series", "municipality", "organisation", revision=revision, typed=typed
    )


def _write(event: Event, values: dict[str, Any], by: Actor) -> None:
    for name, value in values.items():
        if name in MULTILINGUAL:
            old = getattr(event, name)
            text = clean(value)
            if text != old.get(SOURCE, {}).get("text", ""):
                setattr(event, name, with_text(old, SOURCE, text, by=by.name))
        else:
            setattr(event, name, clean(value) if name in TEXTS else value)
    event.sorting = sort_key(event.title.get(SOURCE, {}).get("text", ""))[:200]


def _check_number(event: Event) -> None:
    if event.series_id is None or event.number is None:
        return
    taken = Event.objects.filter(series_id=event.series_id, number=event.number).exclude(pk=event.pk)
    if taken.exists():
        raise Refused(f"Die Nummer {event.number} gibt es in dieser Reihe schon.", field="number")


def _save(event: Event, names: Iterable[str], at: datetime) -> None:
    """The named fields with the next revision; counters belong to `seats`."""
    values = {name: getattr(event, name) for name in names}
    revisions.change(event, changed_at=at, **values)
