"""What indicators hang into other places."""

from __future__ import annotations

from augenhoehe.core.contributions import Navigation

from .datasets import DATASETS
from .permissions import PERMISSIONS, READ_INDICATORS
from .register import DATA, RETENTION
from .translations import TRANSLATABLE

__all__ = ["DATA", "DATASETS", "NAVIGATION", "PERMISSIONS", "RETENTION", "TRANSLATABLE"]

NAVIGATION = (
    Navigation(
        "Indikatoren",
        "monitoring_inside:indicators",
        52,
        lambda actor: actor.may(READ_INDICATORS),
        under=("concept_inside:concepts",),
    ),
)
