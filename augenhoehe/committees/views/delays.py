"""What is late: the board, one delay, and the unit's reason."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_delay, of_laying, of_mandate, of_paper, of_statement
from augenhoehe.committees.forms import DelayReasonForm
from augenhoehe.committees.listings_delays import overdue_listing, overdue_rows
from augenhoehe.committees.models import Delay
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import list_response

from .committees import trail


def board_trail(delay: Delay | None = None) -> list[tuple[str, str]]:
    start = [*trail(), ("Überfällig", reverse("committees_inside:overdue"))]
    return start if delay is None else [*start, (delay.title, of_delay(delay))]


def find(request: ActorRequest, pk: uuid.UUID) -> Delay:
    return get_object_or_404(queries.delays_for(request.actor, today()), pk=pk)


@require_GET
def overdue(request: ActorRequest) -> HttpResponseBase:
    rows = overdue_rows(request.actor, today(), request.GET.dict())
    with queries.known(queries.positions_of(request.actor)):
        return list_response(
            request, overdue_listing(request.actor), rows, "committees/delays.html", {"breadcrumb": trail()}
        )


@require_GET
def delay(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    running = found.state == Delay.State.RUNNING
    context = {
        "page_title": found.title,
        "breadcrumb": board_trail(),
        "status": StatusTag("überfällig", "bad") if running else StatusTag(found.get_state_display(), "neutral"),
        "delay": found,
        "facts": _facts(found),
        "thing": _thing(found),
        "days_left": max((found.reason_due - today()).days, 0),
        "may_state": rules.can_state_reason(request.actor, found, today()),
    }
    return render(request, "committees/delay.html", context)


def _facts(delay: Delay) -> list[tuple[str, str]]:
    published = long_date(delay.published_at.date()) if delay.published_at else ""
    return [
        ("Art", delay.get_kind_display()),
        ("Zuständig", delay.unit),
        ("Liegt bei", delay.committee.name_on(today())),
        ("Es wartet", delay.origin.name_on(today()) if delay.origin and delay.origin != delay.committee else ""),
        ("Überfällig seit", long_date(delay.since)),
        ("Grund", delay.reason),
        ("Öffentlich seit", published),
        ("Zu Ende am", long_date(delay.ended_on) if delay.ended_on else ""),
    ]


def _thing(delay: Delay) -> str:
    """What is late, on its own page: whoever sees the delay may open it."""
    if delay.station is not None:
        return of_paper(delay.station.paper)
    if delay.mandate is not None:
        return of_mandate(delay.mandate)
    if delay.laying is not None:
        return of_laying(delay.laying)
    return of_statement(delay.request) if delay.request else ""


def delay_reason(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_state_reason(request.actor, found, today())
    form = DelayReasonForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.state_reason(delay=found, by=request.actor, at=now(), **data)
        shown = "Der Grund steht jetzt öffentlich." if found.published_at else "Der Grund ist festgehalten."
        return of_delay(found), shown

    return ask(
        request, form, act, title="Grund der Verzögerung nennen", button="Grund nennen", breadcrumb=board_trail(found),
        lead=f"{found.title}: überfällig seit dem {long_date(found.since)}.",
    )  # fmt: skip
