"""What the desk hangs into other places."""

from __future__ import annotations

from augenhoehe.core.contributions import Navigation

from . import permissions
from .privacy import contributes as privacy

__all__ = ["CHECKS", "EXEMPT", "NAVIGATION", "PERMISSIONS"]

PERMISSIONS = permissions.PERMISSIONS + privacy.PERMISSIONS
NAVIGATION = (
    Navigation("Heute", "desk:today", 0, lambda actor: actor.signed_in),
    *privacy.NAVIGATION,
)
CHECKS = privacy.CHECKS
EXEMPT = privacy.EXEMPT
