"""Which papers of a town could belong here, by words that stand in the title."""

from __future__ import annotations

import re

from augenhoehe.council_records.vocabularies import NOT_OURS, STEMS, WHOLE_WORDS

_STEM = re.compile(rf"\b\w*?(?:{'|'.join(map(re.escape, STEMS))})[\w-]*")
_WHOLE = re.compile(rf"\b(?:{'|'.join(map(re.escape, WHOLE_WORDS))})\b")


def fitting_word(title: str) -> str:
    """The first word of a title that points here; nothing if none does, or if it only sounds so."""
    small = " ".join(title.casefold().split())
    for other in NOT_OURS:
        small = small.replace(other, "")
    for pattern in (_STEM, _WHOLE):
        if match := pattern.search(small):
            return match.group()[:60]
    return ""
