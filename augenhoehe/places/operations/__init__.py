"""The verbs of places: import, draw and redraw, set the installation up."""

from .imports import ImportResult, import_boundaries, import_municipalities
from .installation import serve_district, set_up_installation
from .municipalities import create_municipality
from .social_areas import (
    correct_social_area,
    create_social_area,
    end_social_area,
    import_social_areas,
    redraw_social_area,
)

__all__ = [
    "ImportResult",
    "correct_social_area",
    "create_municipality",
    "create_social_area",
    "end_social_area",
    "import_boundaries",
    "import_municipalities",
    "import_social_areas",
    "redraw_social_area",
    "serve_district",
    "set_up_installation",
]
