"""What the forum hangs into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Navigation, SearchKind, Slot, TodaySection
from augenhoehe.core.happenings import Reaction
from augenhoehe.structure.happenings import AnswerGiven

from . import MODULE
from .counts import RELEASES
from .operations import carry_answer, rebuild_contributions
from .panels import commented, on_measure, on_thread, waiting_contributions
from .permissions import MODERATE, PERMISSIONS, SET_UP
from .register import DATA, RETENTION
from .rules.machine import MACHINES
from .subjects import DISCUSSABLE
from .translations import TRANSLATABLE, UNTRANSLATED

__all__ = [
    "DATA",
    "DISCUSSABLE",
    "MACHINES",
    "NAVIGATION",
    "PERMISSIONS",
    "REACTIONS",
    "RELEASES",
    "RETENTION",
    "SEARCH",
    "SLOTS",
    "TODAY",
    "TRANSLATABLE",
    "UNTRANSLATED",
]


def _answered(happening: AnswerGiven) -> None:
    carry_answer(happening.answer)


REACTIONS = (
    Reaction(
        AnswerGiven, _answered,
        "Wird ein Hinweis beantwortet, der aus einem Beitrag kam, steht die Antwort auch beim Beitrag.",
    ),
)  # fmt: skip
_QUEUE = "forum_inside:contributions"
NAVIGATION = (
    Navigation("Mitreden", _QUEUE, 22, lambda actor: actor.may(MODERATE), MODULE, under=("structure_inside:hints",)),
    Navigation("Räume", "forum_inside:rooms", 23, lambda actor: actor.may(SET_UP), MODULE, under=(_QUEUE,)),
    Navigation(
        "Regeln des Forums", "forum_inside:settings", 24, lambda actor: actor.may(SET_UP), MODULE, under=(_QUEUE,)
    ),
)
SLOTS = (
    Slot("thread.panels", "forum/panel.html", on_thread, order=90),
    Slot("measure.public_panels", "forum/panel.html", on_measure, order=90),
    Slot("event.public", "forum/panel.html", commented("event"), order=90),
    Slot("release.public", "forum/panel.html", commented("press"), order=90),
)
TODAY = (TodaySection("Mitreden", waiting_contributions, order=12),)
SEARCH = (SearchKind("contribution", "Beitrag", lambda: rebuild_contributions(at=now()), module=MODULE),)
