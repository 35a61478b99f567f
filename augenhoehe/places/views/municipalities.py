"""Municipalities: the list, and one with its outline and social areas."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.places import queries, rules
from augenhoehe.places.geometry import square_kilometres
from augenhoehe.places.models import Municipality, SocialArea
from augenhoehe.places.permissions import READ_PLACES
from augenhoehe.ui.tables import Column, Filter, Listing, list_response
from augenhoehe.ui.words import long_day

from .showing import picture, trail


def _detail(row: Municipality) -> str:
    return reverse("places_inside:municipality", args=[row.pk])


def _named(rows: QuerySet[Municipality], value: str) -> QuerySet[Municipality]:
    return rows.filter(name__icontains=value)


LISTING = Listing(
    name="orte",
    title="Kommunen",
    columns=(
        Column("name", "Name", "name", sort="sorting", url=_detail),
        Column("art", "Art", "get_kind_display", sort="kind"),
        Column("kreis", "Kreis", "parent.name", sort="parent__sorting"),
        Column("ags", "Gemeindeschlüssel", "ags", sort="ags"),
        Column("sozialraeume", "Sozialräume", "area_count", kind="number"),
        Column("bis", "gültig bis", "valid_until", kind="date"),
    ),
    filters=(
        Filter("name", "Name", _named),
        Filter(
            "art",
            "Art",
            lambda rows, value: rows.filter(kind=value),
            kind="choice",
            choices=lambda: [(str(value), str(label)) for value, label in Municipality.Kind.choices],
        ),
    ),
    default_sort="name",
    empty_title="Noch keine Kommunen",
    empty_text="Übernehmen Sie die amtliche Liste auf dem Server: augenhoehe import places DATEI --kreis SCHLÜSSEL",
)


@require_GET
def places(request: ActorRequest) -> HttpResponseBase:
    """The Kreis and the towns of this installation."""
    request.actor.check(READ_PLACES)
    rows = queries.municipalities_for(request.actor, clock.today()).filter(served=True)
    context = {"page_title": "Orte", "elsewhere": reverse("places_inside:all_places"), "all": False}
    return list_response(request, LISTING, rows, "places/places.html", context)


@require_GET
def all_places(request: ActorRequest) -> HttpResponseBase:
    """Every municipality that is known, of other Kreise too."""
    request.actor.check(READ_PLACES)
    rows = queries.municipalities_for(request.actor, clock.today())
    context = {"page_title": "Alle bekannten Kommunen", "breadcrumb": trail(), "all": True}
    return list_response(request, LISTING, rows, "places/places.html", context)


@require_GET
def municipality(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One municipality: facts, outline, and its social areas of today and before."""
    found = get_object_or_404(queries.municipality_for(request.actor), pk=pk)
    areas = list(queries.history_of(found, request.actor))
    today = clock.today()
    valid = [area for area in areas if area.holds_on(today)]
    context = {
        "page_title": found.name,
        "breadcrumb": trail(),
        "municipality": found,
        "facts": _facts(found),
        "picture": picture(found, valid),
        "areas": [_row(area) for area in valid],
        "others": [area for area in areas if area not in valid],
        "may_edit": rules.can_edit(request.actor, found),
    }
    return render(request, "places/municipality.html", context)


def _facts(found: Municipality) -> list[tuple[str, Any]]:
    size = f"rund {round(square_kilometres(found.boundary))} km², aus der Grenze berechnet" if found.boundary else ""
    return [
        ("Art", found.get_kind_display()),
        ("Gemeindeschlüssel", found.ags),
        ("Kreis", found.parent.name if found.parent else ""),
        ("Fläche", size),
        ("Diese Installation", "gehört dazu" if found.served else "gehört nicht dazu"),
        ("Gültig", _span(found)),
        ("Quelle", found.source),
    ]


def _span(found: Municipality) -> str:
    since = f"ab {long_day(found.valid_from)}" if found.valid_from else ""
    until = f"bis {long_day(found.valid_until)}" if found.valid_until else ""
    return " ".join(part for part in (since, until) if part)


def _row(area: SocialArea) -> dict[str, Any]:
    size = square_kilometres(area.boundary) if area.boundary else None
    return {"area": area, "size": f"{size:.1f}".replace(".", ",") if size else ""}
