"""What the desk hangs into other places."""

from __future__ import annotations

from augenhoehe.core.contributions import Navigation

from . import permissions
from .privacy import contributes as privacy
from .register import DATA, RETENTION
from .report import contributes as report

__all__ = ["CHECKS", "DATA", "EXEMPT", "NAVIGATION", "PERMISSIONS", "RETENTION"]

PERMISSIONS = permissions.PERMISSIONS + privacy.PERMISSIONS + report.PERMISSIONS
NAVIGATION = (
    Navigation("Heute", "desk:today", 0, lambda actor: actor.signed_in),
    *privacy.NAVIGATION,
    *report.NAVIGATION,
)
CHECKS = privacy.CHECKS
EXEMPT = privacy.EXEMPT
