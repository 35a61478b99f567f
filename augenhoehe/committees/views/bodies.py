"""The profile of a body: what it says of itself, its rules, links and capacity."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from augenhoehe.committees.forms.bodies import BodyRuleForm, CapacityForm, LinkForm, ProfileForm, german, typed_in
from augenhoehe.committees.models import BodyLink
from augenhoehe.committees.operations import body_rules as operations
from augenhoehe.committees.queries.bodies import body_rule_on, capacity_on
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .committees import address, managed, trail


def profile_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    form = ProfileForm(request.POST or None, of=committee)

    def act(data: dict) -> tuple[str, str]:
        about, word = typed_in(data, "about", committee.about), typed_in(data, "designation", committee.designation)
        operations.describe_committee(
            committee=committee, about=about, designation=word, by=request.actor, at=now(), **data
        )
        return f"{address(committee)}#steckbrief", "Gespeichert."

    return ask(request, form, act, title="Steckbrief", button="Speichern", breadcrumb=trail(committee))


def body_rule_set(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    form = BodyRuleForm(request.POST or None, of=committee, rule=body_rule_on(committee, today()))

    def act(data: dict) -> tuple[str, str]:
        operations.set_body_rule(committee=committee, by=request.actor, at=now(), **data)
        return f"{address(committee)}#regeln", f"Die Regel gilt ab {long_date(data['valid_from'])}."

    lead = (
        "Was die Geschäftsordnung dieses Gremiums sagt. Die Regel steht in einfachen Sätzen auf der öffentlichen "
        "Seite. Frühere Regeln bleiben mit ihrer Zeit stehen."
    )
    return ask(
        request,
        form,
        act,
        title="Regeln des Gremiums",
        button="Regel eintragen",
        breadcrumb=trail(committee),
        lead=lead,
    )


def capacity_set(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    held = capacity_on(committee, today())
    first = {"valid_from": today(), **({"hours": held.hours, "note": held.note} if held else {})}
    form = CapacityForm(request.POST or None, initial=first)

    def act(data: dict) -> tuple[str, str]:
        operations.set_capacity(committee=committee, by=request.actor, at=now(), **data)
        return f"{address(committee)}#kapazitaet", "Gespeichert."

    lead = "Nur die Stunden der ganzen Gruppe. Wer wie viel gibt, wird nicht festgehalten."
    return ask(
        request, form, act, title="Kapazität der Gruppe", button="Speichern", breadcrumb=trail(committee), lead=lead
    )


# --- Links ------------------------------------------------------------------------------------------
def link_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    form = LinkForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        data.pop("revision", None)
        title, text = typed_in(data, "title", None), typed_in(data, "text", None)
        operations.add_link(committee=committee, title=title, text=text, by=request.actor, at=now(), **data)
        return f"{address(committee)}#links", "Der Link steht in der Liste."

    return ask(request, form, act, title="Link ergänzen", button="Ergänzen", breadcrumb=trail(committee))


def _link(request: ActorRequest, pk: uuid.UUID, link: uuid.UUID) -> BodyLink:
    committee = managed(request, pk)
    found = get_object_or_404(committee.links, pk=link)
    found.committee = committee
    return found


def link_change(request: ActorRequest, pk: uuid.UUID, link: uuid.UUID) -> HttpResponse:
    found = _link(request, pk, link)
    form = LinkForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        title, text = typed_in(data, "title", found.title), typed_in(data, "text", found.text)
        operations.change_link(link=found, title=title, text=text, by=request.actor, at=now(), **data)
        return f"{address(found.committee)}#links", "Gespeichert, heute geprüft."

    return ask(
        request, form, act, title=f"Link ändern: {german(found.title)}", button="Speichern",
        breadcrumb=trail(found.committee),
    )  # fmt: skip


@require_POST
def link_check(request: ActorRequest, pk: uuid.UUID, link: uuid.UUID) -> HttpResponse:
    found = _link(request, pk, link)
    operations.check_link(link=found, by=request.actor, at=now())
    messages.success(request, f"Heute geprüft: {german(found.title)}")
    return redirect(f"{address(found.committee)}#links")


@require_POST
def link_remove(request: ActorRequest, pk: uuid.UUID, link: uuid.UUID) -> HttpResponse:
    found = _link(request, pk, link)
    title = german(found.title)
    operations.remove_link(link=found, by=request.actor, at=now())
    messages.success(request, f"Entfernt: {title}")
    return redirect(f"{address(found.committee)}#links")
