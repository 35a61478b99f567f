"""Sets of indicators that a body adopts, and the list of what nobody knows."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.monitoring import forms, operations, queries, rules
from augenhoehe.monitoring.addresses import of_set
from augenhoehe.monitoring.listings import gaps_listing
from augenhoehe.monitoring.models import IndicatorSet
from augenhoehe.monitoring.tags import set_tag
from augenhoehe.ui.tables import list_response

from .indicators import trail


def sets_trail(found: IndicatorSet | None = None) -> list[tuple[str, str]]:
    start = [*trail(), ("Indikatorensätze", reverse("monitoring_inside:sets"))]
    return [*start, (found.title, of_set(found))] if found else start


def find(request: ActorRequest, pk: uuid.UUID) -> IndicatorSet:
    return get_object_or_404(queries.sets_for(request.actor), pk=pk)


def body_of(found: IndicatorSet) -> str:
    if not found.committee or not found.adopted_on:
        return ""
    return found.committee.name_on(found.adopted_on)


@require_GET
def sets(request: ActorRequest) -> HttpResponse:
    rules.check_read(request.actor)
    rows = [(one, set_tag(one), body_of(one)) for one in queries.sets_for(request.actor)]
    context = {
        "page_title": "Indikatorensätze", "breadcrumb": trail(), "rows": rows, "writes": rules.can_write(request.actor),
    }  # fmt: skip
    return render(request, "monitoring/sets.html", context)


@require_GET
def set_detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_read(request.actor)
    found = find(request, pk)
    draft = found.state == IndicatorSet.State.DRAFT
    context = {
        "page_title": found.title, "breadcrumb": sets_trail(), "status": set_tag(found), "set": found,
        "body": body_of(found), "members": found.members.all(), "changes": draft and rules.can_write(request.actor),
    }  # fmt: skip
    return render(request, "monitoring/set.html", context)


def set_create(request: ActorRequest) -> HttpResponse:
    rules.check_write(request.actor)
    form = forms.SetForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        made = operations.create_set(by=request.actor, at=now(), **data)
        return of_set(made), "Der Satz ist angelegt. Wählen Sie nun Indikatoren."

    return ask(request, form, act, title="Indikatorensatz anlegen", button="Anlegen", breadcrumb=sets_trail())


def member_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_write(request.actor)
    found = find(request, pk)
    form = forms.MemberForm(request.POST or None, of=found, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        operations.add_member(set=found, by=request.actor, at=now(), **data)
        return of_set(found), "Aufgenommen."

    return ask(request, form, act, title="Indikator aufnehmen", button="Aufnehmen", breadcrumb=sets_trail(found))


@require_POST
def member_remove(request: ActorRequest, pk: uuid.UUID, member: int) -> HttpResponse:
    rules.check_write(request.actor)
    found = find(request, pk)
    one = get_object_or_404(found.members.select_related("set"), pk=member)
    operations.remove_member(member=one, by=request.actor, at=now())
    messages.success(request, "Herausgenommen.")
    return redirect(of_set(found))


def set_adopt(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_write(request.actor)
    found = find(request, pk)
    form = forms.AdoptForm(request.POST or None, of=found, actor=request.actor, day=today())

    def act(data: dict) -> tuple[str, str]:
        operations.adopt_set(set=found, by=request.actor, at=now(), **data)
        return of_set(found), "Der Beschluss ist festgehalten."

    return ask(
        request, form, act, title="Beschluss festhalten", button="Festhalten", breadcrumb=sets_trail(found),
        lead="Danach bleibt der Satz, wie er ist. Ein früherer Satz desselben Gremiums ist damit abgelöst.",
    )  # fmt: skip


def gaps_trail() -> list[tuple[str, str]]:
    return [*trail(), ("Datenlücken", reverse("monitoring_inside:gaps"))]


@require_GET
def gaps(request: ActorRequest) -> HttpResponseBase:
    rules.check_read(request.actor)
    writes = rules.can_write(request.actor)
    context = {"page_title": "Datenlücken", "breadcrumb": trail(), "writes": writes}
    return list_response(
        request, gaps_listing(writes=writes), queries.gaps_for(request.actor), "monitoring/gaps.html", context
    )


def gap_record(request: ActorRequest) -> HttpResponse:
    rules.check_write(request.actor)
    form = forms.GapForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        operations.record_gap(by=request.actor, at=now(), **data)
        return reverse("monitoring_inside:gaps"), "Die Datenlücke ist eingetragen."

    return ask(request, form, act, title="Datenlücke eintragen", button="Eintragen", breadcrumb=gaps_trail())


def gap_settle(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_write(request.actor)
    found = get_object_or_404(queries.gaps_for(request.actor), pk=pk)
    form = forms.SettleGapForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.settle_gap(gap=found, by=request.actor, at=now(), **data)
        return reverse("monitoring_inside:gaps"), "Festgehalten."

    return ask(
        request, form, act, title="Datenlücke erledigen", button="Festhalten", breadcrumb=gaps_trail(),
        lead=found.question,
    )  # fmt: skip
