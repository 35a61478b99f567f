"""Yearly reports inside: texts, preview, editions that the worker makes, downloads."""

from __future__ import annotations

import uuid

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees import editions
from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.forms import EditionForm, NewReportForm, ReportForm, ReportPartForm
from augenhoehe.concept.models import Concept, ReportEdition, YearReport
from augenhoehe.concept.operations.reports import paper_of
from augenhoehe.concept.sheets import workbook_of_year
from augenhoehe.concept.yearly import year_content
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.files.kinds import XLSX
from augenhoehe.files.queries import path_of
from augenhoehe.journal.views.asking import ask

from .concepts import find, trail, written
from .shown import year_shown

KINDS = ("pdf", "odt", "xlsx")


def reports_of(concept: Concept) -> str:
    return reverse("concept_inside:reports", args=[concept.pk])


def reports_trail(concept: Concept) -> list[tuple[str, str]]:
    return [*trail(concept), ("Jahresberichte", reports_of(concept))]


def _address(report: YearReport) -> str:
    return reverse("concept_inside:report", args=[report.pk])


@require_GET
def reports(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_read_draft(request.actor)
    found = find(request, pk)
    context = {
        "page_title": f"Jahresberichte: {found.title}",
        "breadcrumb": trail(found),
        "concept": found,
        "reports": queries.reports_of(found),
        "writes": rules.can_write(request.actor, found.municipality_id),
    }
    return render(request, "concept/reports.html", context)


def report_begin(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    form = NewReportForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        made = operations.begin_report(concept=concept, by=request.actor, at=now(), **data)
        return _address(made), "Der Jahresbericht ist angelegt. Zahlen und Tabellen stehen schon da."

    return ask(request, form, act, title="Jahresbericht beginnen", button="Beginnen", breadcrumb=reports_trail(concept))


def _find(request: ActorRequest, pk: uuid.UUID) -> YearReport:
    rules.check_read_draft(request.actor)
    return get_object_or_404(queries.reports_for(request.actor), pk=pk)


@require_GET
def report(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """As it would be printed today, with the editions that are frozen."""
    found = _find(request, pk)
    made = queries.editions_of(found)
    context = {
        "page_title": str(found),
        "breadcrumb": reports_trail(found.concept),
        "report": found,
        "editions": made,
        "making": next((one for one in made if one.state == ReportEdition.State.MAKING), None),
        "parts": {str(one.action_field_id): one for one in queries.parts_of(found)},
        "writes": rules.can_write(request.actor, found.concept.municipality_id),
        **year_shown(year_content(found, today())),
    }
    return render(request, "concept/report.html", context)


def report_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_write(request.actor, found.concept.municipality_id)
    form = ReportForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.write_report(report=found, by=request.actor, at=now(), **data)
        return _address(found), "Gespeichert."

    return ask(
        request, form, act, title="Einleitung und Ausblick", button="Speichern",
        breadcrumb=[*reports_trail(found.concept), (str(found), _address(found))],
    )  # fmt: skip


def part_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_read_draft(request.actor)
    part = get_object_or_404(queries.parts_for(request.actor), pk=pk)
    found = part.report
    rules.check_write(request.actor, found.concept.municipality_id)
    form = ReportPartForm(request.POST or None, of=part)

    def act(data: dict) -> tuple[str, str]:
        operations.write_part(part=part, by=request.actor, at=now(), **data)
        return f"{_address(found)}#feld-{part.action_field_id}", "Gespeichert."

    return ask(
        request, form, act, title=f"Text: {part.action_field.title}", button="Speichern",
        breadcrumb=[*reports_trail(found.concept), (str(found), _address(found))],
    )  # fmt: skip


def edition_order(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_write(request.actor, found.concept.municipality_id)
    first = not any(one.state == ReportEdition.State.READY for one in queries.editions_of(found))
    form = EditionForm(request.POST or None, first=first)

    def act(data: dict) -> tuple[str, str]:
        operations.order_edition(report=found, by=request.actor, at=now(), **data)
        return f"{_address(found)}#ausgaben", "Die Ausgabe wird erzeugt."

    return ask(
        request, form, act, title="Ausgabe festhalten", button="Festhalten",
        breadcrumb=[*reports_trail(found.concept), (str(found), _address(found))],
        lead="Zahlen und Texte bleiben so, wie sie jetzt sind. Ist das Konzept öffentlich, lesen alle die Ausgabe.",
    )  # fmt: skip


@require_GET
def edition_progress(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """How far the worker is; ready, the page is read anew."""
    rules.check_read_draft(request.actor)
    found = get_object_or_404(queries.editions_for(request.actor), pk=pk)
    response = render(request, "concept/report_progress.html", {"edition": found})
    if found.state != ReportEdition.State.MAKING:
        response["HX-Refresh"] = "true"
    return response


@require_GET
def edition_file(request: ActorRequest, pk: uuid.UUID, kind: str) -> HttpResponse | FileResponse:
    rules.check_read_draft(request.actor)
    found = get_object_or_404(queries.editions_for(request.actor), pk=pk)
    return file_of(found, kind)


def file_of(edition: ReportEdition, kind: str) -> HttpResponse | FileResponse:
    """The PDF as it was frozen; ODT and workbook from the same frozen content."""
    if edition.state != ReportEdition.State.READY or kind not in KINDS or edition.pdf is None:
        raise Http404
    paper = paper_of(edition.content, edition.number)
    name = f"{paper.file_name}.{kind}"
    if kind == "pdf":
        return FileResponse(
            path_of(edition.pdf).open("rb"), as_attachment=True, filename=name, content_type="application/pdf"
        )
    if kind == "xlsx":
        content, media_type = workbook_of_year(edition.content), XLSX
    else:
        content = editions.made(paper, kind, at=edition.made_at or edition.ordered_at)
        media_type = editions.KINDS[kind].media_type
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)
