"""Requests for statements: who enters and answers them, and what their state allows."""

from __future__ import annotations

from datetime import date

from augenhoehe.committees.models import Committee, DutyRule, StatementRequest
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition

from .committees import check_prepare
from .layings import duty_rule_of, is_entitled

_S = {state.name: str(state.value) for state in StatementRequest.State}
_OFFICE = "Vorsitz oder Geschäftsstelle"
STATEMENT = Machine(
    noun="statement_request",
    title="Bitte um Stellungnahme",
    states={str(value): str(label) for value, label in StatementRequest.State.choices},
    initial=(_S["RECEIVED"],),
    transitions=(
        Transition("draft", "Entwurf schreiben", frozenset({_S["RECEIVED"]}), _S["RECEIVED"], who=_OFFICE),
        Transition("decide", "Beschluss festhalten", frozenset({_S["RECEIVED"]}), _S["DECIDED"],
                   who="Beschluss des Gremiums; im Umlauf, wenn eine Regel es erlaubt"),
        Transition("send", "Abgeben", frozenset({_S["DECIDED"]}), _S["SENT"], who=_OFFICE),
        Transition("decline", "Keine Stellungnahme", frozenset({_S["RECEIVED"]}), _S["DECLINED"], who=_OFFICE),
    ),
)  # fmt: skip


def check_enter_statement(by: Actor, committee: Committee, day: date) -> None:
    if not is_entitled(committee):
        raise Refused("Um eine Stellungnahme wird hier ein Gremium nach § 27 GO NRW gebeten.")
    check_prepare(by, committee, day)


def check_statement_days(received_on: date, due: date, day: date) -> None:
    if received_on > day:
        raise Refused("Dieser Tag liegt noch vor uns.", field="received_on")
    if due < received_on:
        raise Refused("Die Stellungnahme wird nach dem Eingang erbeten.", field="due")


def circulation_rule(committee: Committee, day: date) -> DutyRule | None:
    """The rule that allows a resolution without a meeting, if somebody entered one with its source."""
    return duty_rule_of(committee, DutyRule.Kind.CIRCULATION, day)


def check_circulation(request: StatementRequest, day: date) -> None:
    if circulation_rule(request.committee, day) is None:
        raise Refused("Für einen Beschluss im Umlauf ist keine Regel mit Quelle eingetragen.")


def check_has_draft(request: StatementRequest) -> None:
    if not request.draft:
        raise Refused("Schreiben Sie zuerst den Entwurf. Er wird so abgegeben, wie er beschlossen ist.")


def statement_verbs(by: Actor, request: StatementRequest, day: date) -> frozenset[str]:
    """What this person may do with it now."""
    if not allowed(check_prepare, by, request.committee, day):
        return frozenset()
    verbs = {one.name for one in STATEMENT.transitions if STATEMENT.allows(request.state, one.name)}
    if "decide" in verbs and (not request.draft or circulation_rule(request.committee, day) is None):
        # In a meeting the recorded resolution decides by itself; the button is for circulation.
        verbs.discard("decide")
    return frozenset(verbs)
