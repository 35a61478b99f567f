"""Real parallel connections: never more confirmed than seats, one cancellation moves up exactly one (standards §4)."""

from __future__ import annotations

import threading

from django.db import transaction
from django.test import Client

from augenhoehe.core import clock, form_token, patience
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import at_once, failures_of
from augenhoehe.events import operations
from augenhoehe.events.models import Event, Registration
from augenhoehe.events.views.registering import PURPOSE
from augenhoehe.journal.models import AuditEntry

from . import factories as f


def counts(event: Event) -> dict[str, int]:
    found: dict[str, int] = {}
    for state in Registration.objects.filter(event=event).values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def test_twelve_at_once_for_four_seats(committed):
    f.the_cast()
    event = f.an_event(capacity=4)

    def register(number: int):
        return lambda: f.registered(event, f"Person{number} Ahorn")

    assert failures_of(*[register(number) for number in range(12)]) == []
    assert counts(event) == {"confirmed": 4, "waiting": 8} and f.reread(event).taken == 4
    # Who has a seat came before everybody who waits, and each place in the order is given once.
    order = list(event.registrations.order_by("position").values_list("position", "state"))
    assert order == [(place, "confirmed" if place <= 4 else "waiting") for place in range(1, 13)]


def test_two_people_at_once_for_the_last_seat(committed):
    f.the_cast()
    event = f.an_event(capacity=3)
    for name in ("Ada", "Bo"):
        f.registered(event, f"{name} A")
    for _ in range(5):
        assert failures_of(lambda: f.registered(event, "Cem C"), lambda: f.registered(event, "Dana D")) == []
        stands = f.states(event)
        assert sorted((stands["Cem"], stands["Dana"])) == ["confirmed", "waiting"] and f.reread(event).taken == 3
        first = event.registrations.get(position=3)
        assert first.state == "confirmed"
        event.registrations.filter(position__gt=2).delete()
        Event.objects.filter(pk=event.pk).update(taken=2, last_position=2)


def test_who_cancels_while_a_seat_comes_to_her_leaves_it_to_the_next(committed):
    f.the_cast()
    event = f.an_event(capacity=1)
    ada, bo, _cem = (f.registered(event, f"{name} A").pk for name in ("Ada", "Bo", "Cem"))

    def cancel(pk):
        return lambda: operations.cancel_own(
            registration=Registration.objects.select_related("event__meeting").get(pk=pk), at=f.AT
        )

    assert failures_of(cancel(ada), cancel(bo)) == []
    assert f.states(event) == {"Ada": "cancelled", "Bo": "cancelled", "Cem": "offered"}
    assert f.reread(event).taken == 1


def test_two_editors_of_one_event_see_each_other(committed):
    cast = f.the_cast()
    event = f.an_event(capacity=2)

    def change(**values):
        return lambda: operations.change_event(
            event=Event.objects.get(pk=event.pk), revision=event.revision, by=cast.aylin, at=f.AT, **values
        )

    failed = failures_of(change(capacity=5), change(subtitle="Mit Mittagessen"))
    assert [type(one) for one in failed] == [Conflict]
    found = f.reread(event)
    assert found.revision == event.revision + 1 and (found.capacity == 5) != bool(found.subtitle)


def test_seats_are_counted_while_somebody_edits_the_event(committed):
    cast = f.the_cast()
    event = f.an_event(capacity=2)

    def edit():
        operations.change_event(
            event=Event.objects.get(pk=event.pk), revision=event.revision, capacity=3, by=cast.aylin, at=f.AT
        )

    people = [lambda name=name: f.registered(event, f"{name} A") for name in ("Ada", "Bo", "Cem", "Dana")]
    assert failures_of(edit, *people) == []
    found = f.reread(event)
    # Who waited when the third seat came moves up, or the third who came had it at once.
    assert (found.capacity, found.taken) == (3, 3)
    assert counts(event) in ({"confirmed": 3, "waiting": 1}, {"confirmed": 2, "offered": 1, "waiting": 1})


