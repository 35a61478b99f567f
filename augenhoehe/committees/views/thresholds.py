"""§ 27: which town must have a body, by the numbers that were entered. An aid to check, no legal advice (S2-21)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees import queries as committee_queries
from augenhoehe.committees.forms.handovers import FigureForm, ThresholdForm
from augenhoehe.committees.operations import thresholds as operations
from augenhoehe.committees.permissions import MANAGE_COMMITTEES
from augenhoehe.committees.queries import thresholds as queries
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import StatusTag

from .committees import trail

# An older text of the law (domain.md 2.7, law.md no. 6): proposed in the form, never taken without somebody's look.
PROPOSED = {
    "must_from": 5000,
    "request_from": 2000,
    "signatures": 200,
    "source": "§ 27 GO NRW, ältere Fassung (zu prüfen: Fassung ab 1. November 2025)",
}
TAGS = {
    queries.MUST: StatusTag("verpflichtend", "warning"),
    queries.ON_REQUEST: StatusTag("auf Antrag verpflichtend", "active"),
    queries.MAY: StatusTag("freiwillig", "neutral"),
    queries.UNKNOWN: StatusTag("Angaben fehlen", "neutral"),
}


def _trail() -> list[tuple[str, str]]:
    return [*trail(), ("Gremium nach § 27: Schwellen", reverse("committees_inside:thresholds"))]


@require_GET
def thresholds(request: ActorRequest) -> HttpResponse:
    request.actor.check(MANAGE_COMMITTEES)
    day = today()
    checks = queries.town_checks(day)
    context = {
        "page_title": "Gremium nach § 27: Schwellen",
        "breadcrumb": trail(),
        "rule": queries.thresholds_on(day),
        "rules": queries.all_thresholds(),
        "checks": [
            (
                one,
                TAGS[one.outcome],
                queries.SENTENCES[one.outcome],
                [(body.name_on(day), body) for body in one.committees],
            )
            for one in checks
        ],
        "enters_rule": committee_queries.sees_whole_district(request.actor),
    }
    return render(request, "committees/thresholds.html", context)


def thresholds_set(request: ActorRequest) -> HttpResponse:
    request.actor.check(MANAGE_COMMITTEES)
    held = queries.thresholds_on(today())
    first = {name: getattr(held, name) for name in PROPOSED} if held else PROPOSED
    form = ThresholdForm(request.POST or None, initial=first)

    def act(data: dict) -> tuple[str, str]:
        operations.set_thresholds(by=request.actor, at=now(), **data)
        return reverse("committees_inside:thresholds"), f"Die Schwellen gelten ab {long_date(data['valid_from'])}."

    lead = (
        "Die vorgeschlagenen Zahlen stammen aus einer älteren Fassung. Lesen Sie das Gesetz nach und nennen "
        "Sie die Fassung, bevor Sie speichern."
    )
    return ask(request, form, act, title="Schwellen eintragen", button="Eintragen", breadcrumb=_trail(), lead=lead)


def figure_enter(request: ActorRequest) -> HttpResponse:
    request.actor.check(MANAGE_COMMITTEES)
    form = FigureForm(request.POST or None, actor=request.actor, initial={"municipality": request.GET.get("kommune")})

    def act(data: dict) -> tuple[str, str]:
        made = operations.enter_figure(by=request.actor, at=now(), **data)
        return reverse("committees_inside:thresholds"), f"Die Zahl für {made.municipality.name} ist eingetragen."

    lead = (
        "Amtliche Summen der ganzen Kommune zu einem Stichtag. Für denselben Tag noch einmal: Das berichtigt die Zahl."
    )
    return ask(request, form, act, title="Zahl eintragen", button="Eintragen", breadcrumb=_trail(), lead=lead)
