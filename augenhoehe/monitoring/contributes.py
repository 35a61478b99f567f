"""What indicators hang into other places."""

from __future__ import annotations

from .permissions import PERMISSIONS
from .register import DATA, RETENTION

__all__ = ["DATA", "PERMISSIONS", "RETENTION"]
