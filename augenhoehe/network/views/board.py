"""The exchange board: the list, one entry with what others say to it, and what its writers do with it."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.addresses import of_answer, of_entry
from augenhoehe.network.forms.board import EntryForm, HideForm, PostForm, ReasonForm, UntilForm, WordForm
from augenhoehe.network.listings.board import answer_tag, board_listing, entry_tag
from augenhoehe.network.models import BoardEntry
from augenhoehe.network.queries import board as queries
from augenhoehe.network.rules import board as rules
from augenhoehe.organisations.addresses import public_of_organisation
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.organisations.queries.pool import askers
from augenhoehe.ui.tables import list_response

Crumbs = list[tuple[str, str]]


def trail(request: ActorRequest, entry: BoardEntry | None = None) -> Crumbs:
    start: Crumbs = []
    if request.actor.may(READ_NETWORK):
        start = [("Kooperationsbörse", reverse("network_inside:board"))]
    return [*start, (entry.title, of_entry(entry))] if entry else start


def find(request: ActorRequest, pk: uuid.UUID) -> BoardEntry:
    return get_object_or_404(queries.entries_for(request.actor, today()), pk=pk)


def tended(request: ActorRequest, pk: uuid.UUID) -> BoardEntry:
    found = find(request, pk)
    rules.check_tend_entry(request.actor, found, today())
    return found


@require_GET
def board(request: ActorRequest) -> HttpResponseBase:
    """In the beginning what is open today."""
    request.actor.check(READ_NETWORK)
    actor, day = request.actor, today()
    writes = queries.writes(actor, day)
    rows = queries.entries_for(actor, day)
    if "stand" not in request.GET:
        rows = rows.open()  # type: ignore[attr-defined]
    return list_response(request, board_listing(day, writes=writes), rows, "network/board.html", {"writes": writes})


@require_GET
def board_entry(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = find(request, pk), request.actor, today()
    tends, moderates = rules.can_tend_entry(actor, found, day), rules.can_moderate(actor, found)
    is_open = found.state == BoardEntry.State.OPEN
    answers = queries.answers_of(found, actor, day)
    speaks = actor.may(READ_NETWORK) and queries.writes(actor, day)
    others = others_of(request, found).exclude(board_answers__in=_lasting(answers))
    context = {
        "page_title": found.title,
        "breadcrumb": trail(request),
        "status": entry_tag(found, day),
        "entry": found,
        "writer_url": public_of_organisation(found.organisation) if found.organisation else "",
        "is_open": is_open,
        "joins": is_open and actor.may(READ_NETWORK) and others.exists(),
        "comments": queries.comments_of(found, hidden=moderates),
        "speaks": is_open and speaks,
        "answers": [(one, of_answer(one), answer_tag(one)) for one in answers],
        "tends": tends,
        "moderates": moderates,
        "hides": moderates and rules.ENTRY.allows(found.state, "hide"),
        "shows": moderates and rules.ENTRY.allows(found.state, "show"),
        "prolongs": tends and (is_open or rules.ENTRY.allows(found.state, "prolong")),
    }
    return render(request, "network/entry.html", context)


def others_of(request: ActorRequest, entry: BoardEntry) -> QuerySet[Organisation]:
    """In whose name the reader may answer: not in that of the writers."""
    rows = askers(request.actor, today())
    return rows.exclude(pk=entry.organisation_id) if entry.organisation_id else rows


def _lasting(answers: list[Any]) -> list[Any]:
    """Answers after which the organisation cannot answer again."""
    return [one for one in answers if one.state != one.State.WITHDRAWN]


# --- Writing ------------------------------------------------------------------------------------------------
def entry_post(request: ActorRequest) -> HttpResponse:
    actor, day = request.actor, today()
    actor.check(READ_NETWORK)
    if not queries.writes(actor, day):
        raise Refused("Schreiben kann, wer für eine Organisation im Verzeichnis spricht, oder die Koordination.")
    form = PostForm(request.POST or None, writers=queries.writers(actor, day), keeper=actor.may(KEEP_REGISTER))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.post_entry(organisation=data["organisation"], by=actor, at=now(), **form.values())
        return of_entry(made), "Der Eintrag steht in der Börse."

    return ask(
        request, form, act, title="In die Börse schreiben", button="Veröffentlichen", breadcrumb=trail(request),
        lead="Das liest das Netzwerk: Organisationen, Beratung und Gremien mit Zugang. Es ist nicht öffentlich.",
    )  # fmt: skip


def entry_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    rules.check_open(found)
    form = EntryForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_entry(entry=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return of_entry(found), "Gespeichert."

    return ask(request, form, act, title=f"Ändern: {found.title}", button="Speichern", breadcrumb=trail(request, found))


def entry_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.close_entry(entry=found, by=request.actor, at=now(), **data)
        return of_entry(found), "Der Eintrag ist erledigt."

    return ask(
        request, form, act, title=f"Erledigt: {found.title}", button="Als erledigt schließen",
        breadcrumb=trail(request, found), lead="Laufende Gespräche bleiben bestehen.",
    )  # fmt: skip


def entry_prolong(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    form = UntilForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.prolong_entry(entry=found, by=request.actor, at=now(), **data)
        return of_entry(found), "Verlängert."

    return ask(
        request, form, act, title=f"Verlängern: {found.title}", button="Verlängern", breadcrumb=trail(request, found)
    )


# --- Moderation ---------------------------------------------------------------------------------------------
def _moderated(request: ActorRequest, pk: uuid.UUID) -> BoardEntry:
    found = find(request, pk)
    rules.check_moderate(request.actor, found)
    return found


def entry_hide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _moderated(request, pk)
    form = ReasonForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.hide_entry(entry=found, by=request.actor, at=now(), **data)
        return of_entry(found), "Ausgeblendet. Wer ihn schrieb, erfährt den Grund."

    return ask(
        request, form, act, title=f"Ausblenden: {found.title}", button="Ausblenden", breadcrumb=trail(request, found),
        danger=True,
    )  # fmt: skip


def entry_show(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _moderated(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.show_entry(entry=found, by=request.actor, at=now(), **data)
        return of_entry(found), "Der Eintrag ist wieder zu sehen."

    return ask(
        request, form, act, title=f"Wieder zeigen: {found.title}", button="Wieder zeigen",
        breadcrumb=trail(request, found),
    )  # fmt: skip


# --- Comments -----------------------------------------------------------------------------------------------
def comment_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = find(request, pk), request.actor, today()
    actor.check(READ_NETWORK)
    if not queries.writes(actor, day):
        raise Refused("Schreiben kann, wer für eine Organisation im Verzeichnis spricht, oder die Koordination.")
    rules.check_open(found)
    form = WordForm(request.POST or None, writers=queries.writers(actor, day), keeper=actor.may(KEEP_REGISTER))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.comment_on_entry(entry=found, by=actor, at=now(), **data)
        return f"{of_entry(found)}#kommentare", "Ihr Kommentar steht darunter."

    return ask(
        request, form, act, title=f"Kommentar: {found.title}", button="Schreiben", breadcrumb=trail(request, found),
        lead="Alle im Netzwerk lesen das. Wollen Sie mitmachen? Dann schreiben Sie lieber „Wir machen mit“.",
    )  # fmt: skip


def comment_hide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    comment = get_object_or_404(queries.comments_for(request.actor, today()), pk=pk)
    rules.check_moderate(request.actor, comment.entry)
    form = HideForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.hide_comment(comment=comment, by=request.actor, at=now(), **data)
        return of_entry(comment.entry), "Ausgeblendet."

    return ask(
        request, form, act, title="Kommentar ausblenden", button="Ausblenden",
        breadcrumb=trail(request, comment.entry), danger=True,
    )  # fmt: skip
