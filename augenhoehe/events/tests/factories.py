"""Events of the demo world (demo-world.md), built through operations."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from augenhoehe.committees.tests.factories import AT, DAY, Cast, a_committee, a_meeting, seat, the_cast, town
from augenhoehe.core.clock import BERLIN
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Actor
from augenhoehe.events import operations
from augenhoehe.events.models import Event, Registration
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.tests.factories import a_club, head_of

__all__ = ["AT", "BERLIN", "DAY", "Cast", "a_club", "a_committee", "a_meeting", "head_of", "seat", "the_cast", "town"]

# AT is Monday, 2 November 2026; the event is on Wednesday, 25 November, six to eight in the evening.
BEGIN = datetime(2026, 11, 25, 18, 0, tzinfo=BERLIN)
END = datetime(2026, 11, 25, 20, 0, tzinfo=BERLIN)
SUMMARY = "Wie Anträge gelingen. Mit echten Beispielen."


def an_event(*, publish: bool = True, by: Actor = SYSTEM, at: datetime = AT, **more: Any) -> Event:
    """A training of the coordination with two seats; published and open unless told otherwise."""
    values = {
        "title": "Projektfördermittel beantragen", "summary": SUMMARY, "format": "training", "place": "Kreishaus, Saal 1",
        "office_name": "Integrationszentrum", "contact_email": "kiz@federlohe.example", "starts_at": BEGIN,
        "ends_at": END, "capacity": 2, **more,
    }  # fmt: skip
    made = operations.make_event(by=by, at=at, **values)
    if publish:
        operations.publish_event(event=made, by=by, at=at)
    return Event.objects.select_related("meeting", "series", "municipality").get(pk=made.pk)


def asked_by(name: str, **more: Any) -> dict[str, Any]:
    """What somebody types."""
    return {
        "name": name, "email": f"{name.split()[0].lower()}@leute.example", "category": "resident", "agreed": True,
        "language": "de", **more,
    }  # fmt: skip


def registered(event: Event, name: str, *, at: datetime = AT, by: Actor = ANONYMOUS, **more: Any) -> Registration:
    found = Event.objects.select_related("meeting", "series", "municipality").get(pk=event.pk)
    made = operations.register(event=found, by=by, at=at, **asked_by(name, **more)).registration
    a_moment_later(at)
    return made


def a_moment_later(at: datetime = AT) -> None:
    """What the worker does: the letters that are owed."""
    for pk in list(Registration.objects.filter(untold=True).order_by("position").values_list("pk", flat=True)):
        operations.tell_owed(registration_id=pk, at=at)


def reread(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def states(event: Event) -> dict[str, str]:
    """Who stands how, by first name, in order of arrival."""
    rows = Registration.objects.filter(event=event).order_by("position")
    return {one.name.split()[0]: one.state for one in rows}


def mails_to(name: str) -> list[OutgoingMail]:
    """Everything that went to a person, in order."""
    a_moment_later()
    return list(OutgoingMail.objects.filter(to=f"{name.lower()}@leute.example").order_by("queued_at", "pk"))


def heard(name: str, words: str) -> OutgoingMail:
    """The letter to a person with these words in its subject or body."""
    found = [one for one in mails_to(name) if words in one.subject or words in one.body]
    assert found, [one.subject for one in mails_to(name)]
    return found[0]


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def a_host(cast: Cast, name: str = "faisal", club: str = "Syrischer Kulturkreis Dattelpalme e. V.") -> Organisation:
    """An organisation with somebody who speaks for it."""
    made = a_club(club)
    head_of(made, cast.users[name])
    return made
