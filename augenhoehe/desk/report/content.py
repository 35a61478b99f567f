"""What stands in the report, as data: the page, the PDF and the workbook all read this and nothing else."""

from __future__ import annotations

from datetime import date, datetime

from augenhoehe.core.values import dataclass
from augenhoehe.ui.figures import Figure


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three questions with its figures, and what is missing for a whole answer."""

    key: str
    question: str
    lead: str
    figures: tuple[Figure, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report at a day."""

    title: str
    installation: str
    centre: str
    day: date
    drawn_at: datetime
    parts: tuple[Part, ...]
    sources: tuple[str, ...]

    @property
    def figures(self) -> list[Figure]:
        return [figure for part in self.parts for figure in part.figures]
