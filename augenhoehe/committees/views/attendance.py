"""„Donnerstag, 18:00 Uhr: kommen Sie?“ By the link of the mail without signing in, or on the meeting's page."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.accounts.queries import actor_of
from augenhoehe.committees import queries, rsvp, rules
from augenhoehe.committees.addresses import of_meeting
from augenhoehe.committees.models import Meeting, Seat
from augenhoehe.committees.queries.deliveries import public_items, public_wordings
from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest

from .answering import answer_for, own_answer
from .meetings import find
from .sheets import calendar_file, sheet


@require_POST
def attendance_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One tap on the meeting's page: the own seat's answer, or what the office was told on the telephone."""
    meeting = find(request, pk)
    seat = get_object_or_404(queries.seats_for(request.actor, today()), pk=_uuid(request.POST.get("seat", "")))
    revision = request.POST.get("revision", "")
    given = answer_for(
        meeting, seat, request.POST, by=request.actor, revision=int(revision) if revision.isdecimal() else None
    )
    messages.success(request, f"Notiert: {given.get_answer_display()}.")
    return redirect(_back(request, meeting))


def _back(request: ActorRequest, meeting: Meeting) -> str:
    """To the sheet, when the tap was there."""
    return (
        reverse("committees_inside:meeting_sheet", args=[meeting.pk])
        if "sheet" in request.POST
        else of_meeting(meeting)
    )


@require_safe
def meeting_calendar(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = find(request, pk)
    return _file(meeting, of_meeting(meeting))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_answer(request: ActorRequest, token: str) -> HttpResponse:
    """The page behind the link of the mail. Looking answers nothing; the buttons do."""
    meeting, seat = _by_link(token)
    refused = ""
    if request.method == "POST":
        try:
            _answer(request, meeting, seat)
            return redirect("committees:invitation_answer", token=token)
        except Refused as no:
            refused = no.sentence
    (_, given), *_ = queries.answers_of([seat], meeting)
    by, items = actor_of(seat.user, at=now()), public_items(meeting)
    context = {
        **sheet(meeting, items, public_wordings(items), "antwort", token),
        **own_answer(seat, given),
        "open": rules.can_answer(by, meeting, seat, now()),
        "calendar": reverse("committees:invitation_calendar", args=[token]),
        "inside_url": of_meeting(meeting),
        "refused": refused,
        "typed": request.POST.get("deputy", ""),
    }
    return render(request, "committees/sheet_public.html", context, status=403 if refused else 200)


@login_not_required
@never_cache
@require_safe
def invitation_calendar(request: ActorRequest, token: str) -> HttpResponse:
    meeting, _ = _by_link(token)
    return _file(meeting, reverse("committees:invitation_answer", args=[token]))


def _answer(request: ActorRequest, meeting: Meeting, seat: Seat) -> None:
    answer_for(meeting, seat, request.POST, by=actor_of(seat.user, at=now()))


def _by_link(token: str) -> tuple[Meeting, Seat]:
    """The meeting and the seat of a link; a link that was changed, or whose seat has ended, leads nowhere."""
    link = rsvp.link_of(token)
    found = queries.invited_seat(link.meeting_id, link.seat_id) if link else None
    if found is None:
        raise Http404
    return found


def _file(meeting: Meeting, url: str) -> HttpResponse:
    return calendar_file(meeting, url, now())


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Http404 from None
