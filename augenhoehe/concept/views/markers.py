"""Markers: mine in a list; reported, confirmed, returned, postponed, missed, dropped."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees.queries.feeds import feed_of
from augenhoehe.concept import feeds, operations, queries, rules
from augenhoehe.concept.addresses import of_marker
from augenhoehe.concept.forms import ClaimForm, ConfirmForm, PostponeForm, ReasonForm
from augenhoehe.concept.listings import own_markers_listing
from augenhoehe.concept.models import ImplementationMarker
from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import ended
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.forms import Revised
from augenhoehe.ui.tables import list_response

from .measures import trail


@require_GET
def own_markers(request: ActorRequest) -> HttpResponseBase:
    """What is still to do; who asks for the settled ones gets those instead."""
    rows = queries.own_markers(request.actor)
    if request.GET.get("done") != "ja" and not request.GET.get("state"):
        rows = rows.unsettled()
    feed = feed_of(request.user.pk)
    calendar = settings.BASE_URL + reverse("concept:marker_feed", args=[feeds.token_of(feed)]) if feed else ""
    context = {"calendar": calendar}
    return list_response(request, own_markers_listing(), rows, "concept/own_markers.html", context)


def _find(request: ActorRequest, pk: uuid.UUID) -> ImplementationMarker:
    return get_object_or_404(queries.markers_for(request.actor), pk=pk)


def _page(
    request: ActorRequest,
    pk: uuid.UUID,
    form_class: type[Revised],
    check: Callable[..., None],
    verb: Callable[..., Any],
    sentence: str,
    **texts: Any,
) -> HttpResponse:
    """Every verb of a marker has the same page: what it is about, the form, the consequence."""
    marker = _find(request, pk)
    check(request.actor, marker)
    form = form_class(request.POST or None, of=marker)

    def act(data: dict) -> tuple[str, str]:
        verb(marker=marker, by=request.actor, at=now(), **data)
        return of_marker(marker), sentence

    return ask(
        request, form, act, breadcrumb=trail(marker.measure), template="concept/form.html", marker=marker, **texts
    )


def _reports(by: Any, marker: ImplementationMarker) -> None:
    rules.check_report(by, marker.measure)


def _writes(by: Any, marker: ImplementationMarker) -> None:
    rules.check_write_measure(by, marker.measure)


@require_POST
def marker_begin(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    marker = _find(request, pk)
    operations.begin_marker(marker=marker, by=request.actor, at=now())
    messages.success(request, f"In Arbeit: {ended(marker.criterion)}")
    return redirect(of_marker(marker))


def marker_claim(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _page(
        request, pk, ClaimForm, _reports, operations.claim_marker,
        "Gemeldet. Nun bestätigt es eine zweite Person.",
        title="Als erreicht melden", button="Melden",
        lead="Gezählt wird es erst, wenn eine zweite Person es bestätigt hat.",
    )  # fmt: skip


def marker_confirm(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _page(
        request, pk, ConfirmForm, rules.check_confirm, operations.confirm_marker, "Bestätigt.",
        title="Umsetzungsmarker bestätigen", button="Bestätigen",
        lead="Mit der Bestätigung zählt der Umsetzungsmarker, und der Beleg ist öffentlich.", shows_evidence=True,
    )  # fmt: skip


def marker_return(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _page(
        request, pk, ReasonForm, rules.check_return, operations.return_marker, "Zurückgegeben.",
        title="Meldung zurückgeben", button="Zurückgeben",
        lead="Die federführende Stelle liest den Grund und meldet neu.", shows_evidence=True,
    )  # fmt: skip


def marker_postpone(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _page(
        request, pk, PostponeForm, _reports, operations.postpone_marker,
        "Verschoben. Der alte Tag bleibt sichtbar.",
        title="Umsetzungsmarker verschieben", button="Verschieben",
        lead="Der bisherige Tag und der Grund bleiben für alle stehen.",
    )  # fmt: skip


def marker_miss(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _page(
        request, pk, ReasonForm, _writes, operations.miss_marker, "Als verfehlt festgehalten.",
        title="Als verfehlt festhalten", button="Festhalten",
        lead="Der Umsetzungsmarker zählt weiter. Er kann später noch gemeldet werden.",
    )  # fmt: skip


def marker_drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _page(
        request, pk, ReasonForm, _writes, operations.drop_marker, "Gestrichen.",
        title="Umsetzungsmarker streichen", button="Streichen", danger=True,
        lead="Der Umsetzungsmarker zählt danach nicht mehr. Er bleibt mit dem Grund zu lesen.",
    )  # fmt: skip
