"""What the desk hangs into other places."""

from __future__ import annotations

from augenhoehe.core.contributions import Navigation

from .permissions import PERMISSIONS

__all__ = ["NAVIGATION", "PERMISSIONS"]

NAVIGATION = (
    Navigation("Heute", "desk:today", 0, lambda actor: actor.signed_in),
    Navigation("Suche", "desk:search", 60, lambda actor: bool(actor.roles)),
)
