"""Reading values out of a table, long or wide; every mistake is told with its row and its column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Any

from augenhoehe.core.numbers import long_date
from augenhoehe.core.text import clean, slug
from augenhoehe.core.values import dataclass
from augenhoehe.files.tables import Faulty, Table, Tally, text_of

from . import periods
from .areas import BEYOND, AreaKey
from .models import Indicator, IndicatorValue
from .numbers_in import number_in
from .operations.values import NewValue

Status = IndicatorValue.Status
# Signs of German official statistics (DIN 55301) and words people use.
SIGNS: dict[str, str] = {
    "–": "nil", "-": "nil", "—": "nil", ".": Status.SUPPRESSED, "•": Status.SUPPRESSED, "*": Status.SUPPRESSED,
    "geheim": Status.SUPPRESSED, "geheim gehalten": Status.SUPPRESSED, "mit geheim gehalten": Status.COMPLEMENTARY,
    "…": Status.UNKNOWN, "...": Status.UNKNOWN, "/": Status.UNKNOWN, "unbekannt": Status.UNKNOWN,
    "nicht bekannt": Status.UNKNOWN, "x": Status.NOT_COLLECTED, "nicht erhoben": Status.NOT_COLLECTED,
}  # fmt: skip
WORDS: dict[str, str] = {str(label).casefold(): str(value) for value, label in Status.choices} | {
    "ist": str(Status.ACTUAL), "tatsächlich": str(Status.ACTUAL), "schätzung": str(Status.ESTIMATED),
    "e": str(Status.ESTIMATED), "s": str(Status.ESTIMATED), "p": str(Status.PROVISIONAL), "r": str(Status.ACTUAL),
}  # fmt: skip
_SUFFIX = re.compile(r"^(.*\d)\s*([psr])$")
ACROSS = {"": "eine Zeile je Wert", "groups": "Gruppen", "indicators": "Indikatoren", "periods": "Zeiträume"}
# What a column may mean, in the order of the form.
FIELDS = {
    "area": "Gebiet", "period": "Zeitraum", "indicator": "Indikator (Kennung oder Name)", "group": "Gruppe",
    "value": "Wert", "status": "Stand", "numerator": "Zähler", "denominator": "Nenner", "note": "Anmerkung",
}  # fmt: skip
HEADINGS: dict[str, tuple[str, ...]] = {
    "area": (
        "gebiet", "raum_id", "schluessel", "schlüssel", "ags", "stt_nr", "sozialraum", "stadtteil", "raum", "kommune",
    ),
    "period": ("zeitraum", "jahr", "periode", "quartal", "monat", "year"),
    "indicator": ("indikator", "kennung", "merkmal"),
    "group": ("gruppe",),
    "value": ("wert", "value", "anzahl"),
    "status": ("stand", "status"),
    "numerator": ("zähler", "zaehler"),
    "denominator": ("nenner",),
    "note": ("anmerkung", "bemerkung"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is read. `across`: what the headings of a wide table name, and `spread`: which columns these are."""

    columns: Mapping[str, str]
    across: str = ""
    spread: tuple[str, ...] = ()
    everybody: str = ""
    whole: tuple[str, ...] = ()
    indicator: str = ""
    period: str = ""
    skip_unknown: bool = False


@dataclass
class Known:
    """What the reader knows of this house: areas by key and name, indicators by code and name, groups."""

    areas: dict[str, AreaKey]
    indicators: dict[str, Indicator]
    group: Callable[[str], int]
    area_status_on: date


