"""The list of committees, the page of one, and what can be changed there."""

from __future__ import annotations

import uuid
from datetime import date

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.body_words import body_context, designation
from augenhoehe.committees.forms import (
    CommitteeForm,
    CommitteeTextForm,
    EndCommitteeForm,
    EndSeatForm,
    RenameForm,
    SeatForm,
)
from augenhoehe.committees.listings import committees_listing, resolutions_listing
from augenhoehe.committees.models import Committee, Meeting, Seat
from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.committees.queries.bodies import body_rule_on
from augenhoehe.committees.queries.voices import NEEDS_VOICES
from augenhoehe.committees.tags import paper_tag, station_tag
from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import allowed
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.panels import hung
from augenhoehe.ui.status import StatusTag, turn
from augenhoehe.ui.tables import list_response

# Words of the address that show a list of the page to its end.
WHOLE = {"wartet": "waiting", "vorlagen": "inbound"}
_AHEAD = (Meeting.State.PLANNED, Meeting.State.INVITED)


def trail(committee: Committee | None = None) -> list[tuple[str, str]]:
    """Where the page lies."""
    start = [("Gremien", reverse("committees_inside:committees"))]
    if committee is None:
        return start
    return [*start, (committee.name_on(today()), address(committee))]


def way_to(request: ActorRequest, committee: Committee) -> list[tuple[str, str]]:
    """The same for somebody who may read the page, but perhaps not the committee's."""
    seen = queries.committees_for(request.actor, today()).filter(pk=committee.pk).exists()
    return trail(committee) if seen else trail()


def address(committee: Committee) -> str:
    return reverse("committees_inside:committee", args=[committee.pk])


def find(request: ActorRequest, pk: uuid.UUID) -> Committee:
    found = queries.found_committee(request.actor, pk, today())
    if found is None:
        raise Http404
    return found


def managed(request: ActorRequest, pk: uuid.UUID) -> Committee:
    """The committee, for pages that change it: whoever may not is refused before typing anything."""
    committee = find(request, pk)
    rules.check_manage(request.actor, committee)
    return committee


@require_GET
def committees(request: ActorRequest) -> HttpResponseBase:
    rows = queries.committee_list(request.actor, today(), now())
    context = {"may_create": rules.can_create(request.actor), "reads_voices": request.actor.may(READ_COMMITTEES)}
    return list_response(request, committees_listing(), rows, "committees/committees.html", context)


