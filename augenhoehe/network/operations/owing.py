"""What the network owes and to whom: answers to being named, and what becomes of something that ends."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.workdays import workdays_after
from augenhoehe.notices.letters import Letter
from augenhoehe.notices.operations import close_duty, open_duty, send_message
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries.pool import own_people

AGREE, ENDING = "network.agree", "network.ending"
BOARD, REPLY, EXPIRING = "network.board", "network.reply", "network.expiring"
# So many working days a partner has to say whether it agrees.
WITHIN = 10


def owe(
    kind: str, organisation: Organisation, *, subject_kind: str, subject_id: uuid.UUID, title: str, url: str,
    due: date, by: Actor, at: datetime,
) -> None:  # fmt: skip
    """The first of the organisation's people owes it; while there is nobody, the coordination."""
    place = next(iter(own_people(organisation, day_of(at))), None)
    open_duty(
        kind=kind, subject_kind=subject_kind, subject_id=subject_id, title=title, url=url,
        owner_label=organisation.name if place else "Koordination", user=place.user if place else None,
        role="" if place else Role.COORDINATION, municipality=None if place else organisation.municipality,
        due=due, by=by, at=at,
    )  # fmt: skip


def within(at: datetime, days: int = WITHIN) -> date:
    return workdays_after(day_of(at), days)


def settle(kind: str, subject_id: uuid.UUID, outcome: str, *, by: Actor, at: datetime) -> bool:
    return close_duty(kind=kind, subject_id=subject_id, outcome=outcome, by=by, at=at)


def tell(
    organisation: Organisation, letter_in: Callable[[str], Letter], *, kind: str, url: str, by: Actor, at: datetime
) -> None:
    """Everybody who speaks for it today hears of it, each in their language; not the one who did it."""
    for place in own_people(organisation, day_of(at)):
        if place.user_id == by.user_id:
            continue
        letter = letter_in(place.user.language)
        send_message(recipient=place.user, kind=kind, subject=letter.subject, body=letter.body, url=url, at=at)
