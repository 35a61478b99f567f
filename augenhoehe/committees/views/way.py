"""The way of a paper after it set out, and evidence at stations, mandates, layings and statements."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_laying, of_mandate, of_paper, of_statement
from augenhoehe.committees.forms import EvidenceForm, ReasonForm, WayForm, shown
from augenhoehe.committees.models import Laying, Mandate, StatementRequest, Station
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.files.kinds import ENDINGS
from augenhoehe.files.queries import path_of
from augenhoehe.journal.views.asking import ask

from .papers import find, papers_trail


def way_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_change_way(request.actor, found, today())
    form = WayForm(request.POST or None, of=found, ahead=list(queries.ahead_of(found)))

    def act(data: dict) -> tuple[str, str]:
        stations = form.stations()
        made = operations.change_way(
            paper=found, stations=stations, reason=data["reason"], revision=data.get("revision"), by=request.actor,
            at=now(),
        )  # fmt: skip
        return of_paper(found), "Die Beratungsfolge ist geändert." if made else "Es hat sich nichts geändert."

    return ask(
        request, form, act, title="Beratungsfolge ändern", button="Ändern", breadcrumb=papers_trail(found),
        lead="Hier steht, was noch kommt. Wo die Vorlage war und wo sie liegt, bleibt.",
    )  # fmt: skip


def _station(request: ActorRequest, pk: uuid.UUID) -> Station:
    return get_object_or_404(queries.stations_for(request.actor, today()), pk=pk)


def station_forward(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _station(request, pk)
    rules.check_change_way(request.actor, found.paper, today())
    if request.method != "POST":
        rules.check_bring_forward(found)
    form = ReasonForm(request.POST or None, of=found)
    name = found.committee.name_on(today())

    def act(data: dict) -> tuple[str, str]:
        operations.bring_forward(station=found, by=request.actor, at=now(), **data)
        return of_paper(found.paper), f"Die Vorlage liegt nun auch bei: {name}."

    return ask(
        request, form, act, title=f"Vorziehen: {name}", button="Vorziehen", breadcrumb=papers_trail(found.paper),
        lead="Zum Beispiel, wenn es dringend ist. Die Gremien davor behalten ihre Reihe.",
    )  # fmt: skip


# --- Evidence ---------------------------------------------------------------------------------------
Thing = Station | Mandate | Laying | StatementRequest


def _thing(request: ActorRequest, kind: str, pk: uuid.UUID) -> tuple[Thing, str]:
    """What evidence belongs to, as far as the actor reads it, and where it stands."""
    actor, day = request.actor, today()
    rows: dict[str, QuerySet] = {
        "station": queries.stations_for(actor, day), "auftrag": queries.mandates_for(actor, day),
        "vorlagepflicht": queries.layings_for(actor, day), "stellungnahme": queries.statements_for(actor, day),
    }  # fmt: skip
    if kind not in rows:
        raise Http404
    found = get_object_or_404(rows[kind], pk=pk)
    return found, _address(found)


def _address(of: Thing) -> str:
    if isinstance(of, Station):
        return of_paper(of.paper)
    if isinstance(of, Mandate):
        return of_mandate(of)
    return of_laying(of) if isinstance(of, Laying) else of_statement(of)


def evidence_add(request: ActorRequest, kind: str, pk: uuid.UUID) -> HttpResponse:
    of, address = _thing(request, kind, pk)
    rules.check_add_evidence(request.actor, of, today())
    form = EvidenceForm(request.POST or None, request.FILES or None)

    def act(data: dict) -> tuple[str, str]:
        operations.add_evidence(of=of, by=request.actor, at=now(), **shown(data))
        return f"{address}#nachweise", "Der Nachweis ist da."

    title = of.paper.title if isinstance(of, Station) else of.title
    return ask(request, form, act, title="Nachweis hinzufügen", button="Hinzufügen", breadcrumb=[(title, address)])


@require_safe
def evidence(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Always a download: nothing that somebody laid down here runs in the house."""
    found = get_object_or_404(queries.evidence_for(request.actor, today()), pk=pk, file__isnull=False)
    stored = found.file
    if stored is None:
        raise Http404
    name = f"{slug(found.title) or 'nachweis'}.{ENDINGS[stored.media_type]}"
    try:
        content = path_of(stored).open("rb")
    except FileNotFoundError:
        raise Http404("Die Datei liegt nicht mehr im Speicher.") from None
    return FileResponse(content, as_attachment=True, filename=name, content_type=stored.media_type)
