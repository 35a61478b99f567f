"""Which wording of the privacy notice holds: every form that takes something about a person keeps its number.

The texts live in the portal, above all forms; it answers (ADR 0008, ADR 0021).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.core import clock
from augenhoehe.core.contributions import ask

# Many forms at once ask once; whoever publishes a wording sees it at once, other processes follow.
KEPT = timedelta(seconds=3)
_kept: tuple[datetime, int] | None = None


def privacy_version(at: datetime | None = None) -> int:
    """The version of the privacy notice in force; 0 is the one shipped with the program."""
    global _kept
    moment, found = at or clock.now(), _kept
    if found is None or not timedelta(0) <= moment - found[0] < KEPT:
        # Another thread may forget it in between: what was read here is what is returned.
        _kept = found = (moment, int(ask("legal.privacy_version", moment, default=0)))
    return found[1]


def forget_privacy_version() -> None:
    """After a wording was published, withdrawn or planned anew."""
    global _kept
    _kept = None
