"""Marks beside runs, results and papers."""

from __future__ import annotations

from collections.abc import Mapping

from augenhoehe.ui.status import Kind, StatusTag

from .models import CouncilPaper, RecordRun, ResultReading
from .vocabularies import ResultCode

_STATE = RecordRun.State
RUNS: Mapping[str, Kind] = {
    _STATE.WAITING: "neutral", _STATE.RUNNING: "active", _STATE.ASKING: "warning", _STATE.DONE: "good",
    _STATE.PARTLY: "warning", _STATE.FAILED: "bad",
}  # fmt: skip
RESULTS: Mapping[str, Kind] = {
    ResultCode.UNANIMOUS: "good", ResultCode.ADOPTED: "good", ResultCode.COUNTS: "active", ResultCode.NOTED: "neutral",
    ResultCode.POSTPONED: "warning", ResultCode.REJECTED: "bad", ResultCode.WITHDRAWN: "bad",
    ResultCode.NONE: "neutral", ResultCode.UNKNOWN: "warning",
}  # fmt: skip


def run_tag(run: RecordRun) -> StatusTag:
    return StatusTag(run.get_state_display(), RUNS[run.state])


def reading_tag(reading: ResultReading) -> StatusTag:
    if reading.read_by == ResultReading.By.NOBODY:
        return StatusTag("zu prüfen", "warning")
    return StatusTag(reading.said, RESULTS[reading.code])


def fit_tag(paper: CouncilPaper) -> StatusTag | None:
    if paper.gone_at is not None:
        return StatusTag("dort gelöscht", "bad")
    if paper.fit == CouncilPaper.Fit.NONE:
        return None
    return StatusTag(paper.get_fit_display(), "active" if paper.fit == CouncilPaper.Fit.SUGGESTED else "neutral")
