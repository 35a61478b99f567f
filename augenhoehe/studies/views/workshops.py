"""Workshops: cards in clusters with votes; a cluster with a hurdle becomes a hint."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.events.addresses import public_of_event
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.studies import addresses
from augenhoehe.studies.forms import studies as our_forms
from augenhoehe.studies.models import Card, Workshop
from augenhoehe.studies.operations import workshops as operations
from augenhoehe.studies.queries import studies as queries
from augenhoehe.studies.rules import studies as rules

from .studies import find, trail


def _workshop(request: ActorRequest, pk: uuid.UUID) -> Workshop:
    return get_object_or_404(queries.workshops_for(request.actor), pk=pk)


def _trail(workshop: Workshop) -> list[Crumb]:
    return [*trail(workshop.study), (workshop.title, addresses.of_workshop(workshop))]


@require_GET
def workshop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = _workshop(request, pk), request.actor
    groups = []
    for one in queries.cards_of(found):
        hurdles = sum(card.kind == Card.Kind.HURDLE for card in one.cards)
        hands_on = one.cluster is not None and rules.can_hand_on(actor, one.cluster, hurdles)
        groups.append({"of": one, "hands_on": hands_on})
    context = {
        "page_title": found.title,
        "breadcrumb": trail(found.study),
        "workshop": found,
        "event_url": public_of_event(found.event) if found.event else "",
        "groups": groups,
        "writes": rules.can_write(actor, found.study),
    }
    return render(request, "studies/workshop.html", context)


def workshop_note(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    study = find(request, pk)
    rules.check_write(request.actor, study)
    form = our_forms.WorkshopForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.note_workshop(study=study, by=request.actor, at=now(), **data)
        return addresses.of_workshop(made), "Gespeichert. Jetzt die Karten."

    return ask(request, form, act, title="Werkstatt eintragen", button="Eintragen", breadcrumb=trail(study))


def card_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _workshop(request, pk)
    rules.check_write(request.actor, found.study)
    form = our_forms.CardForm(request.POST or None, workshop=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        data.pop("revision")
        operations.write_card(workshop=found, by=request.actor, at=now(), **data)
        return addresses.of_workshop(found), "Die Karte hängt."

    return ask(request, form, act, title="Karte schreiben", button="Aufhängen", breadcrumb=_trail(found))


def card_sort(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    card = get_object_or_404(queries.cards_for(request.actor), pk=pk)
    rules.check_write(request.actor, card.workshop.study)
    form = our_forms.CardForm(request.POST or None, workshop=card.workshop, of=card)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.sort_card(card=card, by=request.actor, at=now(), **data)
        return addresses.of_workshop(card.workshop), "Gespeichert."

    return ask(request, form, act, title="Karte einordnen", button="Speichern", breadcrumb=_trail(card.workshop))


def cluster_open(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _workshop(request, pk)
    rules.check_write(request.actor, found.study)
    form = our_forms.ClusterForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.open_cluster(workshop=found, by=request.actor, at=now(), **data)
        return addresses.of_workshop(found), "Die Gruppe ist angelegt. Ordnen Sie Karten ein."

    return ask(request, form, act, title="Gruppe anlegen", button="Anlegen", breadcrumb=_trail(found))


def cluster_hand_on(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    cluster = get_object_or_404(queries.clusters_for(request.actor), pk=pk)
    rules.check_manage(request.actor)
    form = our_forms.MoveForm(request.POST or None, of=cluster)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.hand_on_cluster(cluster=cluster, by=request.actor, at=now(), **data)
        return addresses.of_workshop(cluster.workshop), "Der Hinweis liegt im Eingang."

    return ask(
        request, form, act, title="Als Hinweis weitergeben", button="Weitergeben", breadcrumb=_trail(cluster.workshop),
        lead="Die Hürden werden das Problem, Ideen und Unterstützung das, was helfen würde. Niemand wird genannt.",
    )  # fmt: skip
