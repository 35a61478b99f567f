"""Hints from a file, `/intern/hinweise/import/`: upload, assign columns, look at the dry run, take over."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.numbers import number
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.structure import queries_intake, rules_intake
from augenhoehe.structure.forms.imports import MappingForm, UploadForm, WordsForm
from augenhoehe.structure.import_rows import FIELDS
from augenhoehe.structure.listings_imports import imports_listing, status_of
from augenhoehe.structure.models import HintImport, Term
from augenhoehe.structure.operations import imports as operations
from augenhoehe.structure.permissions import IMPORT_HINTS
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.tables.export import guarded

State = HintImport.State
KINDS = {"faulty": "fehlerhaft", "duplicate": "doppelt", "note": "bitte ansehen"}
MOST_SHOWN = 100


def _actor(request: ActorRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules_intake.check_import(actor)
    return actor


def _find(request: ActorRequest, pk: UUID) -> HintImport:
    return get_object_or_404(queries_intake.import_for(_actor(request)), pk=pk)


@require_safe
def imports(request: ActorRequest) -> HttpResponseBase:
    context = {"page_title": "Hinweise aus Dateien", "breadcrumb": [_hints()]}
    rows = queries_intake.imports_for(_actor(request))
    return list_response(request, imports_listing(), rows, "structure/imports/list.html", context)


def upload(request: ActorRequest) -> HttpResponse:
    """Take a file in; a file that is no table is said at its field."""
    actor = _actor(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            created = operations.upload_import(content=file, file_name=file.name, by=actor, at=clock.now())
            return redirect("structure_inside:import", created.pk)
        except Refused as refused:
            form.add_error("file", refused.sentence)
    context = {"page_title": "Datei hochladen", "breadcrumb": [_hints(), _list()], "form": form}
    return render(request, "structure/imports/upload.html", context)


def import_detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The import at its present step."""
    found = _find(request, pk)
    if found.state == State.UPLOADED:
        return _map(request, found)
    context = {
        **_around(found),
        "running": found.state in rules_intake.AT_WORK,
        "silent": rules_intake.can_restart(found, clock.now()),
        "may_take_over": rules_intake.can_take_over(found),
        "rows": [{**one, "kind": KINDS[one["kind"]]} for one in found.errors[:MOST_SHOWN]],
        "more_rows": max(len(found.errors) - MOST_SHOWN, 0),
        "facts": _facts(found),
        "words": _words_form(found) if found.state == State.CHECKED else None,
        "unknown_relations": ", ".join(found.unknown_values.get("relation", {})),
    }
    return render(request, "structure/imports/detail.html", context)


