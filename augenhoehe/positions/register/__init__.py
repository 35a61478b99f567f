"""The field register of networks, positions and notes, and what the nightly deletion run removes here."""

from __future__ import annotations

from . import notes, positions, space

DATA = (*positions.DATA, *space.DATA, *notes.DATA)
RETENTION = (*space.RETENTION, *positions.RETENTION, *notes.RETENTION)
