"""Who came: for the door, for what stays of the day, for the overview over years."""

from __future__ import annotations

import uuid
from collections import Counter
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.events.models import ActorCategory, Attendance, Event, Registration, Turnout
from augenhoehe.organisations.models import Organisation

Key = tuple[str, uuid.UUID | None]


@dataclass(frozen=True, slots=True)
class Door:
    """How many are expected, how many have come, how many of them without a registration."""

    expected: int
    there: int
    walked_in: int

    @property
    def missing(self) -> int:
        return max(self.expected - (self.there - self.walked_in), 0)


def at_the_door(event: Event) -> Door:
    """In two queries; for the hosts, who open each row."""
    expected = event.registrations.seated().count()
    found = event.attendances.there().aggregate(there=Count("pk"), walked_in=Count("pk", filter=Q(how="walk_in")))
    return Door(expected, found["there"], found["walked_in"])


def there(event: Event) -> int:
    return event.attendances.there().count()


def sums_of(event: Event) -> dict[Key, tuple[int, int]]:
    """(registered, attended) by category and organisation of the register; what the closed list leaves behind."""
    registered: Counter[Key] = Counter()
    attended: Counter[Key] = Counter()
    for category, organisation in event.registrations.seated().values_list("category", "organisation_id"):
        registered[category, organisation] += 1
    rows = event.attendances.there().values_list("category", "registration__organisation_id")
    for category, organisation in rows:
        attended[category, organisation] += 1
    return {key: (registered[key], attended[key]) for key in registered | attended}


def by_category(event: Event) -> list[tuple[str, int, int]]:
    """(category, registered, attended), in the order of the list of categories; only what occurs."""
    rows = event.turnout.values("category").annotate(registered=Sum("registered"), attended=Sum("attended"))
    return _by_category(rows)


def by_organisation(event: Event) -> list[tuple[str, int, int]]:
    """(organisation, registered, attended), the most first; only those of the register."""
    rows = event.turnout.filter(organisation__isnull=False).values("organisation__name")
    found = rows.annotate(registered=Sum("registered"), attended=Sum("attended"))
    lines = [(one["organisation__name"], one["registered"], one["attended"]) for one in found]
    return sorted(lines, key=lambda line: (-line[2], sort_key(line[0])))


def over_year(actor: Actor, year: int, day: date) -> list[tuple[str, int, int]]:
    """Categories over all events of a year whose lists the actor opens."""
    rows = _of_year(actor, year, day).values("category")
    return _by_category(rows.annotate(registered=Sum("registered"), attended=Sum("attended")))


def events_of_year(actor: Actor, year: int, day: date) -> QuerySet[Event]:
    """Each event of the year with its sums, the earliest first."""
    first, last = datetime(year, 1, 1, tzinfo=BERLIN), datetime(year + 1, 1, 1, tzinfo=BERLIN)
    rows = Event.objects.opening_lists_to(actor, day).timed().select_related("series")
    rows = rows.filter(begins__gte=first, begins__lt=last, state__in=Event.OVER)
    return rows.annotate(
        came=Sum("turnout__attended"), signed_up=Sum("turnout__registered"),
        houses=Count("turnout__organisation", filter=Q(turnout__attended__gt=0), distinct=True),
    )  # fmt: skip


def first_days() -> dict[uuid.UUID, date]:
    """The first day on which somebody came for an organisation, over everything that is written down."""
    rows = Turnout.objects.filter(organisation__isnull=False, attended__gt=0).values_list("organisation_id")
    found = rows.annotate(first=Min(Coalesce("event__meeting__starts_at", "event__starts_at")))
    return {pk: day_of(moment) for pk, moment in found}


def with_visits(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Organisations with how many events somebody came to for them, the first and the last day."""
    came = Q(turnout__attended__gt=0)
    begins = Coalesce("turnout__event__meeting__starts_at", "turnout__event__starts_at")
    return rows.annotate(
        visits=Count("turnout__event", filter=came, distinct=True), first_visit=Min(begins, filter=came),
        last_visit=Max(begins, filter=came),
    )  # fmt: skip


def _of_year(actor: Actor, year: int, day: date) -> QuerySet[Turnout]:
    first, last = datetime(year, 1, 1, tzinfo=BERLIN), datetime(year + 1, 1, 1, tzinfo=BERLIN)
    rows = Turnout.objects.visible_to(actor, day)
    begins = Coalesce("event__meeting__starts_at", "event__starts_at")
    return rows.annotate(begins=begins).filter(begins__gte=first, begins__lt=last)


def _by_category(rows: Any) -> list[tuple[str, int, int]]:
    found = {one["category"]: one for one in rows}
    return [
        (str(one.label), found[one.value]["registered"], found[one.value]["attended"])
        for one in ActorCategory
        if one.value in found
    ]


def names_needed(event: Event) -> QuerySet[Registration]:
    """Who comes, by name: for badges and the list on paper."""
    rows = event.registrations.seated().select_related("organisation")
    return rows.exclude(state=Registration.State.ABSENT).order_by("name", "id")


def came(event: Event) -> QuerySet[Attendance]:
    return event.attendances.there().select_related("registration__organisation").order_by("name", "id")