def test_a_held_row_ends_in_a_sentence_and_everything_typed_is_kept(committed, monkeypatch):
    """The event is held longer than anybody waits: no error page, no half registration; freed, it goes well."""
    monkeypatch.setattr(patience, "LOCK_TIMEOUT", "60ms")
    monkeypatch.setattr(patience, "TRIES", 2)
    f.the_cast()
    event = f.an_event(at=clock.now(), starts_at=clock.now() + f.hours(200), ends_at=clock.now() + f.hours(202))
    address = f"/veranstaltungen/{event.pk}/anmelden/"
    token = form_token.issue(PURPOSE, clock.now() - f.hours(1)).signed()
    typed = {"token": token, "go": "send", "name": "Ada Adler", "email": "ada@leute.example", "category": "resident",
             "access_needs": "Platz für einen Rollstuhl", "agreed": "on"}  # fmt: skip
    taken, free = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            Event.objects.select_for_update().get(pk=event.pk)
            taken.set()
            free.wait(20)

    def send():
        taken.wait(20)
        try:
            return Client().post(address, typed)
        finally:
            free.set()

    _, answer = at_once(hold, send)
    page = answer.content.decode()
    assert answer.status_code == 200 and "Gerade melden sich sehr viele Menschen zugleich an" in page
    assert all(word in page for word in ("Ada Adler", "ada@leute.example", "Platz für einen Rollstuhl"))
    assert not event.registrations.exists() and not AuditEntry.objects.filter(verb="register").exists()
    again = Client().post(address, typed)
    assert "Sie sind angemeldet" in again.content.decode() and counts(event) == {"confirmed": 1}


def test_two_cancel_and_one_registers_at_once_and_two_move_up(committed):
    f.the_cast()
    event = f.an_event(capacity=2)
    made = [f.registered(event, f"{name} A").pk for name in ("Ada", "Bo", "Cem", "Dana", "Eva")]

    def cancel(pk):
        return lambda: operations.cancel_own(
            registration=Registration.objects.select_related("event__meeting").get(pk=pk), at=f.AT
        )

    assert failures_of(cancel(made[0]), cancel(made[1]), lambda: f.registered(event, "Finn F")) == []
    assert f.states(event) == {
        "Ada": "cancelled", "Bo": "cancelled", "Cem": "offered", "Dana": "offered", "Eva": "waiting",
        "Finn": "waiting",
    }  # fmt: skip
    assert f.reread(event).taken == 2


def test_accepting_and_lapsing_at_once_end_in_one_of_both(committed):
    f.the_cast()
    event = f.an_event(capacity=1)
    ada, bo = (f.registered(event, f"{name} A") for name in ("Ada", "Bo"))
    operations.cancel_own(registration=ada, at=f.AT)
    end = f.AT + f.hours(48)
    results = at_once(
        lambda: operations.accept_offer(
            registration=Registration.objects.select_related("event__meeting").get(pk=bo.pk), by=SYSTEM, at=end
        ),
        lambda: operations.lapse_offers(event=Event.objects.get(pk=event.pk), at=end + f.hours(1)),
    )
    assert all(isinstance(one, Registration | int | Refused) for one in results)
    assert (f.reread(bo).state, f.reread(event).taken) in {("confirmed", 1), ("cancelled", 0)}


def test_one_form_sent_twice_at_once_is_one_registration(committed):
    f.the_cast()
    event = f.an_event()
    key = f.asked_by("Ada A")

    def send():
        from uuid import UUID

        found = Event.objects.select_related("meeting").get(pk=event.pk)
        return operations.register(event=found, entry_id=UUID(int=7, version=4), at=f.AT, **key)

    assert failures_of(send, send) == []
    assert counts(event) == {"confirmed": 1} and f.reread(event).taken == 1
