"""What the moderation should look at twice: traces of people, and words of the list. It marks, it never decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from augenhoehe.core.identifiers import Mark, merged, parts, possible

WORD = "Wort der Liste"


def marks_in(text: str, words: Iterable[str]) -> list[Mark]:
    """Every place that is marked, in order."""
    return merged([*possible(text), *_listed(text, words)])


def labels_of(text: str, words: Iterable[str]) -> list[str]:
    """What is in a text, each kind once: for the list of the moderation."""
    return sorted({mark.label for mark in marks_in(text, words)})


def pieces_of(text: str, words: Iterable[str]) -> Sequence[tuple[str, str]]:
    """The text in pieces: (piece, why it is marked or nothing)."""
    return parts(text, marks_in(text, words))


def _listed(text: str, words: Iterable[str]) -> Iterable[Mark]:
    """Words of the list stand as beginnings of words, whatever their case: „Idiot“ also finds „Idioten“."""
    for word in words:
        for match in re.finditer(rf"(?<!\w){re.escape(word)}\w*", text, re.IGNORECASE):
            yield Mark(match.start(), match.end(), "number", WORD)
