"""Geometry of the path picture: points and lines, no markup and no colours."""

from __future__ import annotations

from .shapes import Drawing
from .tall import tall
from .wide import wide

__all__ = ["Drawing", "tall", "wide"]
