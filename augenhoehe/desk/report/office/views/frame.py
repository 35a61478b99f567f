"""„Unser Handlungskonzept“ for everybody, and what things cost for who answers for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.desk.report.office import costs, operations, queries
from augenhoehe.desk.report.office.forms import CostForm, CostLines, FrameForm
from augenhoehe.desk.report.permissions import check_office
from augenhoehe.journal.views.asking import ask
from augenhoehe.journal.views.kept import public_page

from .reports import trail


@public_page
def frame(request: ActorRequest) -> HttpResponse:
    """How integration management works here: three chapters, with all versions."""
    versions = queries.frame_versions()
    return _frame(request, versions, versions[0].version if versions else 0)


@public_page
def frame_version(request: ActorRequest, version: int) -> HttpResponse:
    """An earlier version, and what it changed word by word."""
    versions = queries.frame_versions()
    if not versions:
        raise Http404
    return _frame(request, versions, version)


def _frame(request: ActorRequest, versions: list[Any], number: int) -> HttpResponse:
    found = next((one for one in versions if one.version == number), None)
    if found is None and versions:
        raise Http404
    before = next((one for one in versions if one.version == number - 1), None)
    context = {
        "page_title": _("Unser Handlungskonzept"),
        "version": found,
        "newest": not versions or found is versions[0],
        "before": before,
        "chapters": queries.chapters_of(found, before) if found else [],
        "versions": versions,
    }
    return render(request, "desk/office/frame.html", context)


def frame_write(request: ActorRequest) -> HttpResponse:
    check_office(request.actor)
    newest = next(iter(queries.frame_versions()), None)
    start = {key: getattr(newest, key) for key, _title in queries.CHAPTERS} if newest else {}
    form = FrameForm(request.POST or None, initial={"version": newest.version if newest else 0, **start})

    def act(data: dict[str, Any]) -> tuple[str, str]:
        note, version = data.pop("note"), data.pop("version")
        made = operations.write_frame(chapters=data, note=note, version=version, by=request.actor, at=now())
        return reverse("desk_public:frame"), f"Fassung {made.version} ist jetzt öffentlich."

    return ask(
        request, form, act, title="Unser Handlungskonzept schreiben", button="Neue Fassung veröffentlichen",
        breadcrumb=trail(), lead="Drei Kapitel nach dem Rahmen des Landes. Jede Fassung bleibt öffentlich erhalten.",
    )  # fmt: skip


@require_GET
def costs_page(request: ActorRequest) -> HttpResponse:
    """Hours and euros of measures; and the sheet of what the product costs and replaces."""
    check_office(request.actor)
    sheet = costs.sheet()
    spent = costs.of_measures()
    context = {
        "page_title": "Aufwand und Kosten",
        "breadcrumb": trail(),
        "spent": spent,
        "hours": sum((one.hours for one in spent), Decimal(0)),
        "euros": sum((one.euros for one in spent), Decimal(0)),
        "sheet": sheet,
        "sides": _sides(sheet) if sheet else [],
        "result": costs.result(sheet) if sheet else None,
    }
    return render(request, "desk/office/costs.html", context)


def _sides(sheet: Any) -> list[tuple[str, list[tuple[costs.Line, Decimal]]]]:
    sides = (("Was das Programm kostet", sheet.costs), ("Was es ersetzt", sheet.replaces))
    return [(title, [(line, line.yearly(sheet.hour_rate)) for line in costs.lines_of(rows)]) for title, rows in sides]


def costs_fill(request: ActorRequest) -> HttpResponse:
    """The sheet to fill in; the lines are proposals, the numbers are theirs."""
    check_office(request.actor)
    sheet = costs.sheet()
    start = {"revision": sheet.revision, "hour_rate": sheet.hour_rate, "note": sheet.note} if sheet else {}
    form = CostForm(request.POST or None, initial=start)
    sides = {
        "kosten": CostLines(request.POST or None, prefix="kosten", initial=_start(sheet, "costs", costs.STARTER_COSTS)),
        "ersetzt": CostLines(
            request.POST or None, prefix="ersetzt", initial=_start(sheet, "replaces", costs.STARTER_REPLACES)
        ),
    }

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.fill_costs(
            costs=sides["kosten"].cleaned_data, replaces=sides["ersetzt"].cleaned_data, by=request.actor, at=now(),
            **data,
        )  # fmt: skip
        return reverse("desk:costs"), "Gerechnet."

    if request.method == "POST" and not all(one.is_valid() for one in sides.values()):
        form.add_error(None, "In einer Zeile steht keine Zahl. Schreiben Sie zum Beispiel 1200 oder 12,5.")
    return ask(
        request, form, act, title="Was es kostet und ersetzt", button="Rechnen",
        breadcrumb=trail(("Aufwand und Kosten", reverse("desk:costs"))), template="desk/office/costs_fill.html",
        lead="Schreiben Sie Euro im Jahr oder Stunden im Monat. Leere Zeilen zählen nicht.", sides=sides,
    )  # fmt: skip


def _start(sheet: Any, side: str, starter: tuple[str, ...]) -> list[dict[str, Any]]:
    if sheet is None:
        return [{"label": label} for label in starter]
    return [
        {"label": one.label, "euros": one.euros or None, "hours": one.hours or None}
        for one in costs.lines_of(getattr(sheet, side))
    ]
