"""Which wording of the privacy notice holds: every form that takes something about a person keeps its number.

The texts live in the portal, above all forms; it answers (ADR 0008, ADR 0021).
"""

from __future__ import annotations

from datetime import datetime

from augenhoehe.core import clock
from augenhoehe.core.contributions import ask


def privacy_version(at: datetime | None = None) -> int:
    """The version of the privacy notice in force; 0 is the one shipped with the program."""
    return int(ask("legal.privacy_version", at or clock.now(), default=0))
