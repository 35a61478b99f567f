"""Planning of a body: its rhythm and the dates of a year, from when it may decide, groups and deputies of its seats."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees import operations, queries, rhythms, rules
from augenhoehe.committees.forms.planning import BasesForm, DeputyForm, QuorumForm, RhythmForm, SeriesForm
from augenhoehe.committees.models import Committee, QuorumRule
from augenhoehe.committees.queries.deputies import deputies_for, deputies_in
from augenhoehe.committees.queries.quorum import quorum_rules_of
from augenhoehe.committees.queries.rhythm import proposals, rhythm_of, rhythm_view
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .committees import find, managed, trail


def address(committee: Committee) -> str:
    return reverse("committees_inside:planning", args=[committee.pk])


def planning_trail(committee: Committee) -> list[tuple[str, str]]:
    return [*trail(committee), ("Planung", address(committee))]


@require_GET
def planning(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What a body needs once, so that every meeting goes by itself."""
    found = find(request, pk)
    rules.check_prepare(request.actor, found, today())
    view = rhythm_view(found, now())
    seats = list(queries.seats_on(found, today()))
    deputies = deputies_in(found)
    context = {
        "page_title": "Planung",
        "breadcrumb": trail(found),
        "committee": found,
        "manages": rules.can_manage(request.actor, found),
        "view": view,
        "words": rhythms.in_words(view.rhythm) if view else "",
        "proposals": proposals(view.rhythm, now()) if view else [],
        "rules": [(one, _rule_words(one)) for one in quorum_rules_of(found)],
        "seats": [(seat, deputies.get(seat.pk, [])) for seat in seats if not seat.vacant],
        "known_bases": sum(bool(seat.basis) for seat in seats if seat.voting),
        "voting": sum(seat.voting for seat in seats),
        "today": today(),
    }
    return render(request, "committees/planning.html", context)


def _rule_words(rule: QuorumRule) -> str:
    if rule.kind == QuorumRule.Kind.MAJORITY:
        return "Mehr als die Hälfte der stimmberechtigten Sitze"
    start = f"Mindestens {rule.number} Stimmberechtigte"
    return f"{start}, und nicht mehr Ratsmitglieder als Gewählte" if rule.two_groups else start


def rhythm_set(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    form = RhythmForm(request.POST or None, of=rhythm_of(committee))

    def act(data: dict) -> tuple[str, str]:
        operations.set_rhythm(committee=committee, by=request.actor, at=now(), **data)
        return f"{address(committee)}#rhythmus", "Der Rhythmus gilt. Planen Sie nun die Termine."

    return ask(
        request, form, act, title="Rhythmus der Sitzungen", button="Speichern", breadcrumb=planning_trail(committee),
        lead="Aus dem Rhythmus entstehen Vorschläge. Feiertage in Nordrhein-Westfalen werden übersprungen.",
    )  # fmt: skip


@require_POST
def rhythm_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    operations.end_rhythm(committee=committee, by=request.actor, at=now())
    messages.success(request, "Dieses Gremium hat keinen Rhythmus mehr. Geplante Sitzungen bleiben.")
    return redirect(f"{address(committee)}#rhythmus")


def series_plan(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = find(request, pk)
    rules.check_prepare(request.actor, committee, today())
    rhythm = rhythm_of(committee)
    offered = proposals(rhythm, now()) if rhythm else []
    form = SeriesForm(request.POST or None, offered=offered)

    def act(data: dict) -> tuple[str, str]:
        planned = operations.plan_series(committee=committee, days=data["days"], by=request.actor, at=now())
        count = "Eine Sitzung ist" if len(planned) == 1 else f"{len(planned)} Sitzungen sind"
        return f"{address(committee)}#rhythmus", f"{count} geplant. Eingeladen ist noch niemand."

    return ask(
        request, form, act, title="Termine des nächsten Jahres", button="Planen", breadcrumb=planning_trail(committee),
        lead="Nehmen Sie den Haken bei den Terminen weg, die nicht passen.",
    )  # fmt: skip


def quorum_set(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    form = QuorumForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        operations.set_quorum_rule(committee=committee, by=request.actor, at=now(), **data)
        return f"{address(committee)}#beschlussfaehig", f"Die Regel gilt ab {long_date(data['valid_from'])}."

    return ask(
        request, form, act, title="Beschlussfähigkeit regeln", button="Regel eintragen",
        breadcrumb=planning_trail(committee),
        lead="Tragen Sie nur ein, was Gesetz, Hauptsatzung oder Geschäftsordnung sagen. Ohne Regel wird nicht gewarnt.",
    )  # fmt: skip


def seat_bases(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    form = BasesForm(request.POST or None, seats=list(queries.seats_on(committee, today())))

    def act(data: dict) -> tuple[str, str]:
        changed = operations.set_bases(committee=committee, bases=form.bases(), by=request.actor, at=now())
        return f"{address(committee)}#beschlussfaehig", f"Gespeichert. Geändert: {changed}."

    return ask(
        request, form, act, title="Wie die Sitze zustande kamen", button="Speichern",
        breadcrumb=planning_trail(committee),
        lead="Manche Regel zur Beschlussfähigkeit zählt gewählte Mitglieder und Mitglieder des Rates getrennt.",
    )  # fmt: skip


def deputy_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    seat = get_object_or_404(queries.seats_for(request.actor, today()), pk=pk)
    committee = seat.committee
    rules.check_manage(request.actor, committee)
    rules.check_deputy(seat)
    form = DeputyForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        made = operations.add_deputy(seat=seat, by=request.actor, at=now(), **data)
        told = "kann nun mit einem Tipp gefragt werden" if made.email else "ist als Vertretung benannt"
        return f"{address(committee)}#vertretungen", f"{made.name} {told}."

    return ask(
        request, form, act, title=f"Vertretung benennen für {seat.holder or seat.organisation}", button="Benennen",
        breadcrumb=planning_trail(committee),
        lead="Wer nicht kommen kann, wählt mit einem Tipp eine benannte Vertretung.",
    )  # fmt: skip


@require_POST
def deputy_drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    deputy = get_object_or_404(deputies_for(request.actor, today()), pk=pk)
    committee = deputy.seat.committee
    operations.drop_deputy(deputy=deputy, by=request.actor, at=now())
    messages.success(request, f"{deputy.name} ist keine Vertretung mehr.")
    return redirect(f"{address(committee)}#vertretungen")
