"""What an organisation says in a round, as a page hands it to the operation."""

from __future__ import annotations

import uuid
from datetime import date

from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing somebody needs, as it was ticked: a kind, or one of the round's own kinds."""

    kind: str
    addition: str = ""
    amount: str = ""
    until: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is new, which known needs still hold, which are settled, and a sentence."""

    wanted: tuple[Wanted, ...] = ()
    still: frozenset[uuid.UUID] = frozenset()
    done: frozenset[uuid.UUID] = frozenset()
    note: str = ""

    def same_as(self, other: Answers) -> bool:
        """The same answer, whatever the order."""
        return (set(self.wanted), self.still, self.done, self.note) == (
            set(other.wanted), other.still, other.done, other.note,
        )  # fmt: skip
