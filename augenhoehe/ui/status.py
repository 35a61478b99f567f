"""Status words and the „am Zug“ line: the same place, the same few kinds, on every page."""

from __future__ import annotations

from datetime import date
from typing import Literal

from augenhoehe.core.values import dataclass

Kind = Literal["neutral", "active", "good", "warning", "bad"]


@dataclass(frozen=True, slots=True)
class StatusTag:
    """A status in one word or two; the kind gives shape and colour, never the meaning alone."""

    text: str
    kind: Kind = "neutral"

    def __str__(self) -> str:
        return str(self.text)


@dataclass(frozen=True, slots=True)
class Turn:
    """Who must act now, and until when."""

    who: str
    due: date | None = None
    overdue: bool = False

    def __str__(self) -> str:
        return self.who


def turn(who: str, *, due: date | None = None, today: date | None = None) -> Turn:
    """The turn line; overdue when the due day lies before today."""
    return Turn(who, due, bool(due and today and due < today))
