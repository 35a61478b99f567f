"""Where releases and photos are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.addresses import by_id
from augenhoehe.files.kinds import ENDINGS
from augenhoehe.files.models import Rendition

from .models import Photo, PressContact, PressRelease, Publisher


def of_release(release: PressRelease) -> str:
    return by_id("press_inside:release", release.pk)


def public_of_release(release: PressRelease) -> str:
    """In the reader's language; empty before its number."""
    return reverse("press:release_public", args=[release.number]) if release.number else ""


def stored_of_release(release: PressRelease) -> str:
    """For search, steps and mails: without a language."""
    with translation.override("de"):
        return public_of_release(release)


def whole(path: str) -> str:
    return settings.BASE_URL + path


def of_photo(photo: Photo) -> str:
    return by_id("press_inside:photo", photo.pk)


def public_of_photo(photo: Photo) -> str:
    return by_id("press:photo_public", photo.pk)


def stored_of_photo(photo: Photo) -> str:
    with translation.override("de"):
        return public_of_photo(photo)


def of_picture(photo: Photo, size: Rendition) -> str:
    """One size of a picture; the same address in every language, so that it is loaded once."""
    with translation.override("de"):
        return reverse("press:picture", args=[photo.pk, size.width, ENDINGS[size.file.media_type]])


def of_print(photo: Photo) -> str:
    with translation.override("de"):
        return reverse("press:picture_print", args=[photo.pk])


def of_publisher(publisher: Publisher) -> str:
    return by_id("press_inside:publisher", publisher.pk)


def of_contact(contact: PressContact) -> str:
    return by_id("press_inside:contact", contact.pk)
