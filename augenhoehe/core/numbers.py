"""Numbers and dates as people in Germany write them (ui.md, Words)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from .clock import BERLIN

THIN = "\u2009"
WEEKDAYS = ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So.")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def number(value: int | Decimal | float) -> str:
    """„9 999“ stays together below 10 000, thin spaces from there: 9999, 10 000; comma for decimals."""
    whole, _, rest = f"{value}".partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if len(digits) > 4:
        head = len(digits) % 3 or 3
        digits = digits[:head] + "".join(THIN + digits[i : i + 3] for i in range(head, len(digits), 3))
    return sign + digits + (f",{rest}" if rest else "")


def percent(part: int, whole: int) -> str:
    """„34 % von 210“; „–“ without a base."""
    return f"{round(100 * part / whole)} % von {number(whole)}" if whole else "–"


def long_date(day: date) -> str:
    """„26. November 2026“."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def long_moment(moment: datetime) -> str:
    """„Do., 26. November 2026, 18:00 Uhr“."""
    local = moment.astimezone(BERLIN)
    return f"{WEEKDAYS[local.weekday()]}, {long_date(local.date())}, {local:%H:%M} Uhr"


def ago(day: date, today: date) -> str:
    """„vor 63 Tagen (24. September)“, with the year if it is another one."""
    days = (today - day).days
    if days == 0:
        return "heute"
    shown = f"{day.day}. {MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != today.year else "")
    if days == 1:
        return f"gestern ({shown})"
    if days < 0:
        return f"in {-days} Tagen ({shown})" if days < -1 else f"morgen ({shown})"
    return f"vor {days} Tagen ({shown})"
