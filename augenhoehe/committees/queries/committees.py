"""Questions about committees: which there are, where, and who prepares them."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.db.models import CharField, Count, Func, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower

from augenhoehe.committees.models import (
    AgendaItem,
    Committee,
    CommitteeName,
    Meeting,
)
from augenhoehe.committees.permissions import MANAGE_COMMITTEES
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.notices.models import Duty
from augenhoehe.places.models import Municipality


def committees_for(actor: Actor, day: date | None = None) -> QuerySet[Committee]:
    """The committees an actor may see, with their names. Without a day, seats open nothing."""
    return Committee.objects.visible_to(actor, day).with_names()


def public_committees(day: date) -> QuerySet[Committee]:
    return Committee.objects.public().standing(day).with_names()


def public_committees_with_meetings(day: date, at: datetime) -> QuerySet[Committee]:
    """Public committees with their coming meetings in `coming`."""
    coming = Meeting.objects.coming(at).order_by("starts_at")
    return public_committees(day).prefetch_related(Prefetch("meetings", queryset=coming, to_attr="coming"))


def steering_groups() -> QuerySet[Committee]:
    """Steering groups that are not dissolved: those of the whole Kreis first."""
    found = Committee.objects.filter(kind=Committee.Kind.STEERING_GROUP, ended_on__isnull=True)
    return found.with_names().order_by("municipality__kind", "municipality__sorting", "id")


def committee_list(actor: Actor, day: date, at: datetime) -> QuerySet[Committee]:
    """Committees with the present name, the next meeting and the number of items that wait, as far as readable."""
    names = CommitteeName.objects.filter(committee=OuterRef("pk"), valid_from__lte=day)
    waiting = AgendaItem.objects.visible_to(actor, day).waiting().filter(committee=OuterRef("pk"))
    meetings = Meeting.objects.coming(at).filter(committee=OuterRef("pk")).order_by("starts_at")
    present = Subquery(names.order_by("-valid_from").values("name")[:1])
    counted = waiting.order_by().values("committee").annotate(number=Count("pk")).values("number")
    return committees_for(actor, day).annotate(
        name_sort=Lower(Func(present, function="unaccent", output_field=CharField())),
        next_at=Subquery(meetings.values("starts_at")[:1]),
        waiting_count=Coalesce(Subquery(counted), 0),
    )


def planning_duties(committee_id: UUID) -> QuerySet[Duty]:
    """Who has to plan a meeting, if one is owed; the most pressing first."""
    found: QuerySet[Duty] = Duty.objects.open().filter(subject_kind="committee", subject_id=committee_id).by_due()
    return found


def towns_to_seat(actor: Actor) -> QuerySet[Municipality]:
    """Where the actor may set up a committee for a single town or for the Kreis by name."""
    reach = actor.reach(MANAGE_COMMITTEES)
    found = Municipality.objects.served().filter(valid_until__isnull=True).in_order().defer("boundary")
    return found if reach.everywhere else found.filter(pk__in=reach.municipalities)


def sees_whole_district(actor: Actor) -> bool:
    """May the actor set up committees of the whole Kreis?"""
    return actor.reach(MANAGE_COMMITTEES).everywhere


def public_committee(at: datetime) -> QuerySet[Committee]:
    """For the public page of one: dissolved ones stay readable, their resolutions hold on."""
    coming = Meeting.objects.coming(at).order_by("starts_at")
    return (
        Committee.objects.public()
        .with_names()
        .prefetch_related(Prefetch("meetings", queryset=coming, to_attr="coming"))
    )


def by_place(committees: list[Committee], day: date) -> list[tuple[str, list[tuple[str, Committee]]]]:
    """Committees with their present names under their town, those of the whole Kreis first under an empty name."""
    found = sorted(committees, key=lambda one: (_place_key(one), sort_key(one.name_on(day))))
    return [(place, [(one.name_on(day), one) for one in group]) for place, group in groupby(found, key=_place_name)]


def _place_name(committee: Committee) -> str:
    return committee.municipality.name if committee.municipality else ""


def _place_key(committee: Committee) -> tuple[bool, str]:
    town = committee.municipality
    return (town is not None and town.kind != Municipality.Kind.DISTRICT, sort_key(_place_name(committee)))


def towns_with_committees() -> QuerySet[Municipality]:
    return Municipality.objects.filter(committees__isnull=False).distinct().in_order().defer("boundary")
