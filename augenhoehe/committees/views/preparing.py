"""Preparing a meeting: until when to invite, the agenda point by point, guests, who was reached, who comes."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_meeting
from augenhoehe.committees.forms.planning import BriefForm, DocumentForm, GuestForm, WayForm
from augenhoehe.committees.models import AgendaItem, Meeting
from augenhoehe.committees.queries.deliveries import (
    deliveries_of,
    documents_for,
    guests_for,
    invited_guests,
    silent_members,
)
from augenhoehe.committees.queries.quorum import quorum_of, quorum_rule_on, seat_answers
from augenhoehe.committees.queries.voices import voices_of
from augenhoehe.committees.tags import OUTLOOKS, meeting_tag
from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .committees import trail
from .meetings import find, title


def address(meeting: Meeting) -> str:
    return reverse("committees_inside:meeting_prepare", args=[meeting.pk])


def _trail(meeting: Meeting) -> list[tuple[str, str]]:
    return [*trail(meeting.committee), (title(meeting), of_meeting(meeting)), ("Vorbereitung", address(meeting))]


def _prepared(request: ActorRequest, pk: uuid.UUID) -> Meeting:
    meeting = find(request, pk)
    rules.check_prepare(request.actor, meeting.committee, today())
    return meeting


@require_GET
def meeting_prepare(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = _prepared(request, pk)
    committee, day = meeting.committee, today()
    rows = queries.agenda_of(request.actor, meeting, day).prefetch_related("documents__file")
    items = list(rows)
    last_day = rules.last_day_to_invite(meeting, committee)
    reached, by_hand = queries.invited_people(committee, day_of(meeting.starts_at))
    context = {
        "page_title": "Vorbereitung",
        "breadcrumb": _trail(meeting)[:-1],
        "status": meeting_tag(meeting),
        "meeting": meeting,
        "committee": committee,
        "last_day": last_day,
        "days_left": (last_day - day).days,
        "parts": _parts(items),
        "items": items,
        "warned": sum(bool(rules.brief_warning(item)) for item in items),
        "waiting": queries.waiting_items(request.actor, committee, day),
        "arranges": rules.MEETING.allows(meeting.state, "arrange"),
        "may_invite": rules.MEETING.allows(meeting.state, "invite"),
        "reached": reached,
        "by_hand": by_hand,
        "guests": invited_guests(meeting),
        "voices": voices_of(queries.seats_on(committee, day_of(meeting.starts_at))).warning(committee.kind),
        "today": day,
        **_who_comes(meeting, day),
    }
    return render(request, "committees/prepare.html", context)


def _parts(items: list[AgendaItem]) -> list[tuple[str, list[tuple[AgendaItem, str]]]]:
    """The public part first, as it is dealt with; each item with what its brief still lacks."""
    named = (("Öffentlicher Teil", True), ("Nicht öffentlicher Teil", False))
    return [
        (name, [(item, rules.brief_warning(item)) for item in items if item.public == public]) for name, public in named
    ]


def _who_comes(meeting: Meeting, day: date) -> dict[str, object]:
    """The answers, what they say about the quorum, who can still be reminded, what was mailed."""
    if meeting.state != Meeting.State.INVITED:
        return {}
    answers = seat_answers(meeting)
    rule = quorum_rule_on(meeting.committee, day_of(meeting.starts_at))
    found = quorum_of(rule, answers) if rule else None
    open_now = day_of(meeting.starts_at) >= day
    return {
        "answers": [one for one in answers if not one.seat.vacant],
        "forecast": found,
        "outlook": OUTLOOKS[found.outlook] if found else None,
        "silent": silent_members(meeting) if open_now else [],
        "deliveries": deliveries_of(meeting)[:60],
    }


# --- The agenda -------------------------------------------------------------------------------------
def _item(request: ActorRequest, pk: uuid.UUID) -> AgendaItem:
    item = get_object_or_404(queries.items_for(request.actor, today()), pk=pk)
    rules.check_prepare(request.actor, item.committee, today())
    return item


def _back(item: AgendaItem) -> str:
    return f"{address(rules.meeting_of(item))}#punkt-{item.pk}"


@require_POST
def item_move(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One place up or down: a button each, so that it goes without JavaScript and by keyboard."""
    item = _item(request, pk)
    direction = request.POST.get("direction", "")
    if operations.move_item(item=item, direction=direction, by=request.actor, at=now()):
        messages.success(request, f"Verschoben: {item.title}.")
    return redirect(_back(item))


