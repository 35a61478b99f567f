"""What public measures say in several languages."""

from __future__ import annotations

from augenhoehe.core.translating import Translatable

from .models import Measure
from .operations.finding import index_measure
from .rules import check_write_measure

TRANSLATABLE = (
    Translatable(
        "concept.Measure", "Maßnahme",
        lambda: Measure.objects.public().exclude(public_text={}).select_related("action_field__concept"),
        lambda row: row.title, check_write_measure,
        through={"concept.concept": "action_field__concept"}, after=lambda row, at: index_measure(row, at=at),
    ),
)  # fmt: skip
