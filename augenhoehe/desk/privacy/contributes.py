"""What data protection and operation hang into shared places; the desk's contributes.py passes it on."""

from __future__ import annotations

from augenhoehe.core.contributions import Check, Exempt, Navigation
from augenhoehe.core.rights import Actor

from . import checks
from .permissions import OPERATE, PERMISSIONS, READ_REGISTER

__all__ = ["CHECKS", "EXEMPT", "NAVIGATION", "PERMISSIONS"]


def _register_only(actor: Actor) -> bool:
    """The administration finds the register on its page „Betrieb“."""
    return actor.may(READ_REGISTER) and not actor.may(OPERATE)


NAVIGATION = (
    Navigation("Datenschutz", "desk:data_protection", 70, _register_only),
    Navigation("Betrieb", "desk:operation", 72, lambda actor: actor.may(OPERATE)),
)
CHECKS = (
    Check("Löschlauf", checks.deletion),
    Check("Prüfspur", checks.audit_trail),
)
EXEMPT = (
    Exempt(
        "augenhoehe.desk.privacy.queries.due_by",
        "Wie viel eine Löschregel entfernt, muss der Datenschutz genau wissen; die Zahl verlässt die Seite nicht.",
    ),
)
