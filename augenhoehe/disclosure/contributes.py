"""What the gate hangs into other places; other packages name their tables (RELEASES) and their exemptions (EXEMPT)."""

from __future__ import annotations

from augenhoehe.core.contributions import Navigation

from .datasets import DATASETS
from .permissions import PERMISSIONS
from .register import DATA, RETENTION
from .rules import reads_any

__all__ = ["DATA", "DATASETS", "NAVIGATION", "PERMISSIONS", "RETENTION"]

NAVIGATION = (
    Navigation(
        "Freigegebene Zahlen", "disclosure_inside:releases", 39, reads_any, under=("structure_inside:questions",)
    ),
)
