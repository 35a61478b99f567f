"""Status tags of indicators, sets and gaps."""

from __future__ import annotations

from django.utils.translation import gettext

from augenhoehe.ui.status import Kind, StatusTag

from .models import DataGap, IndicatorSet, IndicatorValue

VALUES: dict[str, Kind] = {
    IndicatorValue.Status.ACTUAL: "good",
    IndicatorValue.Status.PROVISIONAL: "active",
    IndicatorValue.Status.ESTIMATED: "active",
    IndicatorValue.Status.UNKNOWN: "warning",
    IndicatorValue.Status.NOT_COLLECTED: "warning",
}
SETS: dict[str, Kind] = {IndicatorSet.State.ADOPTED: "good"}
GAPS: dict[str, Kind] = {DataGap.State.OPEN: "warning", DataGap.State.CLOSED: "good"}


def value_tag(value: IndicatorValue) -> StatusTag:
    return StatusTag(gettext(value.get_status_display()), VALUES.get(value.status, "neutral"))


def set_tag(found: IndicatorSet) -> StatusTag:
    return StatusTag(gettext(found.get_state_display()), SETS.get(found.state, "neutral"))


def gap_tag(gap: DataGap) -> StatusTag:
    return StatusTag(gettext(gap.get_state_display()), GAPS.get(gap.state, "neutral"))
