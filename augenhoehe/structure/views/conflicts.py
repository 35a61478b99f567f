"""Hints about conflicts: who deals with them, how they stand, and what came of them (S3-17)."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure import addresses
from augenhoehe.structure.forms.conflicts import AssignForm, EndForm, ReturnForm
from augenhoehe.structure.listings_conflicts import conflicts_listing
from augenhoehe.structure.models import Conflict
from augenhoehe.structure.operations import conflicts as verbs
from augenhoehe.structure.permissions import CODE_HINTS, MEDIATE
from augenhoehe.structure.queries import conflicts as queries
from augenhoehe.structure.rules import conflicts as rules
from augenhoehe.structure.tags import conflict_tag
from augenhoehe.ui.status import turn
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day

from . import inbox
from .asking import done

NEW = "Konflikt zuweisen"


def trail(conflict: Conflict | None = None) -> list[Crumb]:
    start = [("Konflikte", reverse("structure_inside:conflicts"))]
    return start if conflict is None else [*start, (str(conflict), addresses.of_conflict(conflict))]


def find(request: ActorRequest, pk: uuid.UUID) -> Conflict:
    if not request.actor.may(CODE_HINTS):
        request.actor.check(MEDIATE)
    return get_object_or_404(queries.conflicts_for(request.actor), pk=pk)


@require_safe
def conflicts(request: ActorRequest) -> HttpResponseBase:
    if not request.actor.may(CODE_HINTS):
        request.actor.check(MEDIATE)
    rows = queries.conflicts_for(request.actor)
    return list_response(request, conflicts_listing(), rows, "structure/conflicts/conflicts.html")


@require_safe
def conflict(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What it is about, who is to act, what came of it; the way to the hint only for who sorts hints."""
    found, actor = find(request, pk), request.actor
    context = {
        "page_title": str(found),
        "breadcrumb": trail(),
        "status": conflict_tag(found),
        "turn": None if found.ended else turn(_next(found), due=found.due, today=clock.today()),
        "conflict": found,
        "facts": [
            ("Zugewiesen am", long_day(found.assigned_on)),
            ("Kommune", found.hint.municipality.name if found.hint.municipality else "nicht genannt"),
            ("Stelle", found.body),
            ("Person", found.responsible.name if found.responsible else ""),
            ("Beendet am", long_day(found.settled_on) if found.settled_on else ""),
        ],
        "may": {
            **{verb: rules.can_handle(actor, found, verb) for verb in ("take_up", "return", "settle")},
            "own": found.responsible_id == actor.user_id,
            "reassign": rules.can_reassign(actor, found),
            "hint": actor.may(CODE_HINTS) and rules.can_assign(actor, found.hint),
        },
    }
    return render(request, "structure/conflicts/conflict.html", context)


def _next(found: Conflict) -> str:
    return "Koordination" if found.state == Conflict.State.RETURNED else found.body


def hint_conflict(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Give a hint about a conflict to who deals with conflicts."""
    hint = inbox.find(request, pk)
    rules.check_assign(request.actor, hint)
    rules.check_new(hint)
    form = AssignForm(request.POST or None, people=queries.mediators(hint, clock.now()))

    def act(_given: dict[str, Any]) -> tuple[str, str]:
        made = verbs.assign_conflict(hint=hint, by=request.actor, at=clock.now(), **form.values())
        return addresses.of_conflict(made), f"Zugewiesen an: {made.body}."

    return ask(request, form, act, title=NEW, button="Zuweisen", breadcrumb=inbox.trail(hint))


def conflict_reassign(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_reassign(request.actor, found)
    form = AssignForm(request.POST or None, of=found, people=queries.mediators(found.hint, clock.now()))

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.reassign_conflict(
            conflict=found, by=request.actor, at=clock.now(), revision=given["revision"], **form.values()
        )
        return addresses.of_conflict(found), "Gespeichert."

    return ask(request, form, act, title="Anders zuweisen", button="Zuweisen", breadcrumb=trail(found))


@require_POST
def conflict_take_up(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    verbs.take_up_conflict(conflict=found, by=request.actor, at=clock.now())
    return done(request, addresses.of_conflict(found), "Der Konflikt ist in Bearbeitung.")


def conflict_return(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_handle(request.actor, found, "return")
    form = ReturnForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.return_conflict(
            conflict=found, reason=given["reason"], by=request.actor, at=clock.now(), revision=given["revision"]
        )
        return addresses.of_conflict(found), "Die Koordination sucht jemand anderen."

    return ask(request, form, act, title="Konflikt zurückgeben", button="Zurückgeben", breadcrumb=trail(found))


def conflict_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_handle(request.actor, found, "settle")
    form = EndForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.end_conflict(
            conflict=found, settled=given["settled"] == "ja", outcome=given["outcome"], by=request.actor,
            at=clock.now(), revision=given["revision"],
        )  # fmt: skip
        return addresses.of_conflict(found), "Festgehalten. Die Koordination antwortet, wer den Hinweis gegeben hat."

    return ask(request, form, act, title="Was wurde daraus?", button="Beenden", breadcrumb=trail(found))
