"""Appointments: the list, one of them, appointing, changing, ending."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees import rules as committee_rules
from augenhoehe.committees.addresses import of_appointment
from augenhoehe.committees.forms.appointments import AppointForm, ChangeAppointmentForm, EndAppointmentForm
from augenhoehe.committees.listings_appointments import appointments_listing, place_of, stand_of
from augenhoehe.committees.models import Appointment
from augenhoehe.committees.operations import appointments as operations
from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.committees.queries.appointments import appointments_for
from augenhoehe.committees.rules import appointments as rules
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.tables import list_response

from .committees import address, trail


def appointments_trail() -> list[tuple[str, str]]:
    return [*trail(), ("Bestellungen", reverse("committees_inside:appointments"))]


@require_GET
def appointments(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(READ_COMMITTEES)
    context = {"breadcrumb": trail(), "may_appoint": committee_rules.can_create(request.actor)}
    rows = appointments_for(request.actor, today())
    return list_response(request, appointments_listing(), rows, "committees/appointments.html", context)


def _find(request: ActorRequest, pk: uuid.UUID) -> Appointment:
    found: Appointment = get_object_or_404(appointments_for(request.actor, today()), pk=pk)
    return found


def _changed(request: ActorRequest, pk: uuid.UUID) -> Appointment:
    found = _find(request, pk)
    rules.check_appoint(request.actor, found.committee, found.municipality_id)
    return found


@require_GET
def appointment(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    day = today()
    officer = found.kind == Appointment.Kind.OFFICER and not found.over_on(day)
    context = {
        "page_title": found.function,
        "breadcrumb": appointments_trail(),
        "status": stand_of(found),
        "appointment": found,
        "facts": _facts(found),
        "may_change": rules.can_appoint(request.actor, found) and not found.over_on(day),
        "committee_url": address(found.committee) if found.committee else "",
        "role_missing": officer and found.user_id is not None and not found.has_role,  # type: ignore[attr-defined]
        "ends_soon": found.ends_soon_on(day),
    }
    return render(request, "committees/appointment.html", context)


def _facts(found: Appointment) -> list[tuple[str, object]]:
    until = long_date(found.valid_until) if found.valid_until else "ohne Ende"
    return [
        ("Art", found.get_kind_display()),
        ("Für", place_of(found)),
        ("Stelle", found.unit),
        ("Wer", found.holder),
        ("Vertretung", found.stand_in or "noch niemand"),
        ("Von", long_date(found.valid_from)),
        ("Bis", until),
        *([("Endet vorzeitig, weil", found.ended_reason)] if found.ended_reason else []),
        *([("Grundlage", found.basis)] if found.basis else []),
    ]


def appointment_make(request: ActorRequest) -> HttpResponse:
    """Appoint anew; `nachfolge` names whose successor, `gremium` the body that is accompanied."""
    committee_rules.check_create_somewhere(request.actor)
    after = _after(request)
    form = AppointForm(request.POST or None, actor=request.actor, initial=_initial(request, after))

    def act(data: dict) -> tuple[str, str]:
        made = operations.appoint(by=request.actor, at=now(), after=after, **data)
        return of_appointment(made), f"Bestellt ab {long_date(made.valid_from)}."

    return ask(
        request, form, act, title="Nachfolge bestellen" if after else "Jemanden bestellen", button="Bestellen",
        breadcrumb=appointments_trail(),
        lead="Mit Beginn, Ende und Vertretung. Rechte im Programm vergibt die Systemverwaltung; nur eine begleitende "
        "Geschäftsstelle kann in ihrem Gremium sofort arbeiten.",
    )  # fmt: skip


def _after(request: ActorRequest) -> Appointment | None:
    try:
        return _changed(request, uuid.UUID(request.GET["nachfolge"]))
    except (KeyError, ValueError):
        return None


def _initial(request: ActorRequest, after: Appointment | None) -> dict[str, object]:
    if after is not None:
        start = operations.day_after(after)
        names = ("kind", "function", "municipality", "committee", "unit", "deputy", "deputy_name")
        return {**{name: getattr(after, name) for name in names}, "valid_from": start}
    first: dict[str, object] = {"valid_from": today()}
    if request.GET.get("gremium"):
        first |= {"kind": Appointment.Kind.OFFICE, "committee": request.GET["gremium"], "function": "Geschäftsstelle"}
    return first


def appointment_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _changed(request, pk)
    form = ChangeAppointmentForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_appointment(appointment=found, by=request.actor, at=now(), **data)
        return of_appointment(found), "Gespeichert."

    crumbs = [*appointments_trail(), (found.function, of_appointment(found))]
    return ask(request, form, act, title="Bestellung ändern", button="Speichern", breadcrumb=crumbs)


def appointment_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _changed(request, pk)
    form = EndAppointmentForm(request.POST or None, of=found, initial={"valid_until": today()})

    def act(data: dict) -> tuple[str, str]:
        operations.end_appointment(appointment=found, by=request.actor, at=now(), **data)
        return of_appointment(found), "Die Bestellung endet. Bestellen Sie nun die Nachfolge."

    crumbs = [*appointments_trail(), (found.function, of_appointment(found))]
    return ask(
        request, form, act, title="Bestellung beenden", button="Beenden", breadcrumb=crumbs,
        lead="Rechte, die an der Bestellung hängen, enden mit dem letzten Tag.",
    )  # fmt: skip
