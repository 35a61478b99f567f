"""Who speaks for an organisation, and who keeps its entry."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations import operations
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.forms.people import ContactForm, InvitePersonForm
from augenhoehe.organisations.models import Contact, Representative
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.rules import entries as rules

from .register import own_or_kept, trail


def contact_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = own_or_kept(request, pk)
    form = ContactForm(request.POST or None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.add_contact(organisation=found, by=request.actor, at=now(), **form.values())
        return f"{of_organisation(found)}#kontakte", "Der Kontakt ist eingetragen."

    return ask(request, form, act, title="Kontakt eintragen", button="Eintragen", breadcrumb=trail(request, found))


def contact_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    contact = _contact(request, pk)
    form = ContactForm(request.POST or None, of=contact)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_contact(
            contact=contact, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )
        return f"{of_organisation(contact.organisation)}#kontakte", "Gespeichert."

    return ask(
        request, form, act, title=f"Kontakt ändern: {contact}", button="Speichern",
        breadcrumb=trail(request, contact.organisation),
    )  # fmt: skip


def contact_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    contact = _contact(request, pk)
    form = RevisionForm(request.POST or None, of=contact)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.end_contact(contact=contact, by=request.actor, at=now(), **data)
        return (
            f"{of_organisation(contact.organisation)}#kontakte",
            "Der Kontakt ist beendet. Öffentlich steht er nicht mehr.",
        )

    return ask(
        request, form, act, title=f"Kontakt beenden: {contact}", button="Beenden",
        breadcrumb=trail(request, contact.organisation), danger=True,
        lead="Die Person spricht von morgen an nicht mehr für die Organisation. Die Angaben werden später gelöscht.",
    )  # fmt: skip


def person_invite(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = own_or_kept(request, pk)
    form = InvitePersonForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made, _token = operations.invite_person(organisation=found, by=request.actor, at=now(), **data)
        return f"{of_organisation(found)}#personen", f"Die Einladung ist unterwegs an {made.invitation.email}."

    return ask(
        request, form, act, title="Person einladen", button="Einladen", breadcrumb=trail(request, found),
        lead=f"Die Person bekommt eine Mail mit einem Link und pflegt danach die Angaben von „{found.name}“.",
    )  # fmt: skip


def person_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    place: Representative = get_object_or_404(queries_register.places_for(request.actor, today()), pk=pk)
    found = own_or_kept(request, place.organisation_id)
    form = RevisionForm(request.POST or None, of=found)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.end_representative(representative=place, by=request.actor, at=now())
        address = f"{of_organisation(found)}#personen"
        if not rules.can_change(request.actor, found, today()):
            address = "/"
        return address, "Der Zugang ist beendet."

    return ask(
        request, form, act, title=f"Zugang beenden: {place.user.name}", button="Beenden",
        breadcrumb=trail(request, found), danger=True,
    )  # fmt: skip


def _contact(request: ActorRequest, pk: uuid.UUID) -> Contact:
    """A contact that still holds, of an entry the reader may change."""
    contact: Contact = get_object_or_404(queries_register.contacts_for(request.actor, today()), pk=pk)
    own_or_kept(request, contact.organisation_id)
    return contact
