"""Paying: everything confirmed, the list of a month for the cash office, and what a list held."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.tables import list_response
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.addresses import of_settlement
from augenhoehe.volunteers.letters import words
from augenhoehe.volunteers.listings.hours import hours_listing
from augenhoehe.volunteers.models import Assignment
from augenhoehe.volunteers.permissions import KEEP_VOLUNTEERS
from augenhoehe.volunteers.queries import settling as queries
from augenhoehe.volunteers.rules import volunteers as rules

# A year of lists stands on the page; older ones are found by the appointments on them.
SHOWN = 12


class ExpectedForm(forms.Form):
    """How many appointments the page showed; another number is shown again."""

    expected = forms.IntegerField(widget=forms.HiddenInput)


@require_GET
def hours(request: ActorRequest) -> HttpResponseBase:
    """Everything both sides confirmed; exported exactly as filtered."""
    actor = request.actor
    actor.check(KEEP_VOLUNTEERS)
    settles = rules.can_keep_rules(actor)
    months = queries.months_due() if settles else []
    listed = queries.settlements()[:SHOWN] if settles else []
    context = {
        "months": [(queries.month_called(one), f"{one:%Y-%m}") for one in months],
        "settlements": [(one, queries.month_called(one.month), of_settlement(one)) for one in listed],
    }
    return list_response(request, hours_listing(), queries.hours_for(actor), "volunteers/hours.html", context)


def month_settle(request: ActorRequest, month: str) -> HttpResponse:
    """The list of a month, to print; with the button it is paid out and closed."""
    rules.check_keep_rules(request.actor)
    day = _month(month)
    rows = queries.due_until(day)
    shares = queries.shares(rows)
    count = sum(len(share.rows) for share in shares)
    form = ExpectedForm(request.POST or None, initial={"expected": count})

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.settle_month(month=day, by=request.actor, at=now(), expected=data["expected"])
        return of_settlement(made), "Abgerechnet. Drucken Sie die Liste für die Kasse."

    return ask(
        request, form, act, title=f"Abrechnungsliste {queries.month_called(day)}", button="Als abgerechnet eintragen",
        breadcrumb=_trail(), template="volunteers/month.html", shares=_lines(shares), total=_total(shares), count=count,
        open=True,
    )  # fmt: skip


@require_GET
def settlement(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A list that was handed over; it never changes."""
    rules.check_keep_rules(request.actor)
    found = get_object_or_404(queries.settlements(), pk=pk)
    shares = queries.shares(found.assignments.all())
    context = {
        "page_title": f"Abrechnungsliste {queries.month_called(found.month)}",
        "breadcrumb": _trail(),
        "settlement": found,
        "shares": _lines(shares),
        "total": words.euro(found.total),
        "count": found.count,
        "gone": found.count - sum(len(share.rows) for share in shares),
    }
    return render(request, "volunteers/settlement.html", context)


def _lines(shares: list[queries.Share]) -> list[dict[str, Any]]:
    """Names, rows and sums in words, for both pages and for paper."""
    return [
        {
            "name": share.name, "hours": words.hours(share.minutes), "km": words.short(share.km),
            "amount": words.euro(share.amount), "rows": [_row(one) for one in share.rows],
        }
        for share in shares
    ]  # fmt: skip


def _row(one: Assignment) -> dict[str, Any]:
    return {
        "day": one.starts_at, "what": one.enquiry, "hours": words.hours(one.minutes), "km": words.short(one.km),
        "amount": words.euro(one.amount),
    }  # fmt: skip


def _total(shares: list[queries.Share]) -> str:
    return words.euro(sum((share.amount for share in shares), Decimal(0)))


def _trail() -> list[tuple[str, str]]:
    return [("Abrechnung", reverse("volunteers_inside:hours"))]


def _month(typed: str) -> date:
    year, _, number = typed.partition("-")
    try:
        return date(int(year), int(number), 1)
    except ValueError:
        raise Http404 from None
