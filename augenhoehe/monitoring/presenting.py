"""An indicator as charts: over time, beside its parent area, over the areas of a town. Nothing hidden can be solved."""

from __future__ import annotations

import time
import uuid
from collections.abc import Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language, gettext

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.values import dataclass
from augenhoehe.places.outline import Outline, draw
from augenhoehe.ui.charts import (
    Chart,
    Comparison,
    Line,
    Point,
    Region,
    TimeSeries,
    choropleth,
    comparison,
    small_multiples,
    time_series,
)
from augenhoehe.ui.charts.multiples import MOST

from . import periods, queries
from .models import Indicator, IndicatorDefinition, IndicatorTarget
from .queries import Reading, Strand
from .redrawing import notes_of, relatives
from .words import CERTAIN, source_words, value_words, with_unit

# Shares and indices are no sums: the total less the rest says nothing about them.
NO_SUMS = ("%", "Index", "Tage", "Jahre", "Euro je m²", "m²", "je 1000")
MOST_LINES = 4
KEPT_SECONDS = 600
_outlines: dict[frozenset[uuid.UUID], tuple[float, dict[uuid.UUID, int], Outline]] = {}


@dataclass(slots=True)
class Sheet:
    """An indicator, told for one area and one group."""

    indicator: Indicator
    strands: list[Strand]
    chosen: Strand | None
    group: int | None
    period: date | None = None
    charts: list[Chart] = field(default_factory=list)
    latest: Reading | None = None
    redrawn: bool = False

    @property
    def areas(self) -> list[Strand]:
        """One strand for each area of this group, to choose from."""
        return [one for one in self.strands if one.group == self.group and one.last_period]

    @property
    def group_choices(self) -> list[tuple[int | None, str]]:
        found = {one.group: one.group_name for one in self.strands if one.last_period}
        return [(key, name or gettext("alle")) for key, name in found.items()]


def sheet_of(
    indicator: Indicator,
    definitions: Sequence[IndicatorDefinition],
    targets: Sequence[IndicatorTarget],
    *,
    area: str = "",
    group: str = "",
    downloads: str = "",
) -> Sheet:
    """Everything the page of an indicator shows; a handful of queries however many areas there are."""
    strands = queries.strands_of(indicator)
    chosen_group = _group(strands, group)
    mine = [one for one in strands if one.group == chosen_group and one.last_period]
    chosen = next((one for one in mine if str(one.pk) == area), None) or _first(mine)
    sheet = Sheet(indicator, strands, chosen, chosen_group)
    if chosen is None:
        return sheet
    _Drawing(sheet, definitions, targets, downloads).draw()
    return sheet


def _group(strands: Sequence[Strand], typed: str) -> int | None:
    known = [one.group for one in strands if one.last_period]
    if typed.isdecimal() and int(typed) in known:
        return int(typed)
    return None if None in known or not known else known[0]


def _first(strands: Sequence[Strand]) -> Strand | None:
    """The area of this house first: its Kreis or a town, not Germany."""
    here = [one for one in strands if not one.area.beyond]
    whole = [one for one in here if not one.is_social_area]
    return next(iter([*whole, *here, *strands]), None)


