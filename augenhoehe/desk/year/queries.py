"""The year ahead on one page: what recurs, what ends, what has to be renewed (S3-24)."""

from __future__ import annotations

from datetime import date

from augenhoehe.concept.addresses import of_concept
from augenhoehe.concept.models import Concept, Phase
from augenhoehe.core.contributions import YearDay, collected
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.notices.queries import duties_of

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """One month with what falls into it, in order."""

    first: date
    days: tuple[YearDay, ...]


def year_of(actor: Actor, first: date) -> list[Month]:
    """Twelve months from the month of a day, each also if nothing is in it; what is over is not shown."""
    starts = [_month(first, place) for place in range(MONTHS)]
    last = _month(first, MONTHS)
    found = [day for source in collected("SEASONS") for day in source.days(actor, first, last)]
    found += [*_duties(actor, first, last), *_concepts(actor, first, last)]
    found.sort(key=lambda one: (one.day, one.title))
    return [
        Month(start, tuple(one for one in found if (one.day.year, one.day.month) == (start.year, start.month)))
        for start in starts
    ]


def _month(first: date, ahead: int) -> date:
    number = first.month - 1 + ahead
    return date(first.year + number // 12, number % 12 + 1, 1)


def _duties(actor: Actor, first: date, last: date) -> list[YearDay]:
    rows = duties_of(actor).filter(due__gte=first, due__lt=last)[:200]
    return [YearDay(one.due, one.title, one.url, "wartet auf Sie") for one in rows if one.due]


def _concepts(actor: Actor, first: date, last: date) -> list[YearDay]:
    """Phases that end, and concepts whose time is over: then they are revised (Fortschreibung)."""
    seen = Concept.objects.visible_to(actor)
    phases = Phase.objects.filter(concept__in=seen, ends_on__gte=first, ends_on__lt=last, ended_on__isnull=True)
    found = [
        YearDay(one.ends_on, f"{one.get_kind_display()} endet: {one.concept.title}", of_concept(one.concept))
        for one in phases.select_related("concept")
        if one.ends_on
    ]
    return found + [
        YearDay(one.ends_on, f"Konzept endet: {one.title}", of_concept(one), "Fortschreibung rechtzeitig beginnen")
        for one in seen.filter(ends_on__gte=first, ends_on__lt=last)
        if one.ends_on
    ]
