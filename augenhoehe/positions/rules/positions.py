"""The way of a joint position, and of each body's answer to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from augenhoehe.committees.models import Resolution
from augenhoehe.committees.rules import check_decide
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.positions.models import BodyAnswer, JointPosition

_P = {state.name: str(state.value) for state in JointPosition.State}
_A = {state.name: str(state.value) for state in BodyAnswer.State}
_LEAD, _SIDE = "Vorsitz oder Geschäftsstelle des Netzwerks", "Mitglieder des Netzwerks"
_VOTE = "Beschluss des Gremiums"
FEWEST_AGREEING = 2

POSITION = Machine(
    noun="joint_position",
    title="Gemeinsame Position",
    states={str(value): str(label) for value, label in JointPosition.State.choices},
    initial=(_P["DRAFT"],),
    transitions=(
        Transition("write", "Neue Fassung schreiben", frozenset({_P["DRAFT"]}), _P["DRAFT"], who=_SIDE),
        Transition("open", "Den Gremien vorlegen", frozenset({_P["DRAFT"]}), _P["OPEN"], who=_LEAD),
        Transition("take_back", "Zurück in den Entwurf", frozenset({_P["OPEN"]}), _P["DRAFT"], who=_LEAD),
        Transition("publish", "Veröffentlichen", frozenset({_P["OPEN"]}), _P["PUBLISHED"], who=_LEAD),
        Transition("drop", "Aufgeben", frozenset({_P["DRAFT"], _P["OPEN"]}), _P["DROPPED"], who=_LEAD),
        Transition("retract", "Zurückziehen", frozenset({_P["PUBLISHED"]}), _P["RETRACTED"], who=_LEAD),
    ),
)
ANSWER = Machine(
    noun="body_answer",
    title="Antwort eines Gremiums auf eine gemeinsame Position",
    states={str(value): str(label) for value, label in BodyAnswer.State.choices},
    initial=(_A["WAITING"],),
    transitions=(
        Transition("adopt", "Übernehmen", frozenset({_A["WAITING"]}), _A["ADOPTED"], who=_VOTE),
        Transition("amend", "Mit eigenem Wortlaut übernehmen", frozenset({_A["WAITING"]}), _A["AMENDED"], who=_VOTE),
        Transition("decline", "Ablehnen", frozenset({_A["WAITING"]}), _A["DECLINED"], who=_VOTE),
        Transition("leave", "Nicht entscheiden", frozenset({_A["WAITING"]}), _A["UNDECIDED"], who=_VOTE),
        Transition("ask_again", "Noch einmal vorlegen", frozenset({_A["UNDECIDED"]}), _A["WAITING"], who=_LEAD),
    ),
)
_K = Resolution.Kind
# What a body's resolution says about the position; to put off or to pass on is no answer.
DECISIONS: dict[str, str] = {
    _K.ADOPTED: "adopt",
    _K.ADOPTED_CHANGED: "amend",
    _K.REFUSED: "decline",
    _K.DEFERRED: "leave",
    _K.ELSEWHERE: "leave",
    _K.RETURNED: "leave",
    _K.NOTED: "leave",
    _K.FORWARDED: "leave",
}


def check_position_text(title: str, text: str) -> None:
    if not title:
        raise Refused("Wie heißt die Position? Ein paar Worte genügen.", field="title")
    if not text:
        raise Refused("Schreiben Sie bitte den gemeinsamen Wortlaut.", field="text")


def check_deadline(decide_until: date, day: date) -> None:
    if decide_until <= day:
        raise Refused("Die Gremien brauchen Zeit: Der Tag liegt in der Zukunft.", field="decide_until")


def check_reason(reason: str) -> None:
    if not reason:
        raise Refused("Bitte nennen Sie den Grund. Alle Mitglieder lesen ihn.", field="reason")


def check_no_vote_yet(answers: Sequence[BodyAnswer]) -> None:
    """What a body voted on stays as it was: the text cannot change under its vote."""
    if any(one.resolution_id for one in answers):
        raise Refused("Ein Gremium hat schon beschlossen. Der Wortlaut bleibt; schreiben Sie eine neue Position.")


def check_enough_agree(answers: Sequence[BodyAnswer]) -> None:
    agreeing = sum(one.state == BodyAnswer.State.ADOPTED for one in answers)
    if agreeing < FEWEST_AGREEING:
        raise Refused(
            "Gemeinsam ist eine Position erst, wenn zwei Gremien sie durch eigenen Beschluss übernommen haben."
        )


def check_enter_wording(by: Actor, answer: BodyAnswer) -> None:
    """Whoever records the body's resolutions writes down its own wording; expects item with meeting and committee."""
    if answer.state != BodyAnswer.State.AMENDED:
        raise Refused("Einen eigenen Wortlaut gibt es nur, wenn das Gremium mit Änderung zugestimmt hat.")
    check_decide(by, answer.item)


def can_enter_wording(by: Actor, answer: BodyAnswer) -> bool:
    return allowed(check_enter_wording, by, answer)
