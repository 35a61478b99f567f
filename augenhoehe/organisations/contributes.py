"""What the register hangs into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import SearchKind

from .operations.finding import ORGANISATION, rebuild_organisations
from .permissions import PERMISSIONS
from .register import DATA, RETENTION
from .rules import MACHINES

__all__ = ["DATA", "MACHINES", "PERMISSIONS", "RETENTION", "SEARCH"]

SEARCH = (SearchKind(ORGANISATION, "Organisation", lambda: rebuild_organisations(at=now())),)
