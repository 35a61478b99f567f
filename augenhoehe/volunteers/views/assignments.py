"""One assignment inside: the volunteer with her account, and the coordination on the telephone."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import day_of, now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.ui.tables import list_response
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.addresses import of_assignment, of_enquiry, of_volunteer
from augenhoehe.volunteers.calendars import CONTENT_TYPE, assignment_file
from augenhoehe.volunteers.forms.hours import HoursForm, ObjectionForm
from augenhoehe.volunteers.letters import words
from augenhoehe.volunteers.listings.enquiries import assignment_tag, own_listing
from augenhoehe.volunteers.models import Assignment, Enquiry
from augenhoehe.volunteers.queries import enquiries as queries
from augenhoehe.volunteers.queries import volunteers as queries_volunteers
from augenhoehe.volunteers.rules import assignments as rules
from augenhoehe.volunteers.rules import enquiries as rules_enquiries

from .enquiries import find, trail

Crumbs = list[tuple[str, str]]


@require_GET
def own(request: ActorRequest) -> HttpResponseBase:
    """What the signed-in volunteer was asked for; next to it her times."""
    profile = queries_volunteers.own_profile(request.actor)
    context = {"profile": profile, "profile_url": of_volunteer(profile) if profile else ""}
    return list_response(
        request, own_listing(), queries.own_assignments(request.actor), "volunteers/own.html", context
    )  # fmt: skip


@require_GET
def assignment(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = _find(request, pk), request.actor
    answers = rules.can_volunteer(actor, found)
    context = {
        "page_title": found.enquiry.what,
        "breadcrumb": _trail(request, found)[:1],
        "status": assignment_tag(found),
        "assignment": found,
        "sheet": sheet_of(found),
        "contact": contact_of(found),
        "hers": found.volunteer.user_id == actor.user_id,
        "accepts": answers and rules.ASSIGNMENT.allows(found.state, "accept"),
        "declines": answers and rules.ASSIGNMENT.allows(found.state, "decline") and found.starts_at > now(),
        "reports": answers and found.agreed and found.starts_at <= now()
        and rules.ASSIGNMENT.allows(found.state, "report"),
        "hours": words.hours(found.minutes) if found.minutes else "",
        "calendar": found.state in Assignment.TAKEN,
    }  # fmt: skip
    return render(request, "volunteers/assignment.html", context)


def assignment_accept(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _answer(request, pk, operations.accept, "Zusagen", "Ja, das geht", "Zugesagt. Die Stelle bestätigt noch.")


def assignment_decline(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _answer(
        request, pk, operations.decline, "Absagen", "Nein, das geht nicht",
        "Abgesagt. Einen Grund braucht niemand zu nennen.",
    )  # fmt: skip


def assignment_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The coordination asks somebody else."""
    found = _find(request, pk)
    rules_enquiries.check_keep_enquiry(request.actor, found.enquiry)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.withdraw(assignment=found, by=request.actor, at=now(), **data)
        return of_enquiry(found.enquiry), "Zurückgenommen. Die Person weiß es jetzt."

    return ask(
        request, form, act, title=f"Jemand anderen suchen statt {found.volunteer.name}", button="Zurücknehmen",
        breadcrumb=trail(found.enquiry), danger=True,
    )  # fmt: skip