@dataclass
class ValueReader:
    """Walks through a table and gives its values; `tally` holds what was wrong where."""

    table: Table
    plan: Plan
    known: Known
    heard: Callable[[Tally], None] = lambda tally: None
    tally: Tally = field(default_factory=Tally)
    seen: dict[tuple[Any, ...], tuple[int, Decimal | None, str]] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.places = {column.name: place for place, column in enumerate(self.table.columns)}

    def values(self) -> Iterator[NewValue]:
        for number, cells in self.table.rows():
            self.tally.total += 1
            if self.tally.total % 500 == 0:
                self.heard(self.tally)
            yield from self._row(number, cells)

    def _cell(self, cells: Sequence[Any], name: str) -> str:
        place = self.places.get(self.plan.columns.get(name, ""), -1)
        return clean(text_of(cells[place])) if 0 <= place < len(cells) else ""

    def _fault(self, number: int, column: str, fault: Faulty) -> None:
        self.tally.faulty += 1
        self.tally.list_row("faulty", number, f"Spalte „{column}“: {fault.sentence}", fault.read)

    def _row(self, number: int, cells: Sequence[Any]) -> Iterator[NewValue]:
        typed = self._cell(cells, "area")
        try:
            area = self._area(typed)
        except Faulty as fault:
            if self.plan.skip_unknown:
                if typed not in self.skipped:
                    self.skipped.add(typed)
                    self.tally.list_row("note", number, f"Das Gebiet „{typed}“ wird übergangen.", typed)
                return
            self._fault(number, self.plan.columns.get("area", "Gebiet"), fault)
            return
        for column, told in self._told(cells):
            try:
                one = self._value(area, column, told, cells)
            except Faulty as fault:
                self._fault(number, column, fault)
                continue
            if one is not None and self._first_time(number, column, one):
                yield one

    def _told(self, cells: Sequence[Any]) -> Iterator[tuple[str, str]]:
        """Column and text of each value in a row."""
        if not self.plan.across:
            yield self.plan.columns.get("value", "Wert"), self._cell(cells, "value")
            return
        wanted = [*([self.plan.everybody] if self.plan.everybody else []), *self.plan.spread]
        for column in wanted:
            place = self.places.get(column, -1)
            if 0 <= place < len(cells):
                yield column, clean(text_of(cells[place]))

    def _value(self, area: AreaKey, column: str, told: str, cells: Sequence[Any]) -> NewValue | None:
        status, value = self._number(told, self._cell(cells, "status"))
        if status == "":
            return None
        across = self.plan.across
        indicator = self._indicator(column if across == "indicators" else self._cell(cells, "indicator"))
        period = column if across == "periods" else self._cell(cells, "period") or self.plan.period
        group_name = self._cell(cells, "group")
        if across == "groups" and column != self.plan.everybody:
            group_name = column
        return NewValue(
            indicator=indicator.pk, area=area, period=self._period(period, indicator), value=value, status=status,
            group=self.known.group(group_name) if group_name else None,
            numerator=self._extra(cells, "numerator", value), denominator=self._extra(cells, "denominator", value),
            note=self._cell(cells, "note")[:300],
        )  # fmt: skip

    def _number(self, told: str, word: str) -> tuple[str, Decimal | None]:
        """Status and number of a cell; an empty cell without a word tells nothing."""
        given = WORDS.get(word.casefold(), "") if word else ""
        if word and not given:
            raise Faulty(
                "Diesen Stand gibt es nicht. Es gibt: " + ", ".join(str(one) for _, one in Status.choices), word
            )
        sign = SIGNS.get(told.casefold(), "")
        if sign == "nil":
            return given or str(Status.ACTUAL), Decimal(0)
        if sign or (not told and given in IndicatorValue.WITHOUT):
            return (given if given in IndicatorValue.WITHOUT else sign), None
        if not told:
            return "", None
        marked, plain = "", told
        if found := _SUFFIX.match(told):
            plain, marked = found[1], WORDS[found[2]]
        if plain.startswith("(") and plain.endswith(")"):
            plain, marked = plain[1:-1], str(Status.ESTIMATED)
        try:
            value = number_in(plain)
        except ValueError as error:
            raise Faulty(str(error), told) from None
        status = given or marked or str(Status.ACTUAL)
        if status in IndicatorValue.WITHOUT:
            raise Faulty(f"Beim Stand „{Status(status).label}“ steht keine Zahl.", told)
        return status, value

    def _extra(self, cells: Sequence[Any], name: str, value: Decimal | None) -> Decimal | None:
        typed = self._cell(cells, name)
        if not typed or value is None:
            return None
        try:
            return number_in(typed)
        except ValueError as error:
            raise Faulty(f"{FIELDS[name]}: {error}", typed) from None

    def _area(self, typed: str) -> AreaKey:
        found = self.known.areas.get(slug(typed) or typed)
        if found is None:
            day = long_date(self.known.area_status_on)
            raise Faulty(f"Dieses Gebiet gibt es am {day} nicht (Gebietsstand der Werte).", typed)
        return found

    def _indicator(self, typed: str) -> Indicator:
        found = self.known.indicators.get((typed or self.plan.indicator).casefold())
        if found is None:
            raise Faulty("Diesen Indikator gibt es im Katalog nicht.", typed)
        if found.computed_by:
            raise Faulty("Diesen Indikator berechnet Augenhöhe selbst.", typed)
        return found

    def _period(self, typed: str, indicator: Indicator) -> date:
        try:
            return periods.parsed(typed, indicator.rhythm)
        except ValueError as error:
            raise Faulty(str(error), typed) from None

    def _first_time(self, number: int, column: str, one: NewValue) -> bool:
        """The same place twice in one file: the same value is passed over, another one is a mistake."""
        key = (one.indicator, one.area, one.group, one.period)
        if key not in self.seen:
            self.seen[key] = (number, one.value, one.status)
            return True
        first, value, status = self.seen[key]
        if (value, status) == (one.value, one.status):
            self.tally.duplicate += 1
            self.tally.list_row("duplicate", number, f"Spalte „{column}“: Der Wert steht schon in Zeile {first}.")
        else:
            self._fault(number, column, Faulty(f"In Zeile {first} steht für dieselbe Stelle ein anderer Wert."))
        return False


def key_of(text: str) -> str:
    """How areas are compared: without case, accents and signs."""
    return slug(text) or text


def beyond_keys() -> dict[str, AreaKey]:
    found = {key_of(name): AreaKey(beyond=code) for code, name in BEYOND.items()}
    return found | {key_of(code): AreaKey(beyond=code) for code in BEYOND}


__all__ = ["ACROSS", "FIELDS", "HEADINGS", "Known", "Plan", "ValueReader", "beyond_keys", "key_of"]
