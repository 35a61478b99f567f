"""Values from a file: upload, say what the columns mean, look at the dry run, take over."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core.clock import now
from augenhoehe.core.numbers import number
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.monitoring import queries, rules
from augenhoehe.monitoring.forms_import import MappingForm, UploadForm
from augenhoehe.monitoring.listings import imports_listing
from augenhoehe.monitoring.models import ValueImport
from augenhoehe.monitoring.operations import imports as operations
from augenhoehe.ui.tables import list_response

from .indicators import trail

State = ValueImport.State
KINDS = {"faulty": "fehlerhaft", "duplicate": "doppelt", "note": "bitte ansehen"}
MOST_SHOWN = 100


def _trail(found: ValueImport | None = None) -> list[tuple[str, str]]:
    start = [*trail(), ("Werte aus Dateien", reverse("monitoring_inside:imports"))]
    return [*start, (found.file_name, _address(found))] if found else start


def _address(found: ValueImport) -> str:
    return reverse("monitoring_inside:import", args=[found.pk])


def _find(request: ActorRequest, pk: uuid.UUID) -> ValueImport:
    rules.check_write(request.actor)
    return get_object_or_404(queries.imports_for(request.actor), pk=pk)


@require_GET
def imports(request: ActorRequest) -> HttpResponseBase:
    rules.check_write(request.actor)
    context = {"page_title": "Werte aus Dateien", "breadcrumb": trail()}
    rows = queries.imports_for(request.actor)
    return list_response(request, imports_listing(), rows, "monitoring/imports.html", context)


def upload(request: ActorRequest) -> HttpResponse:
    rules.check_write(request.actor)
    form = UploadForm(request.POST or None, request.FILES or None)

    def act(data: dict) -> tuple[str, str]:
        file = data["file"]
        made = operations.upload_values(content=file, file_name=file.name, by=request.actor, at=now())
        told = (
            "Die Zuordnung der letzten Datei mit denselben Spalten ist übernommen." if made.mapping.get("plan") else ""
        )
        return reverse("monitoring_inside:import_map", args=[made.pk]), f"Die Datei ist da. {told}".strip()

    return ask(
        request, form, act, title="Datei hochladen", button="Hochladen", breadcrumb=_trail(),

        lead="Zuerst sagen Sie, was in welcher Spalte steht. Dann wird geprüft, und erst danach übernommen.",
    )  # fmt: skip


def import_map(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_waiting(found)
    form = MappingForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.start_check(
            value_import=found, mapping=form.mapping(), municipality=data["municipality"], revision=data["revision"],
            by=request.actor, at=now(),
        )  # fmt: skip
        return _address(found), "Die Datei wird geprüft."

    return ask(
        request, form, act, title="Was die Spalten bedeuten", button="Prüfen", breadcrumb=_trail(found),
        lead="Nichts wird übernommen, bevor Sie das Ergebnis gesehen haben.",
    )  # fmt: skip


@require_GET
def import_detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The import at its present step."""
    found = _find(request, pk)
    if found.state == State.UPLOADED:
        return redirect("monitoring_inside:import_map", pk)
    context = {
        **_around(found),
        "running": found.state in ValueImport.AT_WORK,
        "may_take_over": rules.can_take_over(found),
        "values": number(found.values_new + found.values_corrected),
        "rows": [{**one, "kind": KINDS[one["kind"]]} for one in found.errors[:MOST_SHOWN]],
        "more_rows": max(len(found.errors) - MOST_SHOWN, 0),
        "facts": _facts(found),
    }
    return render(request, "monitoring/import.html", context)


def _around(found: ValueImport) -> dict:
    return {
        "page_title": found.file_name,
        "breadcrumb": _trail(),
        "found": found,
        "doing": "Datei prüfen" if found.state == State.CHECKING else "Werte übernehmen",
    }


def _facts(found: ValueImport) -> list[tuple[str, str]]:
    return [
        ("Stand", found.get_state_display()),
        ("Kommune", str(found.municipality)),
        ("Quelle", found.mapping.get("source", "")),
        ("Zeilen", number(found.rows_total)),
        ("Neue Werte", number(found.values_new)),
        ("Berichtigte Werte", f"{number(found.values_corrected)} (die früheren bleiben als Fassung)"),
        ("Unverändert", number(found.values_unchanged)),
        ("Fehlerhafte Zellen", number(found.cells_faulty)),
    ]


@require_GET
def import_progress(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Only the bar, for asking again every two seconds; at the end the whole page is loaded anew."""
    found = _find(request, pk)
    response = render(request, "monitoring/import_progress.html", _around(found))
    if found.state not in ValueImport.AT_WORK:
        response.headers["HX-Refresh"] = "true"
    return response


@require_POST
def import_take_over(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    operations.start_take_over(value_import=found, by=request.actor, at=now())
    messages.success(request, "Die Werte werden jetzt übernommen.")
    return redirect(_address(found))


@require_POST
def import_discard(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    operations.discard_values(value_import=_find(request, pk), by=request.actor, at=now())
    messages.success(request, "Die Datei ist verworfen.")
    return redirect("monitoring_inside:imports")
