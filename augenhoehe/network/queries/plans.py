"""Questions about plans: which are open, what everybody said, and for whom somebody speaks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast, Concat

from augenhoehe.accounts.models import Carrier
from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.network.models import Plan, PlanReply
from augenhoehe.organisations.models import Organisation, represented_by

ALONE = "eine Person aus dem Netzwerk"


@dataclass(frozen=True, slots=True)
class Side:
    """For whom somebody speaks: how it is called, and what makes it one voice."""

    unit: str
    key: str
    organisation: Organisation | None = None


def sides_of(actor: Actor, day: date) -> dict[str, Side]:
    """For whom somebody may write, by name: own organisations, the own carrier, else only for themselves.

    Who speaks for nobody else is called by their function, never by name, and has a voice of their own.
    """
    if actor.user_id is None:
        return {}
    own = Organisation.objects.filter(represented_by(actor, day)).in_order()
    found = {one.name: Side(one.name, f"o:{one.pk}", one) for one in own}
    carrier = Carrier.objects.filter(pk=actor.carrier_id).first() if actor.carrier_id else None
    if carrier is not None:
        found.setdefault(carrier.name, Side(carrier.name, f"c:{carrier.pk}"))
    alone = actor.function or ALONE
    return found or {alone: Side(alone, f"p:{actor.user_id}")}


def plans_for(actor: Actor) -> QuerySet[Plan]:
    """What the actor reads, with the number of replies and of concerns."""
    rows: QuerySet[Plan] = Plan.objects.visible_to(actor).select_related("municipality", "organisation")
    concern = Q(replies__stance=PlanReply.Stance.CONCERN)
    return rows.defer("municipality__boundary").annotate(
        reply_count=Count("replies"), concern_count=Count("replies", filter=concern)
    )


def replies_of(plan: Plan) -> list[PlanReply]:
    return list(plan.replies.order_by("replied_at", "id"))


def replies_for(actor: Actor) -> QuerySet[PlanReply]:
    return PlanReply.objects.filter(plan__in=Plan.objects.visible_to(actor)).select_related("plan")


def unheard(actor: Actor, day: date) -> list[Plan]:
    """Open plans to which nobody of the actor's own sides has replied."""
    return _unheard.ask(actor=actor, day=day)["plans"]


@composed
def _unheard(*, actor: Actor, day: date) -> Mapping[str, QuerySet[Any]]:
    own = _own_side(actor, day)
    rows = Plan.objects.visible_to(actor).open().filter(answer_until__gte=day).exclude(own)
    rows = rows.exclude(pk__in=PlanReply.objects.filter(own).values("plan"))
    return {"plans": rows.order_by("answer_until", "id")[:5]}


def _own_side(actor: Actor, day: date) -> Q:
    """The keys of `sides_of` where they are compared: in the database."""
    person = Concat(Value("p:"), Cast(Value(actor.user_id, UUIDField()), CharField()))
    own = Q(side__in=_keys("o:", Organisation.objects.filter(represented_by(actor, day)))) | Q(side=person)
    return own | Q(side__in=_keys("c:", Carrier.objects.filter(pk=actor.carrier_id))) if actor.carrier_id else own


def _keys(kind: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by().values_list(Concat(Value(kind), Cast("pk", CharField())))
