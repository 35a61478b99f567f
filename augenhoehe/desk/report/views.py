"""The report on a page, as PDF and as a workbook, at the day somebody names."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.happenings import happened
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.text import slug
from augenhoehe.ui.forms import GermanDateField
from augenhoehe.ui.happenings import ListExported
from augenhoehe.ui.tables.views import XLSX

from . import pdf, queries, sheets
from .content import Report
from .permissions import DRAW_REPORT

NAME = "bericht-organisationen"


class DayForm(forms.Form):
    """As of which day."""

    stichtag = GermanDateField(label="Stand am", required=False, past=True)


@require_GET
def organisations_report(request: ActorRequest) -> HttpResponse:
    """The whole report; the day stands in the address, so that it can be passed on."""
    request.actor.check(DRAW_REPORT)
    form = DayForm(request.GET or None)
    made = queries.report(_day(form), at=now())
    query = f"?stichtag={made.day:%Y-%m-%d}"
    context = {
        "page_title": made.title,
        "breadcrumb": [("Organisationen", reverse("organisations_inside:organisations"))],
        "report": made,
        "form": form if form.is_bound else DayForm(initial={"stichtag": made.day}),
        "pdf_url": reverse("desk:organisations_report_pdf") + query,
        "sheets_url": reverse("desk:organisations_report_sheets") + query,
    }
    return render(request, "desk/report/report.html", context)


@require_GET
def organisations_report_pdf(request: ActorRequest) -> HttpResponse:
    """PDF/UA, made at once."""
    made = _made(request)
    return _file(request, pdf.pdf(made), made, "pdf", "application/pdf")


@require_GET
def organisations_report_sheets(request: ActorRequest) -> HttpResponse:
    made = _made(request)
    return _file(request, sheets.workbook(made), made, "xlsx", XLSX)


def _made(request: ActorRequest) -> Report:
    request.actor.check(DRAW_REPORT)
    return queries.report(_day(DayForm(request.GET or None)), at=now())


def _day(form: DayForm) -> date:
    return (form.cleaned_data["stichtag"] if form.is_valid() else None) or today()


def _file(request: HttpRequest, content: bytes, made: Report, kind: str, media_type: str) -> HttpResponse:
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    happened(ListExported(NAME, kind, actor))
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{slug(made.title)}-{made.day:%Y-%m-%d}.{kind}"'
    return answer