@require_POST
def item_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = _prepared(request, pk)
    waiting = queries.waiting_items(request.actor, meeting.committee, today())
    item = get_object_or_404(waiting, pk=_uuid(request.POST.get("item", "")))
    operations.add_to_agenda(meeting=meeting, item=item, by=request.actor, at=now())
    messages.success(request, f"Steht nun auf der Tagesordnung: {item.title}.")
    return redirect(f"{address(meeting)}#tagesordnung")


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)


def item_describe(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    item = _item(request, pk)
    rules.meeting_of(item)
    initial = {"brief": item.brief, "to_decide": item.to_decide, "public": item.public}
    form = BriefForm(request.POST or None, of=item, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        operations.describe_item(item=item, by=request.actor, at=now(), **data)
        return _back(item), f"Gespeichert: {item.title}."

    crumbs = _trail(rules.meeting_of(item))
    return ask(request, form, act, title=f"In drei Sätzen: {item.title}", button="Speichern", breadcrumb=crumbs)


def document_attach(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    item = _item(request, pk)
    form = DocumentForm(request.POST or None, request.FILES or None)

    def act(data: dict) -> tuple[str, str]:
        operations.attach_document(item=item, by=request.actor, at=now(), **data)
        return _back(item), f"Angehängt: {data['name']}."

    crumbs = _trail(rules.meeting_of(item))
    return ask(
        request, form, act, title=f"Unterlage zu: {item.title}", button="Anhängen", breadcrumb=crumbs,
        lead="Das Wichtigste gehört in die drei Sätze. Wer die Unterlage nicht öffnen kann, soll trotzdem mitreden.",
    )  # fmt: skip


@require_POST
def document_detach(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    document = get_object_or_404(documents_for(request.actor, today()), pk=pk)
    back = _back(document.item)
    operations.detach_document(document=document, by=request.actor, at=now())
    messages.success(request, f"Entfernt: {document.name}.")
    return redirect(back)


def meeting_way(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = _prepared(request, pk)
    initial = {"directions": meeting.directions, "online_url": meeting.online_url}
    form = WayForm(request.POST or None, of=meeting, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        operations.describe_way(meeting=meeting, by=request.actor, at=now(), **data)
        return address(meeting), "Gespeichert. Es steht nun auf dem Blatt der Sitzung."

    return ask(request, form, act, title="Weg und Online-Teilnahme", button="Speichern", breadcrumb=_trail(meeting))


# --- Guests and reminders ---------------------------------------------------------------------------
def guest_invite(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = _prepared(request, pk)
    bodies = queries.committees_for(request.actor, today()).exclude(pk=meeting.committee_id)
    names = [(one.pk, one.name_on(today())) for one in bodies]
    form = GuestForm(request.POST or None, meeting=meeting, bodies=names)

    def act(data: dict) -> tuple[str, str]:
        operations.invite_guest(meeting=meeting, by=request.actor, at=now(), **data)
        invited = meeting.state == Meeting.State.INVITED
        sent = "Die Mail ist unterwegs." if invited else "Die Mail geht mit der Einladung."
        return f"{address(meeting)}#gaeste", f"{data['name']} ist als Gast vorgemerkt. {sent}"

    return ask(request, form, act, title="Gast einladen", button="Einladen", breadcrumb=_trail(meeting))


@require_POST
def guest_uninvite(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    guest = get_object_or_404(guests_for(request.actor, today()), pk=pk)
    operations.uninvite_guest(guest=guest, by=request.actor, at=now())
    messages.success(request, f"{guest.name} ist ausgeladen. Sagen Sie es bitte auch selbst.")
    return redirect(f"{address(guest.meeting)}#gaeste")


@require_POST
def members_remind(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    meeting = _prepared(request, pk)
    asked = operations.remind_members(meeting=meeting, by=request.actor, at=now())
    words = "Eine Person wird" if asked == 1 else f"{asked} Personen werden"
    messages.success(request, f"{words} noch einmal gefragt, mit einer Mail.")
    return redirect(f"{address(meeting)}#wer-kommt")
