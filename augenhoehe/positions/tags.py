"""Status words of positions, answers and entries, with shape and colour."""

from __future__ import annotations

from django.utils.translation import gettext as _

from augenhoehe.ui.status import Kind, StatusTag

from .models import BodyAnswer, JointPosition, SpaceEntry

_POSITIONS: dict[str, Kind] = {
    JointPosition.State.OPEN: "active", JointPosition.State.PUBLISHED: "good", JointPosition.State.RETRACTED: "bad",
}  # fmt: skip
_ANSWERS: dict[str, Kind] = {
    BodyAnswer.State.WAITING: "active", BodyAnswer.State.ADOPTED: "good", BodyAnswer.State.AMENDED: "warning",
    BodyAnswer.State.DECLINED: "bad",
}  # fmt: skip
_ENTRIES: dict[str, Kind] = {SpaceEntry.State.CURRENT: "active", SpaceEntry.State.DONE: "good"}


def position_tag(position: JointPosition) -> StatusTag:
    return StatusTag(_(position.State(position.state).label), _POSITIONS.get(position.state, "neutral"))


def answer_tag(answer: BodyAnswer) -> StatusTag:
    return StatusTag(_(answer.State(answer.state).label), _ANSWERS.get(answer.state, "neutral"))


def entry_tag(entry: SpaceEntry) -> StatusTag:
    return StatusTag(entry.get_state_display(), _ENTRIES.get(entry.state, "neutral"))
