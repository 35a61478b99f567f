"""What a document is about, as a few words all kinds share: so that things find each other (S2-40).

A tag is „field:<id>“ (an action field), „area:<id>“ (a social area), „town:<id>“, „thread:<id>“, „house:<id>“ (an
organisation), or a plain word of a label: „Kita und Schule“ of one list meets „Bildung und Schule“ of another in
„schule“, whoever edits the lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .spelling import folded
from .words import WORD

# How much it says that two things share it; a town alone says nothing.
WEIGHTS = {"field": 4, "area": 3, "word": 2, "town": 1}
# What shares one of these stands on each other's page already.
BOUND = ("thread", "house")
SHORTEST = 4
MOST = 40
# Words that stand in labels and tell nothing apart.
_EMPTY = frozenset({
    "andere", "anderes", "bereich", "fragen", "hilfe", "integration", "menschen", "oder", "sonstiges", "thema", "ueber",
    "weitere", "fuer", "eine", "einen", "nach", "beim", "zusammen", "leben",
})  # fmt: skip


def about(**things: Any) -> list[str]:
    """Tags from ids by kind; None and nothing are left out: `about(town=municipality_id, thread=thread.pk)`."""
    found = []
    for kind, value in things.items():
        if kind not in WEIGHTS and kind not in BOUND:
            raise ValueError(f"Diese Art von Merkmal gibt es nicht: {kind}")
        values = value if isinstance(value, list | tuple | set) else [value]
        found += [f"{kind}:{one}" for one in values if one]
    return found


def words_of(labels: Iterable[str]) -> list[str]:
    """Plain words of labels, folded as the search folds them."""
    found = set()
    for label in labels:
        for match in WORD.finditer(label.lower()):
            for part in match.group().split("-"):
                word = folded(part)
                if len(word) >= SHORTEST and word not in _EMPTY:
                    found.add(f"word:{word}")
    return sorted(found)


def bound_in(tags: Iterable[str]) -> list[str]:
    return [tag for tag in tags if tag.startswith(tuple(f"{kind}:" for kind in BOUND))]


def score(one: Iterable[str], other: Iterable[str]) -> int:
    """How near two things are to each other."""
    return sum(WEIGHTS.get(tag.split(":", 1)[0], 0) for tag in set(one) & set(other))
