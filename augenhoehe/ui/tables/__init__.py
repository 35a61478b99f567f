"""Lists: filters as words, sorting by heading, keyset paging, export of exactly what is shown."""

from __future__ import annotations

from .listing import Column, Filter, Listing
from .views import list_response

__all__ = ["Column", "Filter", "Listing", "list_response"]
