"""Profiles: the list, one profile, and what the coordination or the volunteer herself keeps of it."""

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
from augenhoehe.places.queries import served_towns
from augenhoehe.ui.tables import list_response
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.addresses import of_assignment, of_volunteer
from augenhoehe.volunteers.consents import CURRENT
from augenhoehe.volunteers.forms.enquiries import ReasonForm
from augenhoehe.volunteers.forms.volunteers import (
    AbsenceForm,
    ConditionsForm,
    TimesForm,
    TrainingForm,
    VolunteerForm,
)
from augenhoehe.volunteers.letters import words
from augenhoehe.volunteers.listings.enquiries import assignment_tag
from augenhoehe.volunteers.listings.volunteers import volunteer_tag, volunteers_listing
from augenhoehe.volunteers.models import Absence, Training, Volunteer
from augenhoehe.volunteers.permissions import KEEP_VOLUNTEERS
from augenhoehe.volunteers.queries import volunteers as queries
from augenhoehe.volunteers.rules import volunteers as rules

Crumbs = list[tuple[str, str]]
_WEEKDAYS = dict(zip(Volunteer.DAYS, ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."), strict=True))


@require_GET
def volunteers(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(KEEP_VOLUNTEERS)
    context = {"settles": rules.can_keep_rules(request.actor)}
    rows = queries.volunteers_for(request.actor)
    return list_response(request, volunteers_listing(), rows, "volunteers/volunteers.html", context)


@require_GET
def volunteer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.with_parts(queries.volunteers_for(request.actor)), pk=pk)
    keeper = rules.can_keep(request.actor, found)
    trainings = sorted(found.trainings.all(), key=lambda one: one.day, reverse=True)
    context = {
        "page_title": found.name,
        "breadcrumb": _trail(request),
        "status": volunteer_tag(found),
        "volunteer": found,
        "keeper": keeper,
        "tends": rules.can_tend(request.actor, found),
        "languages": found.languages.all(),
        "towns": [one.name for one in found.towns.all()],
        "times": times_of(found),
        "trainings": trainings,
        "absences": queries.absences_of(found, today()),
        "missing": rules.missing_of(found, trained=bool(trainings)),
        "coming": [
            (one, of_assignment(one), words.when(one.starts_at, one.ends_at), assignment_tag(one))
            for one in queries.coming_of(found, now())
        ],
        "State": Volunteer.State,
    }
    return render(request, "volunteers/volunteer.html", context)


def volunteer_enter(request: ActorRequest) -> HttpResponse:
    request.actor.check(KEEP_VOLUNTEERS)
    form = VolunteerForm(request.POST or None, towns=_towns(), kept=queries.towns_kept(request.actor))

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.enter_volunteer(consent_text=CURRENT, by=request.actor, at=now(), **form.values())
        return of_volunteer(made), "Erfasst. Tragen Sie jetzt die Schulungen ein."

    return ask(
        request, form, act, title="Ehrenamtliche Person erfassen", button="Erfassen", breadcrumb=_trail(request),
        template="volunteers/volunteer_form.html",
    )  # fmt: skip


def volunteer_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _kept(request, pk)
    form = VolunteerForm(request.POST or None, of=found, towns=_towns(), kept=queries.towns_kept(request.actor))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_volunteer(
            volunteer=found, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )  # fmt: skip
        return of_volunteer(found), "Gespeichert."

    return ask(
        request, form, act, title=f"Angaben ändern: {found.name}", button="Speichern",
        breadcrumb=_trail(request, found), template="volunteers/volunteer_form.html",
    )  # fmt: skip


def volunteer_times(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """When she usually has time; the volunteer changes it herself."""
    found = _tended(request, pk)
    form = TimesForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_times(
            volunteer=found, available=form.available(), by=request.actor, at=now(), revision=data["revision"]
        )
        return of_volunteer(found), "Gespeichert."

    return ask(
        request, form, act, title="Wann meistens Zeit ist", button="Speichern", breadcrumb=_trail(request, found),
        template="volunteers/volunteer_form.html",
    )  # fmt: skip


def volunteer_rest(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _with_reason(request, pk, operations.rest_volunteer, "Ruhen lassen", "Niemand fragt die Person, bis sie "
                        "wieder aktiv ist.")  # fmt: skip


def volunteer_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _with_reason(
        request, pk, operations.end_volunteer, "Ehrenamt beenden",
        "Auch wenn die Person ihre Zustimmung widerruft. Nach 90 Tagen bleibt bis zur letzten Abrechnung nur der Name.",
    )  # fmt: skip


def volunteer_revive(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _kept(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.revive_volunteer(volunteer=found, by=request.actor, at=now(), **data)
        return of_volunteer(found), "Wieder aktiv."

    return ask(
        request, form, act, title=f"Wieder aktiv: {found.name}", button="Wieder aktiv",
        breadcrumb=_trail(request, found),
    )  # fmt: skip


def volunteer_invite(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _kept(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.invite_volunteer(volunteer=found, by=request.actor, at=now())
        return of_volunteer(found), "Die Einladung ist unterwegs."

    return ask(
        request, form, act, title=f"{found.name} einladen", button="Einladen", breadcrumb=_trail(request, found),
        lead="Mit einem eigenen Konto antwortet die Person im Postfach und pflegt ihre Zeiten. Nötig ist es nicht.",
    )  # fmt: skip


# --- Trainings and absences ---------------------------------------------------------------------------------
def training_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _kept(request, pk)
    form = TrainingForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_training(volunteer=found, by=request.actor, at=now(), **data)
        return f"{of_volunteer(found)}#schulungen", "Eingetragen."

    return ask(request, form, act, title="Schulung eintragen", button="Eintragen", breadcrumb=_trail(request, found))


def training_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.parts_for(request.actor, Training), pk=pk)
    rules.check_keep(request.actor, found.volunteer)
    return _removed(request, found, lambda at: operations.remove_training(training=found, by=request.actor, at=at),
                    f"Schulung entfernen: {found.title}")  # fmt: skip


def absence_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _tended(request, pk)
    form = AbsenceForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_absence(volunteer=found, by=request.actor, at=now(), **data)
        return f"{of_volunteer(found)}#abwesend", "Eingetragen. In dieser Zeit fragt niemand."

    return ask(
        request, form, act, title="Abwesenheit eintragen", button="Eintragen", breadcrumb=_trail(request, found),
        lead="Einen Grund braucht es nicht.",
    )  # fmt: skip


def absence_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.parts_for(request.actor, Absence), pk=pk)
    rules.check_tend(request.actor, found.volunteer)
    return _removed(request, found, lambda at: operations.remove_absence(absence=found, by=request.actor, at=at),
                    "Abwesenheit entfernen")  # fmt: skip


def conditions_change(request: ActorRequest) -> HttpResponse:
    """The rules of this installation."""
    rules.check_keep_rules(request.actor)
    found = queries.conditions()
    form = ConditionsForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.set_conditions(by=request.actor, at=now(), revision=data["revision"], **form.values())
        return reverse("volunteers_inside:volunteers"), "Gespeichert. Schon bestätigte Stunden behalten ihren Betrag."

    return ask(
        request, form, act, title="Vorlauf und Sätze", button="Speichern", breadcrumb=_trail(request),
        lead="Das gilt für den ganzen Kreis.",
    )  # fmt: skip


def times_of(found: Volunteer) -> list[str]:
    """„Mo. vormittags, abends“, day by day."""
    told = []
    for code, label in _WEEKDAYS.items():
        parts = [words_ for part, words_ in Volunteer.PARTS if f"{code}-{part}" in found.available]
        if parts:
            told.append(f"{label} {', '.join(parts)}")
    return told


def _towns() -> Any:
    return served_towns().defer("boundary")


def _find(request: ActorRequest, pk: uuid.UUID) -> Volunteer:
    return get_object_or_404(queries.volunteers_for(request.actor), pk=pk)


def _kept(request: ActorRequest, pk: uuid.UUID) -> Volunteer:
    found = _find(request, pk)
    rules.check_keep(request.actor, found)
    return found


def _tended(request: ActorRequest, pk: uuid.UUID) -> Volunteer:
    found = _find(request, pk)
    rules.check_tend(request.actor, found)
    return found


def _trail(request: ActorRequest, found: Volunteer | None = None) -> Crumbs:
    keeper = request.actor.may(KEEP_VOLUNTEERS)
    name = "volunteers_inside:volunteers" if keeper else "volunteers_inside:own"
    start = [("Ehrenamtliche" if keeper else "Meine Einsätze", reverse(name))]
    return [*start, (found.name, of_volunteer(found))] if found else start


def _with_reason(request: ActorRequest, pk: uuid.UUID, verb: Any, title: str, lead: str) -> HttpResponse:
    found = _kept(request, pk)
    form = ReasonForm(request.POST or None, of=found)
    form.fields["reason"].help_text = "Die Person darf das lesen."

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(volunteer=found, by=request.actor, at=now(), **data)
        return of_volunteer(found), "Eingetragen."

    return ask(
        request, form, act, title=f"{title}: {found.name}", button=title, breadcrumb=_trail(request, found), lead=lead,
        danger=True,
    )  # fmt: skip


def _removed(request: ActorRequest, part: Any, remove: Any, title: str) -> HttpResponse:
    owner = part.volunteer
    form = RevisionForm(request.POST or None, of=owner)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        remove(now())
        return of_volunteer(owner), "Entfernt."

    return ask(request, form, act, title=title, button="Entfernen", breadcrumb=_trail(request, owner), danger=True)
