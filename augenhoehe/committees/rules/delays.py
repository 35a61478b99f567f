"""Who says why something is late, and how long a unit is heard before the public is."""

from __future__ import annotations

from datetime import date, timedelta

from augenhoehe.committees.models import Delay
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .committees import can_prepare

# A unit is asked before it is named: seven days to state the reason.
HEARING_TIME = timedelta(days=7)
# After two weeks the office and the chair are told.
PATIENCE = timedelta(days=14)


def check_state_reason(by: Actor, delay: Delay, day: date) -> None:
    """The unit where it lies: who is charged, else who prepares the body's meetings."""
    if by.user_id is None:
        raise Refused("Den Grund nennt eine Person.")
    charged = delay.mandate.responsible_id if delay.mandate else None
    if by.user_id != charged and not can_prepare(by, delay.committee, day):
        raise Refused(f"Den Grund nennt, wer zuständig ist: {delay.unit}.")
    check_reason_open(delay)


def check_reason_open(delay: Delay) -> None:
    if delay.reason:
        raise Refused("Der Grund ist schon genannt. Er bleibt, wie er veröffentlicht ist.")
    if delay.state == Delay.State.ENDED:
        raise Refused("Das ist nicht mehr überfällig. Ein Grund ist nicht mehr nötig.")


def can_state_reason(by: Actor, delay: Delay, day: date) -> bool:
    return allowed(check_state_reason, by, delay, day)
