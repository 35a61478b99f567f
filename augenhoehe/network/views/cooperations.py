"""Cooperations: the list, one with its partners and answers, and what is done with it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.addresses import of_cooperation
from augenhoehe.network.forms.cooperations import ChangeForm, EndForm, EnterForm
from augenhoehe.network.listings.cooperations import (
    answer_tag,
    cooperation_tag,
    cooperations_listing,
    period_of,
    towns_of,
)
from augenhoehe.network.models import Cooperation
from augenhoehe.network.queries import cooperations as queries
from augenhoehe.network.rules import cooperations as rules
from augenhoehe.organisations.addresses import of_organisation, public_of_organisation
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.models import ContactNote
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.organisations.queries.needs import notes_for
from augenhoehe.ui.tables import list_response

Crumbs = list[tuple[str, str]]


def trail(request: ActorRequest, cooperation: Cooperation | None = None) -> Crumbs:
    """The list and the cooperation, as far as the reader may open them."""
    start: Crumbs = []
    if request.actor.may(READ_NETWORK):
        start = [("Kooperationen", reverse("network_inside:cooperations"))]
    return [*start, (cooperation.subject, of_cooperation(cooperation))] if cooperation else start


def find(request: ActorRequest, pk: uuid.UUID) -> Cooperation:
    return get_object_or_404(queries.cooperation_for(request.actor, today()), pk=pk)


def tended(request: ActorRequest, pk: uuid.UUID) -> Cooperation:
    """For pages of its partners and of the coordination: anybody else is refused before typing anything."""
    found = find(request, pk)
    rules.check_tend(request.actor, found, today())
    return found


@require_GET
def cooperations(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(READ_NETWORK)
    rows = queries.cooperations_for(request.actor, today())
    context = {"enters": _enters(request)}
    return list_response(request, cooperations_listing(), rows, "network/cooperations.html", context)


def _enters(request: ActorRequest) -> bool:
    return request.actor.may(KEEP_REGISTER) or queries.own_organisations(request.actor, today()).exists()


@require_GET
def cooperation(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = find(request, pk), request.actor, today()
    tends = rules.can_tend(actor, found, day)
    alive = found.state != Cooperation.State.ENDED
    note = found.note
    context = {
        "page_title": found.subject,
        "breadcrumb": trail(request),
        "status": cooperation_tag(found),
        "cooperation": found,
        "facts": _facts(found),
        "partners": _partners(request, found, tends=tends, alive=alive),
        "contact": queries.contact_of(found, actor, day),
        "tends": tends,
        "alive": alive,
        "verbs": _verbs(found) if tends else [],
        "documents": list(found.documents.order_by("-added_at")) if tends else [],
        "note": note,
        "note_url": f"{of_organisation(note.organisation)}#kontaktnotizen"
        if note and notes_for(actor).filter(pk=note.pk).exists()
        else "",
    }
    return render(request, "network/cooperation.html", context)


def _facts(found: Cooperation) -> list[tuple[str, str]]:
    rows = [
        ("Art", found.get_kind_display()),
        ("Fachgebiet", found.get_field_display() if found.field else ""),
        ("Orte", towns_of(found)),
        ("Zeit", period_of(found)),
        ("Wer es sieht", found.get_visibility_display()),
        ("Was daraus wurde", found.outcome),
    ]
    return [row for row in rows if row[1]]


def _partners(request: ActorRequest, found: Cooperation, *, tends: bool, alive: bool) -> list[dict[str, Any]]:
    """Who it is; answers and reasons only for partners and the coordination, who also may give them."""
    actor, day = request.actor, today()
    rows = []
    for one in found.partners.all():
        answers = tends and alive and rules.can_answer_for(actor, one, day)
        rows.append({
            "link": one,
            "url": public_of_organisation(one.organisation) or (of_organisation(one.organisation) if answers else ""),
            "tag": answer_tag(one) if tends else None,
            "agrees": answers and rules.AGREEMENT.allows(one.answer, "agree"),
            "declines": answers and rules.AGREEMENT.allows(one.answer, "decline"),
            "removes": tends and alive and len(found.partners.all()) > rules.FEWEST,
        })  # fmt: skip
    return rows


def _verbs(found: Cooperation) -> list[tuple[str, str]]:
    """What can be done with its course now: (words, address)."""
    words = (("start", "Beginnt jetzt"), ("end", "Beenden"), ("resume", "Wieder aufnehmen"))
    return [
        (label, reverse(f"network_inside:cooperation_{verb}", args=[found.pk]))
        for verb, label in words
        if rules.COOPERATION.allows(found.state, verb)
    ]


# --- Entering and changing --------------------------------------------------------------------------------
def cooperation_enter(request: ActorRequest) -> HttpResponse:
    """`?von=`: the organisation it begins with; `?notiz=`: the contact it came from."""
    actor, day = request.actor, today()
    everybody = queries.possible_partners(actor, day)
    own = everybody if actor.may(KEEP_REGISTER) else queries.own_organisations(actor, day)
    if not own.exists():
        raise Refused("Eintragen kann, wer für eine Organisation im Verzeichnis spricht, oder die Koordination.")
    note = _note(request)
    first = {"organisation": request.GET.get("von", "")} if not note else {
        "organisation": note.organisation_id, "subject": note.topic,
    }  # fmt: skip
    form = EnterForm(request.POST or None, own=own, others=everybody, initial=first)
    form.aliases = {"partners": "partner"}

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.enter_cooperation(
            partners=[data["organisation"], data["partner"]], note=note, by=actor, at=now(), **form.values()
        )
        return of_cooperation(made), "Eingetragen. Die Partner werden gefragt, ob sie zustimmen."

    return ask(
        request, form, act, title="Kooperation eintragen", button="Eintragen",
        breadcrumb=trail(request) or [("Meine Organisation", reverse("organisations_inside:own"))],
        lead=f"Aus dem Kontakt mit „{note.organisation.name}“: {note.topic}" if note else "",
    )  # fmt: skip


def _note(request: ActorRequest) -> ContactNote | None:
    """The note it came from; only for who may read it."""
    named = request.GET.get("notiz", "")
    if not named:
        return None
    rows = notes_for(request.actor)
    try:
        return get_object_or_404(rows, pk=uuid.UUID(named))
    except ValueError:
        return get_object_or_404(rows.none())


def cooperation_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    rules.check_alive(found)
    contacts = queries.contacts_of(found, request.actor, today())
    form = ChangeForm(request.POST or None, of=found, contacts=contacts)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        changed = operations.change_cooperation(
            cooperation=found, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )
        asked = "" if changed.agreed else " Die anderen Partner werden gefragt, ob sie zustimmen."
        return of_cooperation(found), f"Gespeichert.{asked}"

    return ask(
        request, form, act, title=f"Ändern: {found.subject}", button="Speichern", breadcrumb=trail(request, found),
        lead="Ändert sich, was vereinbart ist, werden die anderen Partner neu gefragt." if found.agreed else "",
    )  # fmt: skip


# --- Course -------------------------------------------------------------------------------------------------
def cooperation_start(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.start_cooperation(cooperation=found, by=request.actor, at=now(), **data)
        return of_cooperation(found), "Die Kooperation läuft."

    return ask(
        request, form, act, title=f"Beginnt jetzt: {found.subject}", button="Beginnt jetzt",
        breadcrumb=trail(request, found),
    )  # fmt: skip


def cooperation_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    form = EndForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.end_cooperation(cooperation=found, by=request.actor, at=now(), **data)
        return of_cooperation(found), "Die Kooperation ist beendet."

    return ask(
        request, form, act, title=f"Beenden: {found.subject}", button="Beenden", breadcrumb=trail(request, found)
    )


def cooperation_resume(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.resume_cooperation(cooperation=found, by=request.actor, at=now(), **data)
        return of_cooperation(found), "Die Kooperation läuft wieder."

    return ask(
        request, form, act, title=f"Wieder aufnehmen: {found.subject}", button="Wieder aufnehmen",
        breadcrumb=trail(request, found),
    )  # fmt: skip
