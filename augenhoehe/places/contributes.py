"""What places hangs into shared places: rights, data cards, importers, navigation."""

from __future__ import annotations

from augenhoehe.core.contributions import Importer, Navigation
from augenhoehe.core.rights import Actor

from .importers import import_areas, import_places, places_arguments, social_areas_arguments
from .permissions import EDIT_PLACES, PERMISSIONS, SET_UP
from .register import DATA, RETENTION

__all__ = ["DATA", "IMPORTERS", "NAVIGATION", "PERMISSIONS", "RETENTION"]

IMPORTERS = (
    Importer("places", "Kommunen und Kreise aus CSV oder GeoJSON", import_places, places_arguments),
    Importer("social-areas", "Sozialräume einer Kommune aus CSV oder GeoJSON", import_areas, social_areas_arguments),
)


def _looks_after_places(actor: Actor) -> bool:
    """The administration finds places on its page „Betrieb“."""
    return actor.may(EDIT_PLACES) and not actor.may(SET_UP)


NAVIGATION = (
    Navigation("Einrichtung", "places_inside:installation", 76, lambda actor: actor.may(SET_UP)),
    Navigation("Orte", "places_inside:places", 78, _looks_after_places, under=("concept_inside:concepts",)),
)
