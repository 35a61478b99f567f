"""What the pages of grants ask, and the sums by year and field."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import ExtractYear

from augenhoehe.concept.models import Concept, Measure
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.funding.models import FundingGrant, FundingGrantQuerySet, FundingProgramme, GrantMeasure
from augenhoehe.funding.permissions import KEEP_FUNDING
from augenhoehe.organisations.models import Organisation
from augenhoehe.places.models import Municipality


@dataclass(frozen=True, slots=True)
class YearSum:
    """What was asked for and granted for projects that began in a year, in one field."""

    year: int
    field: str
    count: int
    applied: Decimal
    granted: Decimal


def grants_for(actor: Actor, day: date) -> FundingGrantQuerySet:
    return with_parts(FundingGrant.objects.visible_to(actor, day))


def with_parts(rows: FundingGrantQuerySet) -> FundingGrantQuerySet:
    found = rows.select_related("programme", "call", "organisation", "municipality")
    return found.defer("municipality__boundary")


def kept_grants(actor: Actor) -> QuerySet[FundingGrant]:
    """All of the places for which the actor keeps funding."""
    reach = actor.reach(KEEP_FUNDING)
    rows = (
        FundingGrant.objects.all()
        if reach.everywhere
        else FundingGrant.objects.filter(municipality_id__in=reach.municipalities)
    )
    return with_parts(rows)


def years(rows: QuerySet[FundingGrant]) -> list[int]:
    """The years in which projects begin, the latest first."""
    found = rows.order_by().values_list(ExtractYear("starts_on"), flat=True).distinct()
    return sorted(found, reverse=True)


def own_grants(actor: Actor, day: date) -> QuerySet[FundingGrant]:
    """Of the organisations the actor speaks for."""
    rows = with_parts(FundingGrant.objects.filter(organisation__in=Organisation.objects.represented(actor, day)))
    return rows.order_by("-starts_on", "id")


def own_keys(actor: Actor, day: date) -> frozenset[uuid.UUID]:
    """The organisations the actor speaks for."""
    return frozenset(Organisation.objects.represented(actor, day).values_list("pk", flat=True))


def worded(rows: QuerySet[FundingGrant], typed: str) -> QuerySet[FundingGrant]:
    for word in typed.split()[:6]:
        rows = rows.filter(
            Q(purpose__icontains=word) | Q(applicant__icontains=word) | Q(programme__name__icontains=word)
        )
    return rows


def sums(rows: QuerySet[FundingGrant]) -> list[YearSum]:
    """By the year in which a project begins and its field, the latest year first: one query."""
    counted = (
        rows.order_by()
        .values("field", year=ExtractYear("starts_on"))
        .annotate(count=Count("pk"), applied=Sum("applied_sum"), granted=Sum("granted_sum"))
        .order_by("-year", "field")
    )
    return [
        YearSum(one["year"], one["field"], one["count"], one["applied"], one["granted"] or Decimal(0))
        for one in counted
    ]


def together(parts: Sequence[YearSum]) -> YearSum:
    """Several fields of one year as one."""
    return YearSum(
        parts[0].year,
        "",
        sum(one.count for one in parts),
        sum((one.applied for one in parts), Decimal(0)),
        sum((one.granted for one in parts), Decimal(0)),
    )


def places_for(actor: Actor) -> QuerySet[Municipality]:
    """Towns and the Kreis for which the actor keeps funding."""
    reach = actor.reach(KEEP_FUNDING)
    found = Municipality.objects.served().filter(valid_until__isnull=True).in_order().defer("boundary")
    return found if reach.everywhere else found.filter(pk__in=reach.municipalities)


def applicants_for(actor: Actor, day: date) -> QuerySet[Organisation]:
    """Organisations for which the actor may plan a grant: their own, and those of the towns they keep."""
    reach = actor.reach(KEEP_FUNDING)
    rows = Organisation.objects.exclude(state__in=("refused", "merged")).exclude(municipality=None)
    if not reach.everywhere:
        own = Organisation.objects.represented(actor, day).values("pk")
        rows = rows.filter(Q(municipality_id__in=reach.municipalities) | Q(pk__in=own))
    return rows.in_order()


def choosable_programmes(actor: Actor) -> QuerySet[FundingProgramme]:
    """Published ones; for who keeps the catalogue drafts and ended ones as well: money may come from before."""
    return FundingProgramme.objects.visible_to(actor).in_order()


# --- Measures -----------------------------------------------------------------------------------------
def links_of(grant: FundingGrant) -> list[GrantMeasure]:
    rows = grant.measure_links.select_related("measure__action_field__concept")
    return list(rows.order_by("measure__title", "id"))


def link_for(actor: Actor, day: date) -> QuerySet[GrantMeasure]:
    rows = GrantMeasure.objects.filter(grant__in=FundingGrant.objects.visible_to(actor, day))
    return rows.select_related("grant__programme", "grant__organisation", "grant__municipality", "measure")


def measures_for(actor: Actor, grant: FundingGrant) -> QuerySet[Measure]:
    """Measures that are not over and not linked yet."""
    rows = Measure.objects.visible_to(actor).alive().exclude(grant_links__grant=grant)
    return rows.select_related("action_field").order_by("action_field__position", "title")


def grants_of_measures(measures: Any, rows: FundingGrantQuerySet) -> list[FundingGrant]:
    """What pays for measures, as far as the reader may know; the latest first."""
    links = GrantMeasure.objects.filter(measure__in=measures).values("grant_id")
    return list(with_parts(rows.filter(pk__in=links)).order_by("-starts_on", "id"))


def grants_of_concept(concept: Concept, rows: FundingGrantQuerySet) -> list[FundingGrant]:
    measures = Measure.objects.filter(action_field__concept=concept)
    return grants_of_measures(measures.values("pk"), rows)
