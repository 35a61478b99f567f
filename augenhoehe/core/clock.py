"""The only place that looks at the clock. Everybody else is handed `at`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

BERLIN = ZoneInfo("Europe/Berlin")
_set: ContextVar[tuple[datetime, date] | None] = ContextVar("set", default=None)


@contextmanager
def set_to(moment: datetime, day: date) -> Iterator[None]:
    """Show these instead: while a question is put together that will be asked at other times (`core.composed`)."""
    token = _set.set((moment, day))
    try:
        yield
    finally:
        _set.reset(token)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    shown = _set.get()
    return shown[0] if shown else timezone.now()


def today() -> date:
    """The present day in Germany."""
    shown = _set.get()
    return shown[1] if shown else timezone.localdate(timezone=BERLIN)


def day_of(moment: datetime) -> date:
    """The German calendar day of a moment."""
    return timezone.localdate(moment, timezone=BERLIN)


def quarter_of(day: date) -> str:
    """The quarter of a day, as „2026-Q4“."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def quarter_end_before(day: date) -> date:
    """The last day of the last quarter that is over on a day."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1)


def quarter_start(day: date) -> date:
    """The first day of the quarter of a day."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
