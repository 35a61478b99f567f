"""Lists: filters as words, sorting by heading, keyset paging, export of exactly what is shown."""

from __future__ import annotations

from .listing import Column, Filter, Listing
from .opening import Opening, opening_of
from .views import list_response

__all__ = ["Column", "Filter", "Listing", "Opening", "list_response", "opening_of"]
