"""Questions about the photo archive."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, Func, Min, OuterRef, Q, QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.values import dataclass
from augenhoehe.files.models import Rendition
from augenhoehe.files.pictures import Sizes, sizes_of
from augenhoehe.files.queries import renditions_of
from augenhoehe.press.addresses import of_photo, of_picture, of_print, public_of_photo
from augenhoehe.press.models import Medium, Photo, PhotoPerson, PressRelease


def photos_for(actor: Actor, at: datetime) -> QuerySet[Photo]:
    rows = Photo.objects.visible_to(actor, at).select_related("file", "municipality")
    return rows.defer("municipality__boundary")  # type: ignore[no-any-return]


def desk_photos(actor: Actor, at: datetime) -> QuerySet[Photo]:
    """For who keeps the archive: each knows whether everybody shown on it agrees."""
    agreed = Photo.objects.filter(pk=OuterRef("pk")).agreed(day_of(at))  # type: ignore[attr-defined]
    return photos_for(actor, at).annotate(agreed=Exists(agreed))


def years(at: datetime) -> list[int]:
    return [day.year for day in Photo.objects.public(at).order_by().dates("taken_on", "year", order="DESC")]


def tags(at: datetime) -> list[str]:
    """Words of the pictures that everybody sees."""
    rows = Photo.objects.public(at).order_by().annotate(tag=Func("tags", function="unnest"))
    return sorted(set(rows.values_list("tag", flat=True)), key=str.casefold)


def worded(rows: QuerySet[Photo], typed: str) -> QuerySet[Photo]:
    for word in typed.split()[:6]:
        rows = rows.filter(
            Q(caption__icontains=word) | Q(alt_text__icontains=word) | Q(place__icontains=word)
            | Q(tags__contains=[word])
        )  # fmt: skip
    return rows


def chosen(rows: QuerySet[Photo], *, year: str, tag: str) -> QuerySet[Photo]:
    """The archive as somebody asked for it; what is no year and no word narrows nothing."""
    if year.isdecimal() and len(year) == 4:
        rows = rows.filter(taken_on__year=int(year))
    return rows.filter(tags__contains=[tag]) if tag else rows


def first_end(photo: Photo) -> date | None:
    """The day on which the first consent ends."""
    found: date | None = photo.people.aggregate(first=Min("until"))["first"]
    return found if photo.shows_people else None


def people_of(photo: Photo) -> list[PhotoPerson]:
    return list(photo.people.order_by("name", "pk"))


def person_for(actor: Actor, pk: uuid.UUID, at: datetime) -> QuerySet[PhotoPerson]:
    return PhotoPerson.objects.filter(pk=pk, photo__in=photos_for(actor, at)).select_related("photo")


def ending(day: date, until: date) -> list[PhotoPerson]:
    rows = PhotoPerson.objects.filter(revoked_at__isnull=True, until__gte=day, until__lte=until)
    return list(rows.filter(photo__state=Photo.State.PUBLISHED).select_related("photo").order_by("until", "pk"))


def waiting_release(photo: Photo, at: datetime) -> PressRelease | None:
    """A release with this picture whose hour is still to come."""
    waiting = Q(embargo_until__gt=at) | Q(scheduled_for__gt=at)
    rows = PressRelease.objects.filter(waiting, media__photo=photo).exclude(state__in=PressRelease.ONCE_PUBLIC)
    return rows.order_by("pk").first()


def uses_of(photo: Photo, actor: Actor, at: datetime) -> list[PressRelease]:
    rows = PressRelease.objects.visible_to(actor, at).filter(media__photo=photo)
    return list(rows.order_by("-published_at", "-written_at"))


# --- Pictures as pages show them ------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Picture:
    """A photo with the addresses of its sizes."""

    photo: Photo
    url: str
    print_url: str
    sizes: Sizes

    @property
    def large(self) -> str:
        return self.sizes.jpeg[-1][0] if self.sizes.jpeg else self.print_url


def pictures(photos: Iterable[Photo], *, inside: bool = False) -> list[Picture]:
    """One query for all sizes; each photo with its file. inside: they lead to the page of who keeps them."""
    rows = list(photos)
    sizes = renditions_of(one.file for one in rows)
    page = of_photo if inside else public_of_photo
    return [_picture(one, sizes.get(one.file_id, []), page(one)) for one in rows]


def _picture(photo: Photo, found: list[Rendition], url: str) -> Picture:
    return Picture(photo, url, of_print(photo), sizes_of(found, lambda one: of_picture(photo, one), of_print(photo)))


def shown_pictures(media: Iterable[Medium], actor: Actor, at: datetime) -> list[Picture]:
    """Of the media of a release those pictures that the reader may see now."""
    hung = [one.photo_id for one in media if one.photo_id]
    if not hung:
        return []
    seen = {one.pk: one for one in photos_for(actor, at).filter(pk__in=hung)}
    return pictures((seen[pk] for pk in hung if pk in seen), inside=actor.signed_in)


def public_pictures(media: Iterable[Medium], at: datetime) -> list[Picture]:
    return shown_pictures(media, ANONYMOUS, at)