class _Drawing:
    """Fills a sheet with its charts."""

    def __init__(
        self,
        sheet: Sheet,
        definitions: Sequence[IndicatorDefinition],
        targets: Sequence[IndicatorTarget],
        downloads: str,
    ) -> None:
        self.sheet, self.indicator = sheet, sheet.indicator
        self.definitions, self.targets, self.downloads = definitions, targets, downloads
        assert sheet.chosen is not None  # noqa: S101 – the caller looked
        self.chosen = sheet.chosen
        self.mine = sheet.areas
        self.compared = self._compared()
        self.parts = self._parts()
        wanted = [one.pk for one in (*self.compared, *(self.parts if len(self.parts) <= MOST else []))]
        self.readings = queries.readings_of(wanted)
        if len(self.parts) > MOST:
            last = max(one.last_period for one in self.parts if one.last_period)
            self.readings |= queries.readings_of([one.pk for one in self.parts], periods=[last])
        self.kept_back = self._kept_back()

    def _compared(self) -> list[Strand]:
        """The area itself with what it came from and what became of it, its parent, and what lies beyond."""
        area = self.chosen.area
        found, self.links = relatives(self.chosen, self.mine)
        same = found[: MOST_LINES - 1]
        self.sheet.redrawn, self.drawn = bool(same), frozenset(one.pk for one in (self.chosen, *same))
        parents = [
            one
            for one in self.mine
            if not one.is_social_area and one.area.municipality
            and (
                (self.chosen.is_social_area and one.area.municipality == area.municipality)
                or (not self.chosen.is_social_area and one.area.municipality == self.chosen.parent)
            )
        ]  # fmt: skip
        beyond = [one for one in self.mine if one.area.beyond and one.pk != self.chosen.pk]
        return [*sorted([self.chosen, *same], key=lambda one: one.valid_from or date.min), *parents, *beyond][
            :MOST_LINES
        ]

    def _parts(self) -> list[Strand]:
        """The areas below: social areas of a town, towns of a Kreis; for a social area its neighbours."""
        town = self.chosen.area.municipality
        if town is None:
            return []
        areas = [one for one in self.mine if one.is_social_area and one.area.municipality == town]
        if areas:
            current = [one for one in areas if one.valid_until is None]
            return current or areas
        return [one for one in self.mine if not one.is_social_area and one.parent == town]

    def _kept_back(self) -> frozenset[date]:
        if self.indicator.unit in NO_SUMS or self.chosen.area.municipality is None:
            return frozenset()
        return queries.solvable_periods(self.indicator, self.chosen.area.municipality, self.sheet.group)

    # --- Words ---
    def _point(self, strand: Strand, reading: Reading) -> Point:
        if reading.period in self.kept_back and not strand.is_social_area and not strand.area.beyond:
            return Point(None, gettext("nicht gezeigt, weil sonst ein Gebiet zu erkennen wäre"))
        value = None if reading.value is None else float(reading.value)
        shown = value_words(self.indicator, reading.value, reading.status)
        return Point(value, shown, certain=reading.status in CERTAIN)

    def _label(self, period: date) -> str:
        return periods.label(period, self.indicator.rhythm)

    def _name(self, strand: Strand) -> str:
        if self.sheet.redrawn and strand.pk in self.drawn:
            until = f"–{strand.valid_until.year}" if strand.valid_until else ""
            since = strand.valid_from.year if strand.valid_from else ""
            return gettext("%(name)s, Zuschnitt %(years)s") % {"name": strand.name, "years": f"{since}{until}"}
        return strand.name

    def _source(self, readings: Sequence[Reading]) -> str:
        """The source of the newest; others are named when there are several."""
        told: dict[str, None] = {}
        for one in sorted(readings, key=lambda one: one.period, reverse=True):
            told.setdefault(one.source)
        newest = max(readings, key=lambda one: one.period)
        words = source_words("; ".join(list(told)[:3]), newest.as_of, newest.area_status_on)
        return f"{words}." if not words.endswith(".") else words

    def _files(self, chart: str) -> tuple[tuple[str, str], ...]:
        if not self.downloads:
            return ()
        query = f"?gebiet={self.chosen.pk}&gruppe={self.sheet.group or ''}"
        return tuple((kind.upper(), f"{self.downloads}{chart}.{kind}{query}") for kind in ("csv", "svg", "png"))

    # --- Charts ---
    def draw(self) -> None:
        mine = self.readings.get(self.chosen.pk, [])
        self.sheet.latest = next((one for one in reversed(mine) if one.known), None)
        self.sheet.charts.append(self._series())
        shown = self._shown_period()
        if shown and len(self.parts) > 1:
            self.sheet.period = shown
            self.sheet.charts += self._over_areas(shown)

    def _series(self) -> Chart:
        strands = [one for one in self.compared if self.readings.get(one.pk)]
        everything = [reading for one in strands for reading in self.readings[one.pk]]
        first, last = min(one.period for one in everything), max(one.period for one in everything)
        present = {one.period for one in everything}
        told = periods.between(first, last, self.indicator.rhythm)
        times = sorted(present.union(told)) if self.indicator.rhythm != Indicator.Rhythm.IRREGULAR else sorted(present)
        missing = gettext("kein Wert")
        lines = tuple(
            Line(
                self._name(one), _points({r.period: self._point(one, r) for r in self.readings[one.pk]}, times, missing)
            )
            for one in strands
        )
        return time_series(
            TimeSeries(
                "zeitreihe", self._finding(strands), self.indicator.unit, tuple(map(self._label, times)), lines,
                source=self._source(everything), notes=self._notes(), breaks=self._breaks(times),
                target=self._target(), downloads=self._files("zeitreihe"), heading=gettext("Zeitraum"),
            )
        )  # fmt: skip

    def _finding(self, strands: Sequence[Strand]) -> str:
        known = [one for one in self.readings.get(self.chosen.pk, []) if one.known]
        known = [one for one in known if self._point(self.chosen, one).value is not None]
        if not known:
            return gettext("%(area)s: kein bekannter Wert") % {"area": self.chosen.name}
        last, first = known[-1], known[0]
        words = {
            "area": self.chosen.name, "last": with_unit(self.indicator, last.value or 0),  # type: ignore[arg-type]
            "period": self._label(last.period), "first": with_unit(self.indicator, first.value or 0),  # type: ignore[arg-type]
            "before": self._label(first.period),
        }  # fmt: skip
        if first is last:
            return gettext("%(area)s: %(last)s (%(period)s)") % words
        return gettext("%(area)s: %(last)s (%(period)s), vorher %(first)s (%(before)s)") % words

    def _breaks(self, times: Sequence[date]) -> tuple[tuple[int, str], ...]:
        """Where a new definition begins within what is shown."""
        found = []
        for one in self.definitions:
            at = next((at for at, period in enumerate(times) if one.valid_from and period >= one.valid_from), None)
            if one.version > 1 and at:
                found.append((at, gettext("ab hier anders gezählt: %(text)s") % {"text": one.text}))
        return tuple(found)

    def _notes(self) -> tuple[str, ...]:
        return notes_of(self.links, self.compared if self.sheet.redrawn else ())

    def _target(self) -> tuple[float, str] | None:
        area = self.chosen.area
        found = [
            one
            for one in self.targets
            if (one.municipality_id, one.social_area_id, one.group_id)
            == (area.municipality, area.social_area, self.sheet.group)
        ]
        if not found:
            return None
        value = with_unit(self.indicator, found[-1].value)
        return float(found[-1].value), gettext("Ziel %(year)s: %(value)s") % {
            "year": found[-1].due.year,
            "value": value,
        }

    def _shown_period(self) -> date | None:
        """The latest period that most areas have."""
        lasts = sorted(one.last_period for one in self.parts if one.last_period)
        return lasts[len(lasts) // 2] if lasts else None

    def _over_areas(self, period: date) -> list[Chart]:
        at = {
            one.pk: next((r for r in self.readings.get(one.pk, []) if r.period == period), None) for one in self.parts
        }
        told = [one for one in at.values() if one]
        if not told:
            return []
        source, label = self._source(told), self._label(period)
        charts = [self._map(at, source, label) or self._bars(at, source, label, period)]
        if len(self.parts) <= MOST and any(len(self.readings.get(one.pk, [])) > 1 for one in self.parts):
            charts.append(self._multiples(source))
        return charts

    def _region_words(self, strand: Strand, reading: Reading | None) -> tuple[float | None, str]:
        if reading is None:
            return None, gettext("kein Wert")
        point = self._point(strand, reading)
        return point.value, point.shown

    def _map(self, at: dict[int, Reading | None], source: str, label: str) -> Chart | None:
        ids = {one.pk: one.area.social_area or one.area.municipality for one in self.parts}
        places, outline = _drawn(
            frozenset(one.area.social_area for one in self.parts if one.area.social_area),
            frozenset(
                one.area.municipality for one in self.parts if not one.area.social_area and one.area.municipality
            ),
        )
        if outline is None or len(places) * 2 < len(self.parts):
            return None
        regions = []
        for one in self.parts:
            value, shown = self._region_words(one, at[one.pk])
            place = places.get(ids[one.pk])  # type: ignore[arg-type]
            shape = outline.areas[place] if place is not None else None
            spot = (shape.path, shape.x, shape.y) if shape else ("", 0, 0)
            regions.append(Region(one.name, value, shown, *spot))
        return choropleth(
            "karte", self._spread(regions, label), self.indicator.unit, regions, (outline.width, outline.height),
            source=source, downloads=self._files("karte"), heading=gettext("Gebiet"),
        )  # fmt: skip

    def _spread(self, regions: Sequence[Region], label: str) -> str:
        known = sorted((one for one in regions if one.value is not None), key=lambda one: one.value or 0.0)
        if not known:
            return gettext("%(period)s: kein bekannter Wert") % {"period": label}
        low, high = (with_unit(self.indicator, Decimal(str(one.value))) for one in (known[0], known[-1]))
        words = {"period": label, "low": low, "high": high, "where": known[-1].name}
        return gettext("%(period)s: von %(low)s bis %(high)s (%(where)s)") % words

    def _bars(self, at: dict[int, Reading | None], source: str, label: str, period: date) -> Chart:
        regions = [Region(one.name, *self._region_words(one, at[one.pk])) for one in self.parts]
        ordered = sorted(regions, key=lambda one: (one.value is None, -(one.value or 0.0), one.name))
        beside = None
        for strand in self.compared:
            for reading in self.readings.get(strand.pk, []):
                if reading.period == period and not strand.is_social_area and beside is None:
                    point = self._point(strand, reading)
                    # A sum is no measure for its parts.
                    if self.indicator.unit in NO_SUMS:
                        beside = Comparison(strand.name, point.value, point.shown)
        bars = tuple(Comparison(one.name, one.value, one.shown, one.name == self.chosen.name) for one in ordered)
        return comparison(
            "vergleich", self._spread(regions, label), self.indicator.unit, bars, beside=beside, source=source,
            downloads=self._files("vergleich"), head=(gettext("Gebiet"), gettext("Wert")),
        )  # fmt: skip

    def _multiples(self, source: str) -> Chart:
        times = sorted({one.period for part in self.parts for one in self.readings.get(part.pk, [])})
        missing = gettext("kein Wert")
        lines = [
            Line(
                one.name,
                _points({r.period: self._point(one, r) for r in self.readings.get(one.pk, [])}, times, missing),
            )
            for one in self.parts
        ]
        return small_multiples(
            "gebiete", gettext("Alle Gebiete auf einer Skala"), self.indicator.unit, tuple(map(self._label, times)),
            lines, source=source, downloads=self._files("gebiete"), heading=gettext("Gebiet"),
        )  # fmt: skip


def _points(known: dict[date, Point], times: Sequence[date], missing: str) -> tuple[Point, ...]:
    return tuple(known.get(period, Point(None, missing)) for period in times)


def _drawn(areas: frozenset[uuid.UUID], towns: frozenset[uuid.UUID]) -> tuple[dict[uuid.UUID, int], Outline | None]:
    """The outlines of these areas as one picture; kept for ten minutes, since outlines are large and change rarely."""
    key = areas | towns
    held = _outlines.get(key)
    if held and time.monotonic() < held[0]:
        return held[1], held[2]
    found = queries.drawings(areas, towns)
    outline = draw(None, [(name, "", boundary) for _, name, boundary in found])
    if outline is None:
        return {}, None
    places = {pk: place for place, (pk, _, _) in enumerate(found)}
    if len(_outlines) > 50:
        _outlines.clear()
    _outlines[key] = time.monotonic() + KEPT_SECONDS, places, outline
    return places, outline


def name_of(indicator: Indicator) -> str:
    """The name in the reader's language."""
    return text_in(indicator.name, get_language() or "de").text or indicator.title


def forget_outlines() -> None:
    """For tests, which redraw areas under the process."""
    _outlines.clear()
