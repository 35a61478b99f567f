"""Released tables: one for everybody, one for who reads questions, one for who reads topics, one of a poll."""

from __future__ import annotations

from typing import Any

from .registry import SUBJECTS, each


@SUBJECTS.of("disclosure_inside:release", "disclosure_inside:release_")
def releases() -> dict[str, dict[str, Any]]:
    from augenhoehe.disclosure.models import Release

    def last(key: str) -> Any:
        return Release.objects.filter(key=key).newest_first().first().pk  # type: ignore[union-attr]

    return each(
        ("für alle", last("structure.arrivals")), ("Strukturfragen", last("structure.questions")),
        ("Themen", last("structure.topics")), ("Abfrage", last("polls.result")),
    )  # fmt: skip
