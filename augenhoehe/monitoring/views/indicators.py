"""Indicators inside: the catalogue, one indicator with its charts, its values and its definitions."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.monitoring import forms, operations, presenting, queries, rules
from augenhoehe.monitoring.addresses import of_indicator, public_of_indicator
from augenhoehe.monitoring.listings import indicators_listing, values_listing
from augenhoehe.monitoring.models import Indicator
from augenhoehe.ui.charts import csv_of, png_of, svg_of
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import list_response

MAKERS = {
    "csv": (csv_of, "text/csv; charset=utf-8"),
    "svg": (svg_of, "image/svg+xml"),
    "png": (png_of, "image/png"),
}


def trail(indicator: Indicator | None = None) -> list[tuple[str, str]]:
    start = [("Indikatoren", reverse("monitoring_inside:indicators"))]
    return [*start, (indicator.title, of_indicator(indicator))] if indicator else start


def find(request: ActorRequest, pk: uuid.UUID) -> Indicator:
    return get_object_or_404(queries.indicators_for(request.actor), pk=pk)


def written(request: ActorRequest, pk: uuid.UUID) -> Indicator:
    """For pages that change it: whoever may not is refused before typing anything."""
    rules.check_write(request.actor)
    return find(request, pk)


@require_GET
def indicators(request: ActorRequest) -> HttpResponseBase:
    rules.check_read(request.actor)
    writes = rules.can_write(request.actor)
    listing = indicators_listing(request.actor, writes=writes)
    context = {"page_title": "Indikatoren", "writes": writes}
    return list_response(request, listing, queries.catalogue_for(request.actor), "monitoring/indicators.html", context)


@require_GET
def indicator(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_read(request.actor)
    found = find(request, pk)
    definitions = list(found.definitions.newest_first())
    targets = queries.targets_of(found)
    sheet = presenting.sheet_of(
        found, definitions, targets, area=request.GET.get("gebiet", ""), group=request.GET.get("gruppe", ""),
        downloads=f"{of_indicator(found)}bild/",
    )  # fmt: skip
    writes = rules.can_write(request.actor)
    context = {
        "page_title": found.title,
        "breadcrumb": trail(),
        "status": StatusTag("nicht mehr erhoben", "neutral") if found.retired else None,
        "indicator": found,
        "sheet": sheet,
        "facts": facts(found),
        "definitions": definitions,
        "targets": targets,
        "writes": writes,
        "enters": rules.can_enter(request.actor, found),
        "public_address": public_of_indicator(found),
        "panels": slot_panels("indicator.panels", request.actor, found),
    }
    return render(request, "monitoring/indicator.html", context)


def facts(found: Indicator) -> list[tuple[str, str]]:
    return [
        ("Kennung", found.code),
        ("Art", found.get_kind_display()),
        ("Themenfeld", found.field),
        ("Einheit", found.unit),
        ("Richtung", found.get_direction_display()),
        ("Rhythmus", found.get_rhythm_display()),
        ("Ebenen", ", ".join(str(Indicator.Level(one).label) for one in found.levels)),
        ("Quelle", found.source),
        ("Herkunft", found.get_family_display()),
        ("Zuständig", str(found.responsible) if found.responsible else "Koordination"),
        ("Öffentlich", "ja" if found.public else "nein"),
    ]


@require_GET
def chart_file(request: ActorRequest, pk: uuid.UUID, chart: str, kind: str) -> HttpResponse:
    rules.check_read(request.actor)
    return file_of(request, find(request, pk), chart, kind)


def file_of(request: Any, found: Indicator, chart: str, kind: str) -> HttpResponse:
    """One chart as a file: the same as on the page, with title, source and day."""
    definitions = list(found.definitions.newest_first())
    sheet = presenting.sheet_of(
        found, definitions, queries.targets_of(found),
        area=request.GET.get("gebiet", ""), group=request.GET.get("gruppe", ""),
    )  # fmt: skip
    wanted = next((one for one in sheet.charts if one.key == chart), None)
    if wanted is None or kind not in MAKERS:
        raise Http404
    make, media_type = MAKERS[kind]
    name = f"{found.code}-{chart}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(make(wanted), content_type=media_type, headers=headers)


@require_GET
def values(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    rules.check_read(request.actor)
    found = find(request, pk)
    context = {"page_title": "Werte als Tabelle", "breadcrumb": trail(found)}
    rows = queries.values_for(request.actor, found)
    return list_response(request, values_listing(found), rows, "monitoring/listing.html", context)


def indicator_create(request: ActorRequest) -> HttpResponse:
    rules.check_write(request.actor)
    form = forms.IndicatorForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        made = operations.create_indicator(by=request.actor, at=now(), **data)
        return of_indicator(made), "Der Indikator ist angelegt. Tragen Sie nun Werte ein."

    return ask(request, form, act, title="Indikator anlegen", button="Anlegen", breadcrumb=trail())


def indicator_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    form = forms.ChangeIndicatorForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_indicator(indicator=found, by=request.actor, at=now(), **data)
        return of_indicator(found), "Gespeichert."

    return ask(
        request, form, act, title="Indikator bearbeiten", button="Speichern", breadcrumb=trail(found),
        lead="Wie gezählt wird, ändern Sie mit einer neuen Definition.",
    )  # fmt: skip


def indicator_define(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    last = found.definitions.newest_first().first()
    initial = {name: getattr(last, name) for name in ("text", "numerator", "denominator", "method")} if last else {}
    form = forms.DefineForm(request.POST or None, of=found, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        operations.define_anew(indicator=found, by=request.actor, at=now(), **data)
        return of_indicator(found), "Die neue Definition gilt. Die bisherige bleibt zu lesen."

    return ask(
        request, form, act, title="Neu definieren", button="Neu definieren", breadcrumb=trail(found),
        lead="Werte vor diesem Tag gelten nach der bisherigen Definition. Im Diagramm ist die Linie dort unterbrochen.",
    )  # fmt: skip


def indicator_retire(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    form = forms.RetireForm(request.POST or None, of=found, initial={"retired_on": found.retired_on or today()})

    def act(data: dict) -> tuple[str, str]:
        operations.retire_indicator(indicator=found, by=request.actor, at=now(), **data)
        return of_indicator(found), "Der Indikator wird nicht mehr erhoben. Seine Werte bleiben."

    return ask(request, form, act, title="Nicht mehr erheben", button="Festhalten", breadcrumb=trail(found))


def value_enter(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_enter_somewhere(request.actor, found)
    form = forms.ValueForm(request.POST or None, indicator=found, areas=queries.area_choices(today()))

    def act(data: dict) -> tuple[str, str]:
        area, group = queries.area_from(data.pop("area")), data.pop("group")
        chosen = next((one for one in queries.groups() if str(one.pk) == group), None)
        held = operations.enter_value(
            indicator=found, area=area, group=chosen, area_status_on=today(), by=request.actor, at=now(), **data
        )
        again = f" Er ist jetzt Fassung {held.version}; die frühere bleibt zu lesen." if held.version > 1 else ""
        return of_indicator(found), f"Der Wert ist eingetragen.{again}"

    return ask(
        request, form, act, title="Wert eintragen", button="Eintragen", breadcrumb=trail(found),
        lead="Steht dort schon ein Wert, wird dieser seine neue Fassung.",
    )  # fmt: skip


def target_set(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    form = forms.TargetForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        operations.set_target(indicator=found, by=request.actor, at=now(), **data)
        return of_indicator(found), "Der Zielwert ist festgehalten."

    return ask(request, form, act, title="Zielwert setzen", button="Setzen", breadcrumb=trail(found))


def starters(request: ActorRequest) -> HttpResponse:
    rules.check_write(request.actor)
    form = forms.StarterForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        made = operations.take_starters(by=request.actor, at=now(), **data)
        sentence = f"{len(made)} Indikatoren übernommen." if made else "Dieser Startsatz ist schon übernommen."
        return trail()[0][1], sentence

    return ask(
        request, form, act, title="Startsatz übernehmen", button="Übernehmen", breadcrumb=trail(),
        lead="Übernommen werden Kennungen, Namen und Themenfelder, keine Werte. Was schon da ist, bleibt, wie es ist.",
    )  # fmt: skip
