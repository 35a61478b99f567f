"""What the portal hangs into shared places."""

from __future__ import annotations

from augenhoehe.core.contributions import Lookup, Navigation, Slot

from .panels import RELATED, asking, related_to
from .permissions import ANSWER_BARRIERS, KEEP_LINKS, PERMISSIONS, READ_LEGAL_TEXTS, WRITE_LEGAL_TEXTS
from .queries import privacy_version_on
from .register import DATA, RETENTION
from .translations import TRANSLATABLE, UNTRANSLATED

_TEXTS = "portal_inside:legal_texts"
NAVIGATION = (
    Navigation(
        label="Rechtstexte",
        url_name=_TEXTS,
        order=90,
        visible=lambda actor: actor.may(WRITE_LEGAL_TEXTS),
    ),
    Navigation(
        label="Barrieren",
        url_name="portal_inside:barriers",
        order=91,
        visible=lambda actor: actor.may(ANSWER_BARRIERS) and actor.may(READ_LEGAL_TEXTS),
        under=(_TEXTS, "journal_inside:threads"),
    ),
    Navigation(
        label="Verweise",
        url_name="portal_inside:link_lists",
        order=92,
        visible=lambda actor: actor.may(KEEP_LINKS),
        under=("journal_inside:threads",),
    ),
)
LOOKUPS = (
    Lookup(
        "legal.privacy_version",
        privacy_version_on,
        "Formulare halten fest, welche Fassung der Datenschutzhinweise galt; die Texte führt das Portal.",
    ),
)
# One line for each page that shows what belongs to it: the place of its public panels, and its kind in the search.
SLOTS = (
    *(Slot(place, "portal/panel_related.html", related_to(kind), order=95) for place, kind in RELATED),
    Slot("thread.actions", "portal/panel_asking.html", asking, order=90),
)

__all__ = ["DATA", "LOOKUPS", "NAVIGATION", "PERMISSIONS", "RETENTION", "SLOTS", "TRANSLATABLE", "UNTRANSLATED"]
