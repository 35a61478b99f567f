"""The photo archive for who keeps it: taking in, describing, consents, showing and taking down."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.press import operations
from augenhoehe.press.addresses import of_photo, of_release, public_of_photo
from augenhoehe.press.forms.photos import PersonForm, PhotoForm, UploadForm
from augenhoehe.press.listings.photos import photo_tag, photos_listing
from augenhoehe.press.models import Photo
from augenhoehe.press.permissions import KEEP_PHOTOS
from augenhoehe.press.queries import photos as queries
from augenhoehe.press.rules import photos as rules
from augenhoehe.ui.tables import list_response

from .around import find_photo, photo_trail, step


@require_GET
def photos(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(KEEP_PHOTOS)
    rows = queries.desk_photos(request.actor, now())
    return list_response(request, photos_listing(), rows, "press/photos.html", {"breadcrumb": photo_trail()[:1]})


@require_GET
def photo(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, at = find_photo(request, pk), now()
    agreed = bool(getattr(found, "agreed", False))
    context = {
        "page_title": found.caption,
        "breadcrumb": photo_trail(),
        "status": photo_tag(found, agreed=agreed),
        "picture": queries.pictures([found])[0],
        "photo": found,
        "people": queries.people_of(found),
        "uses": [(one, of_release(one)) for one in queries.uses_of(found, request.actor, at)],
        "keeps": rules.can_keep(request.actor, found),
        "missing": rules.what_is_missing([found], today()),
        "is_shown": found.state == Photo.State.PUBLISHED,
        "public_url": public_of_photo(found) if found.state == Photo.State.PUBLISHED and agreed else "",
    }
    return render(request, "press/photo.html", context)


def photo_add(request: ActorRequest) -> HttpResponse:
    request.actor.check(KEEP_PHOTOS)
    form = UploadForm(request.POST or None, request.FILES or None, actor=request.actor)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.add_photo(content=data["file"], by=request.actor, at=now(), **form.values())
        return of_photo(made), "Aufgenommen, in allen Größen. Noch sieht es niemand draußen."

    return ask(request, form, act, title="Foto aufnehmen", button="Hochladen", breadcrumb=photo_trail())


def _kept(request: ActorRequest, pk: uuid.UUID) -> Photo:
    found = find_photo(request, pk)
    rules.check_keep(request.actor, found)
    return found


def photo_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _kept(request, pk)
    form = PhotoForm(request.POST or None, actor=request.actor, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_photo(photo=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return of_photo(found), "Gespeichert."

    return ask(request, form, act, title="Angaben zum Foto", button="Speichern", breadcrumb=photo_trail(found))


def photo_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _kept(request, pk)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.publish_photo(photo=found, by=request.actor, at=now(), **data)
        return of_photo(found), "Das Foto steht im öffentlichen Archiv."

    return step(
        request, found, act, "Ins Fotoarchiv stellen", "Ins Fotoarchiv stellen", photo_trail(found),
        lead="Alle sehen es und laden es in Druckqualität, mit Bildnachweis und Lizenz.",
    )  # fmt: skip


def photo_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _kept(request, pk)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.withdraw_photo(photo=found, by=request.actor, at=now(), **data)
        return of_photo(found), "Das Foto ist von allen Seiten verschwunden."

    return step(
        request, found, act, "Vom Netz nehmen", "Vom Netz nehmen", photo_trail(found),
        lead="Sofort: aus dem Archiv, aus allen Mitteilungen, und seine Adresse antwortet nicht mehr.",
    )  # fmt: skip


def photo_delete(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _kept(request, pk)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.delete_photo(photo=found, by=request.actor, at=now(), **data)
        return reverse("press_inside:photos"), "Das Foto ist gelöscht."

    return step(
        request, found, act, "Foto löschen", "Endgültig löschen", photo_trail(found), danger=True,
        lead="Mit allen Größen und Einwilligungen.",
    )  # fmt: skip


# --- Consent ------------------------------------------------------------------------------------------
def person_name(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _kept(request, pk)
    form = PersonForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.name_person(photo=found, by=request.actor, at=now(), **data)
        return f"{of_photo(found)}#einwilligungen", "Eingetragen."

    return ask(
        request, form, act, title="Wer ist zu sehen?", button="Eintragen", breadcrumb=photo_trail(found),
        lead="Bei Kindern stimmen die Sorgeberechtigten zu.",
    )  # fmt: skip


def consent_revoke(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    request.actor.check(KEEP_PHOTOS)
    person = get_object_or_404(queries.person_for(request.actor, pk, now()))
    rules.check_keep(request.actor, person.photo)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.revoke_consent(person=person, by=request.actor, at=now(), **data)
        return of_photo(person.photo), "Widerrufen. Das Foto ist von allen Seiten verschwunden."

    return step(
        request, person, act, f"Einwilligung widerrufen: {person.name}", "Widerruf eintragen",
        photo_trail(person.photo), danger=True,
        lead="Das Foto verschwindet sofort von allen Seiten. Nach 30 Tagen wird es gelöscht.",
    )  # fmt: skip
