"""„Sitzung auf einem Blatt“: what a volunteer reads in the evening on the phone, by the link of the mail or inside."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from augenhoehe.committees import calendars, operations, queries, rsvp, rules
from augenhoehe.committees.addresses import of_meeting
from augenhoehe.committees.models import (
    AgendaItem,
    DeputyRequest,
    Guest,
    ItemDocument,
    Meeting,
)
from augenhoehe.committees.queries.deliveries import (
    asked_deputy,
    documents_for,
    guest_by_id,
    items_for_guest,
    public_items,
    public_wordings,
)
from augenhoehe.committees.queries.paper_parts import wordings
from augenhoehe.committees.tags import meeting_tag
from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.files.queries import path_of
from augenhoehe.ui.status import StatusTag

from .answering import own_answer, request_tag
from .committees import trail
from .meetings import find, question, title


def sheet(
    meeting: Meeting, items: Sequence[AgendaItem], papers: Mapping[uuid.UUID, list[str]], who: str = "", token: str = ""
) -> dict[str, Any]:
    """What stands on the sheet, whoever reads it. papers: the lines shown of each; who, token: behind a link."""
    total = meeting.agenda_items.count()
    return {
        "page_title": question(meeting) if meeting.state == Meeting.State.INVITED else title(meeting),
        "status": meeting_tag(meeting),
        "meeting": meeting,
        "online_url": meeting.online_url,
        "name": meeting.committee.name_on(day_of(meeting.starts_at)),
        "items": [(item, papers.get(item.station.paper_id) if item.station else None) for item in items],
        "hidden": total - len(items),
        "who": who,
        "token": token,
    }


# --- Inside -----------------------------------------------------------------------------------------
@require_GET
def meeting_sheet(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Everything the person may read of the meeting, closed items too, on the same sheet."""
    meeting = find(request, pk)
    rows = queries.agenda_of(request.actor, meeting, today()).select_related("station__paper")
    items = list(rows.prefetch_related("documents__file"))
    stations = [item.station.paper_id for item in items if item.station]
    readable = queries.papers_for(request.actor, today()).filter(pk__in=stations).values_list("pk", flat=True)
    papers = wordings(list(readable), queries.items_of_papers(request.actor, today()))
    own = queries.own_seats(request.actor, meeting) if meeting.state == Meeting.State.INVITED else []
    context = {
        **sheet(meeting, items, papers),
        "breadcrumb": [*trail(meeting.committee), (title(meeting), of_meeting(meeting))],
        "own": [
            {**own_answer(seat, given), "open": rules.can_answer(request.actor, meeting, seat, now())}
            for seat, given in own
        ],
        "calendar": reverse("committees_inside:meeting_calendar", args=[meeting.pk]),
        "action": reverse("committees_inside:attendance_answer", args=[meeting.pk]),
        # Whoever may read a public meeting is not therefore invited to its room.
        "online_url": meeting.online_url if _takes_part(request.actor, meeting) else "",
    }
    return render(request, "committees/sheet_inside.html", context)


