"""Status words of studies, suggestions and interviews, with shape and colour."""

from __future__ import annotations

from django.utils.translation import gettext as _

from augenhoehe.ui.status import Kind, StatusTag

from .models import Interview, Study, Suggestion

_STUDY: dict[str, Kind] = {
    Study.State.RUNNING: "active", Study.State.ANALYSING: "active", Study.State.CLOSED: "good",
}  # fmt: skip
_SUGGESTION: dict[str, Kind] = {
    Suggestion.State.OPEN: "active", Suggestion.State.TAKEN: "good", Suggestion.State.DECLINED: "warning",
}  # fmt: skip
_INTERVIEW: dict[str, Kind] = {
    Interview.State.PROPOSED: "warning", Interview.State.ASKED: "active", Interview.State.CONSENTED: "active",
    Interview.State.HELD: "active", Interview.State.ANALYSED: "good",
}  # fmt: skip


def study_tag(study: Study) -> StatusTag:
    return StatusTag(_(Study.State(study.state).label), _STUDY.get(study.state, "neutral"))


def suggestion_tag(suggestion: Suggestion) -> StatusTag:
    return StatusTag(suggestion.get_state_display(), _SUGGESTION.get(suggestion.state, "neutral"))


def interview_tag(interview: Interview) -> StatusTag:
    return StatusTag(interview.get_state_display(), _INTERVIEW.get(interview.state, "neutral"))
