"""The directory of people who may be asked and quoted, for who keeps it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.press import operations
from augenhoehe.press.addresses import of_contact, of_release
from augenhoehe.press.forms.contacts import ContactForm
from augenhoehe.press.listings.contacts import consent_tag, contacts_listing
from augenhoehe.press.models import PressContact
from augenhoehe.press.permissions import KEEP_CONTACTS
from augenhoehe.press.queries import contacts as queries
from augenhoehe.press.rules import contacts as rules
from augenhoehe.ui.tables import list_response

from .around import Crumbs, step, trail

LEAD = "Nur, wer zugestimmt hat. Öffentlich ist davon nichts; Redaktionen bekommen die Angaben von Ihnen."


def _trail(contact: PressContact | None = None) -> Crumbs:
    start: Crumbs = [*trail(), ("Kontaktverzeichnis", reverse("press_inside:contacts"))]
    return [*start, (contact.name, of_contact(contact))] if contact else start


def _find(request: ActorRequest, pk: uuid.UUID) -> PressContact:
    request.actor.check(KEEP_CONTACTS)
    return get_object_or_404(queries.contacts_for(request.actor), pk=pk)


@require_GET
def contacts(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(KEEP_CONTACTS)
    rows = queries.contacts_for(request.actor)
    return list_response(request, contacts_listing(), rows, "press/contacts.html", {"breadcrumb": _trail()[:1]})


@require_GET
def contact(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    context = {
        "page_title": found.name,
        "breadcrumb": _trail(),
        "status": consent_tag(found),
        "contact": found,
        "keeps": rules.can_keep(request.actor, found),
        "uses": [(one, of_release(one)) for one in queries.quoted_in(request.actor, found, now())],
    }
    return render(request, "press/contact_entry.html", context)


def contact_add(request: ActorRequest) -> HttpResponse:
    request.actor.check(KEEP_CONTACTS)
    form = ContactForm(request.POST or None, actor=request.actor)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.add_contact(by=request.actor, at=now(), **form.values())
        return of_contact(made), "Eingetragen."

    return ask(request, form, act, title="Person eintragen", button="Eintragen", breadcrumb=_trail(), lead=LEAD)


def contact_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_keep(request.actor, found)
    form = ContactForm(request.POST or None, actor=request.actor, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_contact(contact=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return of_contact(found), "Gespeichert."

    return ask(request, form, act, title=f"Ändern: {found.name}", button="Speichern", breadcrumb=_trail(found))


def contact_forget(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_keep(request.actor, found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.forget_contact(contact=found, by=request.actor, at=now(), **data)
        return reverse("press_inside:contacts"), "Der Eintrag ist gelöscht."

    return step(
        request, found, act, f"Löschen: {found.name}", "Endgültig löschen", _trail(found), danger=True,
        lead="Auch wenn jemand die Einwilligung widerruft. Was in Mitteilungen schon gesagt ist, bleibt dort stehen.",
    )  # fmt: skip
