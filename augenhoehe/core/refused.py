"""How a rule says no: with a sentence that a person can read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Refused(Exception):
    """A rule does not allow this. The message is a whole German sentence for the person who asked."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Conflict(Refused):
    """Somebody else changed the object since the page was opened; nothing was overwritten."""

    def __init__(self, current: Any, typed: dict[str, Any] | None = None) -> None:
        super().__init__("Inzwischen hat jemand anderes diesen Eintrag geändert. Ihre Eingabe ist unten erhalten.")
        self.current = current
        self.typed = typed or {}


class Busy(Refused):
    """Nothing is wrong with what was asked: too many want the same at this moment. A minute later it goes well."""


def allowed(check: Callable[..., None], *args: Any, **kwargs: Any) -> bool:
    """The bool of a check: how `can_x` is made from `check_x`."""
    try:
        check(*args, **kwargs)
    except Refused:
        return False
    return True
