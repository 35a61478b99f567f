"""The path picture: geometry (wide, tall) without colours, and its markup."""

from __future__ import annotations

from .markup import picture
from .shapes import Drawing
from .tall import tall
from .wide import wide

__all__ = ["Drawing", "picture", "tall", "wide"]
