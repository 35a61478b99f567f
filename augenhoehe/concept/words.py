"""Small pieces of language that several pages share."""

from __future__ import annotations

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """„Schulen, Kitas und Kirchen“."""
    return " und ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""
