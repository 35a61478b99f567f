"""Protected notes: every page opens the room first, and nothing of them is kept by browsers or proxies."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees.models import Committee
from augenhoehe.core.clock import now, today
from augenhoehe.core.closed import closed_room
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.positions import operations, queries, rules
from augenhoehe.positions.addresses import of_notes
from augenhoehe.positions.forms import NoteForm
from augenhoehe.positions.models import ProtectedNote

from .networks import find, trail
from .positions import done


def _network(request: ActorRequest, pk: uuid.UUID) -> Committee:
    """The network of somebody who sits there; for everybody else there are no notes."""
    found = find(request, pk)
    if not queries.networks_of_seats(request.actor, today()).filter(pk=pk).exists():
        raise Http404
    return found


@never_cache
@require_GET
def notes(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Titles only; a note's words are read on its own page, and that is noted."""
    found, day = _network(request, pk), today()
    names = {one.pk: one.name_on(day) for one in (*queries.member_bodies(found, day), found)}
    with closed_room(request.actor):
        rows = [(one, names.get(one.body_id, "früheres Mitglied")) for one in queries.notes_in(found)[:100]]
    context = {
        "page_title": "Geschützte Notizen",
        "breadcrumb": trail(found),
        "network": found,
        "rows": rows,
        "writes": queries.seated_voices(request.actor, found, day).exists() and found.stands_on(day),
    }
    return render(request, "positions/notes.html", context)


def _note(request: ActorRequest, network: Committee, pk: uuid.UUID) -> ProtectedNote:
    """Inside the room."""
    note = queries.notes_in(network).filter(pk=pk).first()
    if note is None:
        raise Http404
    note.network = network
    return note


@never_cache
@require_GET
def note(request: ActorRequest, pk: uuid.UUID, note_pk: uuid.UUID) -> HttpResponse:
    network, actor, day = _network(request, pk), request.actor, today()
    own = set(queries.seated_voices(actor, network, day).values_list("pk", flat=True))
    with closed_room(actor):
        found = _note(request, network, note_pk)
        operations.note_opened(note=found, by=actor, at=now())
        accesses = queries.accesses_of(found) if found.body_id in own else []
    names = {one.pk: one.name_on(day) for one in (*queries.member_bodies(network, day), network)}
    context = {
        "page_title": f"{found.get_kind_display()}, {found.happened}",
        "breadcrumb": [*trail(network), ("Geschützte Notizen", of_notes(network))],
        "note": found,
        "network": network,
        "body": names.get(found.body_id, "früheres Mitglied"),
        "accesses": accesses,
        "removes": found.body_id in own or found.written_by == actor.user_id,
    }
    return render(request, "positions/note.html", context)


@never_cache
def note_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    network, actor, day = _network(request, pk), request.actor, today()
    rules.check_note(actor, network, day)
    form = NoteForm(request.POST or None, bodies=queries.seated_voices(actor, network, day), day=day)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.write_note(network=network, by=actor, at=now(), **data)
        return of_notes(network), "Die Notiz ist geschrieben. Nur wer im Netzwerk sitzt, liest sie."

    crumbs = [*trail(network), ("Geschützte Notizen", of_notes(network))]
    return ask(
        request, form, act, title="Geschützte Notiz schreiben", button="Speichern", breadcrumb=crumbs,
        lead="Bei Gefahr rufen Sie 110. Diese Notiz ist keine Anzeige, und niemand außerhalb des Netzwerks liest sie.",
    )  # fmt: skip


@never_cache
@require_POST
def note_remove(request: ActorRequest, pk: uuid.UUID, note_pk: uuid.UUID) -> HttpResponse:
    network = _network(request, pk)
    with closed_room(request.actor):
        found = _note(request, network, note_pk)
        operations.remove_note(note=found, by=request.actor, at=now())
    return done(request, of_notes(network), "Die Notiz ist gelöscht, mit ihrem Protokoll.")
