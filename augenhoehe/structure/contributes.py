"""What the structural level hangs into other places."""

from __future__ import annotations

from augenhoehe.core.contributions import Exempt, Lookup, Navigation, Slot, TodaySection, WordSource
from augenhoehe.core.rights import Actor, Role

from .importers import IMPORTERS
from .measurements import INDICATORS
from .operations.finding import relearn_hint_words, relearn_topic_words
from .panels import (
    adoptions_panel,
    aims_panel,
    answers_panel,
    chains_panel,
    gaps_behind,
    levels_panel,
    offer_panel,
    question_panel,
    thread_path,
    waiting_hints,
    working_groups,
)
from .permissions import (
    MEDIATE,
    PERMISSIONS,
    READ_HINTS,
    READ_QUESTIONS,
    READ_TOPICS,
    WRITE_QUESTIONS,
    WRITE_RECONSTRUCTIONS,
)
from .queries.questions import lies_at_a_gate
from .queries.tags import tags_of_thread
from .reactions import REACTIONS
from .register import DATA, RETENTION
from .releases import RELEASES
from .rules.machines import MACHINES
from .translations import TRANSLATABLE, UNTRANSLATED

__all__ = [
    "DATA",
    "EXEMPT",
    "IMPORTERS",
    "INDICATORS",
    "LOOKUPS",
    "MACHINES",
    "NAVIGATION",
    "PERMISSIONS",
    "REACTIONS",
    "RELEASES",
    "RETENTION",
    "SLOTS",
    "TODAY",
    "TRANSLATABLE",
    "UNTRANSLATED",
    "WORDS",
]

_HINTS, _TOPICS, _QUESTIONS = "structure_inside:hints", "structure_inside:topics", "structure_inside:questions"


def _works_in_groups(actor: Actor) -> bool:
    return actor.holds(Role.GROUP_MEMBER) or actor.may(WRITE_QUESTIONS)


def _mediates(actor: Actor) -> bool:
    """Others find what was given to them under „Heute“."""
    return actor.may(MEDIATE) and actor.may(READ_TOPICS)


NAVIGATION = (
    Navigation("Hinweise", _HINTS, 10, lambda actor: actor.may(READ_HINTS)),
    Navigation("Themen", _TOPICS, 20, lambda actor: actor.may(READ_TOPICS), under=(_HINTS,)),
    Navigation("Konflikte", "structure_inside:conflicts", 22, _mediates, under=(_HINTS, _TOPICS)),
    Navigation(
        "Fallrekonstruktionen",
        "structure_inside:reconstructions",
        25,
        lambda actor: actor.may(WRITE_RECONSTRUCTIONS),
        under=(_HINTS, _TOPICS),
    ),
    Navigation("Strukturfragen", _QUESTIONS, 30, lambda actor: actor.may(READ_QUESTIONS)),
    Navigation("Projektgruppen", "structure_inside:groups", 35, _works_in_groups, under=(_QUESTIONS,)),
    Navigation(
        "Lösungsvorschläge",
        "structure_inside:proposals",
        36,
        lambda actor: actor.may(READ_QUESTIONS),
        under=(_QUESTIONS,),
    ),
    Navigation(
        "Angebotslücken", "structure_inside:gaps", 38, lambda actor: actor.may(READ_QUESTIONS), under=(_QUESTIONS,)
    ),
    Navigation(
        "Übernahmen", "structure_inside:adoptions", 37, lambda actor: actor.may(READ_QUESTIONS), under=(_QUESTIONS,)
    ),
)
SLOTS = (
    Slot("thread.path", "ui/path.html", thread_path, order=10),
    Slot("thread.panels", "structure/questions/panel_levels.html", levels_panel, order=5),
    Slot("thread.panels", "structure/questions/panel_question.html", question_panel, order=10),
    Slot("thread.panels", "structure/aims/panel_public.html", aims_panel, order=15),
    Slot("thread.panels", "structure/chains/panel_public.html", chains_panel, order=12),
    Slot("question.sources", "structure/questions/source.html", gaps_behind, order=20),
    Slot("offer.inside", "structure/aims/panel_offer.html", offer_panel, order=20),
    Slot("thread.panels", "structure/questions/panel_adoptions.html", adoptions_panel, order=35),
    Slot("thread.panels", "structure/questions/panel_answers.html", answers_panel, order=20),
)
LOOKUPS = (
    Lookup(
        "items.come_back",
        lies_at_a_gate,
        "Ob ein Punkt zu einer Strukturfrage oder einem Vorschlag gehört, weiß die Strukturebene.",
    ),
    Lookup(
        "threads.tags",
        tags_of_thread,
        "Welche Handlungsfelder und Lebensbereiche ein Vorgang berührt, weiß die Strukturebene.",
    ),
)
WORDS = (
    WordSource("Wörter der Hinweise", relearn_hint_words),
    WordSource("Wörter der Themen", relearn_topic_words),
)
TODAY = (
    TodaySection("Hinweise", waiting_hints, order=10),
    TodaySection("Ihre Projektgruppen", working_groups, order=35),
)
EXEMPT = (
    Exempt(
        "augenhoehe.structure.operations.answers.deliver",
        "Wie viele Hinweise eine Rückmeldung zeigen, erfährt nur, wer sie gibt und alle Hinweise öffnen darf.",
    ),
    Exempt(
        "augenhoehe.structure.queries.inbox",
        "Die Suche im Eingang schätzt, wie häufig ein Wort ist; gezählt wird nur, was die lesende Person öffnen darf.",
    ),
    Exempt(
        "augenhoehe.structure.models.counting",
        "Listen sagen, wie viele Zeilen sie haben; es sind die Zeilen, die die lesende Person selbst öffnen darf.",
    ),
)
