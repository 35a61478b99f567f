"""What the components say about counting."""

from __future__ import annotations

from augenhoehe.core.contributions import Exempt

__all__ = ["EXEMPT"]

EXEMPT = (
    Exempt(
        "augenhoehe.ui.tables.paging",
        "Eine Liste sagt, wie viele Zeilen sie hat; es sind die Zeilen, die die lesende Person selbst öffnen darf.",
    ),
)
