"""The only place that counts who declared their own experience: at the end of a quarter, behind the gate (S1-24)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Case, CharField, Count, OuterRef, QuerySet, Subquery, Value, When

from augenhoehe.core.contributions import CountRequest, Releasable
from augenhoehe.core.numbers import number
from augenhoehe.core.values import dataclass
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.queries import Told, latest, told

from .models import Committee, OwnExperience, Seat
from .queries.experience import marks_of_seated, seated_people

EXPERIENCE = "committees.experience"
DECIDING, WORKING, OTHER = "deciding", "working", "political"
_KINDS = Committee.Kind
# In the order in which somebody counts who sits in several: each person once.
_PLACES = ((DECIDING, (_KINDS.STEERING_GROUP, _KINDS.PROJECT_GROUP)), (WORKING, (_KINDS.WORKING_GROUP, _KINDS.NETWORK)))
NAMES = {
    DECIDING: "Lenkungs- und Projektgruppen",
    WORKING: "Arbeitskreise und Netzwerke",
    OTHER: "politische Gremien",
}


def _by_place(day: date) -> QuerySet[Any]:
    """People with an account and a seat, each under one kind of group (`place`) and one group (`source`)."""
    kinds = [When(committee__kind__in=chosen, then=Value(name)) for name, chosen in _PLACES]
    rank = [When(committee__kind__in=chosen, then=Value(str(n))) for n, (_name, chosen) in enumerate(_PLACES)]
    seats = Seat.objects.valid_on(day).filter(user_id=OuterRef("pk"))
    seats = seats.annotate(
        place=Case(*kinds, default=Value(OTHER), output_field=CharField()),
        rank=Case(*rank, default=Value("9"), output_field=CharField()),
    ).order_by("rank", "committee_id")
    people: QuerySet[Any] = seated_people(day)
    return people.annotate(place=Subquery(seats.values("place")[:1]), source=Subquery(seats.values("committee_id")[:1]))


def _declared(day: date) -> set[uuid.UUID]:
    marks = marks_of_seated(day)
    return {marks[one] for one in OwnExperience.objects.values_list("mark", flat=True) if one in marks}


def of_experience(day: date) -> CountRequest:
    """People who declared their own experience, by the kind of group they sit in.

    Where so many declared that hardly anybody is left, the number would tell of each who sits there: it stays away,
    and looks like a number that is too small.
    """
    people, told_by = _by_place(day), _declared(day)
    silent = people.exclude(pk__in=told_by).values("place").annotate(left=Count("pk", distinct=True))
    enough = [row["place"] for row in silent if row["left"] >= settings.DISCLOSURE_THRESHOLD]
    rows = people.filter(pk__in=told_by, place__in=enough)
    return CountRequest(rows.values("place", "pk", "source"), ("place",), "pk", "source", title="Eigene Erfahrung")


def _names(_dimension: str, _values: Iterable[str]) -> Mapping[str, str]:
    return NAMES


RELEASES = (
    Releasable(
        key=EXPERIENCE,
        title="Mitwirkende mit eigener Erfahrung",
        dimensions=(("place", "Art der Gruppe"),),
        counted=of_experience,
        labels=_names,
        walled=True,
        explains="Menschen mit Konto und Sitz, die freiwillig angegeben haben, dass sie es aus dem eigenen Leben "
        "kennen. Wer in mehreren Gruppen sitzt, zählt einmal. Wo fast alle es angegeben haben, steht keine Zahl.",
    ),
)


NOT_SHOWN = Told("nicht gezeigt", hidden=True)


@dataclass(frozen=True, slots=True)
class Share:
    """One kind of group: how many declared, of how many who could have."""

    name: str
    told: Told
    of: int

    @property
    def sentence(self) -> str:
        """„34 % von 50“ where the number is shown, else why not."""
        if self.told.value is None or not self.of:
            return ""
        return f"{round(100 * self.told.value / self.of)} % von {number(self.of)}"


def experience_release() -> Release | None:
    return latest(EXPERIENCE)


def shares(release: Release) -> list[Share]:
    """Each kind of group on the day of the release. Who sits there is no secret; who declared is."""
    seated = _by_place(release.as_of).values("place").annotate(people=Count("pk", distinct=True))
    people = {row["place"]: row["people"] for row in seated}
    return [
        Share(name, told(release, place) if (place,) in release.values else NOT_SHOWN, people[place])
        for place, name in NAMES.items()
        if people.get(place)
    ]
