"""Sources and their runs, `/intern/ratsvorlagen/quellen/`: enter, read, look how far it is, decide."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core.clock import now
from augenhoehe.core.numbers import long_moment, number
from augenhoehe.core.requests import ActorRequest
from augenhoehe.council_records import operations, queries, rules
from augenhoehe.council_records.addresses import of_council_source, of_run
from augenhoehe.council_records.forms import SourceForm
from augenhoehe.council_records.listings import sources_listing
from augenhoehe.council_records.models import CouncilSource, RecordRun
from augenhoehe.council_records.tags import run_tag
from augenhoehe.council_records.wording import KINDS, counts_of
from augenhoehe.journal.views.asking import ask
from augenhoehe.places.queries import served_towns
from augenhoehe.ui.tables import list_response

State = RecordRun.State
MOST_RUNS = 20


def trail(source: CouncilSource | None = None) -> list[tuple[str, str]]:
    start = [
        ("Vorlagen der Kommunen", reverse("council_records_inside:council_papers")),
        ("Ratsinformationssysteme", reverse("council_records_inside:sources")),
    ]
    return [*start, (source.name, of_council_source(source))] if source else start


def _find(request: ActorRequest, pk: uuid.UUID) -> CouncilSource:
    rules.check_keep(request.actor)
    return get_object_or_404(queries.sources_for(request.actor), pk=pk)


def _find_run(request: ActorRequest, pk: uuid.UUID) -> RecordRun:
    rules.check_keep(request.actor)
    return get_object_or_404(queries.all_runs(request.actor), pk=pk)


@require_safe
def sources(request: ActorRequest) -> HttpResponseBase:
    rules.check_keep(request.actor)
    context = {"breadcrumb": trail()[:1]}
    rows = queries.sources_for(request.actor)
    return list_response(request, sources_listing(), rows, "council_records/sources.html", context)


def source_create(request: ActorRequest) -> HttpResponse:
    rules.check_keep(request.actor)
    form = SourceForm(request.POST or None, towns=list(served_towns().defer("boundary")))

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.create_source(by=request.actor, at=now(), **form.values())
        return of_council_source(made), "Eingetragen. Gelesen wird erst, wenn Sie einen Abruf starten."

    return ask(
        request, form, act, title="Quelle eintragen", button="Eintragen", breadcrumb=trail(),
        lead="Gespeichert werden Vorlagen, Sitzungen, Gremien und Ergebnisse, die die Kommune veröffentlicht. "
        "Menschen in Ämtern werden nur gezählt: Für das Integrationskonzept braucht es ihre Namen nicht.",
    )  # fmt: skip


def source_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    form = SourceForm(request.POST or None, towns=list(served_towns().defer("boundary")), of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_source(source=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return of_council_source(found), "Geändert."

    return ask(request, form, act, title="Quelle ändern", button="Speichern", breadcrumb=trail(found))


@require_safe
def source(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What was read from a source, and starting the next reading."""
    found = _find(request, pk)
    runs = list(queries.runs_of(request.actor, found)[:MOST_RUNS])
    told = queries.results_in_numbers(found)
    context = {
        "page_title": found.name,
        "breadcrumb": trail(),
        "source": found,
        "facts": _facts(found, told),
        "runs": [(one, of_run(one), run_tag(one), _short(one)) for one in runs],
        "busy": next((one for one in runs if one.at_work or one.state == State.ASKING), None),
    }
    return render(request, "council_records/source.html", context)


def _facts(found: CouncilSource, told: queries.Numbers) -> list[tuple[str, str]]:
    persons = "unbekannt" if found.persons_told is None else f"{number(found.persons_told)}, keine gespeichert"
    return [
        ("Adresse", found.url),
        ("Kommune", found.municipality.name if found.municipality else ""),
        ("Jede Nacht", "stillgelegt" if found.ended_at else ("ja" if found.nightly else "nein")),
        ("Vorlagen", number(found.papers)),  # type: ignore[attr-defined]
        ("Ergebnistexte", f"{number(told.filled)}, davon gelesen {told.percent} %" if told.filled else ""),
        ("Personen dort", persons),
        ("Zuletzt vollständig", long_moment(found.last_full_at) if found.last_full_at else "noch nie"),
    ]


def _short(run: RecordRun) -> str:
    return counts_of(run, "Paper") or run.failure


@require_POST
def run_start(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    run = operations.start_run(source=found, mode=request.POST.get("mode", ""), by=request.actor, at=now())
    messages.success(request, "Der Abruf läuft. Sie können die Seite verlassen.")
    return redirect(of_run(run))


@require_POST
def source_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    operations.end_source(source=found, by=request.actor, at=now())
    messages.success(request, "Stillgelegt. Was von dort kam, bleibt auffindbar.")
    return redirect(of_council_source(found))


@require_safe
def run(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """How far a run is, what it found, what it noticed, and what it asks."""
    found = _find_run(request, pk)
    context = {
        **_around(found),
        "silent": found.silent_at(now()),
        "rows": [(label, said) for kind, label in KINDS.items() if (said := counts_of(found, kind))],
        "facts": [
            ("Art", found.get_mode_display()),
            ("Begonnen", long_moment(found.started_at)),
            ("Beendet", long_moment(found.finished_at) if found.finished_at else ""),
            ("Änderungen ab", long_moment(found.changes_since) if found.changes_since else ""),
            ("Gelesene Seiten", number(found.pages)),
            ("Verschwunden", number(found.counts.get("gone", 0))),
        ],
    }
    return render(request, "council_records/run.html", context)


@require_safe
def run_progress(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Only the bar, for asking again every two seconds; at the end the whole page is loaded anew."""
    found = _find_run(request, pk)
    response = render(request, "council_records/progress.html", _around(found))
    if not found.at_work:
        response.headers["HX-Refresh"] = "true"
    return response


@require_POST
def run_restart(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = operations.restart_run(run=_find_run(request, pk), by=request.actor, at=now())
    messages.success(request, "Der Abruf geht dort weiter, wo er stand.")
    return redirect(of_run(found))


@require_POST
def run_accept(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find_run(request, pk)
    count = operations.accept_leaving(run=found, by=request.actor, at=now(), revision=_revision(request))
    messages.success(request, f"{number(count)} Einträge sind hier nun als gelöscht vermerkt.")
    return redirect(of_run(found))


@require_POST
def run_refuse(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find_run(request, pk)
    operations.refuse_leaving(run=found, by=request.actor, at=now(), revision=_revision(request))
    messages.success(request, "Nichts ist entfernt.")
    return redirect(of_run(found))


def _revision(request: ActorRequest) -> int | None:
    typed = request.POST.get("revision", "")
    return int(typed) if typed.isdigit() else None


def _around(found: RecordRun) -> dict[str, Any]:
    return {
        "page_title": f"Abruf vom {long_moment(found.started_at)}",
        "breadcrumb": trail(found.source),
        "status": run_tag(found),
        "run": found,
    }
