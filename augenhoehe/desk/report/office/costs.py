"""Effort and costs: what measures take in hours and euros, and what the product costs and replaces in a year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from augenhoehe.concept import queries as concept
from augenhoehe.core.values import dataclass
from augenhoehe.desk.models import CostSheet

MONTHS = 12
CENT = Decimal("0.01")
# What to think of; the values are for whoever fills it in.
STARTER_COSTS = (
    "Server und Betrieb", "Einrichtung, verteilt auf fünf Jahre", "Zwei Tage im Monat für Betrieb und Aktualisierung",
    "Schulung und Einarbeitung",
)  # fmt: skip
STARTER_REPLACES = (
    "Listen von Organisationen pflegen", "Angaben per Mail und Telefon abfragen",
    "Sitzungen vorbereiten, Niederschriften schreiben", "Hinweise aus Mails und Tabellen zusammenführen",
    "Berichte an Rat und Land zusammenstellen", "Programme, die wegfallen",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: euros a year and hours a month."""

    label: str
    euros: Decimal
    hours: Decimal

    def yearly(self, rate: Decimal) -> Decimal:
        return (self.euros + self.hours * MONTHS * rate).quantize(CENT)


@dataclass(frozen=True, slots=True)
class Result:
    """The sums of a year, in euros and in hours a month."""

    costs: Decimal
    replaces: Decimal
    cost_hours: Decimal
    replaced_hours: Decimal

    @property
    def filled(self) -> bool:
        return bool(self.costs or self.replaces)

    @property
    def difference(self) -> Decimal:
        return self.replaces - self.costs

    @property
    def gain(self) -> Decimal:
        """How much less it is, or more, without its sign."""
        return abs(self.difference)

    @property
    def hours(self) -> Decimal:
        return self.replaced_hours - self.cost_hours


@dataclass(frozen=True, slots=True)
class Spent:
    """What one public measure takes."""

    title: str
    unit: str
    hours: Decimal
    euros: Decimal


def sheet() -> CostSheet | None:
    return CostSheet.objects.filter(pk=1).first()


def lines_of(rows: list[dict[str, Any]]) -> list[Line]:
    return [Line(str(row["label"]), Decimal(row.get("euros") or 0), Decimal(row.get("hours") or 0)) for row in rows]


def result(filled: CostSheet) -> Result:
    costs, replaces = lines_of(filled.costs), lines_of(filled.replaces)
    return Result(
        costs=sum((one.yearly(filled.hour_rate) for one in costs), Decimal(0)),
        replaces=sum((one.yearly(filled.hour_rate) for one in replaces), Decimal(0)),
        cost_hours=sum((one.hours for one in costs), Decimal(0)),
        replaced_hours=sum((one.hours for one in replaces), Decimal(0)),
    )


def of_measures() -> list[Spent]:
    """Public measures of which somebody noted hours or euros."""
    found = []
    for one in concept.public_measures().order_by("lead_unit", "created_at", "pk"):
        if one.effort_hours is not None or one.budget is not None:
            found.append(Spent(one.title, one.lead_unit, one.effort_hours or Decimal(0), one.budget or Decimal(0)))
    return found
