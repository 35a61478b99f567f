"""What threads and the audit trail hang into shared places."""

from __future__ import annotations

from augenhoehe.core.contributions import Navigation, TableGrant

from .datasets import DATASETS
from .permissions import PERMISSIONS, READ_THREADS
from .register import DATA, RETENTION
from .rules import MACHINES
from .translations import TRANSLATABLE

GRANTS = (
    TableGrant("journal_auditentry", "SELECT, INSERT"),
    TableGrant("journal_auditseal", "SELECT, INSERT"),
    TableGrant("journal_step", "SELECT, INSERT, UPDATE"),
    TableGrant("journal_threadlink", "SELECT, INSERT"),
    TableGrant("journal_numberseries", "SELECT, INSERT, UPDATE"),
)

NAVIGATION = (Navigation("Vorgänge", "journal_inside:threads", 30, lambda actor: actor.may(READ_THREADS)),)

__all__ = ["DATA", "DATASETS", "GRANTS", "MACHINES", "NAVIGATION", "PERMISSIONS", "RETENTION", "TRANSLATABLE"]
