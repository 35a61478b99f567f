"""Quotes and media of a draft."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.files.views import served
from augenhoehe.journal.views.asking import ask
from augenhoehe.press import operations
from augenhoehe.press.addresses import of_release
from augenhoehe.press.forms.releases import DocumentForm, QuoteForm, ReleasePhotoForm
from augenhoehe.press.models import Medium, PressRelease, Quote
from augenhoehe.press.permissions import WRITE_RELEASES
from augenhoehe.press.queries import releases as queries
from augenhoehe.press.rules import releases as rules

from .around import find, step, trail


def _written(request: ActorRequest, found: PressRelease) -> PressRelease:
    rules.check_write(request.actor, found)
    rules.check_writable(found)
    return found


def _quotes(found: PressRelease) -> str:
    return f"{of_release(found)}#zitate"


def _media(found: PressRelease) -> str:
    return f"{of_release(found)}#medien"


def quote_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _written(request, find(request, pk))
    form = QuoteForm(request.POST or None, release=found, actor=request.actor)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_quote(release=found, by=request.actor, at=now(), **data)
        return _quotes(found), "Das Zitat steht unter dem Text."

    return ask(
        request, form, act, title="Zitat", button="Speichern", breadcrumb=trail(found),
        lead="Lassen Sie den Wortlaut freigeben, bevor Sie ihn eintragen.",
    )  # fmt: skip


def quote_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    quote = _quote(request, pk)
    form = QuoteForm(request.POST or None, release=quote.release, actor=request.actor, quote=quote)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_quote(quote=quote, by=request.actor, at=now(), **data)
        return _quotes(quote.release), "Gespeichert."

    return ask(request, form, act, title="Zitat ändern", button="Speichern", breadcrumb=trail(quote.release))


def quote_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    quote = _quote(request, pk)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_quote(quote=quote, by=request.actor, at=now(), **data)
        return _quotes(quote.release), "Das Zitat ist entfernt."

    return step(
        request, quote.release, act, "Zitat entfernen", "Entfernen", trail(quote.release), lead=quote.source,
        danger=True,
    )  # fmt: skip


def _quote(request: ActorRequest, pk: uuid.UUID) -> Quote:
    request.actor.check(WRITE_RELEASES)
    found = get_object_or_404(queries.quotes_for(request.actor, now()), pk=pk)
    _written(request, found.release)
    return found


def release_photo(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _written(request, find(request, pk))
    form = ReleasePhotoForm(request.POST or None, actor=request.actor, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_photo_to_release(release=found, by=request.actor, at=now(), **data)
        return _media(found), "Das Foto erscheint mit der Mitteilung."

    return ask(request, form, act, title="Foto dazu", button="Anhängen", breadcrumb=trail(found))


def release_document(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _written(request, find(request, pk))
    form = DocumentForm(request.POST or None, request.FILES or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_document(
            release=found, content=data["file"], title=data["title"], revision=data["revision"], by=request.actor,
            at=now(),
        )  # fmt: skip
        return _media(found), "Das Dokument hängt an der Mitteilung."

    return ask(request, form, act, title="Dokument dazu", button="Hochladen", breadcrumb=trail(found))


def medium_first(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    medium = _medium(request, pk)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.move_medium(medium=medium, by=request.actor, at=now())
        return _media(medium.release), "Steht jetzt vorn."

    return step(
        request, medium.release, act, "Nach vorn stellen", "Nach vorn stellen", trail(medium.release),
        lead="Das erste Foto steht neben der Überschrift und in Vorschauen anderswo.",
    )  # fmt: skip


def medium_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    medium = _medium(request, pk)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_medium(medium=medium, by=request.actor, at=now(), **data)
        return _media(medium.release), "Entfernt. Ein Foto bleibt im Archiv."

    return step(
        request, medium.release, act, "Von der Mitteilung nehmen", "Entfernen", trail(medium.release),
        lead=str(medium.photo or medium.title),
    )  # fmt: skip


def _medium(request: ActorRequest, pk: uuid.UUID) -> Medium:
    request.actor.check(WRITE_RELEASES)
    found = get_object_or_404(queries.media_for(request.actor, now()), pk=pk)
    _written(request, found.release)
    return found


@require_GET
def medium_file(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """A document, for who may read the release before everybody does."""
    request.actor.check(WRITE_RELEASES)
    found = get_object_or_404(queries.media_for(request.actor, now()).filter(file__isnull=False), pk=pk)
    return served(found.file, found.title, download=True)  # type: ignore[arg-type]
