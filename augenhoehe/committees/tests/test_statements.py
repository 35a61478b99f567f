"""Somebody asks the § 27 body for a statement by a day: entered, drafted, decided, sent; late it shows (S4-4)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.models import StatementRequest
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import at_once
from augenhoehe.notices.models import Duty
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p
from .paper_factories import DAY, KIND

BACKEND = "augenhoehe.accounts.backends.Backend"
DUE = (f.AT + 30 * DAY).date()


@shared
def cast():
    return f.the_cast()


@shared
def body(cast):
    return p.bodies(cast)["integration"]


def entered(body, **more) -> StatementRequest:
    values = {"asked_by": "Rat der Stadt Sternmünde", "title": "Satzung der Musikschule", "text": "Was sagt das Gremium?",
              "received_on": f.DAY, "due": DUE, "by": SYSTEM, "at": f.AT, **more}  # fmt: skip
    return operations.enter_statement_request(committee=body, **values)


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


def circulation(body):
    operations.set_duty_rule(committee=body, kind="circulation", source="Geschäftsordnung § 14, Mai 2026",
                             valid_from=date(2026, 6, 1), by=SYSTEM, at=f.AT)  # fmt: skip


def decide(request, kind=KIND.ADOPTED, at=f.AT + 20 * DAY, **more):
    meeting = f.a_meeting(request.committee, at, at=f.AT)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    item = request.committee.agenda_items.undecided().get()
    return f.decided(item, kind, at=at + timedelta(hours=3), **more)


def test_it_waits_for_the_next_meeting_and_the_office_owes_it_by_its_day(cast, body):
    request = entered(body)
    assert body.agenda_items.waiting().get() == request.item
    assert Duty.objects.open().get(kind="send_statement").due == DUE


def test_decided_in_a_meeting_it_is_sent_with_evidence(cast, body):
    request = entered(body)
    operations.draft_statement(request=request, draft="Wir stimmen zu.", by=cast.emine, at=f.AT)
    decide(request)
    request.refresh_from_db()
    assert (request.state, request.draft) == ("decided", "Wir stimmen zu.")
    with pytest.raises(Refused, match="zwischen dem Beschluss"):
        operations.send_statement(request=request, sent_on=f.DAY, sent_how="per Mail", by=cast.olek, at=f.AT + 21 * DAY)
    operations.send_statement(
        request=request, sent_on=(f.AT + 21 * DAY).date(), sent_how="per Mail", by=cast.olek, at=f.AT + 21 * DAY,
        url="https://rat.example/eingang/3",
    )  # fmt: skip
    assert request.state == "sent" and request.evidence.exists()
    assert not Duty.objects.open().filter(kind="send_statement").exists()


def test_deferred_it_waits_again_and_the_duty_stays(cast, body):
    request = entered(body)
    decide(request, KIND.DEFERRED)
    request.refresh_from_db()
    assert request.state == "received" and body.agenda_items.waiting().get() == request.item
    assert Duty.objects.open().filter(kind="send_statement").exists()


def test_circulation_only_where_a_rule_with_a_source_allows_it(cast, body):
    request = entered(body)
    act = {"request": request, "decided_on": (f.AT + 2 * DAY).date(), "by": cast.emine, "at": f.AT + 2 * DAY}
    with pytest.raises(Refused, match="Entwurf"):
        operations.decide_statement_by_circulation(**act)
    operations.draft_statement(request=request, draft="Wir stimmen zu.", by=cast.emine, at=f.AT)
    with pytest.raises(Refused, match="keine Regel"):
        operations.decide_statement_by_circulation(**act)
    circulation(body)
    operations.decide_statement_by_circulation(**act)
    assert request.by_circulation and not body.agenda_items.waiting().exists()


def test_the_page_warns_when_the_body_does_not_meet_in_time_and_offers_circulation(cast, body, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    f.a_meeting(body, f.AT + 40 * DAY)
    request = entered(body)
    address = reverse("committees_inside:statement", args=[request.pk])
    html = client_of(cast, "emine").get(address).content.decode()
    assert "Vor der Frist tagt das Gremium nicht" in html and "im Umlauf ist möglich" not in html
    circulation(body)
    assert "im Umlauf ist möglich" in client_of(cast, "emine").get(address).content.decode()
    f.a_meeting(body, f.AT + 20 * DAY)
    assert "Vor der Frist tagt" not in client_of(cast, "emine").get(address).content.decode()


def test_after_its_day_it_is_on_the_board(cast, body):
    entered(body)
    operations.note_overdue(by=SYSTEM, at=f.AT + 31 * DAY)
    assert queries.overdue_board(cast.olek, f.DAY).get().kind == "statement"
    operations.note_overdue(by=SYSTEM, at=f.AT + 60 * DAY)
    assert queries.overdue_board(cast.olek, f.DAY).get().published_at is None


MAY = {"emine": True, "olek": True, "aylin": True, "nuray": False, "linh": False, "veit": False, "wiebke": False}


def test_who_prepares_the_body_answers_and_a_closed_one_is_read_by_nobody_else(cast, body):
    request = entered(body, public=False)
    verbs = {name: bool(rules.statement_verbs(getattr(cast, name), request, f.DAY)) for name in MAY}
    reads = {name: StatementRequest.objects.visible_to(getattr(cast, name), f.DAY).exists() for name in MAY}
    assert verbs == MAY == reads


def test_by_pages_from_entering_to_declining(cast, body, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    olek = client_of(cast, "olek")
    answer = olek.post(reverse("committees_inside:statement_enter", args=[body.pk]), {
        "asked_by": "Bürgermeisterin", "title": "Friedhofssatzung", "text": "Bitte nehmen Sie Stellung.",
        "received_on": "1.11.2026", "due": "30.11.2026", "public": "on"})  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    request = StatementRequest.objects.get()
    assert "Friedhofssatzung" in olek.get(reverse("committees_inside:statements")).content.decode()
    decline = reverse("committees_inside:statement_decline", args=[request.pk])
    olek.post(decline, {"reason": "Nicht betroffen.", "revision": request.revision})
    request.refresh_from_db()
    assert request.state == "declined" and not body.agenda_items.waiting().exists()
    assert olek.get(decline).status_code == 403


def test_two_who_send_and_decline_at_once_end_in_one_state(committed):
    cast = f.the_cast()
    request = entered(p.bodies(cast)["integration"])
    operations.draft_statement(request=request, draft="Wir stimmen zu.", by=SYSTEM, at=f.AT)
    circulation(request.committee)
    emine, olek = cast.emine, cast.olek

    def own():
        return StatementRequest.objects.get(pk=request.pk)

    first, second = own(), own()
    results = at_once(
        lambda: operations.decide_statement_by_circulation(request=first, decided_on=f.DAY, by=emine, at=f.AT),
        lambda: operations.decline_statement(request=second, reason="Nicht betroffen.", by=olek, at=f.AT),
    )
    assert sum(isinstance(one, Exception) for one in results) == 1
    assert own().state in ("decided", "declined")
