"""Who wishes for and offers training, and what the states allow."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.organisations.models import Organisation, TrainingTopic, TrainingWish
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.cards import right_in
from augenhoehe.organisations.rules import entries as rules

_W = {state.name: str(state.value) for state in TrainingWish.State}
_WANTED = frozenset({_W["OPEN"], _W["PLANNED"]})

TRAINING_WISH = Machine(
    noun="training_wish",
    title="Schulungswunsch",
    states={str(value): str(label) for value, label in TrainingWish.State.choices},
    initial=(_W["OPEN"],),
    transitions=(
        Transition("plan", "Einplanen", frozenset({_W["OPEN"]}), _W["PLANNED"], who="Koordination"),
        Transition("meet", "Als erfüllt eintragen", _WANTED, _W["MET"], who="Koordination"),
        Transition("withdraw", "Zurückziehen", _WANTED, _W["WITHDRAWN"], who="Organisation, Koordination"),
        Transition("reopen", "Wieder öffnen", frozenset(_W.values()) - {_W["OPEN"]}, _W["OPEN"], who="Koordination"),
    ),
)
MACHINES = (TRAINING_WISH,)


def check_keep_list(by: Actor) -> None:
    """Topics, and what becomes of a wish: who keeps the register. The wish may come from several towns."""
    by.check(KEEP_REGISTER)


def check_topic(topic: TrainingTopic | None, own: str) -> None:
    if topic is None and not own:
        raise Refused("Welches Thema? Wählen Sie eines, oder schreiben Sie Ihr eigenes.", field="topic")
    if topic is not None and own:
        raise Refused("Entweder ein Thema aus der Liste oder ein eigenes.", field="own_topic")
    if topic is not None and topic.ended_at is not None:
        raise Refused("Dieses Thema steht nicht mehr zur Auswahl.", field="topic")


def check_language(language: str) -> None:
    if language not in SPOKEN:
        raise Refused("Diese Sprache gibt es hier nicht.", field="language")


def check_join(by: Actor, wish: TrainingWish, organisation: Organisation, day: date) -> None:
    """One's own organisation, which did not ask itself, while something can still come of it."""
    if not right_in(by, organisation, day):
        raise Refused("Für diese Organisation sprechen Sie nicht.", field="organisation")
    rules.check_alive(organisation)
    if organisation.pk == wish.organisation_id:
        raise Refused("Das ist schon Ihr eigener Wunsch.")
    if wish.state not in TrainingWish.WANTED:
        raise Refused(f"Dieser Wunsch ist {wish.get_state_display()}.")
