"""Which known spellings are meant by what was typed: edit distance over the candidates the database found."""

from __future__ import annotations

import unicodedata

_TWO_LETTERS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ss", "s"))
MOST = 4


def folded(word: str) -> str:
    """A form in which dots, hyphens and „ae“ for „ä“ make no difference."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign) and sign != "-")
    for pair, single in _TWO_LETTERS:
        plain = plain.replace(pair, single)
    return plain


def distance(one: str, other: str, limit: int) -> int:
    """Edits between two words (insert, drop, change, swap of neighbours); more than `limit` is limit + 1."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    rows = [list(range(len(other) + 1))]
    for i in range(1, len(one) + 1):
        row = [i]
        for j in range(1, len(other) + 1):
            row.append(_cheapest(one, other, i, j, rows, row))
        rows.append(row)
        if min(row) > limit:
            return limit + 1
    return rows[-1][-1]


def _cheapest(one: str, other: str, i: int, j: int, rows: list[list[int]], row: list[int]) -> int:
    cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] != other[j - 1]))
    if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
        cost = min(cost, rows[i - 2][j - 2] + 1)
    return cost


def forgiven(word: str, *, known: bool) -> int:
    """How many edits are forgiven. A word that exists is meant as it is, unless it is long."""
    if known:
        return 1 if len(word) >= 8 else 0
    if len(word) <= 2:
        return 0
    return 1 if len(word) <= 7 else 2 if len(word) <= 12 else 3


def nearest(typed: str, candidates: list[str], *, known: bool) -> list[str]:
    """At most four spellings near enough, the nearest first."""
    limit = forgiven(typed, known=known)
    plain = folded(typed)
    ranked = []
    for word in candidates:
        edits = distance(plain, folded(word), limit)
        if edits <= limit:
            ranked.append((edits, abs(len(word) - len(typed)), word))
    return [word for _, _, word in sorted(ranked)[:MOST]]
