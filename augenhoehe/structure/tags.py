"""Status words of hints, topics and questions, with the kind that gives them shape and colour."""

from __future__ import annotations

from augenhoehe.ui.status import Kind, StatusTag

from .models import Hint, StructuralQuestion, Topic

HINT: dict[str, Kind] = {
    Hint.State.ARRIVED: "warning",
    Hint.State.SEEN: "active",
    Hint.State.CODED: "active",
    Hint.State.BUNDLED: "active",
    Hint.State.IN_QUESTION: "active",
    Hint.State.ANSWERED: "good",
}
TOPIC: dict[str, Kind] = {
    Topic.State.RIPE: "warning",
    Topic.State.COLLECTED: "active",
    Topic.State.WATCHED: "active",
    Topic.State.IN_QUESTION: "good",
}
_Q = StructuralQuestion.State
QUESTION: dict[str, Kind] = {
    _Q.SUBMITTED: "active",
    _Q.PRIORITISED: "active",
    _Q.IMPLEMENTING: "active",
    _Q.DEFERRED: "warning",
    _Q.REFUSED: "bad",
    _Q.NOT_SOLVABLE: "bad",
    _Q.SOLVED: "good",
    _Q.PARTLY_SOLVED: "good",
}


def hint_tag(hint: Hint) -> StatusTag:
    return StatusTag(hint.get_state_display(), HINT.get(hint.state, "neutral"))


def topic_tag(topic: Topic) -> StatusTag:
    return StatusTag(topic.get_state_display(), TOPIC.get(topic.state, "neutral"))


def question_tag(question: StructuralQuestion) -> StatusTag:
    return StatusTag(question.get_state_display(), QUESTION.get(question.state, "neutral"))
