"""Photos are taken in, described, shown and taken down; who is shown agrees, and may take that back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.core.text import clean
from augenhoehe.files.operations import store_picture
from augenhoehe.journal.operations import audit
from augenhoehe.press.happenings import PhotoGone
from augenhoehe.press.models import Photo, PhotoPerson
from augenhoehe.press.permissions import KEEP_PHOTOS
from augenhoehe.press.queries import photos as queries
from augenhoehe.press.rules import photos as rules
from augenhoehe.press.rules.releases import check_there
from augenhoehe.search.operations import forget

from . import owing
from .finding import PHOTO, index_photo
from .releases import tidy_tags

VALUES = frozenset(
    {"caption", "alt_text", "credit", "licence", "taken_on", "place", "tags", "municipality", "shows_people"}
)
# So long before a consent ends somebody is asked to renew it.
AHEAD = timedelta(days=30)


@transaction.atomic
def add_photo(*, content: Any, by: Actor, at: datetime, **values: Any) -> Photo:
    """Take a picture in: without its metadata, in all sizes. Nobody outside sees it yet."""
    found = _cleaned(values)
    town = found.get("municipality")
    check_there(by, KEEP_PHOTOS, town.pk if town else None)
    rules.check_photo(found.get("caption", ""), found["taken_on"], day_of(at))
    stored = store_picture(content=content, at=at)
    made = Photo.objects.create(file=stored, added_at=at, added_by=by.user_id, **found)
    audit("add_photo", made, by=by, at=at, fields=["file", *sorted(found)])
    return made


@transaction.atomic
def change_photo(*, photo: Photo, by: Actor, at: datetime, revision: int | None = None, **values: Any) -> Photo:
    rules.check_keep(by, photo)
    found = _cleaned(values)
    revisions.lock(photo, revision=revision, typed=values)
    town = found.get("municipality", photo.municipality)
    check_there(by, KEEP_PHOTOS, town.pk if town else None)
    rules.check_photo(found.get("caption", photo.caption), found.get("taken_on", photo.taken_on), day_of(at))
    if photo.state == Photo.State.PUBLISHED:
        _check_shown(photo, found, at)
    revisions.change(photo, **found)
    audit("change_photo", photo, by=by, at=at, fields=sorted(found))
    index_photo(photo, at=at)
    return photo


def _check_shown(photo: Photo, values: dict[str, Any], at: datetime) -> None:
    """What everybody sees stays described and agreed to."""
    after = Photo(**{name: values.get(name, getattr(photo, name)) for name in VALUES})
    rules.check_described(after)
    rules.check_agreed(after, list(photo.people.all()), day_of(at))


@transaction.atomic
def publish_photo(*, photo: Photo, by: Actor, at: datetime, revision: int | None = None) -> Photo:
    """Into the public archive; not while it belongs to something that has not appeared."""
    rules.check_keep(by, photo)
    revisions.lock(photo, revision=revision)
    rules.check_described(photo)
    rules.check_agreed(photo, list(photo.people.all()), day_of(at))
    rules.check_free(photo, queries.waiting_release(photo, at))
    if photo.state != Photo.State.PUBLISHED:
        revisions.change(photo, state=Photo.State.PUBLISHED, published_at=at)
        audit("publish_photo", photo, by=by, at=at, fields=["state", "published_at"])
    index_photo(photo, at=at)
    return photo


@transaction.atomic
def withdraw_photo(*, photo: Photo, by: Actor, at: datetime, revision: int | None = None) -> Photo:
    """From every page at once: the archive, the releases, the address of the file."""
    rules.check_keep(by, photo)
    revisions.lock(photo, revision=revision)
    revisions.change(photo, state=Photo.State.DRAFT, published_at=None)
    audit("withdraw_photo", photo, by=by, at=at, fields=["state"])
    _gone(photo)
    return photo


@transaction.atomic
def delete_photo(*, photo: Photo, by: Actor, at: datetime, revision: int | None = None) -> None:
    """The picture and every consent to it; its file goes with the next deletion run."""
    rules.check_keep(by, photo)
    revisions.lock(photo, revision=revision)
    rules.check_unused(photo.uses.count())
    owing.settle_consent(photo, "gelöscht", by=by, at=at)
    audit("delete_photo", photo, by=by, at=at, fields=["file"])
    forget(kind=PHOTO, object_id=photo.pk)
    photo.delete()


# --- Consent ------------------------------------------------------------------------------------------
@transaction.atomic
def name_person(
    *, photo: Photo, name: str, form: str, agreed_on: date, by: Actor, at: datetime, until: date | None = None,
    note: str = "",
) -> PhotoPerson:  # fmt: skip
    """Who is shown, and how they agreed. A name never leaves the house."""
    rules.check_keep(by, photo)
    revisions.lock(photo)
    rules.check_consent(clean(name), agreed_on, until, day_of(at))
    made = PhotoPerson.objects.create(
        photo=photo, name=clean(name), form=PhotoPerson.Form(form), agreed_on=agreed_on, until=until, note=clean(note)
    )
    audit("name_person", photo, by=by, at=at, fields=["people"])
    index_photo(photo, at=at)
    return made


@transaction.atomic
def revoke_consent(*, person: PhotoPerson, by: Actor, at: datetime, revision: int | None = None) -> PhotoPerson:
    """Whoever is shown does not agree any more: the picture leaves every page in this moment."""
    rules.check_keep(by, person.photo)
    revisions.lock(person, "photo", revision=revision)
    rules.check_not_revoked(person)
    revisions.change(person, revoked_at=at)
    audit("revoke_consent", person.photo, by=by, at=at, fields=["people"])
    title = f"Einwilligung widerrufen: Foto „{person.photo.caption}“ ersetzen oder löschen"
    owing.owe_consent(person.photo, title, by=by, at=at)
    _gone(person.photo)
    return person


@transaction.atomic
def remind_of_consents(*, at: datetime) -> int:
    """Before a consent ends somebody is asked to renew it; when it is over, what becomes of the picture."""
    day = day_of(at)
    ending = queries.ending(day, day + AHEAD)
    for person in ending:
        title = f"Einwilligung endet: Foto „{person.photo.caption}“ verlängern oder ersetzen"
        owing.owe_consent(person.photo, title, by=SYSTEM, at=at)
    return len(ending)


def _gone(photo: Photo) -> None:
    forget(kind=PHOTO, object_id=photo.pk)
    happened(PhotoGone(photo))


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - VALUES
    if unknown:
        raise TypeError(f"A photo has no such values: {sorted(unknown)}")
    found: dict[str, Any] = {
        name: " ".join(clean(one).split()) if isinstance(one, str) else one for name, one in values.items()
    }
    if "tags" in found:
        found["tags"] = tidy_tags(found["tags"])
    return found
