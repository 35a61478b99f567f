"""Who may do what with an entry of the register, and what its state allows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition

from .models import VOCABULARIES, Organisation, Representative
from .permissions import KEEP_REGISTER
from .queries import keeps, right_in

_O = {state.name: str(state.value) for state in Organisation.State}
_KEEPER = "Koordination"

ORGANISATION = Machine(
    noun="organisation",
    title="Organisation im Register",
    states={str(value): str(label) for value, label in Organisation.State.choices},
    initial=(_O["REPORTED"],),
    transitions=(
        Transition("publish", "Prüfen und veröffentlichen", frozenset({_O["REPORTED"]}), _O["PUBLISHED"], who=_KEEPER),
        Transition("refuse", "Nicht aufnehmen", frozenset({_O["REPORTED"]}), _O["REFUSED"], who=_KEEPER),
        Transition(
            "rest", "Ruhen lassen", frozenset({_O["PUBLISHED"]}), _O["RESTING"], who="Organisation, Koordination"
        ),
        Transition("revive", "Wieder prüfen", frozenset({_O["RESTING"], _O["REFUSED"]}), _O["REPORTED"], who=_KEEPER),
        Transition(
            "merge",
            "Mit einem anderen Eintrag zusammenführen",
            frozenset({_O["REPORTED"], _O["PUBLISHED"], _O["RESTING"]}),
            _O["MERGED"],
            who=_KEEPER,
        ),
    ),
)
MACHINES = (ORGANISATION,)
# Entries that nobody works on any more.
ENDED = frozenset({_O["REFUSED"], _O["MERGED"]})
OLDEST = 1700
MOST_COMMUNITIES = 12


# --- Who may ----------------------------------------------------------------------------------------
def check_keep(by: Actor, organisation: Organisation) -> None:
    by.check(KEEP_REGISTER)
    if not keeps(by, organisation):
        raise Refused("Diese Organisation gehört nicht zu Ihrem Bereich.")


def check_keep_in(by: Actor, municipality_id: uuid.UUID | None) -> None:
    """Before there is an entry: may this person enter one there?"""
    by.check(KEEP_REGISTER)
    if municipality_id is not None and not by.may(KEEP_REGISTER, municipality_id=municipality_id):
        raise Refused("Dort führen Sie das Register nicht.", field="municipality")


def check_change(by: Actor, organisation: Organisation, day: date) -> None:
    """The whole entry: its own head people, or who keeps the register there."""
    if keeps(by, organisation) or right_in(by, organisation, day) == Representative.Right.HEAD:
        return
    raise Refused("Diese Angaben pflegt die Organisation selbst, oder die Koordination.")


def check_tend(by: Actor, organisation: Organisation, day: date) -> None:
    """Offers, rooms and needs: everybody of the organisation, or who keeps the register there."""
    if keeps(by, organisation) or right_in(by, organisation, day):
        return
    raise Refused("Das pflegt die Organisation selbst, oder die Koordination.")


def can_keep(by: Actor, organisation: Organisation) -> bool:
    return allowed(check_keep, by, organisation)


def can_change(by: Actor, organisation: Organisation, day: date) -> bool:
    return allowed(check_change, by, organisation, day)


def can_tend(by: Actor, organisation: Organisation, day: date) -> bool:
    return allowed(check_tend, by, organisation, day)


# --- What is allowed --------------------------------------------------------------------------------
def check_alive(organisation: Organisation) -> None:
    if organisation.state in ENDED:
        raise Refused("Dieser Eintrag wird nicht mehr geführt.")


def check_name(name: str) -> None:
    if not name:
        raise Refused("Wie heißt die Organisation?", field="name")


def check_reason(reason: str) -> None:
    if not reason:
        raise Refused("Bitte nennen Sie den Grund.", field="reason")


def check_values(values: dict[str, Any], day: date) -> None:
    """What was typed makes sense; each sentence belongs to the field that caused it."""
    year = values.get("founded_year")
    if year is not None and not OLDEST <= year <= day.year:
        raise Refused(f"Das Gründungsjahr liegt zwischen {OLDEST} und {day.year}.", field="founded_year")
    for name, vocabulary in VOCABULARIES.items():
        _check_codes(name, values.get(name, ()), vocabulary)
    if len(values.get("communities", ())) > MOST_COMMUNITIES:
        raise Refused(f"Höchstens {MOST_COMMUNITIES} Angaben.", field="communities")


def _check_codes(name: str, codes: Iterable[str], vocabulary: Any) -> None:
    unknown = set(codes) - set(vocabulary.values)
    if unknown:
        raise Refused("Diese Auswahl gibt es nicht.", field=name)


def check_publish(organisation: Organisation) -> None:
    """HSDS and readers need to know what the organisation does."""
    if not organisation.description.get("de", {}).get("text"):
        raise Refused(
            "Vor dem Veröffentlichen fehlt auf Deutsch, was die Organisation macht. Ein Satz genügt.",
            field="description",
        )
