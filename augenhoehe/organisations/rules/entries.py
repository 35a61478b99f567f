"""Who may do what with an entry of the register, and what its state allows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.organisations.models import (
    VOCABULARIES,
    ChangeRequest,
    ConfirmationRequest,
    Organisation,
    RegisterImport,
    Representative,
)
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.cards import keeps, right_in
from augenhoehe.places.models import Municipality

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


def check_move(by: Actor, organisation: Organisation, town: Municipality | None, day: date) -> None:
    """Nobody gives an entry into a town where somebody else keeps the register; its own people say where they are."""
    if town is None or town.pk == organisation.municipality_id:
        return
    if by.may(KEEP_REGISTER, municipality_id=town.pk) or right_in(by, organisation, day) == Representative.Right.HEAD:
        return
    raise Refused(
        f"Nach {town.name} können Sie den Eintrag nicht geben: Dort führen Sie das Register nicht. "
        "Bitten Sie die Koordination darum.",
        field="municipality",
    )


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


def check_wish(organisation: Organisation, values: dict[str, Any]) -> dict[str, Any]:
    """What of a wish is really a change; each field is one that is checked first."""
    unknown = set(values) - set(ChangeRequest.FIELDS)
    if unknown:
        raise TypeError(f"Nobody has to check these: {sorted(unknown)}")
    if "name" in values:
        check_name(values["name"])
    changed = {name: value for name, value in values.items() if value != getattr(organisation, name)}
    if not changed:
        raise Refused("Das steht schon so da. Ändern Sie mindestens eine Angabe.")
    return changed


def check_open_wish(wish: ChangeRequest) -> None:
    if wish.state != ChangeRequest.State.OPEN:
        raise Refused("Über diesen Wunsch ist schon entschieden.")


def check_umbrella(organisation: Organisation, umbrella: Organisation) -> None:
    if umbrella.pk == organisation.pk:
        raise Refused("Eine Organisation ist nicht ihr eigener Dachverband.", field="umbrella")
    if umbrella.state in ENDED:
        raise Refused("Dieser Eintrag wird nicht mehr geführt.", field="umbrella")


def check_askable(organisation: Organisation) -> None:
    """„Stimmt das noch?“ asks for entries that stand in the register or are to stand there."""
    if organisation.state not in (_O["REPORTED"], _O["PUBLISHED"]):
        raise Refused("Nach diesem Eintrag wird nicht gefragt: Er ruht oder wird nicht mehr geführt.")


def can_be_asked(organisation: Organisation) -> bool:
    return allowed(check_askable, organisation)


def check_unanswered(question: ConfirmationRequest) -> None:
    if question.answered_at:
        raise Refused("Diese Frage ist schon beantwortet. Danke.")


# --- Tables -----------------------------------------------------------------------------------------
def check_not_taken(register_import: RegisterImport) -> None:
    if register_import.state == RegisterImport.State.DONE:
        raise Refused("Diese Datei ist schon übernommen.")


def check_columns(columns: Mapping[str, str], names: Sequence[str]) -> None:
    """An organisation needs a name, and a column means one thing only."""
    if not columns.get("name"):
        raise Refused("Sagen Sie bitte, in welcher Spalte der Name steht.", field="name")
    for field, name in columns.items():
        if name not in names:
            raise Refused(f"Eine Spalte „{name}“ gibt es in dieser Datei nicht.", field=field)
        if list(columns.values()).count(name) > 1:
            raise Refused(f"Die Spalte „{name}“ ist zweimal zugeordnet.", field=field)


def check_take_over(register_import: RegisterImport) -> None:
    """Only what was checked is taken over, and only once."""
    check_not_taken(register_import)
    if register_import.state != RegisterImport.State.CHECKED:
        raise Refused("Bitte prüfen Sie die Datei zuerst.")
    if not register_import.rows_new:
        raise Refused("Es gibt nichts zu übernehmen: Keine Zeile ist neu und vollständig.")


def can_take_over(register_import: RegisterImport) -> bool:
    return allowed(check_take_over, register_import)
