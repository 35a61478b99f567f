"""Where the bytes lie: one file per content, named by its digest, complete or not there at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings


def place_of(sha256: str) -> Path:
    """FILES_DIR/ab/abcdef…: two signs spread the files over 256 folders."""
    return Path(settings.FILES_DIR) / sha256[:2] / sha256


def write(sha256: str, content: bytes) -> Path:
    """Write the content once. It appears by renaming, so that nobody ever reads half a file."""
    place = place_of(sha256)
    if place.exists():
        return place
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    descriptor, temporary = tempfile.mkstemp(dir=place.parent, prefix=".writing-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return place


def remove(sha256: str) -> None:
    place_of(sha256).unlink(missing_ok=True)
