"""Real parallel connections: never more confirmed than seats, one cancellation moves up exactly one (standards §4)."""

from __future__ import annotations

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import at_once, failures_of
from augenhoehe.events import operations
from augenhoehe.events.models import Event, Registration

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
