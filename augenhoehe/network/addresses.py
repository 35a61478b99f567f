"""Where cooperations and what belongs to them are read."""

from __future__ import annotations

from augenhoehe.core.addresses import by_id

from .models import Cooperation


def of_cooperation(cooperation: Cooperation) -> str:
    return by_id("network_inside:cooperation", cooperation.pk)
