"""What open data hangs into other places: what is taken back anywhere soon leaves older versions, too."""

from __future__ import annotations

from augenhoehe.core.contributions import Navigation
from augenhoehe.core.happenings import Reaction
from augenhoehe.journal.happenings import Audited

from .operations import watch
from .permissions import PERMISSIONS, PUBLISH_DATA
from .register import DATA, RETENTION

__all__ = ["DATA", "NAVIGATION", "PERMISSIONS", "REACTIONS", "RETENTION"]


def _watch(happening: Audited) -> None:
    watch(happening.entry.verb, happening.entry.fields)


NAVIGATION = (
    Navigation(
        "Offene Daten", "open_data_inside:publications", 68, lambda actor: actor.may(PUBLISH_DATA),
        under=("journal_inside:threads",),
    ),
)  # fmt: skip
REACTIONS = (
    Reaction(
        Audited,
        _watch,
        "Was zurückgezogen oder verborgen wird, verschwindet bald auch aus älteren Fassungen der offenen Daten.",
    ),
)
