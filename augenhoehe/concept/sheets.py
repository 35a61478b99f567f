"""A yearly report as a workbook: what an edition says in tables, to be counted on with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from augenhoehe.core.numbers import long_date
from augenhoehe.ui.tables.workbook import Sheet, workbook

Content = dict[str, Any]


def workbook_of_year(content: Content) -> bytes:
    """Fields of action, goals with their indicators, measures, markers, and what was postponed."""
    about = f"{content['title']}, Stand {long_date(date.fromisoformat(content['as_of']))}"
    return workbook([
        Sheet("Handlungsfelder", content["by_field"], ("Handlungsfeld", "erreicht", "Umsetzungsmarker"), about),
        Sheet("Ziele", _goals(content), ("Handlungsfeld", "Ziel", "Kriterium", "Zielwert", "Bis", "Zuerst bis")),
        Sheet(
            "Indikatoren", _indicators(content), ("Handlungsfeld", "Ziel", "Indikator", "Wert", "Zeitraum", "Stand")
        ),
        Sheet(
            "Maßnahmen", _measures(content),
            ("Handlungsfeld", "Maßnahme", "Leitung", "Stand", "erreicht", "Umsetzungsmarker", "Stunden", "Euro",
             "Ergebnis"),
        ),
        Sheet(
            "Umsetzungsmarker", _markers(content),
            ("Handlungsfeld", "Maßnahme", "Woran man es erkennt", "Stand", "Bis", "Zuerst bis", "Nachweis"),
        ),
        Sheet("Verschoben", _postponed(content), ("Handlungsfeld", "Woran man es erkennt", "Von", "Auf", "Grund")),
    ])  # fmt: skip


def _goals(content: Content) -> Iterator[list[Any]]:
    for field in content["fields"]:
        for one in field["goals"]:
            yield [field["title"], one["title"], one["criterion"], one["target"], _day(one["due"]),
                   _day(one["first_due"])]  # fmt: skip


def _indicators(content: Content) -> Iterator[list[Any]]:
    for field in content["fields"]:
        for goal in field["goals"]:
            for one in goal["indicators"]:
                yield [field["title"], goal["title"], one["name"], one["value"], one["period"], one["status"]]


def _measures(content: Content) -> Iterator[list[Any]]:
    for field in content["fields"]:
        for one in field["measures"]:
            yield [field["title"], one["title"], one["lead"], one["state"], one["reached"], one["total"],
                   _number(one["hours"]), _number(one["euros"]), one["result"]]  # fmt: skip


def _markers(content: Content) -> Iterator[list[Any]]:
    for field in content["fields"]:
        for measure in field["measures"]:
            for one in measure["markers"]:
                yield [field["title"], measure["title"], one["criterion"], one["state"], _day(one["due"]),
                       _day(one["first_due"]), one["evidence"]]  # fmt: skip


def _postponed(content: Content) -> Iterator[list[Any]]:
    for field in content["fields"]:
        for one in field["postponed"]:
            yield [field["title"], one["criterion"], one["old"], one["new"], one["reason"]]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> float | None:
    return float(text) if text else None