def committee_create(request: ActorRequest) -> HttpResponse:
    rules.check_create_somewhere(request.actor)
    form = CommitteeForm(request.POST or None, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        made = operations.create_committee(by=request.actor, at=now(), **data)
        return address(made), "Das Gremium ist angelegt. Vergeben Sie nun die Sitze."

    return ask(request, form, act, title="Gremium anlegen", button="Anlegen", breadcrumb=trail())


@require_GET
def committee(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    page = queries.committee_page(request.actor, found, at=now(), whole=WHOLE.get(request.GET.get("alle", ""), ""))
    with queries.known(page.positions):
        context = _context(request.actor, page, today())
        context["panels"] = hung(request, "committee.panels", request.actor, found)
    return render(request, "committees/committee.html", context)


def _context(actor: Actor, page: queries.CommitteePage, day: date) -> dict[str, object]:
    found, duty = page.committee, page.duty
    return {
        "page_title": found.name_on(day),
        "breadcrumb": trail(),
        "status": None if found.stands_on(day) else StatusTag("aufgelöst", "neutral"),
        "turn": turn(duty.owner_label, due=duty.due, today=day) if duty else None,
        "committee": found,
        "names": sorted(found.names.all(), key=lambda one: one.valid_from, reverse=True),
        "facts": _facts(found),
        "aim": text_in(found.short_text, "de").text,
        "waiting": page.waiting,
        "waiting_count": page.waiting_count,
        "decisions": page.decisions,
        "manages": rules.can_manage(actor, found) and found.stands_on(day),
        "prepares": rules.can_prepare(actor, found, day) and found.stands_on(day),
        "submits": rules.can_submit(actor, found, day),
        "today": day,
        "hearing": {"rules": page.hearing} if found.kind == Committee.Kind.INTEGRATION_COMMITTEE else None,
        "expects": allowed(rules.check_expect, actor, found, day),
        "expected": page.expected,
        **_meetings(page, day),
        **_seats(actor, page, day),
        **_papers(page, day),
        **body_context(actor, page, day),
    }


def _meetings(page: queries.CommitteePage, day: date) -> dict[str, object]:
    """A meeting of today is still to come: in its evening it is the one that people look for."""
    coming = [one for one in page.meetings if day_of(one.starts_at) >= day and one.state in _AHEAD]
    return {"coming": coming[::-1], "past": [one for one in page.meetings if one not in coming]}


def _seats(actor: Actor, page: queries.CommitteePage, day: date) -> dict[str, object]:
    """Who sits there, by sector; names and deputies for who may read them."""
    committee, balance = page.committee, page.balance
    reads_names = queries.reads_names(actor, committee, day)
    deputies = page.deputies if reads_names else {}
    return {
        "balance": balance,
        "voices_needed": committee.kind in NEEDS_VOICES,
        "sits": any(seat.user_id == actor.user_id for one in balance.sectors for seat in one.seats if seat.user_id),
        "sectors": [(one, [(seat, deputies.get(seat.pk, [])) for seat in one.seats]) for one in balance.sectors],
        "reads_names": reads_names,
        "past_seats": page.past_seats if reads_names else [],
    }


def _papers(page: queries.CommitteePage, day: date) -> dict[str, object]:
    """Both ways: what was sent from here, and what lies here or is on its way."""
    return {
        "sent": [(one, paper_tag(one)) for one in page.sent],
        "inbound": [(one, station_tag(one.station, one.overdue)) for one in page.inbound],
        "inbound_count": page.inbound_count,
        "writes_papers": page.writes and page.committee.stands_on(day),
    }


def _facts(committee: Committee) -> list[tuple[str, str]]:
    present = max(committee.names.all(), key=lambda one: one.valid_from, default=None)
    return [
        ("Art", designation(committee)),
        ("Für", committee.municipality.name if committee.municipality else "ganzer Kreis"),
        ("Rechtsgrundlage (zu prüfen)", present.legal_basis if present else ""),
        (
            "Büro",
            ", ".join(
                filter(
                    None,
                    (committee.office_name, committee.office_address, committee.office_phone, committee.office_email),
                )
            ),
        ),
        ("Eingesetzt am", long_date(committee.started_on) if committee.started_on else ""),
        ("Aufgelöst am", long_date(committee.ended_on) if committee.ended_on else ""),
        ("Öffentlich", "" if committee.public else "nein, nur für Mitglieder und Geschäftsstelle"),
    ]


@require_GET
def resolutions(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    found = find(request, pk)
    rows = queries.resolutions_for(request.actor, today()).filter(agenda_item__committee=found)
    context = {"breadcrumb": trail(found)}
    return list_response(request, resolutions_listing(), rows, "committees/resolutions.html", context)


def committee_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = managed(request, pk)
    form = CommitteeTextForm(request.POST or None, of=found, ruled=body_rule_on(found, today()) is not None)

    def act(data: dict) -> tuple[str, str]:
        operations.change_committee(committee=found, by=request.actor, at=now(), **data)
        return address(found), "Gespeichert."

    return ask(
        request, form, act, title="Aufgabe, Ladung und Sichtbarkeit", button="Speichern", breadcrumb=trail(found)
    )


def committee_rename(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = managed(request, pk)
    form = RenameForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        basis = data.pop("legal_basis") or None
        operations.rename_committee(committee=found, by=request.actor, at=now(), legal_basis=basis, **data)
        return address(found), f"Der neue Name gilt ab {long_date(data['valid_from'])}."

    return ask(request, form, act, title="Gremium umbenennen", button="Umbenennen", breadcrumb=trail(found))


def committee_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = managed(request, pk)
    form = EndCommitteeForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.end_committee(committee=found, by=request.actor, at=now(), **data)
        return address(found), "Das Gremium ist aufgelöst. Seine Beschlüsse bleiben."

    return ask(request, form, act, title="Gremium auflösen", button="Auflösen", breadcrumb=trail(found))


def seat_give(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = managed(request, pk)
    form = SeatForm(request.POST or None, initial={"valid_from": today()})

    def act(data: dict) -> tuple[str, str]:
        operations.give_seat(committee=found, by=request.actor, at=now(), **data)
        return f"{address(found)}#sitze", "Der Sitz ist vergeben."

    return ask(request, form, act, title="Sitz vergeben", button="Vergeben", breadcrumb=trail(found))


def _who(seat: Seat) -> str:
    return seat.holder or seat.organisation or seat.function


def seat_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    seat = get_object_or_404(queries.seats_for(request.actor, today()), pk=pk)
    rules.check_manage(request.actor, seat.committee)
    form = EndSeatForm(request.POST or None, initial={"valid_until": today()})

    def act(data: dict) -> tuple[str, str]:
        operations.end_seat(seat=seat, by=request.actor, at=now(), **data)
        return f"{address(seat.committee)}#sitze", f"Der Sitz endet am {long_date(data['valid_until'])}."

    title = f"Sitz beenden: {_who(seat)}"
    return ask(request, form, act, title=title, button="Beenden", breadcrumb=trail(seat.committee))
