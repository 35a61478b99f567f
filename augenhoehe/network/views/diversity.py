"""The self-report on diversity: the series of one organisation, and what it says anew."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import allowed
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.forms.diversity import GoalForm, ReportForm
from augenhoehe.network.models import DiversityReport
from augenhoehe.network.queries import diversity as queries
from augenhoehe.network.rules import diversity as rules
from augenhoehe.network.series import drawn
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.views.register import find, trail

Crumbs = list[tuple[str, str]]


def _found(request: ActorRequest, pk: uuid.UUID) -> Organisation:
    """Its head people and who keeps its entry; anybody else is refused before reading anything."""
    found = find(request, pk)
    rules.check_report(request.actor, found, today())
    return found


def address(organisation: Organisation) -> str:
    return reverse("network_inside:diversity", args=[organisation.pk])


def whole_trail(request: ActorRequest, organisation: Organisation) -> Crumbs:
    return [*trail(request, organisation), ("Vielfalt", address(organisation))]


@require_GET
def diversity(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _found(request, pk)
    reports, goal = queries.series(found), queries.goal_of(found)
    rows = [(one, queries.share_of(one, "members"), queries.share_of(one, "board")) for one in reports]
    context = {
        "page_title": f"Vielfalt: {found.name}",
        "breadcrumb": trail(request, found),
        "organisation": found,
        "rows": rows[::-1],
        "goal": goal,
        "may_ask": rules.can_ask(request.actor, found),
        "question": queries.question_of(found),
        "charts": [
            (title, drawn(reports, part, getattr(goal, f"{part}_target", None)))
            for part, title in (("members", "Mitglieder"), ("board", "Vorstand"))
        ],
    }
    return render(request, "network/diversity.html", context)


def diversity_report(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _found(request, pk)
    form = ReportForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.report_diversity(
            organisation=found, as_of=data["as_of"], by=request.actor, at=now(), **form.values()
        )
        return address(found), "Eingetragen. Danke."

    return ask(
        request, form, act, title="Wie vielfältig sind Sie?", button="Eintragen",
        breadcrumb=whole_trail(request, found),
        lead="Freiwillig. Das lesen nur Ihre Organisation und die Koordination. Niemand vergleicht Organisationen.",
    )  # fmt: skip


def _report(request: ActorRequest, pk: uuid.UUID) -> DiversityReport:
    report: DiversityReport = get_object_or_404(queries.reports_for(request.actor, today()), pk=pk)
    rules.check_report(request.actor, report.organisation, today())
    return report


def diversity_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    report = _report(request, pk)
    form = ReportForm(request.POST or None, of=report)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_diversity(
            report=report, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )
        return address(report.organisation), "Gespeichert."

    return ask(
        request, form, act, title="Angabe ändern", button="Speichern",
        breadcrumb=whole_trail(request, report.organisation),
    )  # fmt: skip


def diversity_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    report = _report(request, pk)
    form = RevisionForm(request.POST or None, of=report)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_diversity(report=report, by=request.actor, at=now())
        return address(report.organisation), "Entfernt."

    return ask(
        request, form, act, title="Angabe entfernen", button="Entfernen", danger=True,
        breadcrumb=whole_trail(request, report.organisation),
    )  # fmt: skip


def diversity_goal(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What it wants to reach; only its own people say whether it is public."""
    found = _found(request, pk)
    decides = allowed(rules.check_publish, request.actor, found, today())
    form = GoalForm(request.POST or None, of=queries.goal_of(found), decides=decides)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.set_diversity_goal(organisation=found, by=request.actor, at=now(), **data)
        return address(found), "Gespeichert."

    return ask(
        request, form, act, title="Was wollen Sie erreichen?", button="Speichern",
        breadcrumb=whole_trail(request, found),
    )  # fmt: skip
