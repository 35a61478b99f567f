"""Who writes in the space of a network."""

from __future__ import annotations

from datetime import date

from augenhoehe.committees.models import Committee
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.positions.models import SpaceEntry

from .networks import check_speak_for

_E = {state.name: str(state.value) for state in SpaceEntry.State}
_BODY = "Gremium, das geschrieben hat"
_STANDING = frozenset({_E["CURRENT"], _E["DONE"]})
ENTRY = Machine(
    noun="space_entry",
    title="Eintrag im Raum eines Netzwerks",
    states={str(value): str(label) for value, label in SpaceEntry.State.choices},
    initial=(_E["CURRENT"],),
    transitions=(
        Transition("change", "Ändern", frozenset({_E["CURRENT"]}), _E["CURRENT"], who=_BODY),
        Transition("settle", "Als erledigt kennzeichnen", frozenset({_E["CURRENT"]}), _E["DONE"], who=_BODY),
        Transition("resume", "Wieder aufnehmen", frozenset({_E["DONE"]}), _E["CURRENT"], who=_BODY),
        Transition("remove", "Zurücknehmen", _STANDING, _E["REMOVED"], who=_BODY),
    ),
)


def check_change_entry(by: Actor, entry: SpaceEntry, day: date) -> None:
    check_speak_for(by, entry.network, entry.body, day)


def check_comment(by: Actor, entry: SpaceEntry, body: Committee, day: date) -> None:
    check_speak_for(by, entry.network, body, day)
    if entry.state == SpaceEntry.State.REMOVED:
        raise Refused("Dieser Eintrag ist zurückgenommen.")


def check_entry_text(title: str, text: str) -> None:
    if not title:
        raise Refused("Worum geht es? Ein paar Worte genügen.", field="title")
    if not text:
        raise Refused("Schreiben Sie bitte ein, zwei Sätze dazu.", field="text")


def can_change_entry(by: Actor, entry: SpaceEntry, day: date) -> bool:
    return allowed(check_change_entry, by, entry, day)
