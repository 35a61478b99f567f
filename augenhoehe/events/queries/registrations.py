"""Questions about who registered; pages ask for rows, operations for single facts under the event's lock."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.events.models import Event, Registration


def entered(pk: uuid.UUID) -> Registration | None:
    """The registration a form made already, if it was sent twice."""
    return whole().filter(pk=pk).first()


def registration_named(pk: uuid.UUID | None) -> Registration | None:
    """What a link names; nothing for a draft's or what is deleted."""
    return whole().filter(pk=pk).first() if pk else None


def registrations_for(actor: Actor, event: Event, day: date) -> QuerySet[Registration]:
    """The list of an event, for its hosts."""
    rows = whole().visible_to(actor, day).filter(event=event)
    return rows.filter(event__in=Event.objects.opening_lists_to(actor, day).values("pk"))


def registration_for(actor: Actor, day: date) -> QuerySet[Registration]:
    """One registration on an inside page: for hosts; the person herself has her link."""
    return whole().filter(event__in=Event.objects.opening_lists_to(actor, day).values("pk"))


def own_registrations(actor: Actor, at: datetime) -> QuerySet[Registration]:
    """What the signed-in person registered for and is still to come."""
    if actor.user_id is None:
        return Registration.objects.none()
    return whole().active().filter(user_id=actor.user_id, event__state__in=Event.COMING)


def worded(rows: QuerySet[Registration], typed: str) -> QuerySet[Registration]:
    word = clean(typed)
    return rows.filter(
        Q(name__icontains=word) | Q(email__icontains=word) | Q(organisation_name__icontains=word)
        | Q(organisation__name__icontains=word)
    )  # fmt: skip


def with_needs(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Somebody to prepare something for."""
    return rows.exclude(interpreter="", access_needs="", children=0)


def numbers_of(event: Event) -> dict[str, int]:
    """How many in each state and with which needs, for the hosts, who open each of them."""
    states = dict(event.registrations.values_list("state").annotate(number=Count("pk")).values_list("state", "number"))
    needs = event.registrations.seated().aggregate(
        interpreters=Count("pk", filter=~Q(interpreter="")),
        access=Count("pk", filter=~Q(access_needs="")),
        children=Count("pk", filter=Q(children__gt=0)),
    )
    return {str(key): int(value) for key, value in {**states, **needs}.items()}


def reachable(event: Event) -> QuerySet[Registration]:
    """Everybody who still counts, to be written to."""
    return event.registrations.active().order_by("position")


def whole() -> Any:
    """With what pages and letters need."""
    return Registration.objects.select_related(
        "organisation", "event__meeting__committee", "event__series", "event__municipality", "event__organisation"
    )
