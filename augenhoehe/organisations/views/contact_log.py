"""The contact log of the integration centre: one screen for a note, a list with filters."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations import operations
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.forms.needs import NoteForm
from augenhoehe.organisations.listings.needs import notes_listing, support_listing
from augenhoehe.organisations.models import ContactNote, Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import needs as queries_needs
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.ui.tables import list_response

from .register import kept, trail

NOTES = "organisations_inside:notes"


@require_GET
def notes(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(KEEP_REGISTER)
    rows = queries_needs.notes_for(request.actor)
    return list_response(request, notes_listing(), rows, "organisations/notes.html")


def note_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Today and a call unless said otherwise: one field is enough."""
    found = kept(request, pk)
    form = NoteForm(request.POST or None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.note_contact(organisation=found, by=request.actor, at=now(), **form.values())
        return _log(found), "Notiert."

    return ask(
        request, form, act, title="Kontakt notieren", button="Notieren", breadcrumb=trail(request, found),
        template="organisations/note.html",
    )  # fmt: skip


def note_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    note = _find(request, pk)
    form = NoteForm(request.POST or None, of=note)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_note(note=note, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return _log(note.organisation), "Gespeichert."

    return ask(
        request, form, act, title="Notiz ändern", button="Speichern", breadcrumb=trail(request, note.organisation),
        template="organisations/note.html",
    )  # fmt: skip


@require_GET
def support(request: ActorRequest) -> HttpResponseBase:
    """How the centre strengthened whom (S0-7): one line for each organisation, one table for the years."""
    request.actor.check(KEEP_REGISTER)
    years = queries_needs.support_years(request.actor)
    typed = request.GET.get("jahr", "")
    year = int(typed) if typed in {str(one.year) for one in years} else None
    rows = queries_needs.supported(request.actor, year)
    context = {"years": years, "breadcrumb": [*trail(request), ("Kontaktnotizen", reverse(NOTES))]}
    return list_response(request, support_listing(years), rows, "organisations/support.html", context)


def note_settle(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    note = _find(request, pk)
    form = RevisionForm(request.POST or None, of=note)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.settle_follow_up(note=note, by=request.actor, at=now(), **data)
        return _log(note.organisation), "Erledigt."

    return ask(
        request, form, act, title=f"Wieder gemeldet: {note.topic}", button="Erledigt",
        breadcrumb=trail(request, note.organisation), lead="Was daraus wurde, ist eine neue Notiz wert.",
    )  # fmt: skip


def _find(request: ActorRequest, pk: uuid.UUID) -> ContactNote:
    found: ContactNote = get_object_or_404(queries_needs.notes_for(request.actor), pk=pk)
    rules.check_keep(request.actor, found.organisation)
    return found


def _log(organisation: Organisation) -> str:
    return f"{of_organisation(organisation)}#kontaktnotizen"
