"""Who may report and meet needs and keep the contact log, and what the states allow."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.organisations.models import ContactNote, Need
from augenhoehe.organisations.rules import entries as rules

_N = {state.name: str(state.value) for state in Need.State}
_WHO = "Organisation, Koordination"

NEED = Machine(
    noun="need",
    title="Bedarf einer Organisation",
    states={str(value): str(label) for value, label in Need.State.choices},
    initial=(_N["OPEN"],),
    transitions=(
        Transition("meet", "Als gedeckt eintragen", frozenset({_N["OPEN"]}), _N["MET"], who=_WHO),
        Transition("withdraw", "Bedarf zurückziehen", frozenset({_N["OPEN"]}), _N["WITHDRAWN"], who=_WHO),
        Transition("reopen", "Wieder öffnen", frozenset({_N["MET"], _N["WITHDRAWN"]}), _N["OPEN"], who=_WHO),
    ),
)
MACHINES = (NEED,)


def check_tend_need(by: Actor, need: Need, day: date) -> None:
    rules.check_tend(by, need.organisation, day)


def can_tend_need(by: Actor, need: Need, day: date) -> bool:
    return allowed(check_tend_need, by, need, day)


def check_need(text: str, begin: date | None, end: date | None) -> None:
    if not text:
        raise Refused("Was wird gebraucht? Ein Satz genügt.", field="text")
    if begin and end and end < begin:
        raise Refused("Das Ende liegt vor dem Anfang.", field="wanted_until")


def check_open(need: Need) -> None:
    if need.state != Need.State.OPEN:
        raise Refused("Dieser Bedarf ist nicht mehr offen. Öffnen Sie ihn zuerst wieder.")


def check_met(how: str, linked: bool) -> None:
    """What met it: something that is shared, or a sentence."""
    if not linked and not how:
        raise Refused("Wodurch ist er gedeckt? Ein Satz genügt.", field="how")


def check_note(topic: str, day: date, follow_up: date | None, today: date) -> None:
    if not topic:
        raise Refused("Worum ging es? Ein paar Worte genügen.", field="topic")
    if day > today:
        raise Refused("Der Tag liegt noch vor uns. Notiert wird, was war.", field="day")
    if follow_up and follow_up < day:
        raise Refused("Der Tag zum Wiedermelden liegt vor dem Kontakt.", field="follow_up")


def check_note_kind(kind: str, amount: Decimal | None, was: str = "") -> None:
    """What the machine writes stays the machine's; only money has an amount."""
    if kind not in ContactNote.Kind.values:
        raise Refused("Diese Art gibt es nicht.", field="kind")
    if kind != was and {kind, was} & set(ContactNote.BY_MACHINE):
        raise Refused("Ein Rundschreiben trägt das Programm selbst ein.", field="kind")
    if amount is None:
        return
    if kind != ContactNote.Kind.MONEY:
        raise Refused("Einen Betrag gibt es nur bei „Geld gegeben“.", field="amount")
    if amount <= 0:
        raise Refused("Der Betrag ist größer als null.", field="amount")
