"""Days of the demo world, counted from the day of building: the world is always of today."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.values import dataclass

THURSDAY = 3
FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Calendar:
    """Moments relative to the building, in German office hours."""

    built_at: datetime

    @property
    def today(self) -> date:
        return day_of(self.built_at)

    def ago(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """So many days before, on a working day; never later than the building itself."""
        return min(_moment(_back_to_work(self.today - timedelta(days=days)), hour, minute), self.built_at)

    def after(self, days: int, hour: int = 11, minute: int = 30) -> datetime:
        """So many days before, or the next working day: what is done after something that came in."""
        return min(_moment(_on_to_work(self.today - timedelta(days=days)), hour, minute), self.built_at)

    def any_day_ago(self, days: int, hour: int = 19) -> datetime:
        """So many days before; people report on Sundays too."""
        return min(_moment(self.today - timedelta(days=days), hour), self.built_at)

    def ahead(self, days: int) -> date:
        """So many days from today, on a working day."""
        return _on_to_work(self.today + timedelta(days=days))

    def next_thursday(self, hour: int = 14) -> datetime:
        """The coming Thursday, at least two days away, so that there is time to prepare."""
        day = self.today + timedelta(days=2)
        while day.weekday() != THURSDAY:
            day += timedelta(days=1)
        return _moment(day, hour)

    def thursday_before(self, days: int, hour: int = 14) -> datetime:
        """The last Thursday that lies at least so many days back."""
        day = self.today - timedelta(days=days)
        while day.weekday() != THURSDAY:
            day -= timedelta(days=1)
        return _moment(day, hour)


def _moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=BERLIN)


def _on_to_work(day: date) -> date:
    while day.weekday() > FRIDAY:
        day += timedelta(days=1)
    return day


def _back_to_work(day: date) -> date:
    while day.weekday() > FRIDAY:
        day -= timedelta(days=1)
    return day
