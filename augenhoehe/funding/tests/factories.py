"""Programmes, calls and grants of the demo world, built through operations."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from augenhoehe.core.rights import SYSTEM
from augenhoehe.funding import operations
from augenhoehe.funding.models import EligibilityRule, FundingCall, FundingGrant, FundingProgramme
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.tests.factories import AT, DAY, Cast, a_club, a_mosque, head_of, person, the_cast, town

__all__ = [
    "AT",
    "DAY",
    "DEADLINE",
    "Cast",
    "a_call",
    "a_club",
    "a_grant",
    "a_granted",
    "a_mosque",
    "a_programme",
    "a_rule",
    "head_of",
    "person",
    "the_cast",
    "town",
]  # fmt: skip

DEADLINE = DAY + timedelta(days=40)


def a_programme(name: str = "Starthilfe für junge Vereine", *, publish: bool = True, **more: Any) -> FundingProgramme:
    values = {
        "giver": "Land Musterland", "level": "state", "funded": "Räume, Kurse und Feste junger Vereine.",
        "sum_from": 500, "sum_to": 6000, "max_rate": 80, "own_share": 20, "volunteer_counts": True,
        "volunteer_cap": 15, "volunteer_rate": Decimal(15), "link": "https://foerderung.example/start",
        "fields": ["culture"], "applicants": ["association"], **more,
    }  # fmt: skip
    made = operations.enter_programme(name=name, by=SYSTEM, at=AT, **values)
    return operations.publish_programme(programme=made, by=SYSTEM, at=AT) if publish else made


def a_rule(programme: FundingProgramme, kind: str = "non_profit", **more: Any) -> EligibilityRule:
    programme.refresh_from_db()
    return operations.add_rule(programme=programme, kind=kind, by=SYSTEM, at=AT, **more)


def a_call(programme: FundingProgramme, closes: date | None = DEADLINE, **more: Any) -> FundingCall:
    return operations.announce_call(programme=programme, closes=closes, by=SYSTEM, at=AT, **more)


def a_grant(programme: FundingProgramme, organisation: Organisation | None = None, **more: Any) -> FundingGrant:
    values = {
        "purpose": "Winterfest der Kulturen", "field": "culture", "applied_sum": Decimal("4000.00"),
        "starts_on": date(2026, 12, 1), "ends_on": date(2027, 3, 31), "by": SYSTEM, "at": AT, **more,
    }  # fmt: skip
    if organisation is None:
        values.setdefault("municipality", town("Sternmünde"))
    return operations.plan_grant(programme=programme, organisation=organisation, **values)


def a_granted(grant: FundingGrant, granted: str = "3500.00", **more: Any) -> FundingGrant:
    operations.apply_for_grant(grant=grant, on=DAY, by=SYSTEM, at=AT)
    values = {"on": DAY, "report_due": date(2027, 6, 30), "by": SYSTEM, "at": AT, **more}
    return operations.grant_money(grant=grant, granted_sum=Decimal(granted), **values)
