"""Questions of the desk: what waits for me, what is overdue elsewhere, what changed, what can be found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.composed import composed
from augenhoehe.core.contributions import collected
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
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
    rows = _today.ask(actor=actor, today=today)
    mine = {duty.pk for duty in rows["mine"]}
    return Today(
        mine=rows["mine"][:SHOWN],
        more=len(rows["mine"]) > SHOWN,
        elsewhere=[duty for duty in rows["elsewhere"] if duty.pk not in mine][:SHOWN],
        changed=[one for one in rows["followed"] if _lately(one, at)],
        sections=_sections(actor),
    )


@composed
def _today(*, actor: Actor, today: date) -> Mapping[str, QuerySet[Any]]:
    return {
        "mine": duties_of(actor).select_related("thread")[: SHOWN + 1],
        "elsewhere": _elsewhere(actor, today)[: SHOWN * 2],
        "followed": follows_of(actor)[:10],
    }


def _elsewhere(actor: Actor, today: date) -> QuerySet[Duty]:
    reach = actor.reach(WATCH_DUTIES)
    overdue = overdue_duties(today).select_related("thread")
    return overdue if reach.everywhere else overdue.filter(municipality_id__in=reach.municipalities)


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
