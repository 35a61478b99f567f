"""Which known spellings are meant by what was typed: edit distance over the candidates the database found."""

from __future__ import annotations

import unicodedata

from augenhoehe.core.text import distance

_TWO_LETTERS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ss", "s"))
# What begins otherwise and sounds the same: „Karitas“ is the beginning of „Caritasverband“.
_SOUNDS = (("ph", "f"), ("f", "ph"), ("f", "v"), ("v", "f"), ("k", "c"), ("c", "k"), ("z", "c"), ("c", "z"))
LONG_ENOUGH_TO_BEGIN = 6
MOST = 4


def folded(word: str) -> str:
    """A form in which dots, hyphens and „ae“ for „ä“ make no difference."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign) and sign != "-")
    for pair, single in _TWO_LETTERS:
        plain = plain.replace(pair, single)
    return plain


def forgiven(word: str, *, known: bool) -> int:
    """How many edits are forgiven. A word that exists is meant as it is, unless it is long."""
    if known:
        return 1 if len(word) >= 8 else 0
    if len(word) <= 2:
        return 0
    return 1 if len(word) <= 7 else 2 if len(word) <= 12 else 3


def beginnings(word: str) -> list[str]:
    """How a longer word may begin that sounds like this one; nothing for a short one, of which too much would begin."""
    if len(word) < LONG_ENOUGH_TO_BEGIN:
        return []
    return [other + word.removeprefix(one) for one, other in _SOUNDS if word.startswith(one)]


def nearest(typed: str, candidates: list[str], *, known: bool) -> list[str]:
    """At most four spellings near enough, the nearest first."""
    limit = forgiven(typed, known=known)
    plain = folded(typed)
    sounding = () if known else tuple(beginnings(typed))
    ranked = []
    for word in candidates:
        edits = distance(plain, folded(word), limit)
        if edits <= limit or word.startswith(sounding):
            ranked.append((edits, abs(len(word) - len(typed)), word))
    return [word for _, _, word in sorted(ranked)[:MOST]]
