"""What threads and the audit trail hang into shared places."""

from __future__ import annotations

from augenhoehe.core.contributions import TableGrant

from .permissions import PERMISSIONS
from .rules import MACHINES

GRANTS = (
    TableGrant("journal_auditentry", "SELECT, INSERT"),
    TableGrant("journal_auditseal", "SELECT, INSERT"),
    TableGrant("journal_step", "SELECT, INSERT, UPDATE"),
    TableGrant("journal_threadlink", "SELECT, INSERT"),
    TableGrant("journal_numberseries", "SELECT, INSERT, UPDATE"),
)

__all__ = ["GRANTS", "MACHINES", "PERMISSIONS"]
