"""The only place that counts volunteers by town: nobody reads a number but from a release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from augenhoehe.core.contributions import CountRequest, Releasable
from augenhoehe.disclosure.queries import Told, latest, told
from augenhoehe.places.models import Municipality
from augenhoehe.volunteers.models import Volunteer

VOLUNTEERS = "network.volunteers"
TOWN, PERSON = "towns__id", "pk"


def of_volunteers(_day: date) -> CountRequest:
    """Active volunteers by the towns they named for their help; who named none is counted nowhere."""
    rows = Volunteer.objects.active().filter(towns__isnull=False).values(TOWN, PERSON)
    return CountRequest(rows, (TOWN,), PERSON, PERSON, title="Ehrenamtliche je Ort")


def _towns(_dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    rows = Municipality.objects.filter(pk__in=list(values)).values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def volunteers_in(towns: Iterable[str]) -> list[tuple[str, Told]]:
    """How many help in each of these towns, as the last release tells it."""
    release = latest(VOLUNTEERS)
    return [(town, told(release, town)) for town in towns]


RELEASES = (
    Releasable(
        key=VOLUNTEERS,
        title="Ehrenamtliche je Ort",
        dimensions=((TOWN, "Ort"),),
        counted=of_volunteers,
        labels=_towns,
        sums=(),
        zeros_hidden=True,
        public=True,
        explains="Wie viele Lotsinnen, Lotsen und Sprachmittelnde in einem Ort helfen, nach den Orten, die sie selbst "
        "nennen, bis zum Stichtag. Wer in mehreren Orten hilft, zählt in jedem.",
    ),
)
