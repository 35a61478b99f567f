"""A meeting while it runs: opened, who is there, the agenda line by line, closed. Each button works without script."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_meeting, of_minutes, of_sitting
from augenhoehe.committees.forms.live import AddItemForm, CloseForm, GuestForm, OpenForm, PresenceForm, SittingForm
from augenhoehe.committees.models import Meeting, Presence, Sitting
from augenhoehe.committees.queries.quorum import quorum_here
from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import StatusTag

from .committees import trail
from .meetings import find, title

PEN = "Verlauf der Sitzung"


def find_for_pen(request: ActorRequest, pk: uuid.UUID) -> Meeting:
    """The meeting, for who writes it down; everybody else reads its page."""
    meeting = find(request, pk)
    rules.check_write_down(request.actor, meeting)
    return meeting


def crumbs(meeting: Meeting) -> list[tuple[str, str]]:
    return [*trail(meeting.committee), (title(meeting), of_meeting(meeting))]


@require_GET
def sitting(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = find_for_pen(request, pk)
    found = queries.sitting_of(meeting)
    presences = queries.presences_of(meeting)
    context = {
        "page_title": PEN,
        "breadcrumb": crumbs(meeting),
        "status": _tag(found),
        "name": meeting.committee.name_on(day_of(meeting.starts_at)),
        "meeting": meeting,
        "sitting": found,
        "begun": day_of(meeting.starts_at) <= today() and meeting.state != Meeting.State.CANCELLED,
        "live": found is not None and found.runs and found.live_at(now()),
        "room": queries.room_of(meeting, presences),
        "lines": queries.course_views(request.actor, meeting, today()),
        "minutes": queries.minutes_of(request.actor, meeting, today()),
    }
    context["quorum"] = quorum_here(meeting, context["room"].here) if found else None
    context["open"] = found is not None and (context["minutes"] is None or context["minutes"].state == "draft")
    return render(request, "committees/live_sitting.html", context)


def _tag(found: Sitting | None) -> StatusTag:
    if found is None:
        return StatusTag("noch nicht eröffnet", "neutral")
    return StatusTag("läuft", "active") if found.runs else StatusTag("geschlossen", "good")


def sitting_open(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = find_for_pen(request, pk)
    form = OpenForm(request.POST or None, meeting=meeting, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        operations.open_sitting(meeting=meeting, by=request.actor, at=now(), **data)
        return of_sitting(meeting), "Die Sitzung ist eröffnet. Tippen Sie an, wer da ist."

    return ask(request, form, act, title="Sitzung eröffnen", button="Eröffnen", breadcrumb=crumbs(meeting))


def sitting_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = find_for_pen(request, pk)
    found = _opened(meeting)
    form = SittingForm(request.POST or None, of=found, meeting=meeting, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        operations.change_sitting(meeting=meeting, by=request.actor, at=now(), **{"closed_at": None, **data})
        return of_sitting(meeting), "Gespeichert."

    return ask(request, form, act, title="Zeiten und Schriftführung", button="Speichern", breadcrumb=_under(meeting))


def sitting_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = find_for_pen(request, pk)
    form = CloseForm(request.POST or None, of=_opened(meeting), meeting=meeting)

    def act(data: dict) -> tuple[str, str]:
        operations.close_sitting(meeting=meeting, by=request.actor, at=now(), **data)
        return of_sitting(meeting), "Die Sitzung ist geschlossen. Nun entsteht die Niederschrift."

    return ask(request, form, act, title="Sitzung schließen", button="Schließen", breadcrumb=_under(meeting))


def _opened(meeting: Meeting) -> Sitting:
    found = queries.sitting_of(meeting)
    if found is None:
        raise Http404
    return found


def moment_of_tap(found: Sitting) -> datetime:
    """A tap means this minute, since minutes are what forms show; on a later day it means from the beginning."""
    return max(this_minute(), found.opened_at) if found.live_at(now()) else found.opened_at


def this_minute() -> datetime:
    return now().replace(second=0, microsecond=0)


def _under(meeting: Meeting) -> list[tuple[str, str]]:
    return [*crumbs(meeting), (PEN, of_sitting(meeting))]


@require_POST
def seat_take(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One tap: this person is there; with a name, somebody sits there instead."""
    meeting = find_for_pen(request, pk)
    seats = queries.seats_for(request.actor, today()).filter(committee=meeting.committee)
    seat = get_object_or_404(seats, pk=_uuid(request.POST.get("seat", "")))
    deputy = request.POST.get("deputy", "") if request.POST.get("who") == "deputy" else ""
    if request.POST.get("who") == "deputy":
        rules.check_text(deputy, "Nennen Sie bitte, wer vertritt.", "deputy")
        rules.check_deputy_name(deputy)
    came_at = moment_of_tap(_opened(meeting))
    found = operations.take_seat(meeting=meeting, seat=seat, deputy=deputy, came_at=came_at, by=request.actor, at=now())
    messages.success(request, f"Da: {found.name}.")
    return redirect(f"{of_sitting(meeting)}#anwesend")


