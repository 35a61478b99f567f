"""Days and moments in the page's language; German by core.numbers, the others by the locale's formats."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import formats
from django.utils.translation import get_language, gettext, ngettext

from augenhoehe.core import numbers
from augenhoehe.core.clock import BERLIN, day_of


def _german() -> bool:
    return (get_language() or "de").startswith("de")


def _day(value: date | datetime) -> date:
    return day_of(value) if isinstance(value, datetime) else value


def comma() -> str:
    """What stands between two parts of a line; Arabic has a comma of its own."""
    return "، " if get_language() == "ar" else ", "


def long_day(value: date | datetime) -> str:
    """„26. November 2026“, „26 November 2026“, …"""
    return numbers.long_date(_day(value)) if _german() else formats.date_format(_day(value), "DATE_FORMAT")


def long_moment(value: datetime) -> str:
    """„Do., 26. November 2026, 18:00 Uhr“; other languages: day and time of their locale."""
    if _german():
        return numbers.long_moment(value)
    local = value.astimezone(BERLIN)
    return f"{formats.date_format(local.date(), 'DATE_FORMAT')}{comma()}{local:%H:%M}"


def days_ago(value: date | datetime, today: date) -> str:
    """„vor 63 Tagen (24. September)“."""
    day = _day(value)
    if _german():
        return numbers.ago(day, today)
    days = (today - day).days
    if days == 0:
        return gettext("heute")
    shown = formats.date_format(day, "DATE_FORMAT")
    if days > 0:
        return ngettext("vor einem Tag (%(day)s)", "vor %(days)s Tagen (%(day)s)", days) % {"days": days, "day": shown}
    return ngettext("in einem Tag (%(day)s)", "in %(days)s Tagen (%(day)s)", -days) % {"days": -days, "day": shown}
