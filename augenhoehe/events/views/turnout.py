"""The numbers of a day and of a year, and whom events do not reach; for the hosts, who open each row."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.events import words
from augenhoehe.events.counts import attendance as counts
from augenhoehe.events.day_addresses import of_turnout
from augenhoehe.events.day_links import certificate_address
from augenhoehe.events.forms.attendance import CertificateForm
from augenhoehe.events.listings.turnout import houses_listing, turnout_listing, year_listing
from augenhoehe.events.models import Attendance, Event
from augenhoehe.events.operations import attendance as operations
from augenhoehe.events.operations import certificates
from augenhoehe.events.pdf import certificates as papers
from augenhoehe.events.queries import attendance as queries
from augenhoehe.events.queries import trainings as queries_trainings
from augenhoehe.events.rounding import roughly
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.ui.figures import Figure
from augenhoehe.ui.tables import list_response

from .attendance import as_pdf, find, trail

HEAD = ("Angemeldet", "Gekommen")


@require_GET
def turnout(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Who came, by category and organisation; the list can be taken along as a file."""
    event = find(request, pk)
    context = {
        "page_title": "Wer war da?", "breadcrumb": trail(event, door=True), "event": event,
        "closed": operations.is_closed(event), "told": roughly(event.attended),
        "categories": _figure("kategorien", "Nach Gruppen", "Woher", counts.by_category(event)),
        "houses": _figure("organisationen", "Nach Organisationen", "Organisation", counts.by_organisation(event)),
    }  # fmt: skip
    rows = event.turnout.select_related("organisation")
    return list_response(request, turnout_listing(event), rows, "events/day/turnout.html", context)


@require_GET
def years(request: ActorRequest) -> HttpResponseBase:
    """The present year; the others are one step away."""
    return year(request, today().year)


@require_GET
def year(request: ActorRequest, year: int) -> HttpResponseBase:
    """All events of a year side by side."""
    actor, day = request.actor, today()
    rows = counts.events_of_year(actor, year, day)
    context = {
        "page_title": f"Veranstaltungen {year}", "breadcrumb": _events(), "year": year,
        "before": year - 1, "after": year + 1 if year < day.year else None,
        "categories": _figure("kategorien", "Nach Gruppen", "Woher", counts.over_year(actor, year, day)),
    }  # fmt: skip
    return list_response(request, year_listing(year), rows, "events/day/year.html", context)


@require_GET
def houses(request: ActorRequest) -> HttpResponseBase:
    """The register beside the events: who came how often, who for the first time, who never."""
    request.actor.check(KEEP_REGISTER)
    day = today()
    first = queries.first_times(day - timedelta(days=365), day)
    context = {
        "page_title": "Wen erreichen Veranstaltungen?", "breadcrumb": _events(), "first_times": first,
    }  # fmt: skip
    return list_response(request, houses_listing(), queries.houses(request.actor), "events/day/houses.html", context)


def _events() -> list[tuple[str, str]]:
    return [("Veranstaltungen", reverse("events_inside:events"))]


def _figure(key: str, title: str, first: str, lines: list[tuple[str, int, int]]) -> Figure:
    return Figure(key, title, (first, *HEAD), tuple((label, (one, other)) for label, one, other in lines))


# --- Confirmations ----------------------------------------------------------------------------------------
def certificates_all(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One paper for each who was there, in one file."""
    return _certificates(request, find(request, pk), None)


def certificate(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.attendances_for(request.actor, today()), pk=pk)
    return _certificates(request, find(request, found.event_id), found)


def _certificates(request: ActorRequest, event: Event, only: Attendance | None) -> HttpResponse:
    form = CertificateForm(request.POST if request.method == "POST" else None)
    made: list[Attendance] = []

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made.extend(
            certificates.issue_certificates(event=event, only=only, by=request.actor, at=now(), **form.values())
        )
        return of_turnout(event), "Ausgestellt."

    whose = f": {only.name}" if only else ""
    answer = ask(
        request, form, act, title=f"Teilnahme bestätigen{whose}", button="Ausstellen",
        breadcrumb=trail(event, door=True),
        lead="Auf dem Papier stehen Name, Veranstaltung, Dauer und ein Code. Wer ihn prüft, erfährt keinen Namen.",
    )  # fmt: skip
    return _paper(event, made) if made else answer


def _paper(event: Event, rows: list[Attendance]) -> HttpResponse:
    people = [papers.Confirmed(one, certificates.code_of(one)) for one in rows]
    topics = queries_trainings.contents_of(event)
    return as_pdf(papers.pdf(event, people, topics, certificate_address()), f"teilnahme-{words.heading(event, 'de')}")
