"""Meetings: planned, arranged, invited to, held; and „Sitzung auf einem Blatt“ for who reads it on the phone."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees import editions, operations, queries, rules
from augenhoehe.committees.addresses import public_of_meeting
from augenhoehe.committees.forms import CancelForm, ChangeMeetingForm, MeetingForm, places_typed
from augenhoehe.committees.models import Meeting
from augenhoehe.committees.queries.bodies import body_rule_on
from augenhoehe.committees.tags import answer_tag, meeting_tag
from augenhoehe.core.clock import BERLIN, day_of, now, today
from augenhoehe.core.numbers import long_date, long_moment
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.panels import hung

from .answering import own_answer
from .committees import address as committee_address
from .committees import find as find_committee
from .committees import trail


def address(meeting: Meeting) -> str:
    return reverse("committees_inside:meeting", args=[meeting.pk])


def find(request: ActorRequest, pk: uuid.UUID) -> Meeting:
    found = queries.found_meeting(request.actor, pk, today())
    if found is None:
        raise Http404
    return found


def title(meeting: Meeting) -> str:
    """The committee stands in the breadcrumb above it."""
    return f"Sitzung am {long_date(day_of(meeting.starts_at))}"


def question(meeting: Meeting) -> str:
    """„Donnerstag, 18:00 Uhr: kommen Sie?“, in the page's language."""
    local = meeting.starts_at.astimezone(BERLIN)
    words = {"weekday": date_format(local, "l"), "time": f"{local:%H:%M}"}
    return gettext("%(weekday)s, %(time)s Uhr: kommen Sie?") % words


