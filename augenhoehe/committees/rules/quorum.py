"""Who enters from when a body may decide, and when somebody has to ask around."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from augenhoehe.committees.models import Committee, Meeting, QuorumRule
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor

from .committees import check_manage, check_text

MOST_SEATS, MOST_DAYS = 500, 60


def check_set_quorum(
    by: Actor, committee: Committee, kind: str, number: int | None, warning_days: int, source: str, valid_from: date,
    before: Sequence[QuorumRule],
) -> None:  # fmt: skip
    """A rule is the body's own, names its source, and begins after the one before it did."""
    check_manage(by, committee)
    if kind not in QuorumRule.Kind.values:
        raise Refused("Wählen Sie, wann das Gremium beschlussfähig ist.", field="kind")
    if kind != QuorumRule.Kind.MAJORITY and not (number and 1 <= number <= MOST_SEATS):
        raise Refused("Nennen Sie bitte, wie viele mindestens da sein müssen.", field="number")
    if not 0 <= warning_days <= MOST_DAYS:
        raise Refused(f"Gewarnt wird 0 bis {MOST_DAYS} Tage vorher.", field="warning_days")
    check_text(source, "Nennen Sie bitte, wo das steht. Ohne Quelle gilt keine Regel.", "source")
    latest = max((one.valid_from for one in before), default=None)
    if latest is not None and valid_from <= latest:
        raise Refused(
            f"Es gibt schon eine Regel ab {long_date(latest)}. Die neue gilt erst nach diesem Tag.", field="valid_from"
        )


def warns(rule: QuorumRule, meeting: Meeting, at: datetime) -> bool:
    """So near to the meeting that somebody has to ask around."""
    left = day_of(meeting.starts_at) - day_of(at)
    return timedelta(0) <= left <= timedelta(days=rule.warning_days)
