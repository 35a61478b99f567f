"""Days as people type them: „14.5.“, „14.5.26“, „14.5.2026“, „14. Mai 2026“, „2026-05-14“."""

from __future__ import annotations

import re
from datetime import date, time

from augenhoehe.core.numbers import MONTHS

_SHORT = re.compile(r"^(\d{1,2})\s*\.\s*(\d{1,2})\s*\.?\s*(\d{4}|\d{2})?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_LONG = re.compile(r"^(\d{1,2})\s*\.?\s*([^\W\d]+)\.?\s*(\d{4}|\d{2})?$")
_WEEKDAY = re.compile(r"^[^\W\d]+\.?,?\s+(?=\d)")
_TIME = re.compile(r"^(\d{1,2})(?:\s*[:.]\s*(\d{2}))?\s*(?:uhr|h)?$", re.IGNORECASE)


def parse_day(typed: str, today: date, *, past: bool = False) -> date:
    """The day a person means; without a year the next such day from today (past: the last one).

    Raises ValueError when it is no day.
    """
    text = _WEEKDAY.sub("", typed.strip())
    if found := _ISO.match(text):
        return date(*(int(part) for part in found.groups()))
    if found := _SHORT.match(text):
        return _completed(int(found[1]), int(found[2]), found[3], today, past)
    if found := _LONG.match(text):
        return _completed(int(found[1]), _month(found[2]), found[3], today, past)
    raise ValueError(typed)


def parse_time(typed: str) -> time:
    """„18“, „18:00“, „18.30“, „18 Uhr“; ValueError when it is no time of day."""
    found = _TIME.match(typed.strip())
    if not found:
        raise ValueError(typed)
    return time(int(found[1]), int(found[2] or 0))


def _month(word: str) -> int:
    """„Mai“, „mai“, „Sept“: the month that begins so, if it is one alone and three letters are given."""
    found = [index for index, name in enumerate(MONTHS, 1) if name.casefold().startswith(word.casefold())]
    if len(found) != 1 or len(word) < 3:
        raise ValueError(word)
    return found[0]


def _completed(day: int, month: int, year: str | None, today: date, past: bool) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # 29 February may be eight years away (around 2100).
    for offset in range(9):
        try:
            found = date(today.year + (-offset if past else offset), month, day)
        except ValueError:
            continue
        if (found <= today) if past else (found >= today):
            return found
    raise ValueError(f"{day}.{month}.")