def meeting_plan(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = find_committee(request, pk)
    rules.check_prepare(request.actor, committee, today())
    rule = body_rule_on(committee, today())
    form = MeetingForm(request.POST or None, initial={"public": bool(rule and rule.public_meetings)})

    def act(data: dict) -> tuple[str, str]:
        made = operations.plan_meeting(committee=committee, by=request.actor, at=now(), **data)
        return address(made), "Die Sitzung ist geplant. Stellen Sie nun die Tagesordnung zusammen."

    return ask(request, form, act, title="Sitzung planen", button="Planen", breadcrumb=trail(committee))


@require_GET
def meeting(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    page = queries.meeting_page(request.actor, found, at=now())
    with queries.known(page.positions):
        context = _context(request.actor, page, today())
        context["panels"] = hung(request, "meeting.panels", request.actor, found)
    return render(request, "committees/meeting.html", context)


def _context(actor: Actor, page: queries.MeetingPage, day: date) -> dict[str, object]:
    found, committee, on = page.meeting, page.meeting.committee, day_of(page.meeting.starts_at)
    prepares = rules.can_prepare(actor, committee, day)
    arranges = prepares and rules.MEETING.allows(found.state, "arrange")
    may_invite = prepares and rules.MEETING.allows(found.state, "invite")
    reached, by_hand = queries.invited_of(page.seats) if may_invite else (0, [])
    pen = _pen(actor, page, day)
    return {
        "page_title": title(found),
        "breadcrumb": trail(committee),
        "status": meeting_tag(found),
        "name": committee.name_on(on),
        "meeting": found,
        "committee": committee,
        "facts": _facts(found),
        "items": page.items,
        "decides": rules.can_decide_in(actor, committee, on) and on <= day and found.state != Meeting.State.CANCELLED,
        "prepares": prepares,
        "arranges": arranges,
        "may_hold": prepares and rules.MEETING.allows(found.state, "hold") and on <= day,
        "may_invite": may_invite,
        "reached": reached,
        "by_hand": by_hand,
        "waiting_count": page.waiting_count if arranges else 0,
        "today": day,
        "charges": rules.can_charge_in(actor, committee),
        "main": "primary",
        **_who_comes(actor, page, day, prepares=prepares),
        # What this committee once sent on its way and what reachable meetings of others passed over.
        "late": page.late,
        "ours": queries.is_member(actor.user_id, committee, day),
        "pen": pen,
        # While the meeting is written down, an item is put off there, so that the minutes say so.
        "may_put_off": prepares and not pen["open"],
    }


def _who_comes(actor: Actor, page: queries.MeetingPage, day: date, *, prepares: bool) -> dict[str, object]:
    """The own answer for who sits there; the numbers for everybody inside; who said what for who prepares."""
    meeting, coming = page.meeting, page.coming
    if meeting.state != Meeting.State.INVITED:
        return {}
    own = [one for one in coming.answers if one[0].user_id is not None and one[0].user_id == actor.user_id]
    if not (own or prepares):
        return {}
    answerable = day_of(meeting.starts_at) >= day
    asked = next((seat.pk for seat, given in own if answerable and given is None), None)
    return {
        # One main button: while the own answer is missing, that; afterwards what the office does next.
        "main": "secondary" if asked else "primary",
        "question": question(meeting),
        "own": [{**own_answer(seat, given), "open": answerable, "behind": seat.pk != asked} for seat, given in own],
        "answerable": answerable,
        "coming": coming,
        "answers": [(seat, given, answer_tag(given)) for seat, given in coming.answers] if prepares else [],
    }


def _pen(actor: Actor, page: queries.MeetingPage, day: date) -> dict[str, object]:
    """Who writes down the meeting finds the way there; who may read the minutes finds them."""
    meeting = page.meeting
    begun = day_of(meeting.starts_at) <= day and meeting.state != Meeting.State.CANCELLED
    sitting = page.sitting if begun else None
    return {
        "writes": begun and rules.can_write_down(actor, meeting),
        "runs": sitting is not None and sitting.runs,
        "open": sitting is not None and not page.submitted,
        # The one main button, until the meeting is over.
        "kind": "primary" if sitting is None or sitting.runs else "secondary",
        "minutes": page.minutes if begun else None,
        "public_url": public_of_meeting(meeting) if meeting.state != Meeting.State.PLANNED else "",
        "kinds": editions.KINDS,
    }


def _facts(meeting: Meeting) -> list[tuple[str, str]]:
    invited = long_moment(meeting.invited_at) if meeting.invited_at else ""
    return [
        ("Wann", long_moment(meeting.starts_at)),
        ("Wo", meeting.place),
        ("Öffentlich", "ja" if meeting.public else "nein"),
        ("Eingeladen", invited),
        ("Grund der Absage", meeting.cancelled_reason),
    ]


def meeting_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_prepare(request.actor, found.committee, today())
    initial = {"starts_at": found.starts_at, "place": found.place, "public": found.public}
    form = ChangeMeetingForm(request.POST or None, of=found, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        operations.change_meeting(meeting=found, by=request.actor, at=now(), **data)
        told = " Wer eingeladen war, hat eine Nachricht." if found.state == Meeting.State.INVITED else ""
        return address(found), f"Gespeichert.{told}"

    crumbs = [*trail(found.committee), (title(found), address(found))]
    return ask(request, form, act, title="Sitzung verlegen", button="Speichern", breadcrumb=crumbs)


def meeting_cancel(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_prepare(request.actor, found.committee, today())
    form = CancelForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.cancel_meeting(meeting=found, by=request.actor, at=now(), **data)
        return committee_address(found.committee), "Die Sitzung ist abgesagt. Ihre Punkte warten wieder."

    crumbs = [*trail(found.committee), (title(found), address(found))]
    return ask(
        request, form, act, title="Sitzung absagen", button="Absagen", breadcrumb=crumbs, danger=True,
        lead="Die Punkte warten danach auf die nächste Sitzung. Wer eingeladen ist, bekommt eine Nachricht.",
    )  # fmt: skip


@require_POST
def agenda_build(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    put = operations.build_agenda(meeting=found, by=request.actor, at=now())
    if put:
        word = "Ein Punkt steht" if len(put) == 1 else f"{len(put)} Punkte stehen"
        messages.success(request, f"{word} nun auf der Tagesordnung.")
    else:
        messages.info(request, "Es wartet nichts. Die Tagesordnung bleibt, wie sie ist.")
    return redirect(f"{address(found)}#tagesordnung")


@require_POST
def agenda_order(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    places = places_typed(request.POST, queries.agenda_of(request.actor, found, today()))
    revision = request.POST.get("revision", "")
    operations.order_agenda(
        meeting=found,
        places=places,
        by=request.actor,
        at=now(),
        revision=int(revision) if revision.isdecimal() else None,
    )
    messages.success(request, "Die Reihenfolge ist gespeichert.")
    prepares = request.POST.get("back") == "vorbereitung"
    page = reverse("committees_inside:meeting_prepare", args=[found.pk]) if prepares else address(found)
    return redirect(f"{page}#tagesordnung")


@require_POST
def meeting_invite(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    written = operations.invite_to_meeting(meeting=found, by=request.actor, at=now())
    word = "Eine Person hat" if written == 1 else f"{written} Personen haben"
    messages.success(request, f"{word} die Einladung im Postfach.")
    return redirect(address(found))


@require_POST
def meeting_hold(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.hold_meeting(meeting=found, by=request.actor, at=now())
    messages.success(request, "Die Sitzung ist als durchgeführt festgehalten.")
    return redirect(address(found))
