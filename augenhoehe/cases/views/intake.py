"""The way in, seen from inside: who waits, who cares, a file or an answer; and the door, for the team lead."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.accounts.models import Carrier
from augenhoehe.cases import operations, queries, queries_intake, rules_intake
from augenhoehe.cases.forms.intake import AdmitForm, AnswerWishForm, DoorForm
from augenhoehe.cases.models import AdviceRequest
from augenhoehe.cases.rules import check_numbers
from augenhoehe.core.clock import now, today
from augenhoehe.core.keys import KeyMissing
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.organisations.words_offers import names_in
from augenhoehe.ui.status import StatusTag, Turn, turn

from .room import address, in_room, trail


def _trail(wish: AdviceRequest | None = None) -> list[Crumb]:
    found = [*trail(), ("Beratungswünsche", reverse("cases_inside:wishes"))]
    return [*found, (_name(wish), reverse("cases_inside:wish", args=[wish.pk]))] if wish else found


def _name(wish: AdviceRequest) -> str:
    try:
        return wish.said("name")
    except KeyMissing:
        return "nicht lesbar: der Schlüssel fehlt"


def find_wish(request: ActorRequest, pk: uuid.UUID) -> AdviceRequest:
    """The wish, if it stands at a door of this person's carrier; every finding is noted as a reading."""
    found: AdviceRequest = get_object_or_404(queries_intake.wishes_for(request.actor), pk=pk)
    operations.note_reading(cases=[None], verb="wish.read", by=request.actor, at=now())
    return found


def wish_tag(wish: AdviceRequest, request: ActorRequest) -> StatusTag:
    if wish.taken_by_id is None:
        late = wish.answer_by < today()
        return StatusTag("wartet länger als zugesagt", "bad") if late else StatusTag("wartet", "warning")
    return StatusTag("Sie kümmern sich" if wish.taken_by_id == request.actor.user_id else "in guten Händen", "active")


@require_safe
@in_room()
def wishes(request: ActorRequest) -> HttpResponse:
    """Who waits for a call, the most urgent first. The list opens names and is one reading."""
    rows = list(queries_intake.wishes_for(request.actor)[:200])
    if rows:
        operations.note_reading(cases=[None], verb="wish.read", by=request.actor, at=now())
    lines = [{"wish": one, "name": _name(one), "tag": wish_tag(one, request)} for one in rows]
    context = {"page_title": "Beratungswünsche", "breadcrumb": trail(), "lines": lines}
    return render(request, "cases/wishes.html", context)


@require_safe
@in_room()
def wish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_wish(request, pk)
    context = {
        "page_title": _name(found),
        "breadcrumb": _trail(),
        "status": wish_tag(found, request),
        "turn": _turn(found, request),
        "wish": found,
        "facts": _facts(found),
        "free": found.taken_by_id is None,
        "mine": found.taken_by_id == request.actor.user_id,
    }
    return render(request, "cases/wish.html", context)


def _turn(wish: AdviceRequest, request: ActorRequest) -> Turn:
    who = "Ihr Team" if wish.taken_by_id is None else str(wish.taken_by)
    who = "Sie" if wish.taken_by_id == request.actor.user_id else who
    return turn(who, due=wish.answer_by, today=today())


def _facts(wish: AdviceRequest) -> list[tuple[str, str]]:
    try:
        said = wish.content
    except KeyMissing:
        return []
    areas = dict(queries_intake.life_areas_in("de"))
    interpreter = ", bitte mit Sprachmittlung" if said.get("interpreter") else ""
    return [
        ("Telefon", said["phone"]),
        ("E-Mail-Adresse", said["email"]),
        ("Gut zu erreichen", said["reach"]),
        ("Sprache", f"{names_in('de').get(said['language'], said['language'])}{interpreter}"),
        ("Worum es geht", areas.get(said["life_area"], said["life_area"])),
        ("In einem Satz", said["about"]),
        ("Beratungsstelle", wish.carrier.name),
    ]


@require_POST
@in_room()
def wish_care(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_wish(request, pk)
    operations.care_for_wish(wish=found, by=request.actor, at=now())
    messages.success(request, "Sie kümmern sich. Ihr Team sieht es.")
    return redirect("cases_inside:wish", found.pk)


@require_POST
@in_room()
def wish_back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_wish(request, pk)
    operations.give_wish_back(wish=found, by=request.actor, at=now())
    messages.success(request, "Der Wunsch wartet wieder auf jemanden aus Ihrem Team.")
    return redirect("cases_inside:wish", found.pk)


@in_room()
def wish_admit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Search first: files of a similar name stand above the form, so that one person has one file."""
    found = find_wish(request, pk)
    rules_intake.check_own(request.actor, found)
    alike = queries.search(request.actor, found.said("name"))
    alike = [one for one in alike if one.case.carrier_id == found.carrier_id]
    if alike:
        operations.note_reading(cases=[one.case for one in alike], verb="found", by=request.actor, at=now())
    form = AdmitForm(request.POST or None, of=found, alike=alike)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.admit_wish(
            wish=found, identity=form.identity, request=data["request"], known=form.alike.get(data.get("known", "")),
            by=request.actor, at=now(),
        )  # fmt: skip
        return address(made), "Die Akte ist angelegt. Der Beratungswunsch ist gelöscht, sein Inhalt steht in der Akte."

    return ask(
        request, form, act, title="Akte anlegen", button="Akte anlegen", breadcrumb=_trail(found),
        lead="Nur so viel, wie Sie zum Begleiten brauchen. Aufnehmen geht danach erst mit einer Einwilligung.",
    )  # fmt: skip


@in_room()
def wish_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_wish(request, pk)
    rules_intake.check_own(request.actor, found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.answer_wish(wish=found, ending=data["ending"], by=request.actor, at=now())
        return reverse("cases_inside:wishes"), "Der Beratungswunsch ist gelöscht."

    return ask(
        request, AnswerWishForm(request.POST or None), act, title="Ohne Akte beenden", button="Beenden und löschen",
        breadcrumb=_trail(found), danger=True,
        lead="Alles, was die Person geschrieben hat, wird sofort gelöscht. Wie es ausging, wird nicht gespeichert.",
    )  # fmt: skip


# --- The door -----------------------------------------------------------------------------------------
@in_room(check_numbers)
def door_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = dict(queries_intake.doors_of(request.actor))
    carrier: Carrier = get_object_or_404(Carrier, pk__in=[one.pk for one in found if one.pk == pk])
    rules_intake.check_open_door(request.actor, carrier)
    form: forms.Form = DoorForm(request.POST or None, of=found[carrier])

    def act(data: dict[str, Any]) -> tuple[str, str]:
        door = operations.set_door(carrier=carrier, by=request.actor, at=now(), **data)
        said = "Der Empfang ist offen." if door.open else "Der Empfang ist geschlossen."
        return f"{reverse('cases_inside:numbers')}#empfang", said

    return ask(
        request, form, act, title=f"Empfang: {carrier.name}", button="Speichern",
        breadcrumb=[("Fallzahlen", reverse("cases_inside:numbers"))],
        lead="Ist der Empfang offen, können sich Menschen ohne Konto melden. Lesen kann es nur Ihr Case Management.",
    )  # fmt: skip
