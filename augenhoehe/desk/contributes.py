"""What the desk hangs into other places."""

from __future__ import annotations

from augenhoehe.concept.rules import can_read_draft
from augenhoehe.core.contributions import Navigation, Slot

from . import permissions
from .areas.panels import analyses_of_concept
from .beginning.steps import can_begin
from .privacy import contributes as privacy
from .register import DATA, RETENTION
from .report import contributes as report
from .translations import contributes as translations

__all__ = [
    "CHECKS", "DATA", "EXEMPT", "LOOKUPS", "NAVIGATION", "PERMISSIONS", "REACTIONS", "RETENTION", "SLOTS",
]  # fmt: skip

PERMISSIONS = permissions.PERMISSIONS + privacy.PERMISSIONS + report.PERMISSIONS + translations.PERMISSIONS
NAVIGATION = (
    Navigation("Heute", "desk:today", 0, lambda actor: actor.signed_in),
    Navigation("Sozialräume", "desk:areas", 54, can_read_draft, under=("concept_inside:concepts",)),
    Navigation("Erste Schritte", "desk:beginning", 55, can_begin, under=("concept_inside:concepts",)),
    *privacy.NAVIGATION,
    *report.NAVIGATION,
    *translations.NAVIGATION,
)
SLOTS = (Slot("concept.public_panels", "desk/areas/panel_concept.html", analyses_of_concept, order=80),)
CHECKS = privacy.CHECKS + translations.CHECKS
REACTIONS = translations.REACTIONS
LOOKUPS = translations.LOOKUPS
EXEMPT = privacy.EXEMPT
