"""The page of a social area inside, its forms, and the public page of a published analysis."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.forms import BeginAnalysisForm, ProposeMeasureForm, WriteAnalysisForm
from augenhoehe.concept.models import SocialAreaAnalysis
from augenhoehe.concept.tags import analysis_tag
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.journal.views.asking import ask
from augenhoehe.journal.views.kept import public_page
from augenhoehe.ui.forms import Revised
from augenhoehe.ui.tables import list_response

from .listing import address, analyses_listing
from .queries import drawn_from, figures_of, released_people, stock_of, topics_of

TITLE = "Sozialraumanalysen"
# (verb, title, sentence above the form, what is said when it is done)
TURNS = {
    "check": (operations.check_analysis, "Als geprüft festhalten", "Danach lässt sich der Text nicht mehr ändern, "
              "bis jemand die Analyse wieder zum Entwurf macht.", "Die Analyse ist geprüft."),
    "publish": (operations.publish_analysis, "Veröffentlichen", "Danach lesen alle diese Analyse. Nennt sie keine "
                "einzelnen Menschen?", "Die Analyse ist öffentlich."),
    "reopen": (operations.reopen_analysis, "Zum Entwurf machen", "Eine veröffentlichte Analyse ist danach nicht mehr "
               "öffentlich.", "Die Analyse ist wieder ein Entwurf."),
}  # fmt: skip


def trail(analysis: SocialAreaAnalysis | None = None) -> list[tuple[str, str]]:
    start = [(TITLE, reverse("desk:areas"))]
    return [*start, (analysis.place_name, address(analysis))] if analysis else start


def _find(request: ActorRequest, pk: uuid.UUID) -> SocialAreaAnalysis:
    return get_object_or_404(queries.analyses_for(request.actor), pk=pk)


@require_GET
def areas(request: ActorRequest) -> HttpResponseBase:
    rules.check_read_draft(request.actor)
    context = {"page_title": TITLE, "may_begin": rules.can_write_somewhere(request.actor)}
    rows = queries.analyses_for(request.actor)
    return list_response(request, analyses_listing(), rows, "desk/areas/areas.html", context)


def area_begin(request: ActorRequest) -> HttpResponse:
    rules.check_write_somewhere(request.actor)
    form = BeginAnalysisForm(request.POST or None, actor=request.actor)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        municipality, social_area = queries.area_chosen(data["area"])
        made = operations.begin_analysis(
            municipality=municipality, social_area=social_area, said=data["said"], by=request.actor, at=now()
        )
        return address(made), "Begonnen. Was das Haus über das Gebiet weiß, steht schon da."

    return ask(request, form, act, title="Sozialraumanalyse beginnen", button="Beginnen", breadcrumb=trail())


@require_GET
def area(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Everything about an area on one page, to read together and to print."""
    rules.check_read_draft(request.actor)
    found, actor = _find(request, pk), request.actor
    context = {
        "page_title": found.place_name,
        "breadcrumb": trail(),
        "status": analysis_tag(found),
        "writes": rules.can_write_analysis(actor, found),
        "proposes": rules.can_write(actor, found.municipality_id),
        "verbs": rules.analysis_verbs(actor, found),
        "rows": queries.rows_of(queries.measures_of_area(actor, found), today()),
        "topics": topics_of(found, actor),
        "came_from": drawn_from(found),
        **_shown(found, actor),
    }
    return render(request, "desk/areas/area.html", context)


def _shown(analysis: SocialAreaAnalysis, actor: Actor) -> dict[str, Any]:
    """What inside and public page have in common."""
    return {
        "analysis": analysis,
        "stock": stock_of(analysis, today()),
        "people": released_people(analysis),
        "figures": figures_of(analysis, actor),
    }


def area_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_write_analysis(request.actor, found)
    form = WriteAnalysisForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.write_analysis(analysis=found, by=request.actor, at=now(), **data)
        return address(found), "Gespeichert."

    return ask(request, form, act, title="Analyse schreiben", button="Speichern", breadcrumb=trail(found))


def area_turn(request: ActorRequest, pk: uuid.UUID, verb: str) -> HttpResponse:
    """Check, publish, or make a draft again."""
    found = _find(request, pk)
    rules.check_turn_analysis(request.actor, found, verb)
    operation, title, lead, done = TURNS[verb]
    form = Revised(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operation(analysis=found, revision=data["revision"], by=request.actor, at=now())
        return address(found), done

    return ask(request, form, act, title=title, button=title, breadcrumb=trail(found), lead=lead)


def area_propose(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_write(request.actor, found.municipality_id)
    form = ProposeMeasureForm(request.POST or None, of=found, actor=request.actor)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.propose_measure(analysis=found, by=request.actor, at=now(), **data)
        return f"{address(found)}#massnahmen", "Die Maßnahme ist geplant. Beschlossen wird sie wie jede andere."

    return ask(
        request, form, act, title="Maßnahme vorschlagen", button="Vorschlagen", breadcrumb=trail(found),
        lead="Sie wird als geplante Maßnahme angelegt und nennt dieses Gebiet.",
    )  # fmt: skip


@public_page
def area_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A published analysis, the same for everybody."""
    found = get_object_or_404(queries.public_analyses(), pk=pk)
    context = {
        "page_title": found.place_name,
        "breadcrumb": [(_("Konzept"), reverse("concept:concepts_public"))],
        "rows": queries.rows_of(queries.measures_of_area(None, found), today(), public=True),
        **_shown(found, ANONYMOUS),
    }
    return render(request, "desk/areas/area_public.html", context)
