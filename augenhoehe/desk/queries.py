"""Questions of the desk: what waits for me, what is overdue elsewhere, what changed, what can be found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from augenhoehe.core.contributions import collected
from augenhoehe.core.rights import Actor
from augenhoehe.journal.queries import threads_for
from augenhoehe.notices.models import Duty, Follow
from augenhoehe.notices.queries import duties_of, follows_of, overdue_duties
from augenhoehe.places.queries import kinds_off
from augenhoehe.search.queries import Hit, find

from .permissions import WATCH_DUTIES

SHOWN = 50
CHANGED_WITHIN = timedelta(days=30)
NUMBER = re.compile(r"^\s*v?[\s-]*(\d{4})\s*-\s*(\d{1,4})\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of „Heute“ that a package contributes: items are dicts with title, url, note."""

    title: str
    items: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page „Heute“."""

    mine: list[Duty]
    more: bool
    elsewhere: list[Duty]
    changed: list[Follow]
    sections: list[Section]

    @property
    def nothing(self) -> bool:
        """Neither a duty nor something that a closed room may not write down as one."""
        return not self.mine and not any(item.get("waits") for section in self.sections for item in section.items)


def today_of(actor: Actor, *, at: datetime, today: date) -> Today:
    """What „Heute“ shows; the number of queries does not depend on the number of duties."""
    mine = list(duties_of(actor).select_related("thread")[: SHOWN + 1])
    return Today(
        mine=mine[:SHOWN],
        more=len(mine) > SHOWN,
        elsewhere=_elsewhere(actor, {duty.pk for duty in mine}, today),
        changed=[one for one in follows_of(actor)[:10] if _lately(one, at)],
        sections=_sections(actor),
    )


def _elsewhere(actor: Actor, mine: set[Any], today: date) -> list[Duty]:
    if not actor.may(WATCH_DUTIES):
        return []
    reach = actor.reach(WATCH_DUTIES)
    overdue = overdue_duties(today).select_related("thread")
    if not reach.everywhere:
        overdue = overdue.filter(municipality_id__in=reach.municipalities)
    return [duty for duty in overdue[: SHOWN * 2] if duty.pk not in mine][:SHOWN]


def _lately(follow: Follow, at: datetime) -> bool:
    moved = follow.thread.last_public_step_at
    return moved is not None and moved >= at - CHANGED_WITHIN


def _sections(actor: Actor) -> list[Section]:
    found = []
    for section in sorted(collected("TODAY"), key=lambda one: one.order):
        items = section.items(actor)
        if items:
            found.append(Section(section.title, items))
    return found


@dataclass(frozen=True, slots=True)
class Found:
    """Results of the inside search; `direct` is the address of a matter whose number was typed."""

    typed: str
    hits: list[Hit]
    direct: str = ""


def search_inside(actor: Actor, typed: str) -> Found:
    """Find by words; a number like V-2026-014 (or 2026-14) leads straight to its matter."""
    number = NUMBER.match(typed)
    if number:
        exact = f"V-{number.group(1)}-{int(number.group(2)):03d}"
        thread = threads_for(actor).filter(number=exact).first()
        if thread is not None:
            return Found(typed, [], thread.get_absolute_url())
    return Found(typed, find(typed, actor=actor, without=kinds_off()) if typed else [])
