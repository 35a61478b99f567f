"""Status tags of measures and markers: shape and colour beside the word, which says it alone."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, gettext_noop

from augenhoehe.ui.status import Kind, StatusTag

from .models import ConceptVersion, ImplementationMarker, Measure, Phase, SocialAreaAnalysis

MEASURES: dict[str, Kind] = {
    Measure.State.RUNNING: "active",
    Measure.State.DONE: "good",
    Measure.State.PERMANENT: "good",
    Measure.State.STOPPED: "bad",
}
MARKERS: dict[str, Kind] = {
    ImplementationMarker.State.WORKING: "active",
    ImplementationMarker.State.CLAIMED: "active",
    ImplementationMarker.State.REACHED: "good",
    ImplementationMarker.State.PARTLY: "warning",
    ImplementationMarker.State.MISSED: "bad",
}
ANALYSES: dict[str, Kind] = {
    SocialAreaAnalysis.State.CHECKED: "active",
    SocialAreaAnalysis.State.PUBLISHED: "good",
}
OVERDUE = gettext_noop("überfällig")
# What is reported counts only after a second person looked: the public reads that it is being worked on.
UNCONFIRMED = gettext_noop("in Arbeit")


def measure_tag(measure: Measure) -> StatusTag:
    return StatusTag(gettext(measure.get_state_display()), MEASURES.get(measure.state, "neutral"))


def marker_tag(marker: ImplementationMarker, day: date) -> StatusTag:
    """The state, or „überfällig“ when the date passed and nobody reported it."""
    if marker.overdue_on(day):
        return StatusTag(gettext(OVERDUE), "bad")
    return StatusTag(gettext(marker.get_state_display()), MARKERS.get(marker.state, "neutral"))


def public_marker_tag(marker: ImplementationMarker, day: date) -> StatusTag:
    if marker.state == ImplementationMarker.State.CLAIMED:
        return StatusTag(gettext(UNCONFIRMED), "active")
    return marker_tag(marker, day)


VERSIONS: dict[str, Kind] = {
    ConceptVersion.State.SUBMITTED: "active",
    ConceptVersion.State.ADOPTED: "good",
    ConceptVersion.State.CHANGED: "good",
    ConceptVersion.State.RETURNED: "warning",
    ConceptVersion.State.REFUSED: "bad",
}
PHASES: dict[str, Kind] = {Phase.State.RUNNING: "active", Phase.State.DONE: "good"}


def version_tag(version: ConceptVersion) -> StatusTag:
    return StatusTag(gettext(version.get_state_display()), VERSIONS.get(version.state, "neutral"))


def phase_tag(phase: Phase) -> StatusTag:
    return StatusTag(gettext(phase.get_state_display()), PHASES.get(phase.state, "neutral"))


def analysis_tag(analysis: SocialAreaAnalysis) -> StatusTag:
    return StatusTag(gettext(analysis.get_state_display()), ANALYSES.get(analysis.state, "neutral"))
