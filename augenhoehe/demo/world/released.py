"""Numbers that left: at the end of the last two quarters the night counted, protected and released them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from augenhoehe.core.clock import BERLIN, quarter_end_before
from augenhoehe.core.rights import SYSTEM
from augenhoehe.disclosure.runs import release_all

from .calendar import Calendar
from .stage import Scene, Stage

NIGHT = time(3, 25)


def scenes(calendar: Calendar) -> list[Scene]:
    last = quarter_end_before(calendar.today)
    return [_night_after(day, calendar) for day in (quarter_end_before(last), last)]


def _night_after(day: date, calendar: Calendar) -> Scene:
    at = min(datetime.combine(day + timedelta(days=1), NIGHT, tzinfo=BERLIN), calendar.built_at)

    def release(_stage: Stage, at: datetime) -> None:
        release_all(as_of=day, by=SYSTEM, at=at)

    return Scene(at, f"Zahlen zum {day.day}. {day.month}.", release)
