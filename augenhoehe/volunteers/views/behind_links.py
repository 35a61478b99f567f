"""The pages behind the links of the mails: the office sees how it stands, the volunteer answers with one tap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from augenhoehe.core.clock import now
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.forms.hours import HoursForm, ObjectionForm
from augenhoehe.volunteers.letters import words
from augenhoehe.volunteers.links import OFFICE, VOLUNTEER, named_in, office_link, volunteer_link
from augenhoehe.volunteers.models import Assignment, Enquiry
from augenhoehe.volunteers.queries import enquiries as queries
from augenhoehe.volunteers.rules.assignments import ASSIGNMENT
from augenhoehe.volunteers.rules.enquiries import ENQUIRY

from .assignments import calendar_answer, contact_of, sheet_of

BY_LINK: dict[str, Any] = {"by": ANONYMOUS, "by_link": True}


# --- The office ----------------------------------------------------------------------------------------------
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def office(request: ActorRequest, token: str) -> HttpResponse:
    """How the enquiry stands, and the one thing the office has to do now. Only a POST does it."""
    found = _enquiry(token)
    current = queries.current_of(found)
    form = ObjectionForm(request.POST if request.POST.get("answer") == "object" else None)
    refused = ""
    if request.method == "POST":
        try:
            if _office_did(request.POST.get("answer", ""), found, current, form):
                return redirect("volunteers:office", token=token)
        except Refused as no:
            refused = no.sentence
    return render(request, "volunteers/office.html", _office_page(found, current, form, token, refused))


def _office_did(answer: str, found: Enquiry, current: Assignment | None, form: ObjectionForm) -> bool:
    if answer == "cancel":
        operations.cancel_enquiry(enquiry=found, at=now(), **BY_LINK)
        return True
    verbs: dict[str, Callable[..., Any]] = {"agree": operations.agree, "sign": operations.agree_hours}
    if current is None or (answer not in verbs and answer != "object"):
        return False
    if answer == "object":
        if form.is_valid():
            operations.object_to_hours(assignment=current, at=now(), **BY_LINK, **form.cleaned_data)
        return form.is_valid()
    verbs[answer](assignment=current, at=now(), **BY_LINK)
    return True


def _office_page(
    found: Enquiry, current: Assignment | None, form: ObjectionForm, token: str, refused: str
) -> dict[str, Any]:
    """Never how to reach the volunteer: only her name, once she has said yes."""
    taken = current if current is not None and current.state in Assignment.TAKEN else None
    return {
        "page_title": gettext("Ihre Anfrage"),
        "enquiry": found,
        "state": gettext(str(Enquiry.State(found.state).label)),
        "what": words.what(found),
        "when": words.when(found.starts_at, found.ends_at),
        "where": words.where(found),
        "name": taken.volunteer.name if taken else "",
        "agrees": taken is not None and taken.office_agreed_at is None and taken.state == Assignment.State.ACCEPTED,
        "agreed": taken is not None and taken.agreed,
        "signs": taken is not None and ASSIGNMENT.allows(taken.state, "agree_hours"),
        "hours": words.hours(taken.minutes) if taken and taken.minutes else "",
        "km": words.km(taken) if taken and taken.minutes else "",
        "cancels": ENQUIRY.allows(found.state, "cancel") and not (taken and taken.minutes),
        "series": [
            (words.when(one.starts_at, one.ends_at), office_link(one), gettext(str(Enquiry.State(one.state).label)))
            for one in queries.series_of(found, None)
            if one.pk != found.pk
        ],
        "form": form,
        "token": token,
        "refused": refused,
        "open_objection": bool(form.errors),
    }


@login_not_required
@never_cache
@require_GET
def office_calendar(request: ActorRequest, token: str) -> HttpResponse:
    found = _enquiry(token)
    current = queries.current_of(found)
    if current is None:
        raise Http404
    return calendar_answer(current, office_link(found))


# --- The volunteer ---------------------------------------------------------------------------------------------
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActorRequest, token: str) -> HttpResponse:
    """Can you? Yes or no; afterwards, how long did it take. Looking answers nothing."""
    found = _assignment(token)
    typed = request.POST.get("answer", "")
    form = HoursForm(request.POST if typed == "hours" else None, of=found)
    refused = ""
    if request.method == "POST":
        try:
            if _volunteer_did(typed, found, form):
                return redirect("volunteers:answer", token=token)
        except Refused as no:
            refused = no.sentence
    return render(request, "volunteers/answer.html", _volunteer_page(found, form, token, refused))


def _volunteer_did(typed: str, found: Assignment, form: HoursForm) -> bool:
    if typed == "yes":
        operations.accept(assignment=found, at=now(), **BY_LINK)
    elif typed == "no":
        operations.decline(assignment=found, at=now(), **BY_LINK)
    elif typed == "hours" and form.is_valid():
        return _reported(found, form)
    else:
        return False
    return True


def _reported(found: Assignment, form: HoursForm) -> bool:
    """What is wrong with a number stands beside it; everything else above the page."""
    try:
        operations.report_hours(assignment=found, at=now(), **BY_LINK, **form.values())
    except Refused as no:
        field = form.aliases.get(no.field, no.field)
        if field not in form.fields:
            raise
        form.add_error(field, no.sentence)
    return not form.errors


def _volunteer_page(found: Assignment, form: HoursForm, token: str, refused: str) -> dict[str, Any]:
    over = found.starts_at <= now()
    asked = found.state == Assignment.State.PROPOSED
    return {
        "page_title": gettext("Können Sie?") if asked else gettext("Ihr Einsatz"),
        "assignment": found,
        "sheet": sheet_of(found),
        "contact": contact_of(found),
        "asked": asked and not over,
        "accepted": found.state == Assignment.State.ACCEPTED,
        "cancels": found.state == Assignment.State.ACCEPTED and not over,
        "reports": over and found.agreed and ASSIGNMENT.allows(found.state, "report"),
        "reported": found.state == Assignment.State.REPORTED,
        "hours": words.hours(found.minutes) if found.minutes else "",
        "km": words.km(found) if found.minutes else "",
        "calendar": found.state in Assignment.TAKEN and not over,
        "form": form,
        "token": token,
        "refused": refused,
    }


@login_not_required
@never_cache
@require_GET
def answer_calendar(request: ActorRequest, token: str) -> HttpResponse:
    found = _assignment(token)
    return calendar_answer(found, volunteer_link(found, "de"))


def _enquiry(token: str) -> Enquiry:
    found = queries.enquiry_named(named_in(OFFICE, token))
    if found is None or found.state == Enquiry.State.UNCONFIRMED:
        raise Http404
    return found


def _assignment(token: str) -> Assignment:
    found = queries.assignment_named(named_in(VOLUNTEER, token))
    if found is None:
        raise Http404
    return found
