"""Results, `/intern/ratsvorlagen/ergebnisse/`: what a text says, one click each, and taking results over."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core.clock import now
from augenhoehe.core.numbers import number
from augenhoehe.core.requests import ActorRequest
from augenhoehe.council_records import operations, queries, rules
from augenhoehe.council_records.addresses import of_council_paper
from augenhoehe.council_records.forms import ReadingForm, TakeForm
from augenhoehe.council_records.listings import readings_listing
from augenhoehe.council_records.models import ResultProposal, ResultReading
from augenhoehe.council_records.operations.links import source_of
from augenhoehe.council_records.rules.stations import meaning_of
from augenhoehe.council_records.tags import reading_tag
from augenhoehe.council_records.vocabularies import ResultCode
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.tables import list_response

from .papers import trail as papers_trail

ON_A_PAGE = 20
# What a person says with one click; votes are typed on the page of the text.
ONE_CLICK = (
    ResultCode.UNANIMOUS, ResultCode.ADOPTED, ResultCode.REJECTED, ResultCode.NOTED, ResultCode.POSTPONED,
    ResultCode.WITHDRAWN, ResultCode.COUNTS, ResultCode.NONE, ResultCode.UNKNOWN,
)  # fmt: skip


def trail() -> list[tuple[str, str]]:
    return [*papers_trail(), ("Ergebnisse prüfen", reverse("council_records_inside:results_check"))]


@require_safe
def results_check(request: ActorRequest) -> HttpResponse:
    """Texts that no rule reads, the most frequent first; a click holds for all items with that wording."""
    rules.check_check_results(request.actor)
    rows = queries.doubtful_readings(request.actor).order_by("-used", "pk")
    told = queries.results_in_numbers()
    context = {
        "page_title": "Ergebnisse prüfen",
        "breadcrumb": papers_trail(),
        "left": rows.count(),
        "readings": list(rows[:ON_A_PAGE]),
        "codes": [(str(one.value), str(one.label)) for one in ONE_CLICK],
        "facts": [
            ("Ergebnisse", number(told.filled)),
            ("Von einer Regel gelesen", number(told.by_rule)),
            ("Von Menschen gelesen", number(told.by_person)),
            ("Zu prüfen", number(told.doubtful)),
        ],
    }
    return render(request, "council_records/results_check.html", context)


@require_safe
def results(request: ActorRequest) -> HttpResponseBase:
    rules.check_check_results(request.actor)
    rows = queries.readings_for(request.actor)
    return list_response(request, readings_listing(), rows, "council_records/results.html", {"breadcrumb": trail()})


def _find(request: ActorRequest, pk: uuid.UUID) -> ResultReading:
    rules.check_check_results(request.actor)
    return get_object_or_404(queries.readings_for(request.actor), pk=pk)


@require_POST
def reading_set(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One click: this code, without votes."""
    found = _find(request, pk)
    typed = request.POST.get("revision", "")
    operations.correct_reading(
        reading=found, code=request.POST.get("code", ""), by=request.actor, at=now(),
        revision=int(typed) if typed.isdigit() else None,
    )  # fmt: skip
    used = found.used  # type: ignore[attr-defined]
    where = "einen Punkt" if used == 1 else f"{number(used)} Punkte mit demselben Wortlaut"
    messages.success(request, f"Gilt nun für {where}.")
    return redirect("council_records_inside:results_check")


def reading(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A text with everything that can be said of it; also a rule's reading can be set right here."""
    found = _find(request, pk)
    initial = {"code": found.code, "yes": found.yes, "no": found.no, "abstentions": found.abstentions}
    form = ReadingForm(request.POST or None, of=found, initial=initial)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        values = {name: data[name] for name in initial}
        operations.correct_reading(reading=found, by=request.actor, at=now(), revision=data["revision"], **values)
        return reverse("council_records_inside:results_check"), "Gilt nun für alle Punkte mit diesem Wortlaut."

    return ask(
        request, form, act, title="Ergebnis lesen", button="So steht es da", breadcrumb=trail(),
        template="council_records/reading.html", reading=found, tag=reading_tag(found),
    )  # fmt: skip


# --- Results for our stations ----------------------------------------------------------------------------
@require_safe
def proposals(request: ActorRequest) -> HttpResponse:
    """What towns decided on papers that are linked with stations of ours."""
    rules.check_link(request.actor)
    rows = list(queries.open_proposals(request.actor))
    context = {
        "page_title": "Ergebnisse übernehmen",
        "breadcrumb": papers_trail(),
        "rows": [_proposal(one) for one in rows],
    }
    return render(request, "council_records/proposals.html", context)


def _proposal(one: ResultProposal) -> dict[str, Any]:
    station = one.link.station
    return {
        "one": one,
        "station": station,
        "tag": reading_tag(one.item.reading) if one.item.reading else None,
        "meaning": meaning_of(one.item.reading),
        "paper_url": of_council_paper(one.link.paper),
        "names": station.committee.name_on(now().date()) if station else "",
    }


def _find_proposal(request: ActorRequest, pk: uuid.UUID) -> ResultProposal:
    rules.check_link(request.actor)
    return get_object_or_404(queries.proposals_for(request.actor), pk=pk)


def proposal_take(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Record at our station what the town decided; the original stands beside the form."""
    found = _find_proposal(request, pk)
    initial = {"kind": meaning_of(found.item.reading).kind, "reason": source_of(found)}
    form = TakeForm(request.POST or None, of=found, initial=initial)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.take_proposal(
            proposal=found, kind=data["kind"], reason=data["reason"], revision=data["revision"], by=request.actor,
            at=now(),
        )  # fmt: skip
        return of_council_paper(found.link.paper), "Übernommen. Die Quelle steht beim Beschluss."

    said = " ".join(found.item.result_text.split())
    return ask(
        request, form, act, title="Ergebnis übernehmen", button="Als Beschluss festhalten",
        breadcrumb=[*papers_trail(found.link.paper)], lead=f"Dort steht: „{said}“",
    )  # fmt: skip


@require_POST
def proposal_dismiss(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find_proposal(request, pk)
    operations.dismiss_proposal(proposal=found, by=request.actor, at=now())
    messages.success(request, "Nicht übernommen.")
    return redirect("council_records_inside:proposals")
