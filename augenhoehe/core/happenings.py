"""What rises, rises through one door.

Operations end with `happened(SomethingDone(...))`, a frozen dataclass of the lower package. Packages
above declare REACTIONS in their contributes.py; they run at once, in the same transaction, in layer order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .values import dataclass


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that was done. Subclasses are named in the past tense and carry ids or model instances."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """When `to` happened, call `do(happening)`; `because` is the sentence of docs/reactions.md."""

    to: type[Happening]
    do: Callable[[Any], None]
    because: str


def happened(happening: Happening) -> None:
    """Let every package above react, in this transaction, lowest layer first."""
    from .contributions import reactions_to

    kind: Any = type(happening)  # mypy doubts that a class can be hashed
    for reaction in reactions_to(kind):
        reaction.do(happening)
