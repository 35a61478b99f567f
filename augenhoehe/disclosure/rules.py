"""Who reads which table, who keeps the register."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from augenhoehe.core.contributions import releasables
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .permissions import KEEP_RELEASES, may_read

if TYPE_CHECKING:
    from .models import Release


def check_keep(actor: Actor) -> None:
    actor.check(KEEP_RELEASES)


def can_keep(actor: Actor) -> bool:
    return allowed(check_keep, actor)


def check_day(as_of: date, today: date) -> None:
    if as_of >= today:
        raise Refused("Der Stichtag muss vorbei sein. Nennen Sie bitte einen früheren Tag.", field="as_of")


def check_withdraw(actor: Actor, release: Release) -> None:
    check_keep(actor)
    if not release.is_out:
        raise Refused("Diese Freigabe ist nicht mehr draußen.")


def can_withdraw(actor: Actor, release: Release) -> bool:
    return allowed(check_withdraw, actor, release)


def reads_any(actor: Actor) -> bool:
    """Is there anything in the register for this person that is not public anyway?"""
    own = (one for one in releasables().values() if not one.public)
    return can_keep(actor) or any(may_read(actor, one) for one in own)
