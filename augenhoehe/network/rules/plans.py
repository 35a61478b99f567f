"""Who lays a plan before the network, who says what they think, and when a plan may be closed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.network.models import Plan, PlanReply
from augenhoehe.network.permissions import READ_SHARES
from augenhoehe.organisations.permissions import KEEP_REGISTER

_P = {state.name: str(state.value) for state in Plan.State}
_WHO = "wer das Vorhaben vorgelegt hat, Koordination"
# Shorter, nobody who does this beside their work has seen it.
SHORTEST, LONGEST = timedelta(days=7), timedelta(days=183)

PLAN = Machine(
    noun="plan",
    title="Vorhaben zur Abstimmung",
    states={str(value): str(label) for value, label in Plan.State.choices},
    initial=(_P["OPEN"],),
    transitions=(
        Transition("close", "Abschließen", frozenset({_P["OPEN"]}), _P["CLOSED"], who=_WHO),
        Transition("withdraw", "Zurückziehen", frozenset({_P["OPEN"]}), _P["WITHDRAWN"], who=_WHO),
    ),
)
MACHINES = (PLAN,)


# --- Who may ----------------------------------------------------------------------------------------
def check_take_part(by: Actor, unit: str, units: Collection[str]) -> None:
    """Everybody in the network alike: staff, volunteers, organisations and individuals, each for their own."""
    by.check(READ_SHARES)
    if unit not in units:
        raise Refused("Dafür sprechen Sie nicht. Wählen Sie, für wen Sie schreiben.", field="unit")


def check_tend(by: Actor, plan: Plan) -> None:
    if by.system or (by.user_id is not None and by.user_id == plan.made_by) or by.may(KEEP_REGISTER):
        return
    raise Refused("Das macht, wer das Vorhaben vorgelegt hat, oder die Koordination.")


def can_tend(by: Actor, plan: Plan) -> bool:
    return allowed(check_tend, by, plan)


# --- What is allowed --------------------------------------------------------------------------------
def check_plan(title: str, text: str) -> None:
    if not title:
        raise Refused("Wie heißt das Vorhaben? Ein paar Worte genügen.", field="title")
    if not text:
        raise Refused("Schreiben Sie in zwei Sätzen, was geplant ist.", field="text")


def check_until(until: date, day: date) -> None:
    if until < day + SHORTEST:
        raise Refused("Geben Sie den anderen mindestens eine Woche Zeit.", field="answer_until")
    if until > day + LONGEST:
        raise Refused("Höchstens ein halbes Jahr.", field="answer_until")


def check_open(plan: Plan) -> None:
    if plan.state != Plan.State.OPEN:
        raise Refused("Dieses Vorhaben ist schon abgeschlossen.")


def check_reply(plan: Plan, side: str, stance: str, text: str) -> None:
    check_open(plan)
    if side == plan.side:
        raise Refused("Das ist Ihr eigenes Vorhaben.", field="unit")
    if stance not in PlanReply.Stance.values:
        raise Refused("Wählen Sie, was für Sie gilt.", field="stance")
    if stance in (PlanReply.Stance.CONCERN, PlanReply.Stance.SAME) and not text:
        raise Refused("Schreiben Sie bitte einen Satz dazu, damit die anderen es verstehen.", field="text")


def check_answer(reply: PlanReply, answer: str) -> None:
    check_open(reply.plan)
    if not answer:
        raise Refused("Bitte schreiben Sie einen Satz.", field="answer")


def check_close(plan: Plan, outcome: str, unanswered: int) -> None:
    """On an equal footing: nobody's concern is passed over in silence."""
    if unanswered:
        what = "Ein Bedenken ist" if unanswered == 1 else f"{unanswered} Bedenken sind"
        raise Refused(f"{what} noch ohne Antwort. Antworten Sie zuerst, dann schließen Sie ab.")
    if not outcome:
        raise Refused("Was wird daraus? Alle, die sich gemeldet haben, lesen diesen Satz.", field="outcome")
