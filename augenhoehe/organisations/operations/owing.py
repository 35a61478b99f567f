"""What the register owes and to whom: registrations, wishes and answers wait for somebody by a date."""

from __future__ import annotations

from datetime import date, datetime

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.workdays import workdays_after
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.models import Organisation

CHECK, WISH, ANSWER = "organisations.check", "organisations.wish", "organisations.answer"
# So many working days after a registration somebody gets in touch.
WITHIN = 5


def promised(at: datetime) -> date:
    """The day until which the coordination gets in touch."""
    return workdays_after(day_of(at), WITHIN)


def owe(kind: str, organisation: Organisation, title: str, *, by: Actor, at: datetime) -> None:
    """The coordination owes this organisation an answer."""
    open_duty(
        kind=kind, subject_kind="organisation", subject_id=organisation.pk, title=title,
        url=of_organisation(organisation), owner_label="Koordination", role=Role.COORDINATION,
        municipality=organisation.municipality, due=promised(at), by=by, at=at,
    )  # fmt: skip


def settle(kind: str, organisation: Organisation, outcome: str, *, by: Actor, at: datetime) -> bool:
    return close_duty(kind=kind, subject_id=organisation.pk, outcome=outcome, by=by, at=at)


def settle_all(organisation: Organisation, outcome: str, *, by: Actor, at: datetime) -> None:
    """Nothing is owed to an entry that nobody keeps any more."""
    for kind in (CHECK, WISH, ANSWER):
        settle(kind, organisation, outcome, by=by, at=at)
