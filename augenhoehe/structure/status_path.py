"""The path of one hint, from „eingegangen“ to the answer, as the status page draws it."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from augenhoehe.ui.path import Path, State, Station

from .models import Hint, StructuralQuestion

_H, _Q = Hint.State, StructuralQuestion.State
STATIONS: tuple[tuple[str, str | Promise], ...] = (
    ("received", _("Eingegangen")),
    ("read", _("Gelesen")),
    ("topic", _("Bei einem Thema")),
    ("question", _("Strukturfrage")),
    ("decision", _("Entscheidung")),
    ("measure", _("Umsetzung")),
    ("answer", _("Antwort an Sie")),
)
# Stations after the topic, by the state of the structural question: decision and measure.
BY_QUESTION: dict[str, tuple[State, State]] = {
    _Q.SUBMITTED: ("now", "todo"),
    _Q.DEFERRED: ("now", "todo"),
    _Q.PRIORITISED: ("done", "now"),
    _Q.COMMISSIONED: ("now", "todo"),
    _Q.PROPOSED: ("now", "todo"),
    _Q.FORWARDED: ("now", "todo"),
    _Q.IMPLEMENTING: ("done", "now"),
    _Q.SOLVED: ("done", "done"),
    _Q.PARTLY_SOLVED: ("done", "done"),
    _Q.NOT_SOLVABLE: ("done", "refused"),
    _Q.REFUSED: ("refused", "skipped"),
    _Q.ELSEWHERE: ("done", "skipped"),
}
# Without a question: read, topic, and everything between the topic and the answer.
BY_HINT: dict[str, tuple[State, State, State]] = {
    _H.ARRIVED: ("now", "todo", "todo"),
    _H.SEEN: ("done", "now", "todo"),
    _H.CODED: ("done", "now", "todo"),
    _H.BUNDLED: ("done", "done", "todo"),
    _H.IN_QUESTION: ("done", "done", "todo"),
    _H.ANSWERED: ("done", "done", "skipped"),
    _H.REFERRED: ("done", "skipped", "skipped"),
    _H.NOT_STRUCTURAL: ("done", "refused", "skipped"),
    _H.WITHDRAWN: ("skipped", "skipped", "skipped"),
}


def path_of(hint: Hint, question: StructuralQuestion | None, *, answered: bool) -> Path:
    """Exactly one station is „now“ as long as something is still to come."""
    states = _with_answer(_before_answer(hint, question), hint, answered=answered)
    stations = tuple(
        Station(key, str(title), state, date=_date(key, hint, question))
        for (key, title), state in zip(STATIONS, states, strict=True)
    )
    return Path(stations, returns=answered)


def _before_answer(hint: Hint, question: StructuralQuestion | None) -> list[State]:
    read, topic, rest = BY_HINT[hint.state]
    if question is not None and hint.state in (_H.IN_QUESTION, _H.ANSWERED):
        decision, measure = BY_QUESTION[question.state]
        return ["done", "done", "done", "done", decision, measure]
    # Between topic and question there is no station: the question is what is worked on.
    waiting: State = "now" if hint.state in (_H.BUNDLED, _H.IN_QUESTION) else rest
    return ["done", read, topic, waiting, rest, rest]


def _with_answer(states: list[State], hint: Hint, *, answered: bool) -> list[State]:
    """The answer is there, is next, or is still to come; a withdrawn hint gets none."""
    if hint.state == _H.WITHDRAWN:
        return [*states, "skipped"]
    if answered:
        return [*states, "done"]
    return [*states, "todo" if "now" in states else "now"]


def _date(key: str, hint: Hint, question: StructuralQuestion | None) -> date | None:
    if key == "received":
        return hint.arrived_on
    return question.closed_on if key == "measure" and question is not None else None
