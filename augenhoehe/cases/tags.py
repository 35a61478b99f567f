"""Status words of cases and concerns, with the kind that gives them shape and colour."""

from __future__ import annotations

from augenhoehe.ui.status import Kind, StatusTag

from .models import Case, Concern, Linking

CASE: dict[str, Kind] = {
    Case.Phase.REQUEST: "warning",
    Case.Phase.CLARIFYING: "active",
    Case.Phase.ADMITTED: "active",
    Case.Phase.PLANNED: "active",
    Case.Phase.CARRIED_OUT: "active",
}
CONCERN: dict[str, Kind] = {
    Concern.State.IN_WORK: "active",
    Concern.State.REALISED: "good",
    Concern.State.PARTLY: "warning",
    Concern.State.NOT_POSSIBLE: "bad",
    Concern.State.REFERRED: "neutral",
}


LINKING: dict[str, Kind] = {
    Linking.State.OPEN: "active",
    Linking.State.ARRIVED: "good",
    Linking.State.NOT_ARRIVED: "warning",
}


def case_tag(case: Case) -> StatusTag:
    return StatusTag(case.get_phase_display(), CASE.get(case.phase, "neutral"))


def concern_tag(concern: Concern) -> StatusTag:
    return StatusTag(concern.get_state_display(), CONCERN.get(concern.state, "neutral"))


def linking_tag(linking: Linking) -> StatusTag:
    if linking.missing:
        return StatusTag("kein passendes Angebot", "bad")
    return StatusTag(linking.get_state_display(), LINKING.get(linking.state, "neutral"))
