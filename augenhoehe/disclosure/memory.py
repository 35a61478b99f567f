"""What a release remembers of its numbers: whether they are still the same, and never what they are.

The strongest reader of two stands knows which numbers did not change between them. To attack like that, the gate must
know it too, and the numbers behind hidden cells are kept nowhere. So each number carries a mark (an HMAC with the key
of this installation, kept with the last release of a table only) and the name of the release since which it is the
same. The name tells nothing of the number, and stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from augenhoehe.core.ids import token_digest

from .earlier import Earlier
from .lattice import Key, System
from .proof import Remembered

# No cell: its mark tells whether the marks were made with the key that is in use now.
CHECK: Key = ()
LENGTH = 32
# After a change of the key, until a number has changed.
UNKNOWN = ""
Since = Mapping[Key, str]


def mark_of(table: str, key: Key, value: int) -> str:
    """The mark of a number in a cell of a table."""
    return token_digest(json.dumps([*key, value], ensure_ascii=False), f"disclosure:{table}")[:LENGTH]


def since_when(system: System, earlier: Sequence[Earlier], table: str, fresh: str) -> Since:
    """Since which release each number is the same; `fresh`: since now. UNKNOWN: nobody can say any more."""
    own = [one for one in earlier if one.way is None]
    last = next((one for one in own if is_readable(one)), None)
    found = {}
    for knot in system.knots:
        mark = last.marks.get(knot.key) if last else ""
        if last and mark == mark_of(table, knot.key, knot.value):
            found[knot.key] = last.since.get(knot.key, fresh)
        else:
            found[knot.key] = fresh if mark != "" or _has_surely_changed(knot.key, knot.value, own) else UNKNOWN
    forgotten = (one for one in earlier if _is_forgotten(one, earlier))
    return found | {key: UNKNOWN for one in forgotten for key in one.ranges if key in found}


def _has_surely_changed(key: Key, value: int, own: Sequence[Earlier]) -> bool:
    """Was it shown whenever it was out, or does it lie outside of all that could be known of it?"""
    known = (one.ranges[key] for one in own if key in one.ranges)
    return all(value < one.low or (one.high is not None and value > one.high) for one in known)


def _is_forgotten(one: Earlier, earlier: Sequence[Earlier]) -> bool:
    """Is it another table that hides cells of ours, and nobody remembers what they are the same as?"""
    if one.way is None or not one.ranges:
        return False
    return not any(other.table == one.table and is_readable(other) for other in earlier)


def is_readable(one: Earlier) -> bool:
    """Were the marks made with the key of today?"""
    return one.marks.get(CHECK) == mark_of(one.table, CHECK, 0)


def is_same(one: Earlier, key: Key, value: int) -> bool:
    """Is a number what it was in an earlier release, shown or hidden?"""
    return one.marks.get(key) == mark_of(one.table, key, value)


def remembered(system: System, since: Since, table: str, fresh: str) -> dict[Key, Remembered]:
    """What to keep of the numbers of a table that is counted now."""
    found = {knot.key: Remembered(since[knot.key], mark_of(table, knot.key, knot.value)) for knot in system.knots}
    return {CHECK: Remembered(fresh, mark_of(table, CHECK, 0)), **found}
