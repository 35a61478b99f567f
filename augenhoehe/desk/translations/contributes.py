"""What translations hang into shared places; the desk's contributes.py passes it on."""

from __future__ import annotations

from augenhoehe.core.contributions import Check, Lookup, Navigation
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.provider import Unavailable, provider
from augenhoehe.journal.happenings import Audited

from . import index
from .permissions import PERMISSIONS, SEE_TRANSLATIONS
from .views import page_of

__all__ = ["CHECKS", "LOOKUPS", "NAVIGATION", "PERMISSIONS", "REACTIONS"]


def _touch(happening: Audited) -> None:
    index.touch(happening.entry.object_kind, happening.entry.object_id)


def _machine() -> tuple[bool, str]:
    service = provider()
    if service is None:
        return True, "Maschinelle Übersetzung ist nicht eingerichtet."
    try:
        known = service.pairs()
    except Unavailable as error:
        return False, f"{error} Prüfen Sie AUGENHOEHE_TRANSLATE_URL."
    return True, f"Der Übersetzungsdienst antwortet; er kennt {len(known)} Sprachpaare."


NAVIGATION = (
    Navigation(
        "Übersetzungen", "desk:translations", 69, lambda actor: actor.may(SEE_TRANSLATIONS),
        under=("journal_inside:threads", "desk:operation"),
    ),
)  # fmt: skip
REACTIONS = (
    Reaction(Audited, _touch, "Die Liste der Übersetzungen sagt sofort, was durch eine Änderung fehlt oder veraltet."),
)
LOOKUPS = (Lookup("translation.page", page_of, "Pakete verweisen auf die eine Seite, auf der Texte übersetzt werden."),)
CHECKS = (Check("Maschinelle Übersetzung", _machine),)
