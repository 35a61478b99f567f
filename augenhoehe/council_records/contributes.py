"""What council records hang into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import SearchKind

from .importers import IMPORTERS
from .operations.finding import KIND, rebuild_council_papers
from .permissions import PERMISSIONS, READ_RECORDS
from .register import DATA, RETENTION

__all__ = ["DATA", "IMPORTERS", "PERMISSIONS", "RETENTION", "SEARCH"]

SEARCH = (
    SearchKind(
        KIND, "Vorlage einer Kommune", lambda: rebuild_council_papers(at=now()), inside=READ_RECORDS
    ),
)