def import_map(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Assign the columns once more."""
    found = _find(request, pk)
    rules_intake.check_map(found)
    return _map(request, found)


@require_POST
def import_check(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Start the dry run with the columns as assigned."""
    found, actor = _find(request, pk), _actor(request)
    form = _mapping_form(request, found, request.POST)
    if not form.is_valid():
        return _map(request, found, form)
    given = form.cleaned_data
    try:
        operations.start_check(
            hint_import=found, columns=form.columns(), municipality=_town(given["town"]),
            source_note=given["source_note"], language=given["text_language"],
            keep_duplicates=given["keep_duplicates"], values=found.mapping.get("values"),
            revision=given["revision"], by=actor, at=clock.now(),
        )  # fmt: skip
    except Refused as refused:
        if refused.field not in form.fields:
            raise
        form.add_error(refused.field, refused.sentence)
        return _map(request, found, form)
    return redirect("structure_inside:import", pk)


@require_POST
def import_words(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Assign foreign words, and check again."""
    found, actor = _find(request, pk), _actor(request)
    form = _words_form(found, request.POST)
    if form is not None and form.is_valid():
        operations.assign_values(
            hint_import=found, values=form.values(), revision=form.cleaned_data["revision"], by=actor, at=clock.now()
        )
    return redirect("structure_inside:import", pk)


@require_POST
def import_take_over(request: ActorRequest, pk: UUID) -> HttpResponse:
    return _act(request, pk, operations.start_take_over, "Die Hinweise werden jetzt übernommen.")


@require_POST
def import_restart(request: ActorRequest, pk: UUID) -> HttpResponse:
    return _act(request, pk, operations.restart_import, "Der Durchgang beginnt von vorn.")


@require_POST
def import_discard(request: ActorRequest, pk: UUID) -> HttpResponse:
    operations.discard_import(hint_import=_find(request, pk), by=_actor(request), at=clock.now())
    messages.success(request, "Die Datei ist verworfen.")
    return redirect("structure_inside:imports")


@require_safe
def import_progress(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Only the bar, for asking again every two seconds; at the end the whole page is loaded anew."""
    found = _find(request, pk)
    response = render(request, "structure/imports/progress.html", _around(found))
    if found.state not in rules_intake.AT_WORK:
        response.headers["HX-Refresh"] = "true"
    return response


@require_safe
def import_rows(request: ActorRequest, pk: UUID) -> StreamingHttpResponse:
    """The rows that need a look, as CSV for mending them in a spreadsheet."""
    found = _find(request, pk)
    response = StreamingHttpResponse(_csv_lines(found), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="zeilen.csv"'
    return response


class _Echo:
    def write(self, line: str) -> str:
        return line


def _csv_lines(found: HintImport) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow(["Zeile", "Ergebnis", "Was", "Gelesen"])
    for one in found.errors:
        yield writer.writerow([one["row"], KINDS[one["kind"]], guarded(one["sentence"]), guarded(one["read"])])


def _act(request: ActorRequest, pk: UUID, verb: Callable[..., Any], done: str) -> HttpResponse:
    verb(hint_import=_find(request, pk), by=_actor(request), at=clock.now())
    messages.success(request, done)
    return redirect("structure_inside:import", pk)


def _map(request: ActorRequest, found: HintImport, form: MappingForm | None = None) -> HttpResponse:
    context = {**_around(found), "form": form or _mapping_form(request, found)}
    return render(request, "structure/imports/map.html", context)


def _mapping_form(request: ActorRequest, found: HintImport, data: Any = None) -> MappingForm:
    reach = _actor(request).reach(IMPORT_HINTS)
    towns = [one for one in _served() if reach.everywhere or one.pk in reach.municipalities]
    return MappingForm(data, of=found, towns=towns, everywhere=reach.everywhere)


def _words_form(found: HintImport, data: Any = None) -> WordsForm | None:
    if not found.unknown_values.get("life_area"):
        return None
    return WordsForm(data, of=found, life_areas=list(queries_intake.terms(Term.Vocabulary.LIFE_AREA)))


def _served() -> list[Municipality]:
    return list(served_towns().defer("boundary"))


def _town(ags: str) -> Municipality | None:
    return next((town for town in _served() if town.ags == ags), None) if ags else None


def _around(found: HintImport) -> dict[str, Any]:
    return {
        "page_title": found.file_name,
        "breadcrumb": [_hints(), _list()],
        "status": status_of(found),
        "found": found,
        "doing": "Zeilen werden geprüft" if found.state == State.CHECKING else "Zeilen werden übernommen",
    }


def _facts(found: HintImport) -> list[tuple[str, str]]:
    columns = found.mapping.get("columns", {})
    assigned = "\n".join(f"{label}: „{columns[name]}“" for name, label in FIELDS.items() if name in columns)
    checked = found.state in (State.CHECKED, State.DONE)
    counts = [
        ("Gelesene Zeilen", found.rows_total), ("Neu", found.rows_new),
        ("Doppelt", found.rows_duplicate), ("Fehlerhaft", found.rows_faulty),
    ]  # fmt: skip
    return [
        *((label, number(value)) for label, value in counts if checked),
        ("Spalten", assigned),
        ("Für Zeilen ohne Kommune", found.municipality.name if found.municipality else "ganzer Kreis"),
        ("Herkunft und Lizenz", found.source_note),
    ]


def _hints() -> tuple[str, str]:
    return ("Hinweise", reverse("structure_inside:hints"))


def _list() -> tuple[str, str]:
    return ("Aus Dateien", reverse("structure_inside:imports"))