@require_safe
def item_document(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """A document, for who reads its item."""
    return _document(get_object_or_404(documents_for(request.actor, today()), pk=pk))


def calendar_file(meeting: Meeting, url: str, at: datetime) -> HttpResponse:
    """The file of one meeting, to be opened by a calendar."""
    content = calendars.meeting_file(meeting, url=url, at=at)
    response = HttpResponse(content, content_type=calendars.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="sitzung-{day_of(meeting.starts_at):%Y-%m-%d}.ics"'
    return response


def _takes_part(actor: Actor, meeting: Meeting) -> bool:
    seated = queries.is_member(actor.user_id, meeting.committee, day_of(meeting.starts_at))
    return seated or rules.can_prepare(actor, meeting.committee, today())


# --- Behind a link ----------------------------------------------------------------------------------
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def deputy_answer(request: ActorRequest, token: str) -> HttpResponse:
    """„Können Sie vertreten?“ Looking answers nothing; the buttons do."""
    asked = _asked(token)
    meeting = asked.attendance.meeting
    items = public_items(meeting)
    refused = ""
    if request.method == "POST":
        try:
            operations.answer_request(request=asked, answer=request.POST.get("answer", ""), by=ANONYMOUS, at=now())
            return redirect("committees:deputy_answer", token=token)
        except Refused as no:
            refused = no.sentence
    context = {
        **sheet(meeting, items, public_wordings(items), "vertretung", token),
        "for_member": asked.attendance.seat.holder,
        "simple_tag": request_tag(asked),
        "answer": asked.answer,
        "open": allowed(rules.check_request_answer, asked, DeputyRequest.Answer.YES, now()),
        "calendar": reverse("committees:sheet_calendar", args=["vertretung", token]),
        "refused": refused,
    }
    return render(request, "committees/sheet_public.html", context, status=403 if refused else 200)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_answer(request: ActorRequest, token: str) -> HttpResponse:
    """The sheet for a guest: the public items, or the one item the guest is invited to."""
    guest = _guest(token)
    meeting, items = guest.meeting, items_for_guest(guest)
    refused = ""
    if request.method == "POST":
        try:
            operations.answer_as_guest(guest=guest, answer=request.POST.get("answer", ""), by=ANONYMOUS, at=now())
            return redirect("committees:guest_answer", token=token)
        except Refused as no:
            refused = no.sentence
    context = {
        **sheet(meeting, items, public_wordings(items), "gast", token),
        "only_item": guest.only_item,
        "guest": guest,
        "simple_tag": _guest_tag(guest),
        "answer": guest.answer,
        "open": allowed(rules.check_guest_answer, guest, Guest.Answer.YES, now()),
        "calendar": reverse("committees:sheet_calendar", args=["gast", token]),
        "refused": refused,
    }
    return render(request, "committees/sheet_public.html", context, status=403 if refused else 200)


def _guest_tag(guest: Guest) -> StatusTag:
    if not guest.answer:
        return StatusTag(gettext("noch keine Antwort"), "warning")
    return StatusTag(gettext(guest.get_answer_display()), "good" if guest.answer == "yes" else "neutral")


def _asked(token: str) -> DeputyRequest:
    named = rsvp.id_of(rsvp.DEPUTY, token)
    found = asked_deputy(named) if named else None
    if found is None:
        raise Http404
    return found


def _guest(token: str) -> Guest:
    named = rsvp.id_of(rsvp.GUEST, token)
    found = guest_by_id(named) if named else None
    if found is None or found.withdrawn_at is not None:
        raise Http404
    return found


def _behind(who: str, token: str) -> tuple[Meeting, list[AgendaItem]]:
    """The meeting of a link and what its holder may read; anything else leads nowhere."""
    if who == "gast":
        guest = _guest(token)
        return guest.meeting, items_for_guest(guest)
    if who == "vertretung":
        meeting = _asked(token).attendance.meeting
        return meeting, public_items(meeting)
    link = rsvp.link_of(token) if who == "antwort" else None
    found = queries.invited_seat(link.meeting_id, link.seat_id) if link else None
    if found is None:
        raise Http404
    return found[0], public_items(found[0])


@login_not_required
@never_cache
@require_safe
def sheet_calendar(request: ActorRequest, who: str, token: str) -> HttpResponse:
    meeting, _ = _behind(who, token)
    return calendar_file(meeting, f"/sitzungen/{who}/{token}/", now())


@login_not_required
@never_cache
@require_safe
def sheet_document(request: ActorRequest, who: str, token: str, pk: uuid.UUID) -> HttpResponseBase:
    """A document of an item that stands on the holder's sheet, and of no other."""
    _, items = _behind(who, token)
    documents = {document.pk: document for item in items for document in item.documents.all()}
    if pk not in documents:
        raise Http404
    return _document(documents[pk])


def _document(document: ItemDocument) -> FileResponse:
    return FileResponse(
        path_of(document.file).open("rb"), content_type=document.file.media_type, filename=f"{document.name}.pdf"
    )
