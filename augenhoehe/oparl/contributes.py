"""What OParl hangs into other places: it follows every operation, and the nightly run looks at everything anew."""

from __future__ import annotations

from augenhoehe.core.happenings import Reaction
from augenhoehe.journal.happenings import Audited

from .operations import touch
from .register import DATA, RETENTION

__all__ = ["DATA", "REACTIONS", "RETENTION"]


def _touch(happening: Audited) -> None:
    entry = happening.entry
    touch(entry.object_kind, entry.object_id, entry.fields)


REACTIONS = (
    Reaction(
        Audited,
        _touch,
        "Was Gremien öffentlich tun, steht mit demselben Abschluss in der OParl-Schnittstelle, oder nicht mehr.",
    ),
)
