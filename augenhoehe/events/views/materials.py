"""Slides, papers, photos: laid down by the hosts, shown to whom they are for; and the notice about photos."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST, require_safe

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.events.day_addresses import of_materials
from augenhoehe.events.forms.afterwards import MaterialForm, NoticeForm
from augenhoehe.events.forms.attendance import ConfirmForm
from augenhoehe.events.models import Event, Material
from augenhoehe.events.operations import materials as operations
from augenhoehe.events.queries import afterwards as queries
from augenhoehe.journal.views.asking import ask

from .feedback import download
from .results import find, trail

Crumbs = list[tuple[str, str]]


def _trail(event: Event) -> Crumbs:
    return [*trail(event), ("Material", of_materials(event))]


def _material(request: ActorRequest, pk: uuid.UUID) -> Material:
    found: Material = get_object_or_404(queries.materials_for(request.actor, today()), pk=pk)
    return found


@require_GET
def materials(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    event = find(request, pk)
    context = {
        "page_title": "Material und Fotos", "breadcrumb": trail(event), "event": event,
        "materials": queries.materials_inside(event), "notice": queries.notice_of(event),
    }  # fmt: skip
    return render(request, "events/after/materials.html", context)


def material_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    event = find(request, pk)
    form = MaterialForm(request.POST or None, request.FILES or None, event=event)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.lay_down(
            event=event, content=data["file"], name=data["file"].name, by=request.actor, at=now(), **form.values()
        )
        return of_materials(event), "Abgelegt. Zu sehen ist es, sobald Sie es freigeben."

    return ask(
        request, form, act, title="Material ablegen", button="Ablegen", breadcrumb=_trail(event),
        lead="Ort, Zeit und Gerät einer Aufnahme entfernen wir aus jedem Bild.",
    )  # fmt: skip


def material_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _material(request, pk)
    form = MaterialForm(request.POST or None, event=found.event, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_material(
            material=found, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )
        return of_materials(found.event), "Gespeichert."

    return ask(request, form, act, title=found.title, button="Speichern", breadcrumb=_trail(found.event))


@require_POST
def material_show(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _material(request, pk)
    shown = request.POST.get("shown") == "yes"
    operations.show_material(material=found, shown=shown, by=request.actor, at=now())
    messages.success(request, "Freigegeben." if shown else "Zurückgenommen. Niemand kann es mehr laden.")
    return redirect(of_materials(found.event))


def material_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _material(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_material(material=found, by=request.actor, at=now())
        return of_materials(found.event), "Entfernt."

    return ask(
        request, form, act, title=f"Entfernen: {found.title}", button="Entfernen", danger=True,
        breadcrumb=_trail(found.event),
    )  # fmt: skip


@require_safe
def material_file(request: ActorRequest, pk: uuid.UUID) -> FileResponse:
    return download(_material(request, pk))


def notice(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What is said before about photos."""
    event = find(request, pk)
    found = queries.notice_of(event)
    form = NoticeForm(request.POST if request.method == "POST" else None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.say_about_photos(event=event, by=request.actor, at=now(), **data)
        return of_materials(event), "Der Hinweis steht auf der Seite der Veranstaltung."

    return ask(
        request, form, act, title="Hinweis auf Fotos", button="Speichern", breadcrumb=_trail(event),
        lead="Wer kommt, soll vorher wissen, ob und wofür fotografiert wird.",
    )  # fmt: skip


@require_POST
def notice_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    event = find(request, pk)
    operations.withdraw_notice(event=event, by=request.actor, at=now())
    messages.success(request, "Der Hinweis ist weg: Es wird nicht fotografiert.")
    return redirect(of_materials(event))
