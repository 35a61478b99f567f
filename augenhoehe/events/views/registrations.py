"""Registrations inside, for the hosts: the list, the waiting list, one person, a message to all."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.multilingual import NAMES, SOURCE
from augenhoehe.core.requests import ActorRequest
from augenhoehe.events import operations, words
from augenhoehe.events.addresses import of_event, of_registration, of_registrations
from augenhoehe.events.forms.events import ConfirmForm, NoteForm
from augenhoehe.events.forms.registrations import HostRegistrationForm
from augenhoehe.events.listings.registrations import registrations_listing
from augenhoehe.events.models import Event, Registration
from augenhoehe.events.queries import events as queries_events
from augenhoehe.events.queries import registrations as queries
from augenhoehe.events.rules import events as rules
from augenhoehe.events.rules import registrations as rules_registrations
from augenhoehe.events.tags import event_tag, registration_tag
from augenhoehe.journal.views.asking import ask
from augenhoehe.places.privacy import privacy_version
from augenhoehe.ui.tables import list_response

from .events import find, trail

State = Registration.State


def hosted(request: ActorRequest, pk: uuid.UUID) -> Event:
    """An event whose list the actor reads; who only helps to prepare it is told so."""
    found = find(request, pk)
    rules.check_lists(request.actor, found, today())
    return found


def _crumbs(event: Event) -> list[tuple[str, str]]:
    return [*trail(event), ("Anmeldungen", of_registrations(event))]


@require_GET
def registrations(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Who registered; as a file with everything the day needs."""
    found = hosted(request, pk)
    listing = registrations_listing(list(found.questions.order_by("position")), file="export" in request.GET)
    context = {
        "breadcrumb": trail(found),
        "status": event_tag(found),
        "event": found,
        "numbers": queries.numbers_of(found),
        "enters": found.state in Event.COMING and found.over_at > now(),
    }
    rows = queries.registrations_for(request.actor, found, today())
    return list_response(request, listing, rows, "events/registrations.html", context)


@require_GET
def waiting(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The waiting list in the order of moving up, who has an offer, and who waits for a look."""
    found = hosted(request, pk)
    rows = queries.registrations_for(request.actor, found, today())
    context = {
        "page_title": "Warteliste",
        "breadcrumb": _crumbs(found),
        "event": found,
        "queue": rows.queue(),
        "offered": rows.filter(state=State.OFFERED).order_by("offer_until"),
        "begun": rows.filter(state=State.BEGUN).order_by("position"),
        "free": not found.full,
        "cutoff": found.cutoff_at,
        "past_cutoff": now() >= found.cutoff_at,
    }
    return render(request, "events/waiting.html", context)


def registration_enter(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody calls."""
    found = hosted(request, pk)
    rules_registrations.check_host_registers(found, now())
    form = HostRegistrationForm(
        request.POST or None, event=found, questions=list(found.questions.order_by("position")),
        organisations=queries_events.published_organisations(),
    )  # fmt: skip

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.enter_registration(
            event=found, by=request.actor, at=now(), language=data["language"], privacy_version=privacy_version(now()),
            **form.values(),
        )  # fmt: skip
        told = "hat einen Platz" if made.state == State.CONFIRMED else "steht auf der Warteliste"
        return of_registrations(found), f"Eingetragen: {made.name} {told}."

    return ask(request, form, act, title="Jemanden anmelden", button="Anmelden", breadcrumb=_crumbs(found))


def note_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A message to everybody who registered."""
    found = hosted(request, pk)
    form = NoteForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        written = operations.write_to_registered(event=found, by=request.actor, at=now(), **data)
        return of_event(found), f"{written} Mails sind unterwegs."

    return ask(
        request, form, act, title="Allen Angemeldeten schreiben", button="Senden", breadcrumb=_crumbs(found),
        lead="Auch wer auf der Warteliste steht, bekommt die Nachricht. Niemand sieht die Adressen der anderen.",
    )  # fmt: skip


# --- One person ---------------------------------------------------------------------------------------
def one_of(request: ActorRequest, pk: uuid.UUID) -> Registration:
    return get_object_or_404(queries.registration_for(request.actor, today()), pk=pk)


@require_GET
def registration(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = one_of(request, pk)
    event = found.event
    questions = list(event.questions.order_by("position"))
    context = {
        "page_title": found.name,
        "breadcrumb": _crumbs(event),
        "status": registration_tag(found),
        "registration": found,
        "event": event,
        "title": words.heading(event, SOURCE),
        "interpreter": GERMAN.get(found.interpreter, found.interpreter),
        "language": NAMES.get(found.language, found.language),
        "answers": [(one.text[SOURCE]["text"], found.answers.get(str(one.pk), "")) for one in questions],
        "begun": found.state == State.BEGUN,
        "seats": found.state == State.WAITING and not event.full and event.over_at > now(),
        "accepts": found.state == State.OFFERED,
        "cancels": found.state in Registration.ACTIVE and event.over_at > now(),
    }
    return render(request, "events/registration.html", context)


def registration_vouch(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _turned(request, pk, operations.vouch, "Anmeldung annehmen", "Annehmen",
                   "Die Person bekommt einen Platz, oder einen auf der Warteliste, und eine Mail.")  # fmt: skip


def registration_refuse(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _turned(request, pk, operations.refuse, "Anmeldung nicht annehmen", "Nicht annehmen",
                   "Die Person bekommt eine Mail mit Ihren Kontaktdaten für Fragen.", danger=True)  # fmt: skip


def registration_seat(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _turned(request, pk, operations.seat_by_hand, "Platz geben", "Platz geben",
                   "Zum Beispiel nach einem Anruf. Die Person überspringt dabei, wer vor ihr wartet.")  # fmt: skip


def registration_cancel(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _turned(request, pk, operations.cancel_by_hosts, "Anmeldung absagen", "Absagen",
                   "Der Platz geht an die nächste Person. Diese bekommt eine Mail.", danger=True)  # fmt: skip


def registration_accept(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The person says yes on the telephone."""
    found = one_of(request, pk)
    rules.check_lists(request.actor, found.event, today())
    form = ConfirmForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.accept_offer(registration=found, by=request.actor, at=now())
        return of_registration(found), "Der Platz ist vergeben."

    return ask(request, form, act, title="Platz annehmen", button="Annehmen", breadcrumb=_crumbs(found.event),
               lead="Die Person hat am Telefon zugesagt.")  # fmt: skip


def _turned(
    request: ActorRequest, pk: uuid.UUID, verb: Callable[..., Any], title: str, button: str, lead: str,
    *, danger: bool = False,
) -> HttpResponse:  # fmt: skip
    found = one_of(request, pk)
    form = ConfirmForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(registration=found, by=request.actor, at=now(), **data)
        return of_registration(found), "Eingetragen."

    return ask(
        request, form, act, title=f"{title}: {found.name}", button=button, breadcrumb=_crumbs(found.event), lead=lead,
        danger=danger,
    )  # fmt: skip
