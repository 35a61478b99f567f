"""What a grant owes: the proof of use (Verwendungsnachweis), by its day."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.accounts.models import User
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.funding.addresses import of_grant
from augenhoehe.funding.models import FundingGrant
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.organisations.queries.pool import own_people

PROOF = "funding.proof"


def owe_proof(grant: FundingGrant, *, by: Actor, at: datetime) -> None:
    """The applicant's head person owes it; without an account the coordination keeps it in view."""
    user = _owner(grant, at)
    open_duty(
        kind=PROOF, subject_kind="grant", subject_id=grant.pk, title=f"Verwendungsnachweis: {grant.purpose}",
        url=of_grant(grant), owner_label=grant.applicant if user else "Koordination", user=user,
        role="" if user else Role.COORDINATION, municipality=None if user else grant.municipality,
        due=grant.report_due, by=by, at=at,
    )  # fmt: skip


def settle_proof(grant: FundingGrant, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=PROOF, subject_id=grant.pk, outcome=outcome, by=by, at=at)


def _owner(grant: FundingGrant, at: datetime) -> User | None:
    people = own_people(grant.organisation, day_of(at)) if grant.organisation else []
    return people[0].user if people else None
