"""Reading stored files. Who may read decides the owner of the file, never this package."""

from __future__ import annotations

from pathlib import Path

from . import storage
from .models import StoredFile


def path_of(stored: StoredFile) -> Path:
    return storage.place_of(stored.sha256)


def read(stored: StoredFile) -> bytes:
    return path_of(stored).read_bytes()
