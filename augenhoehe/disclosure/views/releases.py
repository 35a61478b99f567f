"""The register of releases: the list, one table with its proof, files, and what who keeps it may do."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core import clock
from augenhoehe.core.contributions import releasables
from augenhoehe.core.numbers import long_date, long_moment
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.disclosure import operations, queries, rules
from augenhoehe.disclosure.addresses import of_release
from augenhoehe.disclosure.files import csv_of, data_of
from augenhoehe.disclosure.forms import WithdrawForm
from augenhoehe.disclosure.listings import readers_of, releases_listing
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.tags import release_tag
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.ui.tables import list_response


def trail(release: Release | None = None) -> list[Crumb]:
    start = [("Freigegebene Zahlen", reverse("disclosure_inside:releases"))]
    return [*start, (release.title, of_release(release))] if release else start


def find(request: ActorRequest, pk: uuid.UUID) -> Release:
    return get_object_or_404(queries.releases_for(request.actor), pk=pk)


@require_GET
def releases(request: ActorRequest) -> HttpResponseBase:
    keeps = rules.can_keep(request.actor)
    tables = {one.key: one.title for one in releasables().values()}
    context = {
        "keeps": keeps,
        "due": long_date(clock.quarter_end_before(clock.today())),
        "running": queries.running() if keeps else None,
        "paused": [(tables[one.key], one) for one in queries.paused_tables() if one.key in tables] if keeps else [],
    }
    listing = releases_listing(request.actor, keeps=keeps)
    return list_response(request, listing, queries.releases_for(request.actor), "disclosure/releases.html", context)


@require_GET
def explained(request: ActorRequest) -> HttpResponse:
    """How numbers are protected, in plain German."""
    context = {"page_title": "Wie Zahlen geschützt werden", "breadcrumb": trail()}
    return render(request, "disclosure/explained.html", context)


@require_GET
def release(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The table as it left, what an attacker can know of each hidden cell, and what changed since the last one."""
    found = find(request, pk)
    out = found.state == Release.State.RELEASED
    context = {
        "page_title": found.title,
        "breadcrumb": trail(),
        "status": release_tag(found),
        "release": found,
        "facts": _facts(found),
        "flow": found.table is not None and found.table.flow,
        "explains": found.table.explains if found.table else "",
        "grid": queries.grid_of(found) if out and found.cells else None,
        "proof": queries.proof_of(found) if out else [],
        "changes": queries.changes_since(found, queries.before(found)) if out else None,
        "withdraws": rules.can_withdraw(request.actor, found),
        **_settings(request, found),
    }
    return render(request, "disclosure/release.html", context)


def _settings(request: ActorRequest, found: Release) -> dict[str, Any]:
    """What who keeps the register may say about this table."""
    if not rules.can_set(request.actor, found.table):
        return {"sets": False}
    setting = queries.setting_of(found)
    return {"sets": True, "setting": setting, "gathers": bool(queries.summed_axes(found))}


def _facts(found: Release) -> list[tuple[str, Any]]:
    hidden = f"{found.hidden_cells} von {len(found.told_values)}" if found.cells else ""
    return [
        ("Stand", long_date(found.as_of)),
        ("Liest", readers_of(found)),
        ("Schwelle", f"{found.threshold} verschiedene Personen"),
        ("Verfahren", found.method),
        ("Zahlen nicht gezeigt", hidden),
        ("Frühere Freigaben mitgerechnet", found.earlier.count() or "keine"),
        ("Berechnet am", long_moment(found.created_at)),
        ("Nicht freigegeben, weil", found.blocked_because),
        ("Zurückgezogen am", long_moment(found.withdrawn_at) if found.withdrawn_at else ""),
        ("Grund", found.withdrawn_because),
    ]


@require_GET
def release_csv(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    response = HttpResponse(csv_of(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_name(found)}.csv"'
    return response


@require_GET
def release_json(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    response = JsonResponse(data_of(found), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{_name(found)}.json"'
    return response


def _name(found: Release) -> str:
    return f"{slug(found.title)}-{found.as_of:%Y-%m-%d}"


@require_POST
def release_start(request: ActorRequest) -> HttpResponse:
    """Have the worker release every table as of the last end of a quarter that has none yet."""
    rules.check_keep(request.actor)
    operations.start_release(by=request.actor, at=clock.now())
    messages.success(request, "Die Zahlen werden berechnet. Das dauert eine Minute; laden Sie die Seite dann neu.")
    return HttpResponseRedirect(reverse("disclosure_inside:releases"))


def release_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_withdraw(request.actor, found)
    form = WithdrawForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        operations.withdraw_release(
            release=found, because=given["because"], by=request.actor, at=clock.now(), revision=given["revision"]
        )
        return of_release(found), "Die Freigabe ist zurückgezogen. Keine Seite zeigt sie mehr."

    lead = "Wer die Zahlen gelesen hat, behält sie. Darum rechnen spätere Freigaben sie weiter mit."
    return ask(
        request, form, act, title="Freigabe zurückziehen", button="Zurückziehen", breadcrumb=trail(found), lead=lead,
        danger=True,
    )  # fmt: skip
