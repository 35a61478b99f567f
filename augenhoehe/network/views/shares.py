"""What Kreis and town share: the list, one task with its two parts, and what each side does with it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.addresses import of_share
from augenhoehe.network.forms.shares import EndShareForm, PartForm, ProposeForm
from augenhoehe.network.listings.shares import share_tag, shares_listing
from augenhoehe.network.models import TaskShare
from augenhoehe.network.permissions import READ_SHARES, SHARE_TASKS
from augenhoehe.network.queries.shares import shares_for
from augenhoehe.network.rules import shares as rules
from augenhoehe.ui.tables import list_response

Crumbs = list[tuple[str, str]]


def trail(share: TaskShare | None = None) -> Crumbs:
    start = [("Kreis und Kommunen", reverse("network_inside:shares"))]
    return [*start, (share.task, of_share(share))] if share else start


def find(request: ActorRequest, pk: uuid.UUID) -> TaskShare:
    found: TaskShare = get_object_or_404(shares_for(request.actor, today()), pk=pk)
    return found


@require_GET
def shares(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(READ_SHARES)
    context = {"proposes": request.actor.may(SHARE_TASKS)}
    rows = shares_for(request.actor, today())
    return list_response(request, shares_listing(), rows, "network/shares.html", context)


@require_GET
def share(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    side = rules.side_of(request.actor, found.municipality_id)
    alive = found.state != TaskShare.State.ENDED
    context = {
        "page_title": found.task,
        "breadcrumb": trail(),
        "status": share_tag(found),
        "share": found,
        "sides": [_side(found, one) for one in (rules.DISTRICT, rules.TOWN)],
        "writes": bool(side) and alive,
        "agrees": bool(side)
        and found.state == TaskShare.State.PROPOSED
        and bool(getattr(found, f"{side}_part"))
        and getattr(found, f"{side}_agreed_on") is None,
        "waits_for": _waits_for(found),
    }
    return render(request, "network/share.html", context)


def _side(found: TaskShare, side: str) -> dict[str, object]:
    agreed = getattr(found, f"{side}_agreed_on")
    return {
        "name": "Der Kreis" if side == rules.DISTRICT else found.municipality.name,
        "unit": getattr(found, f"{side}_unit"),
        "part": getattr(found, f"{side}_part"),
        "agreed": f"einverstanden am {long_date(agreed)}" if agreed else "noch nicht einverstanden",
        "leads": found.lead == side,
    }


def _waits_for(found: TaskShare) -> str:
    if found.state != TaskShare.State.PROPOSED:
        return ""
    open_sides = [side for side in (rules.DISTRICT, rules.TOWN) if getattr(found, f"{side}_agreed_on") is None]
    return " und ".join("der Kreis" if one == rules.DISTRICT else found.municipality.name for one in open_sides)


def share_propose(request: ActorRequest) -> HttpResponse:
    request.actor.check(SHARE_TASKS)
    form = ProposeForm(request.POST or None, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        data.pop("revision", None)
        made = operations.propose_share(by=request.actor, at=now(), **data)
        return of_share(made), "Vorgeschlagen. Die andere Seite ist am Zug."

    return ask(
        request, form, act, title="Aufgabe aufteilen", button="Vorschlagen", breadcrumb=trail(),
        lead="Sie schreiben den Teil Ihrer Seite. Die andere Seite schreibt ihren und stimmt selbst zu.",
    )  # fmt: skip


def share_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    side = rules.own_side(request.actor, found)
    form = PartForm(request.POST or None, of=found, side=side)

    def act(data: dict) -> tuple[str, str]:
        operations.write_part(share=found, by=request.actor, at=now(), **data)
        return of_share(found), "Gespeichert. Die andere Seite stimmt neu zu."

    return ask(
        request, form, act, title="Teil Ihrer Seite", button="Speichern und zustimmen", breadcrumb=trail(found),
        lead="Was Sie ändern, gilt erst, wenn die andere Seite wieder zugestimmt hat.",
    )  # fmt: skip


@require_POST
def share_agree(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    revision = request.POST.get("revision", "")
    operations.agree_to_share(
        share=found, by=request.actor, at=now(), revision=int(revision) if revision.isdecimal() else None
    )
    messages.success(request, "Sie haben für Ihre Seite zugestimmt.")
    return redirect(of_share(found))


def share_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.own_side(request.actor, found)
    form = EndShareForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.end_share(share=found, by=request.actor, at=now(), **data)
        return of_share(found), "Beendet."

    return ask(
        request, form, act, title="Aufgabenteilung beenden", button="Beenden", danger=True, breadcrumb=trail(found)
    )
