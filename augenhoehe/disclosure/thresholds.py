"""What a threshold may be."""

from __future__ import annotations

from augenhoehe.core.refused import Refused

# Below three, the one other person in a cell would know about whom it speaks.
LOWEST = 3


def check_threshold(k: int) -> None:
    if k < LOWEST:
        raise Refused(f"Die Schwelle darf nicht unter {LOWEST} Personen liegen; verlangt waren {k}.")
