"""Social areas: one, and the four verbs that draw them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.places import operations, queries, rules
from augenhoehe.places.forms import CorrectAreaForm, EndAreaForm, NewAreaForm, RedrawForm
from augenhoehe.places.geometry import square_kilometres
from augenhoehe.places.models import SocialArea
from augenhoehe.ui.status import StatusTag

from .showing import Crumb, picture, place_crumb, trail


@require_GET
def area(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One drawing of a social area, with what came before and after."""
    found = get_object_or_404(queries.social_areas_for(request.actor), pk=pk)
    town = get_object_or_404(queries.municipality_for(request.actor), pk=found.municipality_id)
    came_from, became = queries.before_and_after(found)
    size = f"rund {square_kilometres(found.boundary):.1f} km²".replace(".", ",") if found.boundary else ""
    context = {
        "page_title": f"Sozialraum {found.name}",
        "breadcrumb": trail(place_crumb(town)),
        "status": _status(found),
        "area": found,
        "facts": [("Schlüssel", found.key), ("Fläche", size), ("Quelle", found.source)],
        "came_from": came_from,
        "became": became,
        "picture": picture(town, [found]),
        "may_redraw": rules.can_redraw(request.actor, found),
        "may_edit": rules.can_edit(request.actor, town),
    }
    return render(request, "places/area.html", context)


def _status(found: SocialArea) -> StatusTag:
    if found.valid_until is not None and found.valid_until < clock.today():
        return StatusTag("gilt nicht mehr", "neutral")
    return StatusTag("gilt", "good") if found.holds_on(clock.today()) else StatusTag("gilt später", "active")


@require_http_methods(["GET", "POST"])
def create(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    town = get_object_or_404(queries.municipality_for(request.actor), pk=pk)
    rules.check_edit(request.actor, town)
    form = NewAreaForm(request.POST or None, request.FILES or None)

    def save(typed: dict[str, Any]) -> SocialArea:
        return operations.create_social_area(municipality=town, **typed, by=request.actor, at=clock.now())

    back = place_crumb(town)
    return _form_page(request, form, save, "Sozialraum anlegen", "Anlegen", "ist angelegt", [back])


@require_http_methods(["GET", "POST"])
def redraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    found = _area_to_edit(request, pk)
    form = RedrawForm(request.POST or None, request.FILES or None, initial={"name": found.name, "source": found.source})

    def save(typed: dict[str, Any]) -> SocialArea:
        return operations.redraw_social_area(area=found, **typed, by=request.actor, at=clock.now())

    title = f"{found.name} neu zuschneiden"
    return _form_page(request, form, save, title, "Neu zuschneiden", "ist neu zugeschnitten", _crumbs(found))


@require_http_methods(["GET", "POST"])
def correct(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    found = _area_to_edit(request, pk)
    initial = {"name": found.name, "source": found.source}
    form = CorrectAreaForm(request.POST or None, request.FILES or None, initial=initial)

    def save(typed: dict[str, Any]) -> SocialArea:
        return operations.correct_social_area(area=found, **typed, by=request.actor, at=clock.now())

    return _form_page(request, form, save, f"{found.name} berichtigen", "Berichtigen", "ist berichtigt", _crumbs(found))


@require_http_methods(["GET", "POST"])
def end(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    found = _area_to_edit(request, pk)
    others = queries.social_areas_of(found.municipality, clock.today()).exclude(pk=found.pk)
    form = EndAreaForm(request.POST or None, successors=others)

    def save(typed: dict[str, Any]) -> SocialArea:
        return operations.end_social_area(area=found, **typed, by=request.actor, at=clock.now())

    return _form_page(request, form, save, f"{found.name} beenden", "Beenden", "ist beendet", _crumbs(found))


def _area_to_edit(request: ActorRequest, pk: uuid.UUID) -> SocialArea:
    found = get_object_or_404(queries.social_areas_for(request.actor), pk=pk)
    rules.check_edit(request.actor, found.municipality)
    return found


def _crumbs(found: SocialArea) -> list[Crumb]:
    return [place_crumb(found.municipality), (found.name, reverse("places_inside:area", args=[found.pk]))]


def _form_page(
    request: ActorRequest,
    form: forms.Form,
    save: Callable[[dict[str, Any]], SocialArea],
    title: str,
    action: str,
    done: str,
    crumbs: list[Crumb],
) -> HttpResponseBase:
    """Show the form; when it is right, do it and show the area."""

    def act(typed: dict[str, Any]) -> tuple[str, str]:
        made = save(typed)
        return reverse("places_inside:area", args=[made.pk]), f"{made.name} {done}."

    return ask(request, form, act, title=title, button=action, breadcrumb=trail(*crumbs))
