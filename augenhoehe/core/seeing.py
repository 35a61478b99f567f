"""Is something among the rows that somebody may see?"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet


def includes(rows: QuerySet[Any], pk: object) -> bool:
    """Is the row, which exists, one of these? Who sees all of them costs no query."""
    return not rows.query.where or rows.filter(pk=pk).exists()
