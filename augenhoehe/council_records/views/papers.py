"""Imported papers, `/intern/ratsvorlagen/`: the list, one paper with its way, suggestions, and linking."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.council_records import operations, queries, rules
from augenhoehe.council_records.addresses import of_council_paper
from augenhoehe.council_records.ends import ends_of
from augenhoehe.council_records.forms import LinkForm, StationLinkForm
from augenhoehe.council_records.listings import papers_listing
from augenhoehe.council_records.models import CouncilConsultation, CouncilPaper, RecordLink
from augenhoehe.council_records.permissions import READ_RECORDS
from augenhoehe.council_records.tags import fit_tag, reading_tag
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.tables import list_response

MOST_SUGGESTED = 40
MOST_THREADS = 200


def trail(paper: CouncilPaper | None = None) -> list[tuple[str, str]]:
    start = [("Vorlagen der Kommunen", reverse("council_records_inside:council_papers"))]
    return [*start, (str(paper), of_council_paper(paper))] if paper else start


def _find(request: ActorRequest, pk: uuid.UUID) -> CouncilPaper:
    return get_object_or_404(queries.paper_for(request.actor), pk=pk)


def _linked(request: ActorRequest, pk: uuid.UUID) -> CouncilPaper:
    found = _find(request, pk)
    rules.check_link(request.actor)
    return found


@require_safe
def council_papers(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(READ_RECORDS)
    context = {
        "suggested": queries.suggestions_for(request.actor).count(),
        "may_link": rules.can_link(request.actor),
        "may_keep": rules.can_keep(request.actor),
        "may_check": rules.can_check_results(request.actor),
        "doubtful": queries.doubtful_readings(request.actor).count() if rules.can_check_results(request.actor) else 0,
        "proposals": queries.count_open_proposals(request.actor),
    }
    rows = queries.papers_for(request.actor)
    return list_response(request, papers_listing(), rows, "council_records/papers.html", context)


@require_safe
def suggestions(request: ActorRequest) -> HttpResponse:
    """„Könnte hierher gehören“: linked or refused with one click each."""
    request.actor.check(READ_RECORDS)
    rows = queries.suggestions_for(request.actor).order_by("-date", "pk")
    found = list(rows[: MOST_SUGGESTED + 1])
    context = {
        "page_title": "Könnte hierher gehören",
        "breadcrumb": trail(),
        "papers": [(one, of_council_paper(one)) for one in found[:MOST_SUGGESTED]],
        "more": len(found) > MOST_SUGGESTED,
        "may_link": rules.can_link(request.actor),
    }
    return render(request, "council_records/suggestions.html", context)


@require_safe
def council_paper(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What the town shows of a paper, what became of it there, and what of ours it belongs to."""
    found, actor = _find(request, pk), request.actor
    house = found.body.name if found.body else found.source.name
    steps = queries.path_of(found)
    context = {
        "page_title": str(found),
        "breadcrumb": trail(),
        "status": fit_tag(found),
        "paper": found,
        "house": house,
        "facts": [
            ("Nummer", found.reference),
            ("Art", found.kind),
            ("vom", long_date(found.date) if found.date else ""),
            ("gefunden durch", f"„{found.fit_word}“" if found.fit_word else ""),
        ],
        "steps": [(one, *_step(one)) for one in steps],
        "files": list(found.files.order_by("role", "name")),
        "links": ends_of(actor, queries.links_of(found), today()),
        "may_link": rules.can_link(actor),
        "proposals": [one for one in queries.open_proposals(actor) if one.link.paper_id == found.pk],
    }
    return render(request, "council_records/paper.html", context)


def _step(one: CouncilConsultation) -> tuple[str, Any]:
    """Where and when, and what came of it."""
    body = one.organisation or (one.meeting.organisation if one.meeting else None)
    reading = one.item.reading if one.item else None
    return body.name if body else "Gremium unbekannt", reading_tag(reading) if reading else None


# --- Linking -------------------------------------------------------------------------------------------
def link_thread(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _linked(request, pk)
    threads = {str(one.pk): one for one in queries.linkable_threads(request.actor)[:MOST_THREADS]}
    form = LinkForm(request.POST or None, label="Vorgang", choices=[(key, one.title) for key, one in threads.items()])
    return _ask_link(
        request, found, form, lambda data: {"thread": threads[data["other"]]}, "Mit einem Vorgang verbinden"
    )


def link_measure(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _linked(request, pk)
    measures = {str(one.pk): one for one in queries.linkable_measures(request.actor)}
    choices = [(key, f"{one.action_field.title}: {one.title}") for key, one in measures.items()]
    form = LinkForm(request.POST or None, label="Maßnahme des Konzepts", choices=choices)
    return _ask_link(
        request, found, form, lambda data: {"measure": measures[data["other"]]}, "Mit einer Maßnahme verbinden"
    )


def link_station(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _linked(request, pk)
    day = today()
    stations = {str(one.pk): one for one in queries.linkable_stations(request.actor, day)}
    form = StationLinkForm(
        request.POST or None, label="Station einer unserer Vorlagen",
        choices=[(key, f"{one.paper.title}: {one.committee.name_on(day)}") for key, one in stations.items()],
        consultations=[(one, _labelled(one)) for one in queries.path_of(found)],
    )  # fmt: skip

    def given(data: dict[str, Any]) -> dict[str, Any]:
        return {"station": stations[data["other"]], "consultation": form.consultations.get(data["consultation"])}

    return _ask_link(request, found, form, given, "Mit einer Station verbinden")


def _labelled(one: CouncilConsultation) -> str:
    day = f", {long_date(day_of(one.meeting.starts_at))}" if one.meeting and one.meeting.starts_at else ""
    return f"{_step(one)[0]}{day}"


def _ask_link(request: ActorRequest, paper: CouncilPaper, form: LinkForm, given: Any, title: str) -> HttpResponse:
    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.link_paper(paper=paper, note=data["note"], by=request.actor, at=now(), **given(data))
        return of_council_paper(paper), "Verbunden."

    return ask(request, form, act, title=title, button="Verbinden", breadcrumb=trail(paper), lead=str(paper))


def unlink(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_link(request.actor)
    link: RecordLink = get_object_or_404(queries.links_for(request.actor), pk=pk)
    form = forms.Form(request.POST if request.method == "POST" else None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.unlink_paper(link=link, by=request.actor, at=now())
        return of_council_paper(link.paper), "Die Verbindung ist gelöst."

    return ask(
        request, form, act, title="Verbindung lösen", button="Lösen", breadcrumb=trail(link.paper),
        lead="Ein Ergebnis, das schon übernommen ist, bleibt.",
    )  # fmt: skip


@require_POST
def dismiss(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    operations.dismiss_paper(paper=_linked(request, pk), by=request.actor, at=now())
    messages.success(request, "Vermerkt: Diese Vorlage gehört nicht hierher.")
    return redirect("council_records_inside:suggestions")


@require_POST
def suggest(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = operations.suggest_paper(paper=_linked(request, pk), by=request.actor, at=now())
    messages.success(request, "Vorgemerkt.")
    return redirect(of_council_paper(found))
