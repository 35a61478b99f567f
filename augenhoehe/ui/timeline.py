"""A thread's steps by day, with corrections linked to what they correct."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from augenhoehe.core.clock import day_of


@dataclass(frozen=True, slots=True)
class Line:
    """One step; `corrects` and `corrected_by` are the sequence numbers of steps on the same page."""

    step: Any
    corrects: int | None = None
    corrected_by: int | None = None


def lines_by_day(steps: Iterable[Any]) -> list[tuple[date, list[Line]]]:
    """Steps in the given order, grouped by German day; no query, whatever the steps are linked to."""
    found = list(steps)
    sequences = {step.id: step.sequence for step in found}
    corrected = {step.corrects_id: step.sequence for step in found if getattr(step, "corrects_id", None)}
    lines = [Line(step, sequences.get(getattr(step, "corrects_id", None)), corrected.get(step.id)) for step in found]
    return [(day, list(group)) for day, group in groupby(lines, key=lambda line: day_of(line.step.at))]
