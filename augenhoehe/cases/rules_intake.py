"""May somebody do this at the door of a carrier, before there is a file?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from augenhoehe.accounts.models import Carrier
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .models import AdviceRequest
from .permissions import OPEN_DOOR
from .queries_intake import Door
from .rules import check_work

# A wish that nobody answered is forgotten (domain.md 2.5: contacts without a case, to be checked).
KEPT = timedelta(days=182)
LONGEST_ANSWER = 30
# How a wish ends that becomes no file. Only said to the person who does it; nothing of it is kept.
ENDINGS = {
    "helped": "Die Frage ist beantwortet.",
    "referred": "Ich habe eine andere Stelle genannt.",
    "unreached": "Ich habe die Person mehrmals nicht erreicht.",
}


def check_open_door(by: Actor, carrier: Carrier) -> None:
    by.check(OPEN_DOOR, carrier_id=carrier.pk)
    if not carrier.case_files:
        raise Refused("Dieser Träger führt hier keine Fallakten.")


def can_open_doors(by: Actor) -> bool:
    return by.may(OPEN_DOOR)


def check_answer_days(days: int) -> None:
    if not 1 <= days <= LONGEST_ANSWER:
        raise Refused(f"Sagen Sie 1 bis {LONGEST_ANSWER} Arbeitstage zu.", field="answer_days")


def check_knock(door: Door | None) -> None:
    if door is None:
        raise Refused("Diese Beratungsstelle nimmt hier gerade keine Wünsche an.", field="door")


def check_cares(by: Actor, wish: AdviceRequest) -> None:
    """Two colleagues do not call the same person."""
    check_work(by, wish.carrier_id)
    if wish.taken_by_id not in (None, by.user_id):
        raise Refused("Darum kümmert sich schon jemand aus Ihrem Team.")


def can_care(by: Actor, wish: AdviceRequest) -> bool:
    return allowed(check_cares, by, wish)


def check_own(by: Actor, wish: AdviceRequest) -> None:
    check_work(by, wish.carrier_id)
    if wish.taken_by_id != by.user_id:
        raise Refused("Sagen Sie zuerst, dass Sie sich darum kümmern.")


def check_ending(ending: str) -> None:
    if ending not in ENDINGS:
        raise Refused("Wählen Sie, wie es ausging.", field="ending")


def door_of(doors: Sequence[Door], carrier_id: object) -> Door | None:
    return next((one for one in doors if str(one.carrier_id) == str(carrier_id)), None)
