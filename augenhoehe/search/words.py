"""How a text is taken apart into the words of the word list: three letters or more, no digits, any script."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
NUMBER = re.compile(r"(?=\D*\d)\w+(?:-\w+)+")
SHORTEST = 3
LONGEST = 60


def words_in(text: str) -> set[str]:
    """The distinct words of a text in lower case; of a word with hyphens also its parts."""
    found: set[str] = set()
    for match in WORD.finditer(unicodedata.normalize("NFC", text).lower()):
        whole = match.group()
        found.update(part for part in {whole, *whole.split("-")} if SHORTEST <= len(part) <= LONGEST)
    return found


def typed_words(typed: str) -> list[str]:
    """What was typed, as words in order: a word with hyphens as its parts, a number like V-2026-014 whole."""
    text = unicodedata.normalize("NFC", typed).lower().replace("_", " ")
    found: list[str] = []
    for chunk in text.split():
        number = NUMBER.fullmatch(chunk)
        found += [number.group()] if number else re.findall(r"\w+", chunk)
    return found
