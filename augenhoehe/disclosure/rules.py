"""Who reads which table, who keeps the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from augenhoehe.core.contributions import Releasable, Rhythm, releasables
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .lattice import FEWEST_TOGETHER
from .permissions import KEEP_RELEASES, may_read

if TYPE_CHECKING:
    from .models import Release, TableSetting


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


def check_settable(actor: Actor, table: Releasable) -> None:
    """What leaves at a moment is one object's: there is nothing to set for all of them."""
    check_keep(actor)
    if table.rhythm == Rhythm.AT_A_MOMENT:
        raise Refused("Diese Zahlen werden zu einem Anlass festgehalten. Dafür gibt es keine Vorgaben.")


def can_set(actor: Actor, table: Releasable | None) -> bool:
    return table is not None and allowed(check_settable, actor, table)


def check_together(actor: Actor, table: Releasable, together: Mapping[str, Sequence[str]]) -> None:
    check_settable(actor, table)
    for name, values in together.items():
        if not table.is_summed(name):
            raise Refused("Dieses Merkmal hat keine Summe. Seine Werte lassen sich nicht zusammenfassen.", field=name)
        if 0 < len(values) < FEWEST_TOGETHER:
            raise Refused(f"Wählen Sie mindestens {FEWEST_TOGETHER} Werte, oder keinen.", field=name)


def check_pause(actor: Actor, table: Releasable, setting: TableSetting) -> None:
    check_settable(actor, table)
    if setting.paused_at is not None:
        raise Refused("Diese Tabelle pausiert schon.")


def check_resume(actor: Actor, table: Releasable, setting: TableSetting) -> None:
    check_settable(actor, table)
    if setting.paused_at is None:
        raise Refused("Diese Tabelle pausiert nicht.")


def reads_any(actor: Actor) -> bool:
    """Is there anything in the register for this person that is not public anyway?"""
    own = (one for one in releasables().values() if not one.public)
    return can_keep(actor) or any(may_read(actor, one) for one in own)
