"""Who keeps which grants, and what their states allow."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal

from augenhoehe.concept.models import Measure
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.funding.models import FundingCall, FundingGrant, FundingProgramme
from augenhoehe.funding.permissions import KEEP_FUNDING
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries.cards import right_in
from augenhoehe.organisations.vocabularies import Field

_G = {state.name: str(state.value) for state in FundingGrant.State}
_WHO = "Organisation, Koordination"

GRANT = Machine(
    noun="funding_grant",
    title="Bewilligung",
    states={str(value): str(label) for value, label in FundingGrant.State.choices},
    initial=(_G["PLANNED"],),
    transitions=(
        Transition("apply", "Als beantragt eintragen", frozenset({_G["PLANNED"]}), _G["APPLIED"], who=_WHO),
        Transition("grant", "Als bewilligt eintragen", frozenset({_G["APPLIED"]}), _G["GRANTED"], who=_WHO),
        Transition("refuse", "Als abgelehnt eintragen", frozenset({_G["APPLIED"]}), _G["REFUSED"], who=_WHO),
        Transition("settle", "Als abgerechnet eintragen", frozenset({_G["GRANTED"]}), _G["SETTLED"], who=_WHO),
        Transition("retry", "Noch einmal planen", frozenset({_G["REFUSED"]}), _G["PLANNED"], who=_WHO),
    ),
)
MACHINES = (GRANT,)
# What was asked for stays as it is once somebody decided.
OPEN = frozenset({_G["PLANNED"], _G["APPLIED"]})


# --- Who may ----------------------------------------------------------------------------------------
def check_keep_for(by: Actor, municipality_id: uuid.UUID | None, organisation: Organisation | None, day: date) -> None:
    """Who keeps funding in that place, or one of the applicant's own people."""
    if municipality_id is not None and by.may(KEEP_FUNDING, municipality_id=municipality_id):
        return
    if organisation is not None and right_in(by, organisation, day):
        return
    raise Refused("Diese Bewilligung führen die Organisation selbst und die Koordination.")


def check_plan_somewhere(by: Actor, speaks_for_somebody: bool) -> None:
    """Before the form is shown: who the applicant is, is checked when it is known."""
    if not speaks_for_somebody:
        by.check(KEEP_FUNDING)


def check_tend(by: Actor, grant: FundingGrant, day: date) -> None:
    check_keep_for(by, grant.municipality_id, grant.organisation, day)


def can_tend(by: Actor, grant: FundingGrant, day: date) -> bool:
    return allowed(check_tend, by, grant, day)


def check_link(by: Actor, grant: FundingGrant) -> None:
    """A measure is the town's: only who keeps funding there says what pays for it."""
    by.check(KEEP_FUNDING)
    if not by.may(KEEP_FUNDING, municipality_id=grant.municipality_id):
        raise Refused("Diese Bewilligung gehört nicht zu Ihrem Bereich.")


def can_link(by: Actor, grant: FundingGrant) -> bool:
    return allowed(check_link, by, grant)


# --- What makes sense -------------------------------------------------------------------------------
def check_values(purpose: str, field: str, asked: Decimal, starts_on: date, ends_on: date) -> None:
    if not purpose:
        raise Refused("Wofür ist das Geld? Ein paar Worte genügen.", field="purpose")
    if field not in Field.values:
        raise Refused("Dieses Fachgebiet gibt es nicht.", field="field")
    if asked <= 0:
        raise Refused("Die Summe liegt über null.", field="applied_sum")
    if ends_on < starts_on:
        raise Refused("Das Ende liegt vor dem Anfang.", field="ends_on")


def check_call(call: FundingCall | None, programme: FundingProgramme) -> None:
    if call is not None and call.programme_id != programme.pk:
        raise Refused("Dieser Aufruf gehört zu einem anderen Programm.", field="call")


def check_granted(grant: FundingGrant, granted: Decimal, report_due: date) -> None:
    if granted <= 0:
        raise Refused("Die bewilligte Summe liegt über null.", field="granted_sum")
    if granted > grant.applied_sum:
        raise Refused("Bewilligt ist mehr als beantragt. Ändern Sie zuerst, was beantragt ist.", field="granted_sum")
    if report_due < grant.starts_on:
        raise Refused("Der Verwendungsnachweis wird erst nach dem Beginn fällig.", field="report_due")


def check_reason(reason: str) -> None:
    if not reason:
        raise Refused("Bitte nennen Sie den Grund.", field="reason")


def check_open(grant: FundingGrant) -> None:
    if grant.state not in OPEN:
        raise Refused(f"Dieser Antrag ist schon {grant.get_state_display()}. Er bleibt, wie er ist.")


def check_day(day: date, today: date) -> None:
    if day > today:
        raise Refused("Der Tag liegt noch vor uns.", field="on")


def check_measure(measure: Measure) -> None:
    if measure.ended:
        raise Refused(f"Diese Maßnahme ist {measure.get_state_display()}.", field="measure")
