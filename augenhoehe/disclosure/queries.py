"""What pages read of the register: one query for what a page needs, and how a cell is told."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_noop

from augenhoehe.core.numbers import number
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.ui.words import long_day

from .lattice import ALL, FEWEST_TOGETHER, Key
from .models import Release, ReleaseRun, TableSetting

LATER = gettext_noop("Zahlen folgen zum Quartalsende")
PEOPLE = "Personen"


@dataclass(frozen=True, slots=True)
class Told:
    """A number as it is told: with the day it is of; `value` is None where none is shown."""

    shown: str
    as_of: date | None = None
    value: int | None = None
    hidden: bool = False

    @property
    def stand(self) -> str:
        """„Stand 30. September 2026“."""
        return words_of(self.as_of) if self.as_of else ""


def words_of(as_of: date) -> str:
    return gettext("Stand %(day)s") % {"day": long_day(as_of)}


def stand_of(release: Release) -> str:
    return words_of(release.as_of)


def releases_for(actor: Actor) -> QuerySet[Release]:
    return Release.objects.visible_to(actor)


def latest(key: str) -> Release | None:
    """The last release of a table; by who has checked that its reader may read what is taken from it."""
    return latest_first(key).first()


def latest_first(key: str) -> QuerySet[Release]:
    found: QuerySet[Release] = Release.objects.out().of_table(key).newest_first()
    return found


def of_period(key: str, since: date, until: date) -> list[Release]:
    """All releases of a table in a period, oldest first; by who has checked that its reader may read them."""
    rows = Release.objects.out().of_table(key).filter(as_of__gte=since, as_of__lte=until)
    return list(rows.order_by("as_of", "created_at"))


def latest_of(key: str, subjects: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, Release]:
    """The last release of each subject, in one query."""
    rows = (
        Release.objects.out().filter(key=key, subject__in=list(subjects)).order_by("subject", "-as_of", "-created_at")
    )
    return {one.subject: one for one in rows.distinct("subject") if one.subject is not None}


def before(release: Release) -> Release | None:
    """The release of the same table that came before it."""
    rows = Release.objects.out().filter(key=release.key, subject=release.subject, as_of__lt=release.as_of)
    return rows.newest_first().first()


def told(release: Release | None, *key: str) -> Told:
    """One cell for reading. What was not counted yet follows at the end of the quarter."""
    if release is None or key not in release.values:
        return Told(gettext(LATER))
    value = release.values[key]
    shown = number(value) if value is not None else hidden_words(release, key)
    return Told(shown, release.as_of, value, value is None)


def hidden_words(release: Release, key: Key) -> str:
    """„weniger als 5“ where that follows from the rest anyway, else „nicht gezeigt“: what is hidden looks alike."""
    known = release.ranges.get(key)
    small = known is not None and known.high is not None and known.high < release.threshold
    return gettext("weniger als %(number)s") % {"number": release.threshold} if small else gettext("nicht gezeigt")


def summed_axes(release: Release) -> list[dict[str, Any]]:
    """Dimensions whose values may be told together."""
    return [one for one in release.axes if one["sum"] and len(one["values"]) > 1]


def wholly_hidden(release: Release, axis: dict[str, Any]) -> list[str]:
    """Values of which the release shows no number but zeros: telling them together costs nobody anything."""
    place = [one["name"] for one in release.axes].index(axis["name"])
    shown = {key[place] for key, value in release.values.items() if value}
    found = [value for value in axis["values"] if release.values and value not in shown]
    return found if len(found) >= FEWEST_TOGETHER else []


def setting_of(release: Release) -> TableSetting:
    return TableSetting.of(release.key)


def paused_tables() -> list[TableSetting]:
    """What is not released for now."""
    return list(TableSetting.objects.filter(paused_at__isnull=False).order_by("key"))


def running() -> ReleaseRun | None:
    return ReleaseRun.objects.filter(ended_at__isnull=True).order_by("-started_at").first()


@dataclass(frozen=True, slots=True)
class Grid:
    """A release as a table for reading: the last dimension across, the others down."""

    head: tuple[str, ...]
    across: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[tuple[str, Told], ...]], ...]


def grid_of(release: Release) -> Grid:
    """Rows in the order of the release; one dimension stands down with its numbers beside it."""
    dimensions = len(release.axes)
    if dimensions == 1:
        lines = tuple(((release.called(0, key[0]),), ((PEOPLE, told(release, *key)),)) for key in release.told_values)
        return Grid((release.axes[0]["label"],), (PEOPLE,), lines)
    last = dimensions - 1
    columns = tuple(dict.fromkeys(key[last] for key in release.told_values))
    columns = tuple(one for one in columns if one != ALL) + ((ALL,) if ALL in columns else ())
    starts = dict.fromkeys(key[:last] for key in release.told_values)
    rows = tuple(
        (
            tuple(release.called(place, part) for place, part in enumerate(start)),
            tuple((release.called(last, column), told(release, *start, column)) for column in columns),
        )
        for start in sorted(starts, key=lambda one: [part == ALL for part in one])
    )
    head = tuple(one["label"] for one in release.axes[:last])
    return Grid(head, tuple(release.called(last, one) for one in columns), rows)


def proof_of(release: Release) -> list[tuple[str, str]]:
    """(cell, what can be known of it at best), as sentences."""
    return [
        (" · ".join(release.called(place, part) for place, part in enumerate(key)), _span(one.low, one.high))
        for key, one in release.ranges.items()
        if key in release.told_values
    ]


def _span(low: int, high: int | None) -> str:
    return f"{number(low)} oder mehr" if high is None else f"zwischen {number(low)} und {number(high)}"


@dataclass(frozen=True, slots=True)
class Changes:
    """A release beside the one before: cells that are shown in both and differ."""

    before: Release
    rows: tuple[tuple[str, str, str], ...]


def changes_since(release: Release, earlier: Release | None) -> Changes | None:
    """Only what both releases show: from these numbers nothing follows that the attack did not try."""
    if earlier is None:
        return None
    rows = []
    for key, value in release.told_values.items():
        was = earlier.values.get(key)
        if value is not None and was is not None and value != was:
            name = " · ".join(release.called(place, part) for place, part in enumerate(key))
            rows.append((name, number(was), number(value)))
    return Changes(earlier, tuple(rows))
