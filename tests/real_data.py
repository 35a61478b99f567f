"""Real data that proofs read: in a folder beside the project or named in the environment, never in this repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("AUGENHOEHE_REAL_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
GEO, OPARL, HSDS, TEXT = (ROOT / name for name in ("geo", "oparl", "hsds", "text"))


def needs(folder: Path) -> pytest.MarkDecorator:
    """Skips, and says what is missing, where the folder is not there."""
    reason = f"Dieser Lauf braucht echte Daten; AUGENHOEHE_REAL_DATA nennt ihren Ordner (hier fehlt {folder})."
    return pytest.mark.skipif(not folder.is_dir(), reason=reason)
