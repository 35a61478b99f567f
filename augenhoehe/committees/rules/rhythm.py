"""Who sets a body's rhythm, and what a rhythm may be."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TypedDict

from augenhoehe.committees.models import Committee, Rhythm
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor

from .committees import check_manage, check_stands, check_text

MOST_EVERY, MOST_GRACE = 24, 180


class RhythmText(TypedDict):
    """What the form asks for."""

    unit: str
    every: int
    week: int | None
    weekday: int
    starts_at: time
    place: str
    starts_on: date
    grace_days: int


def check_set_rhythm(by: Actor, committee: Committee, said: RhythmText, at: datetime) -> None:
    check_manage(by, committee)
    check_stands(committee, day_of(at))
    check_text(said["place"], "Nennen Sie bitte den Ort, oder „online“.", "place")
    if said["unit"] not in Rhythm.Unit.values or not 1 <= said["every"] <= MOST_EVERY:
        raise Refused(f"Der Abstand liegt zwischen 1 und {MOST_EVERY} Wochen oder Monaten.", field="every")
    if said["weekday"] not in Rhythm.Weekday.values:
        raise Refused("Wählen Sie einen Wochentag.", field="weekday")
    if said["unit"] == Rhythm.Unit.MONTHS and said["week"] not in Rhythm.Week.values:
        raise Refused("Wählen Sie, in welcher Woche des Monats das Gremium tagt.", field="week")
    if not 0 <= said["grace_days"] <= MOST_GRACE:
        raise Refused(f"Die Nachfrist liegt zwischen 0 und {MOST_GRACE} Tagen.", field="grace_days")