def guest_welcome(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = find_for_pen(request, pk)
    form = GuestForm(request.POST or None, meeting=meeting)

    def act(data: dict) -> tuple[str, str]:
        found = operations.welcome_guest(meeting=meeting, by=request.actor, at=now(), **data)
        return f"{of_sitting(meeting)}#anwesend", f"Da: {found.name}."

    return ask(request, form, act, title="Gast eintragen", button="Eintragen", breadcrumb=_under(meeting))


def _presence(request: ActorRequest, pk: uuid.UUID) -> Presence:
    found = get_object_or_404(queries.presences_for(request.actor, today()), pk=pk)
    rules.check_write_down(request.actor, found.meeting)
    return found


@require_POST
def presence_leave(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _presence(request, pk)
    operations.leave(presence=found, left_at=max(this_minute(), found.came_at), by=request.actor, at=now())
    messages.success(request, f"Gegangen: {found.name}.")
    return redirect(f"{of_sitting(found.meeting)}#anwesend")


def presence_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _presence(request, pk)
    form = PresenceForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_presence(presence=found, by=request.actor, at=now(), **data)
        return f"{of_sitting(found.meeting)}#anwesend", "Gespeichert."

    return ask(
        request, form, act, title="Anwesenheit ändern", button="Speichern", breadcrumb=_under(found.meeting),
        template="committees/live_presence.html", presence=found,
    )  # fmt: skip


@require_POST
def presence_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _presence(request, pk)
    meeting, name = found.meeting, found.name
    operations.remove_presence(presence=found, by=request.actor, at=now())
    messages.success(request, f"Entfernt: {name}.")
    return redirect(f"{of_sitting(meeting)}#anwesend")


def sitting_item_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = find_for_pen(request, pk)
    form = AddItemForm(request.POST or None, meeting=meeting, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        operations.add_item_in_meeting(meeting=meeting, by=request.actor, at=now(), **data)
        return f"{of_sitting(meeting)}#tagesordnung", "Der Punkt steht nun auf der Tagesordnung."

    return ask(
        request, form, act, title="Punkt zusätzlich aufnehmen", button="Aufnehmen", breadcrumb=_under(meeting),
        lead="Das Gremium stimmt darüber ab. Ob die Geschäftsordnung Dringlichkeit verlangt, prüfen Sie bitte dort.",
    )  # fmt: skip


@require_POST
def minutes_draft(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = find_for_pen(request, pk)
    operations.draft_minutes(meeting=meeting, by=request.actor, at=now())
    messages.success(request, "Der Entwurf ist da. Lesen Sie ihn durch und ergänzen Sie, was fehlt.")
    return redirect(of_minutes(meeting))


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Http404 from None
