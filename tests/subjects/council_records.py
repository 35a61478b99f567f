"""Imported council records: source, run, paper, reading, link."""

from __future__ import annotations

from typing import Any

from .registry import SUBJECTS, each, noted


@SUBJECTS.of("council_records_inside:source", "council_records_inside:run_start")
def sources() -> dict[str, dict[str, Any]]:
    return each(("Nebelfurt", noted("council_source")))


@SUBJECTS.of(
    "council_records_inside:run", "council_records_inside:run_progress", "council_records_inside:run_restart",
    "council_records_inside:run_accept", "council_records_inside:run_refuse",
)  # fmt: skip
def runs() -> dict[str, dict[str, Any]]:
    return each(("fertig", noted("council_run")))


@SUBJECTS.of(
    "council_records_inside:council_paper", "council_records_inside:link_", "council_records_inside:dismiss",
    "council_records_inside:suggest",
)  # fmt: skip
def papers() -> dict[str, dict[str, Any]]:
    return each(("Integrationskonzept", noted("council_paper")))


@SUBJECTS.of("council_records_inside:unlink")
def links() -> dict[str, dict[str, Any]]:
    return each(("mit Maßnahme", noted("council_link")))


@SUBJECTS.of("council_records_inside:reading")
def readings() -> dict[str, dict[str, Any]]:
    from augenhoehe.council_records.models import ResultReading

    return each(("zu prüfen", ResultReading.objects.filter(read_by="nobody").order_by("text").first().pk))


@SUBJECTS.of("council_records_inside:proposal")
def proposals() -> dict[str, dict[str, Any]]:
    return each()