def assignment_report(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_volunteer(request.actor, found)
    form = HoursForm(request.POST or None, of=found)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.report_hours(assignment=found, by=request.actor, at=now(), **form.values())
        return of_assignment(found), "Gemeldet. Die Stelle bestätigt die Stunden."

    return ask(
        request, form, act, title="Stunden und Kilometer melden", button="Melden", breadcrumb=_trail(request, found),
        lead=words.when(found.starts_at, found.ends_at),
    )  # fmt: skip


@require_GET
def assignment_calendar(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    return calendar_answer(found, of_assignment(found))


# --- The office's side, with an account ---------------------------------------------------------------------
def enquiry_agree(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The office confirms who comes."""
    found, current = _current(request, pk)
    rules.check_agree(request.actor, current)
    form = RevisionForm(request.POST or None, of=found)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.agree(assignment=current, by=request.actor, at=now())
        return of_enquiry(found), "Bestätigt. Wer kommt, hat jetzt alle Angaben."

    return ask(
        request, form, act, title=f"Einsatz bestätigen: {current.volunteer.name}", button="Bestätigen",
        breadcrumb=trail(found), lead=words.when(found.starts_at, found.ends_at),
    )  # fmt: skip


def enquiry_sign(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The office confirms hours and kilometres."""
    found, current = _current(request, pk)
    rules.check_sign(request.actor, current)
    form = RevisionForm(request.POST or None, of=current)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.agree_hours(assignment=current, by=request.actor, at=now(), **data)
        return of_enquiry(found), "Bestätigt. Damit ist der Einsatz abgeschlossen."

    return ask(
        request, form, act, title="Stunden und Kilometer bestätigen", button="Das stimmt", breadcrumb=trail(found),
        lead=f"{current.volunteer.name} hat gemeldet: {words.hours(current.minutes)}, {words.km(current)}.",
    )  # fmt: skip


def enquiry_object(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, current = _current(request, pk)
    rules.check_agree(request.actor, current)
    form = ObjectionForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.object_to_hours(assignment=current, by=request.actor, at=now(), **data)
        return of_enquiry(found), "Geschickt. Die Stunden werden noch einmal angesehen."

    return ask(
        request, form, act, title="Die Stunden stimmen nicht", button="Schicken", breadcrumb=trail(found),
        lead=f"Gemeldet sind {words.hours(current.minutes)}, {words.km(current)}.",
    )  # fmt: skip


@require_GET
def enquiry_calendar(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, current = _current(request, pk)
    return calendar_answer(current, of_enquiry(found))


# --- Shared with the pages behind links ----------------------------------------------------------------------
def sheet_of(assignment: Assignment) -> dict[str, str]:
    """What a volunteer has to know before she answers."""
    enquiry = assignment.enquiry
    return {
        "what": words.what(enquiry), "when": words.when(assignment.starts_at, assignment.ends_at),
        "where": words.where(enquiry), "office": enquiry.office_name, "subject": enquiry.subject,
    }  # fmt: skip


def contact_of(assignment: Assignment) -> Enquiry | None:
    """Whom to ask for: once both sides have said yes."""
    return assignment.enquiry if assignment.agreed else None


def calendar_answer(assignment: Assignment, url: str) -> HttpResponse:
    if assignment.state == Assignment.State.PROPOSED:
        raise Http404
    answer = HttpResponse(assignment_file(assignment, url=url, at=now()), content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="einsatz-{day_of(assignment.starts_at):%Y-%m-%d}.ics"'
    return answer


def _find(request: ActorRequest, pk: uuid.UUID) -> Assignment:
    return get_object_or_404(queries.assignments_for(request.actor), pk=pk)


def _current(request: ActorRequest, pk: uuid.UUID) -> tuple[Enquiry, Assignment]:
    found = find(request, pk)
    current = queries.current_of(found)
    if current is None:
        raise Http404
    return found, current


def _trail(request: ActorRequest, found: Assignment) -> Crumbs:
    if rules_enquiries.can_keep_enquiry(request.actor, found.enquiry):
        return trail(found.enquiry)
    return [("Meine Einsätze", reverse("volunteers_inside:own")), (found.enquiry.what, of_assignment(found))]


def _answer(request: ActorRequest, pk: uuid.UUID, verb: Any, title: str, button: str, done: str) -> HttpResponse:
    found = _find(request, pk)
    rules.check_volunteer(request.actor, found)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(assignment=found, by=request.actor, at=now(), **data)
        return of_assignment(found), done

    hers = found.volunteer.user_id == request.actor.user_id
    lead = words.when(found.starts_at, found.ends_at)
    return ask(
        request, form, act, title=title if hers else f"{title} für {found.volunteer.name}", button=button,
        breadcrumb=_trail(request, found), lead=lead,
    )  # fmt: skip
