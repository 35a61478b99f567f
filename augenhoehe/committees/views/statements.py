"""Requests for statements: the register of a body, one request, and its verbs."""

from __future__ import annotations

import uuid
from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_meeting, of_statement
from augenhoehe.committees.forms import CirculationForm, DraftForm, ReasonForm, SendForm, StatementForm, shown
from augenhoehe.committees.listings_statements import statements_listing
from augenhoehe.committees.models import Meeting, StatementRequest
from augenhoehe.committees.tags import statement_tag
from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import turn
from augenhoehe.ui.tables import list_response

from .committees import find as find_committee
from .committees import trail


def statements_trail(found: StatementRequest) -> list[tuple[str, str]]:
    return [*trail(), ("Bitten um Stellungnahme", reverse("committees_inside:statements")),
            (found.title, of_statement(found))]  # fmt: skip


def find(request: ActorRequest, pk: uuid.UUID) -> StatementRequest:
    return get_object_or_404(queries.statements_for(request.actor, today()), pk=pk)


@require_GET
def statements(request: ActorRequest) -> HttpResponseBase:
    rows = queries.statements_for(request.actor, today())
    return list_response(request, statements_listing(), rows, "committees/listing.html", {"breadcrumb": trail()})


@require_GET
def statement(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, day = find(request, pk), today()
    verbs = rules.statement_verbs(request.actor, found, day)
    context = {
        "page_title": found.title,
        "breadcrumb": statements_trail(found)[:-1],
        "status": statement_tag(found, day),
        "turn": turn(found.committee.name_on(day), due=found.due, today=day) if found.open else None,
        "request_": found,
        "facts": _facts(found),
        "verbs": verbs,
        **_in_time(request, found, day),
        "circulation": rules.circulation_rule(found.committee, day),
        "evidence": queries.evidence_of(request=found),
        "may_evidence": rules.can_add_evidence(request.actor, found, day),
    }
    return render(request, "committees/statement.html", context)


def _in_time(request: ActorRequest, found: StatementRequest, day: date) -> dict[str, object]:
    """Does the body meet before the day? On an agenda that is its meeting, else the next it can reach."""
    if found.state != StatementRequest.State.RECEIVED:
        return {}
    planned = found.item.meeting if found.item else None
    meeting = planned or queries.next_reachable(found.committee, found.received_on, now())
    on = day_of(meeting.starts_at) if meeting else None
    return {"meeting": meeting, "meeting_url": _meeting_url(request, meeting), "planned": planned is not None,
            "too_late": on is None or on > found.due}  # fmt: skip


def _meeting_url(request: ActorRequest, meeting: Meeting | None) -> str:
    """Only for who may open it."""
    seen = meeting and queries.meetings_for(request.actor, today()).filter(pk=meeting.pk).exists()
    return of_meeting(meeting) if meeting and seen else ""


def _facts(found: StatementRequest) -> list[tuple[str, str]]:
    how = "im Umlauf" if found.by_circulation else "in einer Sitzung"
    return [
        ("Wer fragt", found.asked_by),
        ("Gefragt", found.committee.name_on(today())),
        ("Eingegangen am", long_date(found.received_on)),
        ("Stellungnahme bis", long_date(found.due)),
        ("Beschlossen", f"{how} am {long_date(found.decided_on)}" if found.decided_on else ""),
        ("Abgegeben", f"{long_date(found.sent_on)}, {found.sent_how}" if found.sent_on else ""),
        ("Warum keine", found.declined_reason),
        ("Öffentlich", "" if found.public else "nein"),
    ]


def statement_enter(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = find_committee(request, pk)
    rules.check_enter_statement(request.actor, committee, today())
    form = StatementForm(request.POST or None, initial={"received_on": today()})

    def act(data: dict) -> tuple[str, str]:
        made = operations.enter_statement_request(committee=committee, by=request.actor, at=now(), **data)
        return of_statement(made), "Eingetragen. Der Punkt wartet auf die nächste Sitzung."

    return ask(
        request, form, act, title="Bitte um Stellungnahme eintragen", button="Eintragen", breadcrumb=trail(committee)
    )


def statement_draft(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _prepared(request, pk, "draft")
    form = DraftForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.draft_statement(request=found, by=request.actor, at=now(), **data)
        return of_statement(found), "Der Entwurf ist gespeichert."

    return ask(request, form, act, title="Entwurf", button="Speichern", breadcrumb=statements_trail(found))


def statement_decide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _prepared(request, pk, "decide")
    rules.check_circulation(found, today())
    form = CirculationForm(request.POST or None, of=found, initial={"decided_on": today()})

    def act(data: dict) -> tuple[str, str]:
        operations.decide_statement_by_circulation(request=found, by=request.actor, at=now(), **data)
        return of_statement(found), "Beschlossen. Geben Sie die Stellungnahme nun ab."

    rule = rules.circulation_rule(found.committee, today())
    return ask(
        request, form, act, title="Im Umlauf beschlossen", button="Festhalten", breadcrumb=statements_trail(found),
        lead=f"Erlaubt durch: {rule.source}, seit {long_date(rule.valid_from)}." if rule else "",
    )  # fmt: skip


def statement_send(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _prepared(request, pk, "send")
    form = SendForm(request.POST or None, request.FILES or None, of=found, initial={"sent_on": today()})

    def act(data: dict) -> tuple[str, str]:
        operations.send_statement(request=found, by=request.actor, at=now(), **shown(data))
        return of_statement(found), "Die Abgabe ist festgehalten."

    return ask(request, form, act, title="Stellungnahme abgeben", button="Festhalten",
               breadcrumb=statements_trail(found))  # fmt: skip


def statement_decline(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _prepared(request, pk, "decline")
    form = ReasonForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.decline_statement(request=found, by=request.actor, at=now(), **data)
        return of_statement(found), "Festgehalten: keine Stellungnahme."

    return ask(request, form, act, title="Keine Stellungnahme", button="Festhalten",
               breadcrumb=statements_trail(found), danger=True)  # fmt: skip


def _prepared(request: ActorRequest, pk: uuid.UUID, verb: str) -> StatementRequest:
    """Refused before anybody types; a late sender gets the conflict page instead."""
    found = find(request, pk)
    rules.check_prepare(request.actor, found.committee, today())
    if request.method != "POST":
        rules.STATEMENT.target(found.state, verb)
    return found
