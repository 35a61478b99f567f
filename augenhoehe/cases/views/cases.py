"""Own files in a list, found by a name, taken in; the numbers for a team lead."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from augenhoehe.cases import operations, queries, rules
from augenhoehe.cases.forms.files import NewClientForm, SearchForm
from augenhoehe.cases.listings import own_cases
from augenhoehe.cases.models import Concern
from augenhoehe.cases.queries_intake import doors_of, wish_numbers
from augenhoehe.cases.queries_linkings import concern_numbers, linking_numbers
from augenhoehe.cases.rules_intake import can_open_doors
from augenhoehe.cases.tags import case_tag
from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables.cells import rows_html

from .room import address, in_room, trail

PAGE = 50
# Search first (domain.md 2.4): for a quarter of an hour after a search a new file may be begun.
SEARCHED = "cases_searched_at"
FRESH = timedelta(minutes=15)
GONE = StatusTag("arbeitet hier nicht mehr", "bad")


@require_safe
@in_room()
def cases(request: ActorRequest) -> HttpResponse:
    """Names of own and deputised cases. The list is one reading; opening a file is another."""
    closed = request.GET.get("abgeschlossene") == "ja"
    start = max(0, int(request.GET["ab"])) if request.GET.get("ab", "").isdigit() else 0
    rows = list(queries.list_of(request.actor, closed=closed)[start : start + PAGE + 1])
    if rows:
        operations.note_reading(cases=[None], verb="list", by=request.actor, at=now())
    context = {
        "page_title": "Fallakten",
        "rows": rows_html(own_cases(request.actor), rows[:PAGE]),
        "closed": closed,
        "more": start + PAGE if len(rows) > PAGE else None,
        "first": start,
        "form": SearchForm(),
    }
    return render(request, "cases/cases.html", context)


def _line(case: Any, request: ActorRequest) -> dict[str, Any]:
    return {"case": case, "tag": case_tag(case), "own": case.manager_id == request.actor.user_id}


@require_http_methods(["GET", "POST"])
@in_room()
def search(request: ActorRequest) -> HttpResponse:
    """By POST, so that no name gets into an address, a log or a history."""
    form = SearchForm(request.POST or None)
    found: list[queries.Found] = []
    if form.is_bound and form.is_valid():
        found = queries.search(request.actor, form.cleaned_data["name"])
        operations.note_reading(cases=[one.case for one in found], verb="found", by=request.actor, at=now())
        request.session[SEARCHED] = now().timestamp()
    context = {
        "page_title": "Suchen",
        "breadcrumb": trail(),
        "form": form,
        "searched": form.is_bound and form.is_valid(),
        "found": [_line(one.case, request) for one in found],
    }
    return render(request, "cases/search.html", context)


@in_room()
def client_new(request: ActorRequest) -> HttpResponse:
    """Only after a search: the same person has one file, not three."""
    if now().timestamp() - request.session.get(SEARCHED, 0) > FRESH.total_seconds():
        return redirect("cases_inside:search")
    form = NewClientForm(request.POST or None, carriers=queries.carriers_of(request.actor))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        case = operations.take_in_client(
            identity=form.identity, carrier_id=data["carrier"].pk, request=data["request"], by=request.actor, at=now()
        )
        return address(case), "Die Akte ist angelegt. Lesen können sie nur Sie."

    return ask(
        request, form, act, title="Neue Klientin, neuer Klient", button="Akte anlegen", breadcrumb=trail(),
        lead="Nur so viel, wie Sie zum Begleiten brauchen. Alles wird verschlüsselt.",
    )  # fmt: skip


def _doors(actor: Actor) -> list[dict[str, Any]]:
    """The doors of a team lead's carriers, with how many people wait behind each."""
    if not can_open_doors(actor):
        return []
    waiting = {one.carrier: one for one in wish_numbers(actor)}
    return [{"carrier": one, "door": door, "numbers": waiting.get(one)} for one, door in doors_of(actor)]


@require_safe
@in_room(rules.check_numbers)
def numbers(request: ActorRequest) -> HttpResponse:
    rows = queries.workloads(request.actor)
    context = {
        "page_title": "Fallzahlen",
        "rows": rows,
        "gone": any(not one.works for one in rows),
        "gone_tag": GONE,
        "linkings": linking_numbers(request.actor),
        "concerns": concern_numbers(request.actor),
        "concern_states": Concern.State.labels,
        "doors": _doors(request.actor),
        "may_reassign": rules.can_reassign(request.actor),
    }
    return render(request, "cases/numbers.html", context)
