"""Two wordings beside each other, word by word: what stayed, what was struck, what was put in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

from .values import dataclass

Kind = Literal["same", "gone", "new"]
# A word with its hyphens is one word: „Eltern-Café“ is not half of „Eltern-Abend“.
_WORDS = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|_+|[^\w\s]+|\s+")
_LINES = re.compile(r"[^\n]+\n*|\n+")
# Comparing takes the square of the length; a text longer than ten pages is compared by its lines.
MOST_WORDS = 6000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and what became of it; `instead`: it stands in the place of what was struck just before."""

    kind: Kind
    text: str
    instead: bool = False


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """All of both texts in reading order; joined without what is new it is the old one, and the other way round."""
    split = _WORDS if len(old) + len(new) < 6 * MOST_WORDS else _LINES
    one, other = split.findall(old), split.findall(new)
    found: list[Piece] = []
    for verb, i, j, k, n in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if verb == "equal":
            _add(found, "same", "".join(one[i:j]))
            continue
        _add(found, "gone", "".join(one[i:j]))
        _add(found, "new", "".join(other[k:n]))
    return tuple(_joined(found))


def _add(found: list[Piece], kind: Kind, text: str) -> None:
    if text:
        found.append(Piece(kind, text, instead=kind == "new" and bool(found) and found[-1].kind == "gone"))


def _joined(found: list[Piece]) -> list[Piece]:
    """A space alone between two changes belongs to them: „drei neue Stellen“ is one change, not three."""
    made: list[Piece] = []
    gone = new = ""
    for place, piece in enumerate(found):
        between = piece.kind == "same" and not piece.text.strip() and (gone or new) and place + 1 < len(found)
        if piece.kind == "same" and not between:
            _flush(made, gone, new)
            gone = new = ""
            made.append(piece)
            continue
        gone += piece.text if piece.kind != "new" else ""
        new += piece.text if piece.kind != "gone" else ""
    _flush(made, gone, new)
    return made


def _flush(made: list[Piece], gone: str, new: str) -> None:
    _add(made, "gone", gone)
    _add(made, "new", new)
