"""A body's rhythm as days: what comes next, what a year would look like, where a holiday moves a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice, takewhile

from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.values import dataclass
from augenhoehe.core.workdays import holidays_of_nrw
from augenhoehe.ui.words import comma

from .models import Rhythm

_DAYS = (MO, TU, WE, TH, FR, SA, SU)
# Between Christmas and New Year nobody is there, whatever the calendar says.
_QUIET = {(12, 24): "Heiligabend", (12, 31): "Silvester"}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A date of the rhythm, moved by a week where it would have been on a holiday."""

    day: date
    starts_at: datetime
    moved_from: date | None = None
    why: str = ""


def days_of(rhythm: Rhythm, after: date) -> Iterator[date]:
    """The days of the rhythm later than a day, endless. Counted from its start, so that „every six months“ stays so."""
    weekday = _DAYS[rhythm.weekday]
    if rhythm.unit == Rhythm.Unit.WEEKS:
        rule = rrule(WEEKLY, interval=rhythm.every, byweekday=weekday, dtstart=_midnight(rhythm.starts_on))
    else:
        # From the first of the month: else a rhythm that starts in mid-month would lose its first date.
        begin = rhythm.starts_on.replace(day=1)
        rule = rrule(MONTHLY, interval=rhythm.every, byweekday=weekday(rhythm.week or 1), dtstart=_midnight(begin))
    first = max(after, rhythm.starts_on - timedelta(days=1))
    for found in rule.xafter(_midnight(first), inc=False):
        yield found.date()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def proposed(rhythm: Rhythm, after: date, until: date) -> list[Proposed]:
    """All dates after a day up to another, each free of holidays."""
    return [_free(rhythm, day) for day in takewhile(lambda day: day <= until, days_of(rhythm, after))]


def next_day(rhythm: Rhythm, after: date) -> date:
    """The first date after a day."""
    return _free(rhythm, next(islice(days_of(rhythm, after), 1))).day


def _free(rhythm: Rhythm, day: date) -> Proposed:
    """The same weekday a week later, as often as it falls on a holiday."""
    found, why = day, ""
    while name := holiday_name(found):
        why, found = why or name, found + timedelta(days=7)
    starts_at = datetime.combine(found, rhythm.starts_at, tzinfo=BERLIN)
    return Proposed(found, starts_at, day if found != day else None, why)


def holiday_name(day: date) -> str:
    return holidays_of_nrw(day.year).get(day) or _QUIET.get((day.month, day.day), "")


def in_words(rhythm: Rhythm) -> str:
    """„alle 6 Monate am ersten Dienstag im Monat, 18:00 Uhr“, in the page's language."""
    words = {"days": str(WEEKDAYS[rhythm.weekday]), "count": rhythm.every}
    begin = gettext("%(begin)s Uhr") % {"begin": f"{rhythm.starts_at:%H:%M}"}
    return comma().join((_often(rhythm) % words, begin))


def _often(rhythm: Rhythm) -> str:
    if rhythm.unit == Rhythm.Unit.WEEKS:
        once = gettext("jeden %(days)s")
        return once if rhythm.every == 1 else gettext("alle %(count)s Wochen am %(days)s")
    week = gettext(str(rhythm.get_week_display()))
    once, more = (
        gettext("jeden %(week)s %(days)s im Monat"),
        gettext("alle %(count)s Monate am %(week)s %(days)s im Monat"),
    )
    return (once if rhythm.every == 1 else more).replace("%(week)s", week)
