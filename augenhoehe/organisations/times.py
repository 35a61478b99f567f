"""When an offer takes place: as a sentence, as a rule (RFC 5545), and as days. Always local time in Germany."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, gettext

from augenhoehe.core.clock import BERLIN
from augenhoehe.ui.words import comma, long_day

from .models import OfferTime

R = OfferTime.Rhythm
_INTERVALS = {R.WEEKLY: 1, R.FORTNIGHTLY: 2}
# From where a weekly or monthly rule without a first day is counted; a Monday long ago.
LONG_AGO = date(2020, 1, 6)


def rule_of(one: OfferTime) -> str:
    """The rule without its end, as RRULE writes it; empty for what happens once."""
    if one.rhythm == R.ONCE:
        return ""
    if one.rhythm == R.MONTHLY:
        return f"FREQ=MONTHLY;BYDAY={','.join(f'{one.week}{day}' for day in one.days)}"
    interval = _INTERVALS[R(one.rhythm)]
    return f"FREQ=WEEKLY;INTERVAL={interval};WKST=MO;BYDAY={','.join(one.days)}"


def days_of(one: OfferTime, first: date, last: date) -> Iterator[date]:
    """The days between two days (both included) on which it takes place."""
    start = one.valid_from or LONG_AGO
    last = min(last, one.valid_until or last)
    if one.rhythm == R.ONCE:
        if first <= start <= last and start not in one.exceptions:
            yield start
        return
    from dateutil.rrule import rrulestr

    begin = datetime.combine(_counted_from(one, start, first), time())
    rule = rrulestr(rule_of(one), dtstart=begin)
    from_there = datetime.combine(max(first, start), time())
    for moment in rule.xafter(from_there, inc=True):
        day = moment.date()
        if day > last:
            return
        if day not in one.exceptions:
            yield day


def _counted_from(one: OfferTime, start: date, first: date) -> date:
    """A day near `first` from which the rule gives the same dates: nobody counts the weeks since 2020 for each page."""
    if first <= start:
        return start
    return start + timedelta(days=(first - start).days // 14 * 14) if one.rhythm == R.FORTNIGHTLY else first


def first_day(one: OfferTime, since: date) -> date | None:
    """The next day on which it takes place; looks a year ahead."""
    return next(days_of(one, since, since + timedelta(days=366)), None)


def next_days(times: list[OfferTime], since: date, count: int) -> list[tuple[date, OfferTime]]:
    """The next dates of all times of an offer together."""
    year = since + timedelta(days=366)
    found = [(day, one) for one in times for day in islice(days_of(one, since, year), count)]
    return sorted(found, key=lambda pair: (pair[0], pair[1].begins))[:count]


def moments_of(one: OfferTime, day: date) -> tuple[datetime, datetime | None]:
    """Begin and end of one date, as moments in Germany: summer time is right by itself."""
    begin = datetime.combine(day, one.begins, tzinfo=BERLIN)
    return begin, datetime.combine(day, one.ends, tzinfo=BERLIN) if one.ends else None


def offset_of(day: date) -> int:
    """Hours that German time is ahead of UTC at noon of a day."""
    moved = datetime.combine(day, time(12), tzinfo=BERLIN).utcoffset()
    return int(moved.total_seconds() // 3600) if moved else 0


def clock_periods(since: date) -> list[tuple[date, date, int]]:
    """The running period of summer or standard time and the next one: first day, last day, hours ahead of UTC.

    HSDS knows a fixed offset only (`timezone` is a number), which is wrong for half of the year.
    """
    changes = _changes(since)
    return [(one, other - timedelta(days=1), offset_of(one)) for one, other in pairwise(changes)][:2]


def _changes(since: date) -> list[date]:
    """The first days of clock periods: of the one that runs, and the next two."""
    found = sorted(
        day for year in range(since.year - 1, since.year + 3) for day in (_last_sunday(year, 3), _last_sunday(year, 10))
    )
    running = max(day for day in found if day <= since)
    return found[found.index(running) :][:3]


def _last_sunday(year: int, month: int) -> date:
    """Clocks change in the night to the last Sunday of March and of October (Sommerzeitverordnung)."""
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


# --- Words ------------------------------------------------------------------------------------------
def sentence(one: OfferTime, today: date) -> str:
    """„jeden Dienstag, 17 bis 19 Uhr, ab 6. Januar 2027“ in the page's language."""
    parts = [_days_in_words(one), hours(one)]
    if one.rhythm != R.ONCE:
        if one.valid_from and one.valid_from > today:
            parts.append(gettext("ab %(day)s") % {"day": long_day(one.valid_from)})
        if one.valid_until:
            parts.append(gettext("bis %(day)s") % {"day": long_day(one.valid_until)})
    return comma().join(parts)


def left_out(one: OfferTime, today: date) -> list[date]:
    """Coming dates that fall out; other days of the list say nothing about this time."""
    coming = [day for day in one.exceptions if day >= today]
    if not coming:
        return []
    plain = OfferTime(
        rhythm=one.rhythm, days=one.days, week=one.week, begins=one.begins, valid_from=one.valid_from,
        valid_until=one.valid_until,
    )  # fmt: skip
    dates = set(days_of(plain, min(coming), max(coming)))
    return sorted(day for day in coming if day in dates)


def hours(one: OfferTime) -> str:
    """„17 bis 19 Uhr“, „17:30 Uhr“."""
    if one.ends:
        return gettext("%(begin)s bis %(end)s Uhr") % {"begin": _clock(one.begins), "end": _clock(one.ends)}
    return gettext("%(begin)s Uhr") % {"begin": _clock(one.begins)}


def _clock(value: time) -> str:
    """Full hours without minutes in German; everywhere else with them, as on a clock."""
    if (get_language() or "de") != "de":
        return f"{value:%H:%M}"
    return f"{value.hour}:{value:%M}" if value.minute else str(value.hour)


def _days_in_words(one: OfferTime) -> str:
    days = joined([weekday(day) for day in OfferTime.DAYS if day in one.days])
    if one.rhythm == R.ONCE:
        return gettext("am %(day)s") % {"day": f"{days}{comma()}{long_day(one.valid_from)}" if one.valid_from else days}
    if one.rhythm == R.MONTHLY:
        week = gettext(str(OfferTime.Week(one.week).label)) if one.week else ""
        return gettext("jeden %(week)s %(days)s im Monat") % {"week": week, "days": days}
    if one.rhythm == R.FORTNIGHTLY:
        return gettext("alle zwei Wochen am %(days)s") % {"days": days}
    if len(one.days) == len(OfferTime.DAYS):
        return gettext("täglich")
    return gettext("jeden %(days)s") % {"days": days}


def weekday(code: str) -> str:
    """„Dienstag“ for TU, in the page's language."""
    return str(WEEKDAYS[OfferTime.DAYS.index(code)])


def joined(words: list[str]) -> str:
    """„Dienstag und Donnerstag“."""
    if len(words) < 2:
        return "".join(words)
    return gettext("%(first)s und %(last)s") % {"first": comma().join(words[:-1]), "last": words[-1]}
