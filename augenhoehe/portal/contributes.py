"""What the portal hangs into shared places."""

from __future__ import annotations

from augenhoehe.core.contributions import Navigation

from .permissions import PERMISSIONS, WRITE_LEGAL_TEXTS
from .register import DATA

NAVIGATION = (
    Navigation(
        label="Rechtstexte",
        url_name="portal_inside:legal_texts",
        order=90,
        visible=lambda actor: actor.may(WRITE_LEGAL_TEXTS),
    ),
)

__all__ = ["DATA", "NAVIGATION", "PERMISSIONS"]
