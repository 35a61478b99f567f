"""Organisations from a file, `/intern/organisationen/import/`: upload, columns, dry run, take over."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations import operations
from augenhoehe.organisations.forms.imports import MappingForm, UploadForm
from augenhoehe.organisations.listings.imports import import_tag, imports_listing
from augenhoehe.organisations.models import RegisterImport
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.ui.tables import list_response

from .register import trail

State = RegisterImport.State
KINDS = {"faulty": "unvollständig", "duplicate": "doppelt", "note": "bitte ansehen"}


def _trail(request: ActorRequest) -> list[tuple[str, str]]:
    return [*trail(request), ("Aus Tabellen", reverse("organisations_inside:imports"))]


def _find(request: ActorRequest, pk: uuid.UUID) -> RegisterImport:
    request.actor.check(KEEP_REGISTER)
    found: RegisterImport = get_object_or_404(queries_register.import_for(request.actor), pk=pk)
    return found


@require_GET
def imports(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(KEEP_REGISTER)
    rows = queries_register.imports_for(request.actor)
    return list_response(request, imports_listing(), rows, "organisations/imports.html", {"breadcrumb": trail(request)})


def import_upload(request: ActorRequest) -> HttpResponse:
    request.actor.check(KEEP_REGISTER)
    form = UploadForm(request.POST or None, request.FILES or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        file = data["file"]
        made = operations.upload_register(content=file, file_name=file.name, by=request.actor, at=now())
        return reverse("organisations_inside:import_map", args=[made.pk]), "Hochgeladen. Übernommen ist noch nichts."

    return ask(
        request, form, act, title="Tabelle hochladen", button="Hochladen", breadcrumb=_trail(request),
        lead="Zuerst sagen Sie, was in welcher Spalte steht. Dann sehen Sie, was neu, doppelt oder unvollständig ist.",
    )  # fmt: skip


def import_map(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Assign the columns; sending it is the dry run."""
    found = _find(request, pk)
    rules.check_not_taken(found)
    form = MappingForm(request.POST or None, of=found, towns=queries_register.kept_towns(request.actor))
    address = reverse("organisations_inside:import", args=[pk])

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.check_register(
            register_import=found, columns=form.columns(), municipality=data["town"], by=request.actor, at=now(),
            keep_duplicates=data["keep_duplicates"], revision=data["revision"],
        )  # fmt: skip
        return address, "Geprüft. Übernommen ist noch nichts."

    return ask(
        request, form, act, title=f"Spalten zuordnen: {found.file_name}", button="Prüfen", breadcrumb=_trail(request),
        lead="Die Vorschläge kommen aus der Kopfzeile. Hinter jeder Spalte stehen zwei Beispiele.",
    )  # fmt: skip


@require_GET
def import_detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What the dry run found, or what was taken over."""
    found = _find(request, pk)
    if found.state == State.UPLOADED:
        return redirect("organisations_inside:import_map", pk=pk)
    counts = [
        ("Gelesene Zeilen", found.rows_total), ("Neu", found.rows_new), ("Doppelt", found.rows_duplicate),
        ("Unvollständig", found.rows_faulty),
    ]  # fmt: skip
    context = {
        "page_title": found.file_name,
        "breadcrumb": _trail(request),
        "status": import_tag(found),
        "found": found,
        "facts": [*counts, ("Für Zeilen ohne Ort", found.municipality.name if found.municipality else "")],
        "rows": [{**one, "kind": KINDS[one["kind"]]} for one in found.listed],
        "may_take_over": rules.can_take_over(found),
        "done": found.state == State.DONE,
    }
    return render(request, "organisations/import.html", context)


@require_POST
def import_take_over(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    revision = request.POST.get("revision", "")
    operations.take_over_register(
        register_import=found, by=request.actor, at=now(), revision=int(revision) if revision.isdecimal() else None
    )
    messages.success(request, "Übernommen. Jetzt können Sie alle per Mail um Bestätigung bitten.")
    return redirect("organisations_inside:import", pk=pk)


@require_POST
def import_discard(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    operations.discard_register(register_import=_find(request, pk), by=request.actor, at=now())
    messages.success(request, "Die Datei ist verworfen.")
    return redirect("organisations_inside:imports")
