"""What places hangs into shared places: rights, data cards, importers, navigation."""

from __future__ import annotations

from augenhoehe.core.contributions import Importer

from .importers import import_areas, import_places, places_arguments, social_areas_arguments
from .permissions import PERMISSIONS
from .register import DATA, RETENTION

IMPORTERS = (
    Importer("places", "Kommunen und Kreise aus CSV oder GeoJSON", import_places, places_arguments),
    Importer("social-areas", "Sozialräume einer Kommune aus CSV oder GeoJSON", import_areas, social_areas_arguments),
)
__all__ = ["DATA", "IMPORTERS", "PERMISSIONS", "RETENTION"]
