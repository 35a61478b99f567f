"""Mandates: what follows from resolutions, by whom and until when."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_item, of_mandate
from augenhoehe.committees.forms import MandateForm, PostponeForm, ReasonForm, ReportForm
from augenhoehe.committees.listings_papers import mandates_listing
from augenhoehe.committees.models import Mandate, Meeting
from augenhoehe.committees.tags import mandate_tag
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.panels import hung
from augenhoehe.ui.status import turn
from augenhoehe.ui.tables import list_response

from .committees import trail


def mandates_trail(mandate: Mandate | None = None) -> list[tuple[str, str]]:
    start = [*trail(), ("Aufträge", reverse("committees_inside:mandates"))]
    return start if mandate is None else [*start, (mandate.title, of_mandate(mandate))]


def find(request: ActorRequest, pk: uuid.UUID) -> Mandate:
    return get_object_or_404(queries.mandates_for(request.actor, today()), pk=pk)


@require_GET
def mandates(request: ActorRequest) -> HttpResponseBase:
    rows = queries.mandates_for(request.actor, today())
    return list_response(request, mandates_listing(), rows, "committees/listing.html", {"breadcrumb": trail()})


@require_GET
def mandate(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    day, item = today(), found.resolution.agenda_item
    context = {
        "page_title": found.title,
        "breadcrumb": mandates_trail(),
        "status": mandate_tag(found, found.overdue_on(day)),
        "turn": turn(found.unit, due=found.due, today=day) if found.state == Mandate.State.OPEN else None,
        "mandate": found,
        "facts": _facts(found, named=_reads_person(request, found)),
        "verbs": rules.mandate_verbs(request.actor, found),
        "evidence": queries.evidence_of(mandate=found),
        "may_evidence": rules.can_add_evidence(request.actor, found, day),
        "item": item,
        "decision": queries.decision(found.resolution, True),
        "item_url": of_item(item) if _opens(request.actor, item.meeting) else "",
        "panels": hung(request, "mandate.panels", request.actor, found),
    }
    return render(request, "committees/mandate.html", context)


def _opens(actor: Actor, meeting: Meeting | None) -> bool:
    """The responsible person may know the resolution without having been let into the meeting."""
    return meeting is not None and queries.meetings_for(actor, today()).filter(pk=meeting.pk).exists()


def _reads_person(request: ActorRequest, mandate: Mandate) -> bool:
    """Units are for everybody, names for people with a role, members, and the person."""
    actor, committee = request.actor, mandate.resolution.agenda_item.committee
    return actor.user_id == mandate.responsible_id or queries.reads_names(actor, committee, today())


def _facts(mandate: Mandate, *, named: bool) -> list[tuple[str, str]]:
    moved = mandate.due != mandate.first_due
    return [
        ("Zuständig", mandate.unit),
        ("Person", mandate.responsible.name if mandate.responsible and named else ""),
        ("Bis", long_date(mandate.due)),
        ("Zuerst bis", long_date(mandate.first_due) if moved else ""),
        ("Warum verschoben", mandate.moved_reason),
        ("Warum entfallen", mandate.closed_reason),
    ]


def mandate_give(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    resolution = get_object_or_404(queries.resolutions_for(request.actor, today()), pk=pk)
    item = resolution.agenda_item
    rules.check_give_mandate(request.actor, item.committee)
    rules.check_resolution_charges(resolution)
    form = MandateForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        made = operations.give_mandate(resolution=resolution, by=request.actor, at=now(), **data)
        return of_mandate(made), f"Der Auftrag ist erteilt. Am Zug ist nun: {made.unit}."

    crumbs = [*trail(item.committee), ("Sitzung", of_item(item))]
    return ask(
        request, form, act, title=f"Auftrag erteilen: {item.title}", button="Erteilen", breadcrumb=crumbs,
        template="committees/form.html", item=item,
    )  # fmt: skip


def mandate_report(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_report_mandate(request.actor, found)
    if request.method != "POST":
        rules.MANDATE.target(found.state, "report")
    form = ReportForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.report_mandate(mandate=found, by=request.actor, at=now(), **data)
        return of_mandate(found), "Ihr Bericht ist da. Eine zweite Person liest ihn."

    return ask(request, form, act, title="Berichten", button="Bericht abgeben", breadcrumb=mandates_trail(found))


@require_POST
def mandate_accept(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    revision = request.POST.get("revision", "")
    operations.accept_mandate(
        mandate=found, by=request.actor, at=now(), revision=int(revision) if revision.isdecimal() else None
    )
    messages.success(request, "Der Bericht ist angenommen, der Auftrag erledigt.")
    return redirect(of_mandate(found))


def mandate_return(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_manage_mandate(request.actor, found)
    if request.method != "POST":
        rules.MANDATE.target(found.state, "return")
    form = ReasonForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.return_mandate(mandate=found, by=request.actor, at=now(), **data)
        return of_mandate(found), f"Zurückgegeben. Am Zug ist wieder: {found.unit}."

    return ask(
        request, form, act, title="Bericht zurückgeben", button="Zurückgeben", breadcrumb=mandates_trail(found),
        lead="Sagen Sie, was noch fehlt.",
    )  # fmt: skip


def mandate_postpone(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_manage_mandate(request.actor, found)
    if request.method != "POST":
        rules.MANDATE.target(found.state, "postpone")
    form = PostponeForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.postpone_mandate(mandate=found, by=request.actor, at=now(), **data)
        return of_mandate(found), f"Verschoben auf den {long_date(data['due'])}."

    return ask(request, form, act, title="Auftrag verschieben", button="Verschieben", breadcrumb=mandates_trail(found))


def mandate_drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_manage_mandate(request.actor, found)
    if request.method != "POST":
        rules.MANDATE.target(found.state, "drop")
    form = ReasonForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.drop_mandate(mandate=found, by=request.actor, at=now(), **data)
        return of_mandate(found), "Der Auftrag ist gestrichen. Der Grund steht im Vorgang."

    return ask(
        request, form, act, title="Auftrag streichen", button="Streichen", breadcrumb=mandates_trail(found), danger=True
    )
