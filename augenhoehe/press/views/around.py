"""What the pages of press work share: where they lie, whose they are, and files."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.press.addresses import of_photo, of_release
from augenhoehe.press.forms.releases import SeenForm
from augenhoehe.press.models import Photo, PressRelease
from augenhoehe.press.permissions import KEEP_PHOTOS, WRITE_RELEASES
from augenhoehe.press.queries import photos as queries_photos
from augenhoehe.press.queries import releases as queries

Crumbs = list[tuple[str, str]]


def trail(release: PressRelease | None = None) -> Crumbs:
    start: Crumbs = [("Presse", reverse("press_inside:releases"))]
    return [*start, (str(release), of_release(release))] if release else start


def photo_trail(photo: Photo | None = None) -> Crumbs:
    start: Crumbs = [*trail(), ("Fotos", reverse("press_inside:photos"))]
    return [*start, (photo.caption, of_photo(photo))] if photo else start


def public_trail(*more: tuple[str, str]) -> Crumbs:
    return [(gettext("Presse"), reverse("press:releases_public")), *more]


def find(request: ActorRequest, pk: uuid.UUID) -> PressRelease:
    """A release the reader may work with; for all others there is none at this address."""
    request.actor.check(WRITE_RELEASES)
    rows = queries.with_parts(queries.releases_for(request.actor, now()))
    return get_object_or_404(rows, pk=pk)


def find_photo(request: ActorRequest, pk: uuid.UUID) -> Photo:
    request.actor.check(KEEP_PHOTOS)
    found: Photo = get_object_or_404(queries_photos.desk_photos(request.actor, now()), pk=pk)
    return found


def step(
    request: ActorRequest, subject: Any, act: Callable[[dict[str, Any]], tuple[str, str]], title: str, button: str,
    crumbs: Crumbs, **context: Any,
) -> HttpResponse:  # fmt: skip
    """One sentence and one button; whoever looked at an older state sees that first."""
    form = SeenForm(request.POST or None, of=subject)
    return ask(request, form, act, title=title, button=button, breadcrumb=crumbs, **context)
