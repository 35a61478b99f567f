"""Reading stored files. Who may read decides the owner of the file, never this package."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from . import storage
from .models import Rendition, StoredFile


def path_of(stored: StoredFile) -> Path:
    return storage.place_of(stored.sha256)


def read(stored: StoredFile) -> bytes:
    return path_of(stored).read_bytes()


def renditions_of(originals: Iterable[StoredFile]) -> dict[UUID, list[Rendition]]:
    """The sizes of pictures, the smallest first; one query for all of them."""
    found: dict[UUID, list[Rendition]] = {}
    rows = Rendition.objects.filter(original__in=list(originals)).select_related("file").order_by("width", "pk")
    for one in rows:
        found.setdefault(one.original_id, []).append(one)
    return found


def rendition_of(original: StoredFile, *, width: int, media_type: str) -> Rendition | None:
    rows = Rendition.objects.filter(original=original, width=width, file__media_type=media_type)
    return rows.select_related("file").first()
