"""Storing files: by content, once, with a type that the bytes prove."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from augenhoehe.core.refused import Refused

from . import storage
from .images import in_print_quality, sizes_of, written_anew
from .kinds import IMAGES, LABELS, Kind, kind_of
from .models import Rendition, StoredFile


def store(*, content: bytes | UploadedFile, at: datetime, allowed: frozenset[str]) -> StoredFile:
    """Keep a file. Too large, of an unknown or unwanted type: Refused with a sentence."""
    data = _bytes_of(content)
    kind = kind_of(data)
    if kind is None or kind.media_type not in allowed:
        raise Refused(f"Diese Art von Datei geht hier nicht. Erlaubt sind: {_names(allowed)}.", field="file")
    if kind.image:
        data = written_anew(data, kind.media_type)
    return _keep(data, kind, at)


def store_made(*, content: bytes, media_type: str, at: datetime) -> StoredFile:
    """Keep a file that the house made itself: its type is known, and no limit for uploads holds."""
    return _keep(content, Kind(media_type), at)


def store_picture(*, content: bytes | UploadedFile, at: datetime) -> StoredFile:
    """Keep a picture in print quality, with every size and format that pages show. Twice the same is one picture."""
    data = _bytes_of(content)
    kind = kind_of(data)
    if kind is None or kind.media_type not in IMAGES:
        raise Refused(f"Diese Art von Datei geht hier nicht. Erlaubt sind: {_names(IMAGES)}.", field="file")
    printed = in_print_quality(data, kind.media_type)
    sizes = sizes_of(printed.content, printed.media_type)
    with transaction.atomic():
        original = _keep(printed.content, Kind(printed.media_type), at)
        for size in sizes:
            made = _keep(size.content, Kind(size.media_type), at)
            Rendition.objects.get_or_create(
                original=original, file=made, defaults={"width": size.width, "height": size.height}
            )
    return original


@transaction.atomic
def _keep(data: bytes, kind: Kind, at: datetime) -> StoredFile:
    """The row first, and locked: a clean-up at the same time cannot take the bytes away afterwards."""
    digest = hashlib.sha256(data).hexdigest()
    while True:
        stored, new = StoredFile.objects.get_or_create(
            sha256=digest, defaults={"size": len(data), "media_type": kind.media_type, "stored_at": at}
        )
        # Fresh again, so that it is no orphan. No row: a clean-up was faster, and it must be made anew.
        if new or StoredFile.objects.filter(pk=stored.pk).update(stored_at=at):
            stored.stored_at = at
            storage.write(digest, data)
            return stored


def _bytes_of(content: bytes | UploadedFile) -> bytes:
    size = len(content) if isinstance(content, bytes) else content.size or 0
    if size > settings.MAX_UPLOAD_BYTES:
        most = settings.MAX_UPLOAD_BYTES // (1024 * 1024)
        raise Refused(f"Die Datei ist zu groß. Es gehen höchstens {most} Megabyte.", field="file")
    data = content if isinstance(content, bytes) else content.read()
    if not data:
        raise Refused("Die Datei ist leer.", field="file")
    return data


def _names(allowed: frozenset[str]) -> str:
    return ", ".join(sorted(LABELS.get(one, one) for one in allowed))


def remove_orphans(rows: QuerySet[StoredFile], at: datetime) -> int:
    """Delete rows and bytes of files that belong to nothing; one transaction each, the bytes last."""
    removed = 0
    for pk in list(rows.values_list("pk", flat=True)):
        removed += _remove(rows, pk)
    return removed


@transaction.atomic
def _remove(rows: QuerySet[StoredFile], pk: uuid.UUID) -> int:
    """Locked and asked again: somebody may just have stored the same content anew."""
    stored = StoredFile.objects.select_for_update().filter(pk=pk).first()
    if stored is None or not rows.filter(pk=pk).exists():
        return 0
    stored.delete()
    # Before the commit: whoever stores the same content now waits for it and then writes the bytes again.
    storage.remove(stored.sha256)
    return 1
