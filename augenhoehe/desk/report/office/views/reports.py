"""The reports an office owes: begun, written, frozen, handed over."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.happenings import happened
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.desk.models import OfficeReport
from augenhoehe.desk.report.office import council, grants, operations, paper, queries, rules, sheets
from augenhoehe.desk.report.office.forms import BeginGrantForm, BeginReportForm, GrantForm, GrantLines, ReportForm
from augenhoehe.desk.report.permissions import check_office
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.forms import Revised
from augenhoehe.ui.happenings import ListExported
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables.views import XLSX

TITLE = "Berichte"
MEDIA = {"pdf": "application/pdf", "odt": "application/vnd.oasis.opendocument.text", "xlsx": XLSX}
MEDIA["csv"] = "text/csv; charset=utf-8"


def trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(TITLE, reverse("desk:reports")), *more]


def standing(report: OfficeReport) -> str:
    if not report.frozen_at:
        return "Entwurf, noch nicht eingefroren."
    return f"Ausgabe {report.edition}, eingefroren am {long_date(day_of(report.frozen_at))}."


def tag_of(report: OfficeReport) -> StatusTag:
    return StatusTag(f"Ausgabe {report.edition}", "good") if report.frozen else StatusTag("Entwurf", "active")


@require_GET
def reports(request: ActorRequest) -> HttpResponse:
    """All that an office owes, on one page."""
    check_office(request.actor)
    context = {
        "page_title": TITLE,
        "reports": [(one, tag_of(one)) for one in queries.reports_for(request.actor)],
        "grants": queries.grants_for(request.actor),
        "frame": next(iter(queries.frame_versions()), None),
    }
    return render(request, "desk/office/reports.html", context)


def report_begin(request: ActorRequest) -> HttpResponse:
    check_office(request.actor)
    form = BeginReportForm(request.POST or None, initial={"year": today().year})

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.begin_report(by=request.actor, at=now(), **data)
        return reverse("desk:council_report", args=[made.pk]), "Begonnen. Die Zahlen stehen schon da."

    return ask(request, form, act, title="Bericht beginnen", button="Beginnen", breadcrumb=trail())


def _report(request: ActorRequest, pk: uuid.UUID) -> OfficeReport:
    return get_object_or_404(queries.reports_for(request.actor), pk=pk)


@require_GET
def council_report(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The report as it will be handed over, with its texts and its annex."""
    found = _report(request, pk)
    said = council.content(found, at=now())
    context = {
        "page_title": said["title"],
        "breadcrumb": trail(),
        "report": found,
        "tag": tag_of(found),
        "standing": standing(found),
        "said": said,
        "summary": paper.paragraphs(said["summary"]),
        "sections": [(one, paper.paragraphs(one["text"])) for one in said["sections"]],
        "may_write": rules.can_write(request.actor, found),
    }
    return render(request, "desk/office/council.html", context)


def report_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _report(request, pk)
    rules.check_write(request.actor, found)
    form = ReportForm(request.POST or None, of=found)
    address = reverse("desk:council_report", args=[pk])

    def act(data: dict[str, Any]) -> tuple[str, str]:
        title, revision = data.pop("title"), data.pop("revision")
        operations.write_report(
            report=found, title=title, texts=data, revision=revision, by=request.actor, at=now()
        )  # fmt: skip
        return address, "Gespeichert."

    return ask(
        request, form, act, title="Texte schreiben", button="Speichern", breadcrumb=trail((found.title, address)),
        lead="Die Zahlen kommen aus dem Haus. Hier steht, was sie bedeuten.",
    )  # fmt: skip


def report_freeze(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _report(request, pk)
    rules.check_write(request.actor, found)
    form = Revised(request.POST or None, of=found)
    address = reverse("desk:council_report", args=[pk])

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.freeze_report(report=found, revision=data["revision"], by=request.actor, at=now())
        return address, "Eingefroren. Diese Ausgabe bleibt, wie sie ist."

    return ask(
        request, form, act, title="Ausgabe einfrieren", button="Einfrieren", breadcrumb=trail((found.title, address)),
        lead="Danach ändern sich weder Zahlen noch Texte dieser Ausgabe. Für Neues beginnen Sie eine weitere.",
    )  # fmt: skip


@require_GET
def council_file(request: ActorRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    found = _report(request, pk)
    said = council.content(found, at=now())
    made = paper.pdf(said, standing(found)) if kind == "pdf" else paper.odt(said, standing(found))
    return _file(request, made, f"{paper.file_name(said)}.{kind}", kind)


# --- Figures for grants ------------------------------------------------------------------------------
def grant_begin(request: ActorRequest) -> HttpResponse:
    check_office(request.actor)
    form = BeginGrantForm(request.POST or None, initial={"year": today().year})

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.begin_grant(by=request.actor, at=now(), **data)
        return reverse("desk:grant_sheet", args=[made.pk]), "Begonnen, mit den üblichen Zeilen."

    return ask(request, form, act, title="Zahlen für eine Förderung", button="Beginnen", breadcrumb=trail())


@require_GET
def grant_sheet(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.grants_for(request.actor), pk=pk)
    context = {
        "page_title": found.title, "breadcrumb": trail(), "sheet": found, "lines": grants.drawn(found, today()),
        "parts": paper.paragraphs(found.text),
    }  # fmt: skip
    return render(request, "desk/office/grant.html", context)


def grant_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Lines and text together: which figure, from where, or by hand."""
    found = get_object_or_404(queries.grants_for(request.actor), pk=pk)
    check_office(request.actor)
    form = GrantForm(request.POST or None, of=found, initial={"title": found.title, "text": found.text})
    lines = GrantLines(request.POST or None, initial=found.lines, prefix="zeile")
    address = reverse("desk:grant_sheet", args=[pk])

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.write_grant(sheet=found, lines=lines.cleaned_data, by=request.actor, at=now(), **data)
        return address, "Gespeichert."

    if request.method == "POST" and not lines.is_valid():
        form.add_error(None, "In den Zeilen stimmt etwas nicht.")
    return ask(
        request, form, act, title="Zahlen und Sachbericht", button="Speichern",
        breadcrumb=trail((found.title, address)), template="desk/office/grant_write.html", lines=lines,
    )  # fmt: skip


@require_GET
def grant_file(request: ActorRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    found = get_object_or_404(queries.grants_for(request.actor), pk=pk)
    lines = grants.drawn(found, today())
    made = sheets.csv_of(lines) if kind == "csv" else sheets.workbook(found, lines)
    return _file(request, made, f"{slug(found.title)[:80]}.{kind}", kind)


def _file(request: ActorRequest, content: bytes, name: str, kind: str) -> HttpResponse:
    if kind not in MEDIA:
        raise Http404
    happened(ListExported(name, kind, request.actor))
    answer = HttpResponse(content, content_type=MEDIA[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
