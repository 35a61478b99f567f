"""Addresses of sources, runs and imported papers."""

from __future__ import annotations

from augenhoehe.core.addresses import by_id

from .models import CouncilPaper, CouncilSource, RecordRun, ResultReading


def of_council_source(source: CouncilSource) -> str:
    return by_id("council_records_inside:source", source.pk)


def of_run(run: RecordRun) -> str:
    return by_id("council_records_inside:run", run.pk)


def of_council_paper(paper: CouncilPaper) -> str:
    return by_id("council_records_inside:council_paper", paper.pk)


def of_reading(reading: ResultReading) -> str:
    return by_id("council_records_inside:reading", reading.pk)
