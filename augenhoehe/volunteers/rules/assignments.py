"""Who answers for an assignment, what it pays, and its states."""

from __future__ import annotations

import math
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.volunteers.models import Assignment, Conditions, Enquiry

from . import enquiries as rules_enquiries
from . import volunteers as rules

_A = {state.name: str(state.value) for state in Assignment.State}
_SHE = "ehrenamtliche Person, am Telefon die Koordination"
LONGEST_MINUTES, MOST_KM = 12 * 60, Decimal(400)

ASSIGNMENT = Machine(
    noun="assignment",
    title="Einsatz",
    states={str(value): str(label) for value, label in Assignment.State.choices},
    initial=(_A["PROPOSED"],),
    transitions=(
        Transition("accept", "Zusagen", frozenset({_A["PROPOSED"]}), _A["ACCEPTED"], _SHE),
        Transition("decline", "Absagen", frozenset({_A["PROPOSED"], _A["ACCEPTED"]}), _A["DECLINED"], _SHE),
        Transition(
            "withdraw", "Zurücknehmen", frozenset({_A["PROPOSED"], _A["ACCEPTED"]}), _A["WITHDRAWN"], "Koordination"
        ),
        Transition("report", "Stunden melden", frozenset({_A["ACCEPTED"], _A["REPORTED"]}), _A["REPORTED"], _SHE),
        Transition("agree_hours", "Stunden bestätigen", frozenset({_A["REPORTED"]}), _A["DONE"], "anfragende Stelle"),
        Transition("object", "Stunden stimmen nicht", frozenset({_A["REPORTED"]}), _A["ACCEPTED"], "anfragende Stelle"),
    ),
)


# --- Who may ----------------------------------------------------------------------------------------
def check_volunteer(by: Actor, assignment: Assignment, *, by_link: bool = False) -> None:
    """The volunteer herself, with her account or the link of her mail; on the telephone who keeps the enquiry."""
    if by_link or (by.signed_in and assignment.volunteer.user_id == by.user_id):
        return
    rules_enquiries.check_keep_enquiry(by, assignment.enquiry)


def can_volunteer(by: Actor, assignment: Assignment) -> bool:
    return allowed(check_volunteer, by, assignment)


def check_agree(by: Actor, assignment: Assignment, *, by_link: bool = False) -> None:
    """The office says yes to who comes; on the telephone the coordination enters it."""
    if not allowed(rules_enquiries.check_office, by, assignment.enquiry, by_link=by_link):
        rules_enquiries.check_keep_enquiry(by, assignment.enquiry)


def check_sign(by: Actor, assignment: Assignment, *, by_link: bool = False) -> None:
    """Two people stand for the hours: who entered them for the volunteer does not confirm them for the office."""
    check_agree(by, assignment, by_link=by_link)
    if assignment.reported_by is not None and by.user_id == assignment.reported_by and not by_link:
        raise Refused("Sie haben die Stunden eingetragen. Bestätigen muss sie jemand anderes.")


def can_agree(by: Actor, assignment: Assignment) -> bool:
    return assignment.state == Assignment.State.ACCEPTED and allowed(check_agree, by, assignment)


def can_sign(by: Actor, assignment: Assignment) -> bool:
    return ASSIGNMENT.allows(assignment.state, "agree_hours") and allowed(check_sign, by, assignment)


def check_decline(assignment: Assignment, at: datetime) -> None:
    if assignment.starts_at <= at and assignment.state == Assignment.State.ACCEPTED:
        raise Refused(gettext("Der Termin hat schon begonnen. Bitte rufen Sie die Koordination an."))


# --- What is allowed --------------------------------------------------------------------------------
def check_hours(assignment: Assignment, minutes: int, km: Decimal, at: datetime) -> None:
    if assignment.starts_at > at:
        raise Refused(gettext("Der Termin liegt noch vor uns."))
    if assignment.office_agreed_at is None:
        raise Refused(gettext("Die Stelle hatte den Einsatz nicht bestätigt. Bitte rufen Sie die Koordination an."))
    if not 0 < minutes <= LONGEST_MINUTES:
        raise Refused(gettext("Bitte zwischen einer Viertelstunde und zwölf Stunden."), field="hours")
    if not 0 <= km <= MOST_KM:
        raise Refused(gettext("Bitte zwischen 0 und %(most)s Kilometern.") % {"most": MOST_KM}, field="km")


def check_objection(text: str) -> None:
    if not text:
        raise Refused(gettext("Was stimmt nicht? Ein Satz genügt."), field="objection")


def amounts(kind: str, minutes: int, km: Decimal, conditions: Conditions) -> tuple[Decimal, Decimal]:
    """What is paid for the time and for the way: first hours at once, then each begun half hour."""
    way = (km * conditions.km_rate).quantize(Decimal("0.01"))
    if kind == Enquiry.Kind.GUIDANCE and not conditions.guides_paid:
        return Decimal(0), way
    beyond = Decimal(minutes) - conditions.first_hours * 60
    halves = math.ceil(beyond / 30) if beyond > 0 else 0
    return conditions.first_amount + halves * conditions.half_hour_amount, way


MACHINES = (rules.VOLUNTEER, rules_enquiries.ENQUIRY, ASSIGNMENT)
