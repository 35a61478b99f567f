"""Hours that both sides confirmed: what is to be paid, and what was."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import QuerySet

from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.numbers import MONTHS
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.volunteers.models import Assignment, Settlement


@dataclass(frozen=True, slots=True)
class Share:
    """What one volunteer gets, with the appointments it is for."""

    name: str
    rows: tuple[Assignment, ...]

    @property
    def minutes(self) -> int:
        return sum(one.minutes or 0 for one in self.rows)

    @property
    def km(self) -> Decimal:
        return sum((one.km or Decimal(0) for one in self.rows), Decimal(0))

    @property
    def amount(self) -> Decimal:
        return sum((one.amount or Decimal(0) for one in self.rows), Decimal(0))


def hours_for(actor: Actor) -> QuerySet[Assignment]:
    """Everything both sides confirmed, within the actor's reach."""
    rows = Assignment.objects.visible_to(actor).filter(state=Assignment.State.DONE)
    rows = rows.select_related("enquiry__municipality", "volunteer", "settlement")
    return rows.defer("enquiry__municipality__boundary")


def end_of(month: date) -> datetime:
    """The moment at which a month is over, in Germany."""
    first = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return datetime.combine(first, time(), tzinfo=BERLIN)


def due_until(month: date) -> QuerySet[Assignment]:
    """What was carried out until the end of the month and stands on no list yet: late reports come along."""
    return Assignment.objects.payable().filter(starts_at__lt=end_of(month))


def months_due() -> list[date]:
    """First days of the months in which something waits, the oldest first."""
    days = Assignment.objects.payable().values_list("starts_at", flat=True)
    return sorted({day_of(one).replace(day=1) for one in days})


def month_called(day: date) -> str:
    """„November 2026“."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def settlements() -> QuerySet[Settlement]:
    return Settlement.objects.order_by("-settled_at")


def shares(rows: QuerySet[Assignment]) -> list[Share]:
    """By volunteer, in German order, each with the appointments by day."""
    found: dict[str, list[Assignment]] = {}
    names: dict[str, str] = {}
    listed = rows.select_related("volunteer", "enquiry").order_by("volunteer__sorting", "volunteer_id", "starts_at")
    for one in listed:
        key = str(one.volunteer_id)
        names[key] = one.volunteer.name
        found.setdefault(key, []).append(one)
    return [Share(names[key], tuple(listed)) for key, listed in found.items()]
