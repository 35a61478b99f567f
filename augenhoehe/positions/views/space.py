"""The space of a network: the list, one entry with its comments, and what its body does with it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees.queries import papers_for
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.queries import threads_for
from augenhoehe.journal.views.asking import ask
from augenhoehe.positions import operations, queries, rules
from augenhoehe.positions.addresses import of_entry
from augenhoehe.positions.forms import CommentForm, EntryForm
from augenhoehe.positions.listings import entries_listing
from augenhoehe.positions.models import SpaceEntry
from augenhoehe.positions.tags import entry_tag
from augenhoehe.ui.tables import list_response

from .networks import find, trail
from .positions import done


@require_GET
def space(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """In the beginning what holds today."""
    found, day = find(request, pk), today()
    rows = queries.entries_for(request.actor, day).filter(network=found)
    if "stand" not in request.GET:
        rows = rows.exclude(state=SpaceEntry.State.REMOVED)
    context = {
        "breadcrumb": trail(found),
        "network": found,
        "writes": queries.voices(request.actor, found, day).exists() and found.stands_on(day),
    }
    return list_response(request, entries_listing(found), rows, "positions/space.html", context)


def _entry(request: ActorRequest, pk: uuid.UUID) -> SpaceEntry:
    return get_object_or_404(queries.entries_for(request.actor, today()), pk=pk)


@require_GET
def space_entry(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = _entry(request, pk), request.actor, today()
    tends = rules.can_change_entry(actor, found, day)
    moves = ("change", "settle", "resume", "remove") if tends else ()
    context = {
        "page_title": found.title,
        "breadcrumb": trail(found.network),
        "status": entry_tag(found),
        "entry": found,
        "body": found.body.name_on(day),
        "links": queries.links_for(found, actor, day),
        "comments": [(one, one.body.name_on(day)) for one in queries.comments_of(found)],
        "verbs": [verb for verb in moves if rules.ENTRY.allows(found.state, verb)],
        "comments_on": found.state != SpaceEntry.State.REMOVED and queries.voices(actor, found.network, day).exists(),
    }  # fmt: skip
    return render(request, "positions/space_entry.html", context)


def _choices(request: ActorRequest) -> dict[str, Any]:
    return {
        "threads": threads_for(request.actor).order_by("-last_step_at"),
        "papers": papers_for(request.actor, today()).order_by("-created_at"),
    }


def entry_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = find(request, pk), request.actor, today()
    rules.check_take_part(actor, found, day)
    kind = request.GET.get("art", "")
    form = EntryForm(
        request.POST or None, bodies=queries.voices(actor, found, day), initial={"kind": kind} if kind else {},
        **_choices(request),
    )  # fmt: skip

    def act(data: dict[str, Any]) -> tuple[str, str]:
        data.pop("revision")
        made = operations.write_entry(network=found, by=actor, at=now(), **data)
        return of_entry(made), "Die Mitglieder des Netzwerks lesen Ihren Eintrag."

    lead = "Das lesen alle, die im Netzwerk oder in einem Mitgliedsgremium sitzen. Es ist nicht öffentlich."
    return ask(
        request, form, act, title="Eintrag schreiben", button="Veröffentlichen", breadcrumb=trail(found), lead=lead
    )


def entry_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = _entry(request, pk), request.actor
    rules.check_change_entry(actor, found, today())
    form = EntryForm(request.POST or None, of=found, bodies=None, **_choices(request))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_entry(entry=found, by=actor, at=now(), **data)
        return of_entry(found), "Gespeichert."

    crumbs = [*trail(found.network), (found.title, of_entry(found))]
    return ask(request, form, act, title=f"Ändern: {found.title}", button="Speichern", breadcrumb=crumbs)


@require_POST
def entry_move(request: ActorRequest, pk: uuid.UUID, verb: str) -> HttpResponse:
    found = _entry(request, pk)
    typed = request.POST.get("revision", "")
    move = {"erledigt": operations.settle_entry, "wieder": operations.resume_entry, "zurueck": operations.remove_entry}[
        verb
    ]
    move(entry=found, by=request.actor, at=now(), revision=int(typed) if typed.isdecimal() else None)
    return done(request, of_entry(found), "Gespeichert.")


def entry_comment(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = _entry(request, pk), request.actor, today()
    form = CommentForm(request.POST or None, bodies=queries.voices(actor, found.network, day))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.comment_on_entry(entry=found, by=actor, at=now(), **data)
        return f"{of_entry(found)}#kommentare", "Ihr Kommentar steht darunter."

    crumbs = [*trail(found.network), (found.title, of_entry(found))]
    return ask(request, form, act, title=f"Kommentar: {found.title}", button="Schreiben", breadcrumb=crumbs)
