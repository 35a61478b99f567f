"""How papers are numbered: a pattern as data, checked before anybody uses it, written without any code in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from augenhoehe.committees.models import Paper
from augenhoehe.core.refused import Refused

DEFAULT = "VL-{year}-{number:03}"
SIGNS = {
    Paper.Kind.MOTION: "A", Paper.Kind.SUGGESTION: "AR", Paper.Kind.STATEMENT: "ST", Paper.Kind.INQUIRY: "AF",
    Paper.Kind.DECISION: "BV", Paper.Kind.INFORMATION: "MV",
}  # fmt: skip
_FIELD = re.compile(r"\{(year|number|kind)(?::0([1-6]))?\}")
# Small letters are left to the addresses below a paper (…/fassungen/), so that no number can be one of them.
_BETWEEN = re.compile(r"[A-Z0-9ÄÖÜ._/-]*")
LONGEST = 20


def check_pattern(pattern: str, others: Iterable[str]) -> None:
    """Year and number once each, apart from each other, short enough, and unlike every other pattern here."""
    names = [found[1] for found in _FIELD.finditer(pattern)]
    if names.count("year") != 1 or names.count("number") != 1 or names.count("kind") > 1:
        raise Refused("Das Muster braucht {year} und {number}, jedes einmal. Möglich ist auch {kind}.", field="pattern")
    if "}{" in pattern:
        raise Refused("Setzen Sie zwischen zwei Platzhalter ein Zeichen, zum Beispiel „-“.", field="pattern")
    rest = _FIELD.sub("", pattern)
    if not _BETWEEN.fullmatch(rest):
        raise Refused("Außer den Platzhaltern gehen Großbuchstaben, Ziffern und . _ / -", field="pattern")
    shown = example(pattern, 2026)
    if any(part.strip(".") == "" for part in shown.split("/")):
        raise Refused("Vor und nach einem Schrägstrich muss etwas stehen.", field="pattern")
    if len(longest(pattern)) > LONGEST:
        raise Refused(f"Die Nummer wird zu lang. Es gehen {LONGEST} Zeichen.", field="pattern")
    if any(skeleton(pattern) == skeleton(one) for one in others):
        raise Refused(
            "So nummeriert schon jemand anders hier. Setzen Sie ein Kürzel davor, zum Beispiel „STM-“.", field="pattern"
        )


def skeleton(pattern: str) -> str:
    """What two patterns must not have in common, or they give the same numbers."""
    return _FIELD.sub(lambda found: f"{{{found[1]}}}", pattern)


def written(pattern: str, *, year: int, number: int, kind: str) -> str:
    """„STM-2026/0012“."""
    values = {"year": str(year), "number": str(number), "kind": SIGNS[Paper.Kind(kind)]}
    return _FIELD.sub(lambda found: values[found[1]].zfill(int(found[2] or 0)), pattern)


def example(pattern: str, year: int) -> str:
    return written(pattern, year=year, number=7, kind=Paper.Kind.MOTION)


def longest(pattern: str) -> str:
    return written(pattern, year=2026, number=9999, kind=Paper.Kind.SUGGESTION)
