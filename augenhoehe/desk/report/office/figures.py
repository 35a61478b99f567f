"""The figures of the house that reports and grants may name: each with its words, and where it comes from.

People and hints come out of stored releases, so through the gate; everything else is public or no person.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from augenhoehe.committees.models import Committee, Meeting, Resolution
from augenhoehe.concept import queries as concept
from augenhoehe.concept.models import ImplementationMarker
from augenhoehe.core.clock import quarter_of
from augenhoehe.core.numbers import long_date, number
from augenhoehe.core.values import dataclass
from augenhoehe.disclosure import queries as disclosure
from augenhoehe.disclosure.lattice import ALL
from augenhoehe.journal.queries import public_threads
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries import numbers as organisations
from augenhoehe.places.queries import module_on

# The public table of people who gave hints, by quarter (structure.releases).
ARRIVALS = "structure.arrivals"
# People with a case file, by quarter; by its name only: nothing here reaches into the closed room (cases.counts).
ADVISED, ADVISED_CELL = "cases.advised", "advised"
_DONE = (ImplementationMarker.State.REACHED, ImplementationMarker.State.PARTLY)


@dataclass(frozen=True, slots=True)
class Period:
    """A year up to today: a report never speaks of days to come."""

    since: date
    until: date


def period_of(year: int, today: date) -> Period:
    return Period(date(year, 1, 1), min(date(year, 12, 31), today))


def _until(period: Period) -> str:
    return long_date(period.until)


@dataclass(frozen=True, slots=True)
class Source:
    """A figure by its key: what it counts, whence, how to draw it for a period, and of which day it then is.

    module: which module holds it; without that module it is written by hand.
    """

    label: str
    origin: str
    draw: Callable[[Period], str]
    stand: Callable[[Period], str] = _until
    module: str = ""


def _days(period: Period, field: str) -> dict[str, date]:
    return {f"{field}__gte": period.since, f"{field}__lte": period.until}


def _released(table: str, *cell: str) -> Callable[[Period], str]:
    """As they were released, never counted anew: a second way of counting would give hidden cells away."""

    def draw(period: Period) -> str:
        found = disclosure.of_period(table, period.since, period.until)
        told = [f"{quarter_of(one.as_of)[-1:]}. Quartal: {disclosure.told(one, *cell).shown}" for one in found
                if cell in one.values]  # fmt: skip
        if told:
            return "; ".join(told)
        return disclosure.LATER if period.until < date(period.until.year, 12, 31) else "nicht gezählt"

    return draw


def _stand_of(table: str) -> Callable[[Period], str]:
    """The day of the last release of the period; none yet: no day."""

    def stand(period: Period) -> str:
        found = disclosure.of_period(table, period.since, period.until)
        return long_date(found[-1].as_of) if found else ""

    return stand


def _groups(kind: str) -> Callable[[Period], str]:
    def draw(period: Period) -> str:
        return number(Committee.objects.filter(kind=kind).standing(period.until).count())

    return draw


def _meetings(kind: str) -> Callable[[Period], str]:
    def draw(period: Period) -> str:
        rows = Meeting.objects.filter(state=Meeting.State.HELD, committee__kind=kind)
        return number(rows.filter(**_days(period, "starts_at__date")).count())

    return draw


def _threads(period: Period) -> str:
    return number(public_threads().filter(**_days(period, "published_at__date")).count())


def _closed_threads(period: Period) -> str:
    return number(public_threads().filter(**_days(period, "closed_at__date")).count())


def _resolutions(period: Period) -> str:
    return number(Resolution.objects.public().filter(**_days(period, "decided_on")).count())


def _measures(_period: Period) -> str:
    return number(concept.public_measures().alive().count())


def _reached(period: Period) -> str:
    return number(settled(period).count())


def settled(period: Period):  # type: ignore[no-untyped-def]
    rows = ImplementationMarker.objects.filter(measure__in=concept.public_measures(), state__in=_DONE)
    return rows.filter(**_days(period, "closed_at__date"))


def _overdue(period: Period) -> str:
    rows = ImplementationMarker.objects.filter(measure__in=concept.public_measures()).overdue(period.until)
    return number(rows.count())


def _organisations(period: Period) -> str:
    return number(Organisation.objects.public().filter(published_on__lte=period.until).count())


def _migrant_organisations(period: Period) -> str:
    return number(organisations.numbers(period.until).migrant)


def _offers(_period: Period) -> str:
    return number(organisations.offer_numbers().total)


_KIND = Committee.Kind
SOURCES = {
    "hints": Source(
        "Menschen hinter Hinweisen, je Quartal", "Eingang der Hinweise, über die Freigabe",
        _released(ARRIVALS, ALL, ALL), _stand_of(ARRIVALS)),
    "advised": Source(
        "Beratene Menschen im Case Management, je Quartal", "Fallakten, über die Freigabe; nichts aus einer Akte",
        _released(ADVISED, ADVISED_CELL), _stand_of(ADVISED), module="cases"),
    "threads": Source("Neue öffentliche Vorgänge", "Vorgänge", _threads),
    "closed_threads": Source("Abgeschlossene öffentliche Vorgänge", "Vorgänge", _closed_threads),
    "steering_meetings": Source(
        "Sitzungen der Lenkungsgruppe", "Gremien", _meetings(_KIND.STEERING_GROUP)),
    "project_groups": Source("Projektgruppen am Ende des Zeitraums", "Gremien", _groups(_KIND.PROJECT_GROUP)),
    "working_groups": Source("Arbeitskreise am Ende des Zeitraums", "Gremien", _groups(_KIND.WORKING_GROUP)),
    "resolutions": Source("Öffentliche Beschlüsse", "Gremien", _resolutions),
    "measures": Source("Laufende öffentliche Maßnahmen, heute", "Integrationskonzept", _measures),
    "markers_reached": Source("Erreichte Umsetzungsmarker", "Integrationskonzept", _reached),
    "markers_overdue": Source("Überfällige Umsetzungsmarker", "Integrationskonzept", _overdue),
    "organisations": Source("Organisationen im Verzeichnis", "Verzeichnis", _organisations),
    "migrant_organisations": Source("davon Migrantenorganisationen", "Verzeichnis", _migrant_organisations),
    "offers": Source("Laufende Angebote, heute", "Verzeichnis", _offers),
}  # fmt: skip


def held() -> dict[str, Source]:
    """The figures this installation holds: those of a module that is off are written by hand."""
    return {key: one for key, one in SOURCES.items() if not one.module or module_on(one.module)}
