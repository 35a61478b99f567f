"""Photos of the archive and documents that go with a release."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.seeing import includes
from augenhoehe.core.text import clean, shorten
from augenhoehe.files.kinds import DOCUMENTS
from augenhoehe.files.operations import store
from augenhoehe.journal.operations import audit
from augenhoehe.press.models import Medium, Photo, PressRelease
from augenhoehe.press.rules import releases as rules

from .releases import writing


@transaction.atomic
def add_photo_to_release(
    *, release: PressRelease, photo: Photo, by: Actor, at: datetime, revision: int | None = None
) -> Medium:
    """The picture appears with the release, if it has not appeared before."""
    _opened(release, by, at, revision)
    if not by.system and not includes(Photo.objects.visible_to(by, at), photo.pk):
        raise Refused("Dieses Foto gibt es nicht mehr.", field="photo")
    if release.media.filter(photo=photo).exists():
        raise Refused("Dieses Foto hängt schon an der Mitteilung.", field="photo")
    made = Medium.objects.create(release=release, photo=photo, position=_next(release))
    audit("add_photo_to_release", release, by=by, at=at, fields=["media"])
    return made


@transaction.atomic
def add_document(
    *, release: PressRelease, content: Any, title: str, by: Actor, at: datetime, revision: int | None = None
) -> Medium:
    _opened(release, by, at, revision)
    title = shorten(clean(title), 160)
    if not title:
        raise Refused("Wie heißt das Dokument?", field="title")
    stored = store(content=content, at=at, allowed=DOCUMENTS)
    made = Medium.objects.create(release=release, file=stored, title=title, position=_next(release))
    audit("add_document", release, by=by, at=at, fields=["media"])
    return made


@transaction.atomic
def move_medium(*, medium: Medium, by: Actor, at: datetime) -> PressRelease:
    """To the front: the first photo stands beside the headline and in previews elsewhere."""
    release = medium.release
    _opened(release, by, at, None)
    others = list(release.media.exclude(pk=medium.pk).order_by("position", "pk"))
    for place, one in enumerate([medium, *others], start=1):
        one.position = place
    Medium.objects.bulk_update([medium, *others], ["position"])
    audit("move_medium", release, by=by, at=at, fields=["media"])
    return release


@transaction.atomic
def remove_medium(*, medium: Medium, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    release = medium.release
    _opened(release, by, at, revision)
    medium.delete()
    audit("remove_medium", release, by=by, at=at, fields=["media"])
    return release


def photos_of(release: PressRelease) -> list[Photo]:
    """The pictures that hang on it, held for this transaction so that nobody changes them meanwhile."""
    rows = Photo.objects.select_for_update(of=("self",)).filter(uses__release=release).order_by("pk")
    return list(rows.prefetch_related("people"))


def _opened(release: PressRelease, by: Actor, at: datetime, revision: int | None) -> None:
    rules.check_write(by, release)
    revisions.lock(release, revision=revision)
    rules.check_writable(release)
    revisions.change(release, **writing(release, by, at))


def _next(release: PressRelease) -> int:
    return (release.media.aggregate(last=Max("position"))["last"] or 0) + 1
