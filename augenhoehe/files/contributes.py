"""What files hang into other places."""

from __future__ import annotations

from .register import DATA, RETENTION

__all__ = ["DATA", "RETENTION"]
