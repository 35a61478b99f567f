"""Releases and photos are found from their hour on, and not a moment longer than they may be seen.

A document is written when something appears, never before: the list of known words would tell of it.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.core.seeing import includes
from augenhoehe.press.addresses import stored_of_photo, stored_of_release
from augenhoehe.press.models import Photo, PressRelease
from augenhoehe.press.queries import photos as queries_photos
from augenhoehe.press.queries import releases as queries_releases
from augenhoehe.press.words import said
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index
from augenhoehe.search.tags import about, words_of
from augenhoehe.ui.prose import plain

RELEASE, PHOTO = "release", "photo"


def index_release(release: PressRelease, *, at: datetime) -> None:
    if not release.is_public:
        forget(kind=RELEASE, object_id=release.pk)
        return
    quotes = list(release.quotes.all())
    for language in {SOURCE, *release.headline, *release.text}:
        told = said(release, quotes, language)
        quoted = [f"{one.text.text} {one.source}" for one in told.quotes]
        words = [told.subheadline.text, told.dateline.text, told.lead.text, plain(told.text.text), *quoted]
        index(
            kind=RELEASE, object_id=release.pk, scope=Document.Scope.PUBLIC, title=told.headline.text,
            language=language, body="\n".join(filter(None, [*words, *release.tags])), url=stored_of_release(release),
            visible_from=release.published_at, municipality_id=release.municipality_id, tags=_tags(release), at=at,
        )  # fmt: skip


def _tags(release: PressRelease) -> list[str]:
    """What it is about, so that others find it (S2-40)."""
    known = about(
        town=release.municipality_id, field=release.action_field_id, thread=release.thread_id,
        house=release.organisation_id,
    )  # fmt: skip
    return [*known, *words_of([str(release), *release.tags])]


def index_photo(photo: Photo, *, at: datetime) -> None:
    """Until the day at which the first consent ends."""
    if not includes(Photo.objects.public(at), photo.pk):
        forget(kind=PHOTO, object_id=photo.pk)
        return
    ends = queries_photos.first_end(photo)
    until = datetime.combine(ends + timedelta(days=1), time(), tzinfo=BERLIN) if ends else None
    index(
        kind=PHOTO, object_id=photo.pk, scope=Document.Scope.PUBLIC, title=photo.caption,
        body="\n".join(filter(None, [photo.alt_text, photo.place, *photo.tags])), url=stored_of_photo(photo),
        visible_from=photo.published_at, visible_until=until, municipality_id=photo.municipality_id, at=at,
    )  # fmt: skip


def rebuild_releases(*, at: datetime) -> int:
    rows = list(queries_releases.public_releases(at).prefetch_related("quotes").order_by("pk"))
    for release in rows:
        index_release(release, at=at)
    return len(rows)


def rebuild_photos(*, at: datetime) -> int:
    rows = list(queries_photos.photos_for(ANONYMOUS, at).order_by("pk"))
    for photo in rows:
        index_photo(photo, at=at)
    return len(rows)
