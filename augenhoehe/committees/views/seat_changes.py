"""A seat that changes from a day on, or was entered wrongly."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from augenhoehe.committees import queries, rules
from augenhoehe.committees.forms.carrying import ChangeSeatForm, CorrectSeatForm
from augenhoehe.committees.models import Seat
from augenhoehe.committees.operations.seat_changes import change_seat, correct_seat
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .committees import address, trail


def _managed_seat(request: ActorRequest, pk: uuid.UUID) -> Seat:
    seat = get_object_or_404(queries.seats_for(request.actor, today()), pk=pk)
    rules.check_manage(request.actor, seat.committee)
    return seat


def _who(seat: Seat) -> str:
    return seat.holder or seat.organisation or seat.function


def seat_correct(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    seat = _managed_seat(request, pk)
    form = CorrectSeatForm(request.POST or None, of=seat)

    def act(data: dict) -> tuple[str, str]:
        correct_seat(seat=seat, by=request.actor, at=now(), **data)
        return f"{address(seat.committee)}#sitze", "Der Sitz ist berichtigt."

    lead = (
        "Nur für Eingabefehler. Hat sich wirklich etwas geändert, tragen Sie einen Wechsel ein; "
        "dann bleibt der Verlauf."
    )
    return ask(
        request, form, act, title=f"Sitz berichtigen: {_who(seat)}", button="Berichtigen",
        breadcrumb=trail(seat.committee), lead=lead,
    )  # fmt: skip


def seat_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    seat = _managed_seat(request, pk)
    form = ChangeSeatForm(request.POST or None, of=seat)

    def act(data: dict) -> tuple[str, str]:
        made = change_seat(seat=seat, by=request.actor, at=now(), **data)
        return f"{address(seat.committee)}#sitze", f"Der Wechsel gilt ab {long_date(made.valid_from)}."

    lead = "Eine andere Person, eine andere Funktion, eine andere Liste: Der bisherige Sitz bleibt im Verlauf stehen."
    return ask(
        request, form, act, title=f"Wechsel: {_who(seat)}", button="Wechsel eintragen",
        breadcrumb=trail(seat.committee), lead=lead,
    )  # fmt: skip
