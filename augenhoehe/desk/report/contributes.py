"""What the report hangs into the navigation; the desk's contributes.py passes it on."""

from __future__ import annotations

from augenhoehe.core.contributions import Navigation

from .permissions import DRAW_REPORT, PERMISSIONS, writes_reports

__all__ = ["NAVIGATION", "PERMISSIONS"]

NAVIGATION = (
    Navigation(
        "Bericht", "desk:organisations_report", 66, lambda actor: actor.may(DRAW_REPORT),
        under=("organisations_inside:organisations",),
    ),
    Navigation(
        "Berichte", "desk:reports", 67, writes_reports, under=("concept_inside:concepts",),
    ),
)  # fmt: skip
