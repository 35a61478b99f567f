"""Questions about the way in: which doors are open, who waits behind them."""

from __future__ import annotations

import uuid

from django.db import connection
from django.db.models import Q, QuerySet

from augenhoehe.accounts.models import Carrier
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.structure.models import Term

from .models import AdviceRequest, IntakeDoor
from .permissions import READ_NUMBERS, WORK_ON_CASES


@dataclass(frozen=True, slots=True)
class Door:
    """A carrier that takes wishes: what the public page says of it."""

    carrier_id: uuid.UUID
    name: str
    for_whom: str
    answer_days: int


def open_doors() -> list[Door]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT carrier_id, name, for_whom, answer_days FROM cases_doors()")
        return [Door(*row) for row in cursor.fetchall()]


def wishes_for(actor: Actor) -> QuerySet[AdviceRequest]:
    """Wishes at the doors of the carriers for which this person keeps files, the most urgent first."""
    if not actor.may(WORK_ON_CASES):
        return AdviceRequest.objects.none()
    return AdviceRequest.objects.select_related("carrier", "taken_by").order_by("answer_by", "pk")


def wishes_open_to(actor: Actor) -> QuerySet[AdviceRequest]:
    """Those that nobody or this person takes care of."""
    return wishes_for(actor).filter(Q(taken_by=None) | Q(taken_by=actor.user_id))


def doors_of(actor: Actor) -> list[tuple[Carrier, IntakeDoor | None]]:
    """For a team lead: their carriers, each with its door if it ever had one."""
    reach = actor.reach(READ_NUMBERS)
    carriers = list(Carrier.objects.filter(pk__in=reach.carriers, case_files=True).in_order())
    doors = {one.carrier_id: one for one in IntakeDoor.objects.filter(carrier__in=carriers)}
    return [(one, doors.get(one.pk)) for one in carriers]


@dataclass(frozen=True, slots=True)
class WishNumbers:
    """How many people wait for a call of a carrier, and how many longer than they were told."""

    carrier: Carrier
    wishes: int
    overdue: int


def wish_numbers(actor: Actor) -> list[WishNumbers]:
    if not actor.may(READ_NUMBERS):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT carrier_id, wishes, overdue FROM cases_wish_numbers()")
        rows = {row[0]: row[1:] for row in cursor.fetchall()}
    return [WishNumbers(one, *rows[one.pk]) for one in Carrier.objects.filter(pk__in=rows).in_order()]


def life_areas_in(language: str) -> list[tuple[str, str]]:
    """Life areas by code, as somebody without an account reads them."""
    rows = Term.objects.filter(vocabulary=Term.Vocabulary.LIFE_AREA, active=True).order_by("position", "code")
    return [(one.code, text_in(one.label, language).text) for one in rows]
