"""What the demo hangs into shared places: its block on the public start page, in demo mode only."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from augenhoehe.core.contributions import Exempt, Slot
from augenhoehe.core.rights import Actor

from .register import DATA


def _start_panel(actor: Actor, subject: Any) -> dict[str, Any] | None:
    if not settings.DEMO:
        return None
    from .tours import tours
    from .world.cast import PEOPLE, WITHOUT_ACCOUNT

    return {"tours": tours(), "people": PEOPLE, "without_account": WITHOUT_ACCOUNT}


def _start_hint(actor: Actor, subject: Any) -> dict[str, Any] | None:
    return {} if settings.DEMO else None


SLOTS = (
    Slot(place="portal.start_hint", template="demo/start_hint.html", context=_start_hint),
    Slot(place="portal.start", template="demo/start_panel.html", context=_start_panel),
)

EXEMPT = (
    Exempt(
        "augenhoehe.demo.scale",
        "Das Vervielfachen zählt, wie viele erfundene Hinweise und Akten fehlen; keine Zahl verlässt den Befehl.",
    ),
)

__all__ = ["DATA", "EXEMPT", "SLOTS"]
