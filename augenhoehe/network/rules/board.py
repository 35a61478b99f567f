"""Who writes, answers and hides on the board, and what its states allow."""

from __future__ import annotations

from datetime import date, timedelta

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.network.models import BoardAnswer, BoardEntry
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.organisations.queries.cards import keeps, right_in

_E = {state.name: str(state.value) for state in BoardEntry.State}
_A = {state.name: str(state.value) for state in BoardAnswer.State}
_WRITER, _KEEPER = "wer den Eintrag schrieb, Koordination", "Koordination"
LONGEST = timedelta(days=366)

ENTRY = Machine(
    noun="board_entry",
    title="Eintrag der Kooperationsbörse",
    states={str(value): str(label) for value, label in BoardEntry.State.choices},
    initial=(_E["OPEN"],),
    transitions=(
        Transition("close", "Als erledigt schließen", frozenset({_E["OPEN"]}), _E["DONE"], who=_WRITER),
        Transition("expire", "Läuft ab", frozenset({_E["OPEN"]}), _E["EXPIRED"], who="System"),
        Transition("prolong", "Verlängern", frozenset({_E["DONE"], _E["EXPIRED"]}), _E["OPEN"], who=_WRITER),
        Transition("hide", "Ausblenden", frozenset({_E["OPEN"], _E["DONE"], _E["EXPIRED"]}), _E["HIDDEN"], who=_KEEPER),
        Transition("show", "Wieder zeigen", frozenset({_E["HIDDEN"]}), _E["OPEN"], who=_KEEPER),
    ),
)
ANSWER = Machine(
    noun="board_answer",
    title="„Wir machen mit“",
    states={str(value): str(label) for value, label in BoardAnswer.State.choices},
    initial=(_A["OPEN"],),
    transitions=(
        Transition("reply", "Antworten", frozenset({_A["OPEN"]}), _A["CONTACT"], who=_WRITER),
        Transition("decline", "Absagen", frozenset({_A["OPEN"], _A["CONTACT"]}), _A["DECLINED"], who=_WRITER),
        Transition(
            "withdraw", "Zurückziehen", frozenset({_A["OPEN"], _A["CONTACT"]}), _A["WITHDRAWN"],
            who="wer geantwortet hat",
        ),
        Transition(
            "ask_again", "Wieder melden", frozenset({_A["WITHDRAWN"]}), _A["OPEN"], who="wer geantwortet hat"
        ),
    ),
)  # fmt: skip
MACHINES = (ENTRY, ANSWER)


# --- Who may ----------------------------------------------------------------------------------------
def check_write_for(by: Actor, organisation: Organisation | None, day: date) -> None:
    """In the name of an own organisation, or of one whose entry the writer keeps; without one, as the coordination."""
    if by.system:
        return
    if organisation is None:
        by.check(KEEP_REGISTER)
        return
    if not (keeps(by, organisation) or right_in(by, organisation, day)):
        raise Refused("Für diese Organisation sprechen Sie nicht.", field="organisation")
    if not organisation.published:
        raise Refused("Schreiben kann, wer im Verzeichnis steht. Dieser Eintrag ist nicht veröffentlicht.")


def check_tend_entry(by: Actor, entry: BoardEntry, day: date) -> None:
    if by.system or (entry.organisation is None and by.may(KEEP_REGISTER)):
        return
    organisation = entry.organisation
    if organisation is not None and (keeps(by, organisation) or right_in(by, organisation, day)):
        return
    raise Refused("Diesen Eintrag pflegt, wer ihn geschrieben hat, oder die Koordination.")


def check_moderate(by: Actor, entry: BoardEntry) -> None:
    """Hiding is for who keeps the register where the writer is at home; of the coordination's, for all of them."""
    by.check(KEEP_REGISTER)
    if entry.organisation is not None and not keeps(by, entry.organisation):
        raise Refused("Diese Organisation gehört nicht zu Ihrem Bereich.")


def check_comment(by: Actor, organisation: Organisation | None, day: date) -> None:
    by.check(READ_NETWORK)
    check_write_for(by, organisation, day)


def check_answering_side(by: Actor, answer: BoardAnswer, day: date) -> None:
    if by.system or keeps(by, answer.organisation) or right_in(by, answer.organisation, day):
        return
    raise Refused("Das kann nur, wer geantwortet hat.")


def check_either_side(by: Actor, answer: BoardAnswer, day: date) -> None:
    if not (can_tend_entry(by, answer.entry, day) or can_answer_side(by, answer, day)):
        raise Refused("Hier schreiben nur die beiden Seiten.")


def can_tend_entry(by: Actor, entry: BoardEntry, day: date) -> bool:
    return allowed(check_tend_entry, by, entry, day)


def can_moderate(by: Actor, entry: BoardEntry) -> bool:
    return allowed(check_moderate, by, entry)


def can_answer_side(by: Actor, answer: BoardAnswer, day: date) -> bool:
    return allowed(check_answering_side, by, answer, day)


# --- What is allowed --------------------------------------------------------------------------------
def check_entry(title: str, text: str) -> None:
    if not title:
        raise Refused("Worum geht es? Ein paar Worte genügen.", field="title")
    if not text:
        raise Refused("Schreiben Sie bitte ein, zwei Sätze dazu.", field="text")


def check_until(until: date, day: date) -> None:
    if until < day:
        raise Refused("Der Tag ist schon vorbei.", field="until")
    if until > day + LONGEST:
        raise Refused("Höchstens ein Jahr. Danach können Sie verlängern.", field="until")


def check_open(entry: BoardEntry) -> None:
    if entry.state != BoardEntry.State.OPEN:
        raise Refused("Dieser Eintrag ist nicht mehr offen.")


def check_not_own(entry: BoardEntry, organisation: Organisation) -> None:
    if entry.organisation_id == organisation.pk:
        raise Refused("Das ist Ihr eigener Eintrag.", field="organisation")


def check_text(text: str) -> None:
    if not text:
        raise Refused("Bitte schreiben Sie einen Satz.", field="text")


def check_reason(reason: str) -> None:
    if not reason:
        raise Refused("Bitte nennen Sie den Grund. Wer den Eintrag schrieb, liest ihn.", field="reason")


def check_lives(answer: BoardAnswer) -> None:
    if not answer.lives:
        raise Refused("Dieses Gespräch ist beendet.")
