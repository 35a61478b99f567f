"""A guide as people read it: its questions under the life areas they ask about, in the language of the guide."""

from __future__ import annotations

from collections.abc import Sequence

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.values import dataclass

from .models import Guide, GuideQuestion


@dataclass(frozen=True, slots=True)
class Area:
    """Questions that follow each other under one life area; without a title where none is named."""

    title: str
    questions: Sequence[GuideQuestion]


def by_area(guide: Guide) -> list[Area]:
    """In the order of the guide; expects questions with their life areas to be loaded."""
    found: list[tuple[object, list[GuideQuestion]]] = []
    for one in guide.questions.all():
        if not found or found[-1][0] != one.life_area_id:
            found.append((one.life_area_id, []))
        found[-1][1].append(one)
    return [Area(_title(questions[0], guide.language), tuple(questions)) for _, questions in found]


def _title(question: GuideQuestion, language: str) -> str:
    return text_in(question.life_area.label, language).text if question.life_area else ""
