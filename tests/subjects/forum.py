"""Contributions in their states, and a room."""

from __future__ import annotations

from typing import Any

from .registry import SUBJECTS, each, noted


@SUBJECTS.of("forum:contribution", "forum:support", "forum:report")
def shown() -> dict[str, dict[str, Any]]:
    return each(
        ("mit amtlicher Antwort", noted("contribution_answered")),
        ("abgelehnt", noted("contribution_rejected")),
    )


@SUBJECTS.of("forum:room", "forum_inside:room_")
def rooms() -> dict[str, dict[str, Any]]:
    return each(("Was hat Ihnen gefehlt?", noted("forum_room")))


@SUBJECTS.of("forum:confirm")
def links() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"token": "x" * 43}}


@SUBJECTS.of("forum_inside:")
def inside() -> dict[str, dict[str, Any]]:
    return each(
        ("wartet", noted("contribution_waiting")),
        ("Antwort überfällig", noted("contribution_overdue")),
    )


@SUBJECTS.of("forum_inside:own_")
def own() -> dict[str, dict[str, Any]]:
    return each(("Stellungnahme von Faisal", noted("contribution_statement")))
