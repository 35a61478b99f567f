"""The only place that looks at the clock. Everybody else is handed `at`."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

BERLIN = ZoneInfo("Europe/Berlin")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """The present day in Germany."""
    return timezone.localdate(timezone=BERLIN)


def day_of(moment: datetime) -> date:
    """The German calendar day of a moment."""
    return timezone.localdate(moment, timezone=BERLIN)


def quarter_of(day: date) -> str:
    """The quarter of a day, as „2026-Q4“."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"
