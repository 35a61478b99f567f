"""Two wordings word by word: what stayed, what was added, what was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "added", "left_out"]
# A word or a sign with the space behind it: so that nothing of either text is lost, and what changed stays one run.
_PIECES = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*\s*|[^\w\s]\s*|_\s*|\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text and what became of it."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Part]:
    """The parts in reading order; those that stayed and were added make the new text, word for word."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    parts: list[Part] = []
    for verb, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if verb == "equal":
            _add(parts, "same", old[a:b])
        else:
            _add(parts, "left_out", old[a:b])
            _add(parts, "added", new[c:d])
    return parts


def _add(parts: list[Part], kind: Kind, pieces: list[str]) -> None:
    if pieces:
        parts.append(Part(kind, "".join(pieces)))
