"""Enquiries inside: the list, one with who could come, and what becomes of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day
from augenhoehe.volunteers import counts, operations
from augenhoehe.volunteers.addresses import of_enquiry, of_volunteer
from augenhoehe.volunteers.forms.enquiries import InsideEnquiryForm, ProposeForm, ReasonForm
from augenhoehe.volunteers.letters import words
from augenhoehe.volunteers.listings.enquiries import assignment_tag, enquiries_listing, enquiry_tag
from augenhoehe.volunteers.models import Assignment, Enquiry
from augenhoehe.volunteers.permissions import ASK_VOLUNTEERS, KEEP_VOLUNTEERS
from augenhoehe.volunteers.queries import enquiries as queries
from augenhoehe.volunteers.queries import suggestions as queries_suggestions
from augenhoehe.volunteers.queries import volunteers as queries_volunteers
from augenhoehe.volunteers.rules import assignments as rules_assignments
from augenhoehe.volunteers.rules import enquiries as rules
from augenhoehe.volunteers.rules import volunteers as rules_volunteers

Crumbs = list[tuple[str, str]]


def trail(enquiry: Enquiry | None = None) -> Crumbs:
    start = [("Einsatzanfragen", reverse("volunteers_inside:enquiries"))]
    return [*start, (str(enquiry), of_enquiry(enquiry))] if enquiry else start


def find(request: ActorRequest, pk: uuid.UUID) -> Enquiry:
    return get_object_or_404(queries.enquiries_for(request.actor), pk=pk)


def kept(request: ActorRequest, pk: uuid.UUID) -> Enquiry:
    """For pages of the coordination: the office is refused before typing anything."""
    found = find(request, pk)
    rules.check_keep_enquiry(request.actor, found)
    return found


@require_GET
def enquiries(request: ActorRequest) -> HttpResponseBase:
    """All of them for the coordination, its own for an office."""
    actor = request.actor
    actor.check(ASK_VOLUNTEERS)
    keeper = actor.may(KEEP_VOLUNTEERS)
    rows = queries.enquiries_for(actor)
    rows = queries.with_volunteer(rows) if keeper else rows
    context = {"keeper": keeper, "settles": rules_volunteers.can_keep_rules(actor)}
    return list_response(request, enquiries_listing(keeper=keeper), rows, "volunteers/enquiries.html", context)


@require_GET
def enquiry(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor
    keeper = rules.can_keep_enquiry(actor, found)
    current = queries.current_of(found)
    searching = keeper and found.state == Enquiry.State.CHECKED
    context = {
        "page_title": found.what,
        "breadcrumb": trail(),
        "status": enquiry_tag(found),
        "enquiry": found,
        "when": words.when(found.starts_at, found.ends_at),
        "keeper": keeper,
        "current": current,
        "current_tag": assignment_tag(current) if current else None,
        "named": current is not None and (keeper or current.state in Assignment.TAKEN),
        "volunteer_url": of_volunteer(current.volunteer) if keeper and current else "",
        "agrees": current is not None and not current.office_agreed_at and rules_assignments.can_agree(actor, current),
        "signs": current is not None and rules_assignments.can_sign(actor, current),
        "calendar": current is not None and current.state in Assignment.TAKEN,
        "hours": words.hours(current.minutes) if current and current.minutes else "",
        "former": [(one, assignment_tag(one)) for one in queries.former_of(found)] if keeper else [],
        "suggestions": queries_suggestions.suggestions(found, actor) if searching else [],
        "searching": searching,
        "cancels": rules.can_cancel(actor, found),
        "series": [
            (one, words.when(one.starts_at, one.ends_at), of_enquiry(one), enquiry_tag(one))
            for one in queries.series_of(found, actor)
        ],
        "State": Enquiry.State,
    }
    return render(request, "volunteers/enquiry.html", context)


def enquiry_make(request: ActorRequest) -> HttpResponse:
    """Ask for the own office; the coordination also for another one."""
    actor = request.actor
    rules.check_ask(actor)
    keeper = actor.may(KEEP_VOLUNTEERS)
    user = request.user
    first = {"contact_name": actor.name, "email": getattr(user, "email", ""),
             "office_name": str(getattr(user, "carrier", None) or "")}  # fmt: skip
    form = InsideEnquiryForm(request.POST or None, towns=queries.towns(), keeper=keeper, initial=first)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.make_enquiry(own=not data.get("other"), by=actor, at=now(), **form.values())
        return of_enquiry(made), "Eingetragen." if keeper else "Angekommen. Die Koordination prüft und meldet sich."

    conditions = queries_volunteers.conditions()
    return ask(
        request, form, act, title="Sprachmittlung oder Begleitung anfragen", button="Anfragen", breadcrumb=trail(),
        template="volunteers/enquiry_make.html", conditions=conditions,
        earliest=long_day(rules.earliest(today(), conditions)), excluded=rules.EXCLUDED.values(),
    )  # fmt: skip


def enquiry_check(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = kept(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.check_enquiry(enquiry=found, by=request.actor, at=now(), **data)
        return of_enquiry(found), "Geprüft. Darunter steht, wer kommen könnte."

    return ask(
        request, form, act, title="Als geprüft eintragen", button="Geprüft, jemanden suchen", breadcrumb=trail(found),
        lead="Ist das etwas für Ehrenamtliche: ohne Rechtsfolgen, keine Diagnose, kein Verfahren?",
    )  # fmt: skip


def enquiry_refuse(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _with_reason(request, kept(request, pk), operations.refuse_enquiry, "Anfrage ablehnen", "Ablehnen")


def enquiry_give_up(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _with_reason(
        request, kept(request, pk), operations.give_up_enquiry, "Nicht vermittelbar", "Als nicht vermittelbar eintragen"
    )


def enquiry_cancel(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_cancel(request.actor, found)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.cancel_enquiry(enquiry=found, by=request.actor, at=now(), **data)
        return of_enquiry(found), "Storniert. Wer gefragt war, weiß es jetzt."

    return ask(
        request, form, act, title="Anfrage stornieren", button="Stornieren", breadcrumb=trail(found), danger=True,
        lead="Der Termin findet nicht statt oder braucht niemanden mehr.",
    )  # fmt: skip


def enquiry_propose(request: ActorRequest, pk: uuid.UUID, volunteer: uuid.UUID) -> HttpResponse:
    """Ask this person; the mail with the one tap goes out at once."""
    found = kept(request, pk)
    person = get_object_or_404(queries_volunteers.volunteers_for(request.actor), pk=volunteer)
    form = ProposeForm(request.POST or None, of=found, series=found.series is not None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        whole = data.pop("whole", False)
        operations.propose(enquiry=found, volunteer=person, by=request.actor, at=now(), **data)
        told = "Die Frage ist unterwegs." if person.email or person.user else "Bitte rufen Sie jetzt an."
        if whole:
            more = operations.propose_for_series(enquiry=found, volunteer=person, by=request.actor, at=now())
            told += f" Gefragt ist auch nach weiteren Terminen: {len(more)}."
        return of_enquiry(found), told

    reach = "per Mail mit einem Link zum Antworten" if person.email or person.user else f"am Telefon: {person.phone}"
    return ask(
        request, form, act, title=f"{person.name} fragen", button="Fragen", breadcrumb=trail(found),
        lead=f"{words.when(found.starts_at, found.ends_at)}. Gefragt wird {reach}.",
    )  # fmt: skip


@require_GET
def enquiry_figures(request: ActorRequest) -> HttpResponse:
    """Requests of a year by language: met, not met. Plain numbers, only for who may open each of them."""
    request.actor.check(KEEP_VOLUNTEERS)
    typed = request.GET.get("jahr", "")
    year = int(typed) if typed.isdecimal() and 2000 <= int(typed) <= today().year + 1 else today().year
    context = {
        "page_title": f"Anfragen nach Sprache {year}",
        "breadcrumb": trail(),
        "lines": counts.by_language(request.actor, year),
        "years": [year - 1, year + 1] if year < today().year else [year - 1],
        "year": year,
    }
    return render(request, "volunteers/figures.html", context)


def _with_reason(request: ActorRequest, found: Enquiry, verb: Any, title: str, button: str) -> HttpResponse:
    form = ReasonForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(enquiry=found, by=request.actor, at=now(), **data)
        return of_enquiry(found), "Eingetragen. Die anfragende Stelle liest die Begründung."

    return ask(request, form, act, title=title, button=button, breadcrumb=trail(found), danger=True)
