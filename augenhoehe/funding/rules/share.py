"""The own share: what the applicant has to bring, how far volunteer work counts, and what is left to find.

All sums in whole cents. The value of volunteer work is part of the costs: hours that nobody pays are costs and own
share at once.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from django.utils.translation import gettext_noop

from augenhoehe.core.refused import Refused
from augenhoehe.core.values import dataclass

CENT = Decimal("0.01")
MOST = Decimal(100_000_000)
MOST_HOURS = Decimal(100_000)


class Terms(Protocol):
    """What a programme says about money."""

    sum_from: int | None
    sum_to: int | None
    max_rate: int | None
    own_share: int | None
    volunteer_counts: bool
    volunteer_cap: int | None
    volunteer_rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Share:
    """The sum worked out: own share needed and brought, the most that could be asked for, and what is missing."""

    costs: Decimal
    own_needed: Decimal
    work_value: Decimal
    work_counted: Decimal
    own_brought: Decimal
    own_missing: Decimal
    grant: Decimal
    gap: Decimal
    below_minimum: bool
    capped: bool


def check_share(terms: Terms, costs: Decimal, money: Decimal, hours: Decimal) -> None:
    """Each sentence belongs to the field that caused it."""
    if costs <= 0:
        raise Refused(gettext_noop("Was kostet das Vorhaben? Nennen Sie eine Summe über null."), field="costs")
    if costs > MOST:
        raise Refused(gettext_noop("So viel rechnet diese Seite nicht. Prüfen Sie die Nullen."), field="costs")
    if money < 0:
        raise Refused(gettext_noop("Eigenes Geld kann nicht unter null liegen."), field="money")
    if money > costs:
        raise Refused(gettext_noop("Ihr eigenes Geld deckt schon alle Kosten. Prüfen Sie die Summen."), field="money")
    if hours < 0:
        raise Refused(gettext_noop("Stunden können nicht unter null liegen."), field="hours")
    if hours > MOST_HOURS:
        raise Refused(gettext_noop("So viele Stunden rechnet diese Seite nicht."), field="hours")
    if hours and not terms.volunteer_counts:
        raise Refused(
            gettext_noop("Dieses Programm rechnet ehrenamtliche Arbeit nicht an."),
            field="hours",
        )


def share_of(terms: Terms, *, costs: Decimal, money: Decimal, hours: Decimal) -> Share:
    """Work out the own share; `check_share` first."""
    check_share(terms, costs, money, hours)
    value = _cents(hours * (terms.volunteer_rate or Decimal(0)))
    if value > costs:
        raise Refused(
            "Die Stunden sind mehr wert als die ganzen Kosten. Zählen Sie ihren Wert zu den Kosten.", field="hours"
        )
    cap = costs if terms.volunteer_cap is None else percent_of(costs, terms.volunteer_cap)
    counted = min(value, cap)
    needed = percent_of(costs, terms.own_share or 0)
    brought = min(money + counted, costs)
    limits = [costs - brought]
    if terms.max_rate is not None:
        limits.append(percent_of(costs, terms.max_rate))
    if terms.sum_to is not None:
        limits.append(Decimal(terms.sum_to))
    grant = max(min(limits), Decimal(0))
    return Share(
        costs=costs,
        own_needed=needed,
        work_value=value,
        work_counted=counted,
        own_brought=brought,
        own_missing=max(needed - brought, Decimal(0)),
        grant=grant,
        gap=costs - brought - grant,
        below_minimum=terms.sum_from is not None and grant < terms.sum_from,
        capped=counted < value,
    )


def percent_of(costs: Decimal, percent: int) -> Decimal:
    return _cents(costs * percent / 100)


def _cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, rounding=ROUND_HALF_UP)
