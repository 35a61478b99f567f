"""Who asks, and what a vote may say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from augenhoehe.committees.models import Committee
from augenhoehe.committees.rules import check_prepare, check_stands
from augenhoehe.core import identifiers
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition

from .models import Poll, Ticket

_S = {state.name: str(state.value) for state in Poll.State}
_OFFICE = "Vorsitz, Geschäftsstelle oder Koordination"
POLL = Machine(
    noun="poll",
    title="Abfrage",
    states={str(value): str(label) for value, label in Poll.State.choices},
    initial=(_S["DRAFT"],),
    transitions=(
        Transition("change", "Ändern", frozenset({_S["DRAFT"]}), _S["DRAFT"], who=_OFFICE),
        Transition("open", "Eröffnen", frozenset({_S["DRAFT"]}), _S["OPEN"], who=_OFFICE),
        Transition("vote", "Abstimmen", frozenset({_S["OPEN"]}), _S["OPEN"], who="wer ein Stimmrecht hat"),
        Transition(
            "close", "Beenden", frozenset({_S["OPEN"]}), _S["CLOSED"], who=f"{_OFFICE}, am Tag danach das System"
        ),
        Transition("conclude", "Festhalten, was folgt", frozenset({_S["CLOSED"]}), _S["CLOSED"], who=_OFFICE),
        Transition("drop", "Verwerfen", frozenset({_S["DRAFT"]}), _S["DROPPED"], who=_OFFICE),
    ),
)
MACHINES = (POLL,)
# Below two there is nothing to choose; a scale may ask about one sentence alone.
FEWEST_OPTIONS = {Poll.Kind.SINGLE: 2, Poll.Kind.MULTIPLE: 2, Poll.Kind.SCALE: 1, Poll.Kind.CONSENT: 2}
MOST_OPTIONS = 10
MOST_SLIPS = 300
VALUES = {
    Poll.Kind.SINGLE: range(1, 2), Poll.Kind.MULTIPLE: range(1, 2), Poll.Kind.SCALE: range(1, 6),
    Poll.Kind.CONSENT: range(11),
}  # fmt: skip
# Each answer wants a value of its own.
WHOLE = frozenset({Poll.Kind.SCALE, Poll.Kind.CONSENT})
LONGEST_TEXT = 1000


# --- Who may ----------------------------------------------------------------------------------------
def check_ask(by: Actor, committee: Committee, day: date) -> None:
    """Who asks for a committee: whoever prepares its meetings."""
    check_stands(committee, day)
    if not by.system:
        check_prepare(by, committee, day)


def can_ask(by: Actor, committee: Committee, day: date) -> bool:
    return allowed(check_ask, by, committee, day)


# --- What is asked -----------------------------------------------------------------------------------
def check_question(kind: str, question: str, options: Sequence[str]) -> None:
    if not question:
        raise Refused("Was möchten Sie wissen? Ein Satz genügt.", field="question")
    if kind not in Poll.Kind.values:
        raise Refused("Wählen Sie bitte die Art der Abfrage.", field="kind")
    if kind == Poll.Kind.TEXT:
        if options:
            raise Refused("Bei freiem Text gibt es keine Antworten zur Auswahl.", field="options")
        return
    if not FEWEST_OPTIONS[Poll.Kind(kind)] <= len(options) <= MOST_OPTIONS:
        raise Refused(
            f"Nennen Sie {FEWEST_OPTIONS[Poll.Kind(kind)]} bis {MOST_OPTIONS} Antworten, jede in einer Zeile.",
            field="options",
        )
    if len({one.casefold() for one in options}) < len(options):
        raise Refused("Eine Antwort steht zweimal da.", field="options")


def check_closes(closes_on: date, day: date) -> None:
    if closes_on < day:
        raise Refused("Der letzte Tag ist schon vorbei.", field="closes_on")


def check_slips(count: int, before: int = 0) -> None:
    if not count >= 1 or before + count > MOST_SLIPS:
        raise Refused(f"Es gehen 1 bis {MOST_SLIPS} Stimmzettel.", field="slips")


# --- What a vote may say ----------------------------------------------------------------------------
def check_may_vote(poll: Poll, ticket: Ticket, day: date) -> None:
    if not poll.runs_on(day):
        raise Refused(_("Diese Abfrage ist beendet."))
    if ticket.voted:
        raise Refused(_("Mit diesem Link ist schon abgestimmt worden."))


def check_vote(poll: Poll, options: Sequence[UUID], values: Mapping[UUID, int], text: str) -> None:
    """The values belong to the poll's own answers, and fit its kind."""
    kind = Poll.Kind(poll.kind)
    if kind == Poll.Kind.TEXT:
        _check_text(text)
        return
    if not values:
        raise Refused(_("Bitte wählen Sie eine Antwort."))
    if set(values) - set(options) or any(one not in VALUES[kind] for one in values.values()):
        raise Refused(_("Diese Antwort gibt es nicht. Bitte laden Sie die Seite neu."))
    if kind == Poll.Kind.SINGLE and len(values) > 1:
        raise Refused(_("Bitte wählen Sie nur eine Antwort."))
    if kind in WHOLE and len(values) < len(options):
        raise Refused(_("Bitte antworten Sie zu jeder Zeile."))


def _check_text(text: str) -> None:
    if not text:
        raise Refused(_("Bitte schreiben Sie Ihre Antwort."), field="text")
    if len(text) > LONGEST_TEXT:
        raise Refused(_("Bitte kürzen Sie Ihre Antwort auf 1000 Zeichen."), field="text")
    if identifiers.likely(text):
        raise Refused(
            _("In Ihrem Text steht vielleicht ein Name oder eine Nummer. Bitte nehmen Sie sie heraus."), field="text"
        )
