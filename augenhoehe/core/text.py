"""Text: normal forms for comparing and sorting German, and cleaning of what people paste."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]")
_SPACES = re.compile("[ \t\u00a0]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def clean(text: str) -> str:
    """NFC, no control characters, single spaces, at most one empty line; nothing that a person wrote is lost."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        # One tidy line, as most are: imports read hundreds of thousands of them.
        return text.strip()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _CONTROL.sub("", text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def sort_key(text: str) -> str:
    """Key for sorting German names without ICU: accents dropped, lower case (DIN 5007-1: ä as a)."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def slug(text: str) -> str:
    """A path part: „Büro des Rates“ → „buero-des-rates“."""
    plain = unicodedata.normalize("NFKD", text.translate(_UMLAUTS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def shorten(text: str, length: int) -> str:
    """At most `length` signs, cut at a word, with „…“."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0].rstrip(",.;:–-") + " …"


def ended(text: str) -> str:
    """As a sentence: with one full stop at its end, unless it ends with a sign of its own."""
    text = text.rstrip()
    return text if text.endswith((".", "!", "?", "…", "“")) else f"{text}."


def distance(one: str, other: str, most: int) -> int:
    """Slips between two words: insert, drop, change, swap of neighbours. More than `most` is `most` + 1.

    Damerau and Levenshtein's distance in its restricted form; stops as soon as the limit is passed.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, start=1):
        last, before, row = before, row, [at]
        for to, letter in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (sign != letter))
            if at > 1 and to > 1 and sign == other[to - 2] and one[at - 2] == letter:
                cost = min(cost, last[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
