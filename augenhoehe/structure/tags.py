"""Status words of everything on the structural level, with the kind that gives them shape and colour."""

from __future__ import annotations

from django.utils.translation import gettext

from augenhoehe.ui.status import Kind, StatusTag

from .models import (
    Adoption,
    Conflict,
    Hint,
    ProjectGroup,
    Proposal,
    Reconstruction,
    StructuralQuestion,
    Topic,
)

HINT: dict[str, Kind] = {
    Hint.State.ARRIVED: "warning",
    Hint.State.SEEN: "active",
    Hint.State.CODED: "active",
    Hint.State.BUNDLED: "active",
    Hint.State.IN_QUESTION: "active",
    Hint.State.ANSWERED: "good",
}
CONFLICT: dict[str, Kind] = {
    Conflict.State.ASSIGNED: "warning",
    Conflict.State.IN_WORK: "active",
    Conflict.State.RETURNED: "bad",
    Conflict.State.SETTLED: "good",
}
TOPIC: dict[str, Kind] = {
    Topic.State.RIPE: "warning",
    Topic.State.COLLECTED: "active",
    Topic.State.WATCHED: "active",
    Topic.State.TO_RECONSTRUCT: "warning",
    Topic.State.IN_QUESTION: "good",
}
_Q = StructuralQuestion.State
QUESTION: dict[str, Kind] = {
    _Q.SUBMITTED: "active",
    _Q.PRIORITISED: "active",
    _Q.IMPLEMENTING: "active",
    _Q.COMMISSIONED: "active",
    _Q.PROPOSED: "active",
    _Q.FORWARDED: "active",
    _Q.DEFERRED: "warning",
    _Q.REFUSED: "bad",
    _Q.NOT_SOLVABLE: "bad",
    _Q.SOLVED: "good",
    _Q.PARTLY_SOLVED: "good",
}
RECONSTRUCTION: dict[str, Kind] = {
    Reconstruction.State.HELD: "active",
    Reconstruction.State.DERIVED: "warning",
    Reconstruction.State.RELEASED: "good",
}
GROUP: dict[str, Kind] = {
    ProjectGroup.State.FOUNDED: "warning",
    ProjectGroup.State.WORKING: "active",
    ProjectGroup.State.REPORTED: "good",
}
_P = Proposal.State
PROPOSAL: dict[str, Kind] = {
    _P.COORDINATING: "active",
    _P.SUBMITTED: "active",
    _P.FORWARDED: "active",
    _P.RETURNED: "warning",
    _P.DEFERRED: "warning",
    _P.ADOPTED: "good",
    _P.ADOPTED_CHANGED: "good",
    _P.REFUSED: "bad",
}
_A = Adoption.State
ADOPTION: dict[str, Kind] = {
    _A.ASKED: "warning",
    _A.PROMISED: "active",
    _A.RUNNING: "active",
    _A.DONE: "good",
    _A.NOT_DONE: "bad",
    _A.DECLINED: "bad",
}


# Django's get_…_display makes its table anew at each call: too dear for the longest of all lists.
HINT_STATES, HINT_SOURCES = dict(Hint.State.choices), dict(Hint.Source.choices)


def hint_tag(hint: Hint) -> StatusTag:
    return StatusTag(HINT_STATES[hint.state], HINT.get(hint.state, "neutral"))


def conflict_tag(conflict: Conflict) -> StatusTag:
    return StatusTag(conflict.get_state_display(), CONFLICT.get(conflict.state, "neutral"))


def topic_tag(topic: Topic) -> StatusTag:
    return StatusTag(topic.get_state_display(), TOPIC.get(topic.state, "neutral"))


def question_tag(question: StructuralQuestion) -> StatusTag:
    return StatusTag(question.get_state_display(), QUESTION.get(question.state, "neutral"))


def reconstruction_tag(reconstruction: Reconstruction) -> StatusTag:
    return StatusTag(reconstruction.get_state_display(), RECONSTRUCTION.get(reconstruction.state, "neutral"))


def group_tag(group: ProjectGroup) -> StatusTag:
    return StatusTag(group.get_state_display(), GROUP.get(group.state, "neutral"))


def proposal_tag(proposal: Proposal) -> StatusTag:
    return StatusTag(proposal.get_state_display(), PROPOSAL.get(proposal.state, "neutral"))


def adoption_tag(adoption: Adoption) -> StatusTag:
    return StatusTag(gettext(adoption.get_state_display()), ADOPTION.get(adoption.state, "neutral"))
