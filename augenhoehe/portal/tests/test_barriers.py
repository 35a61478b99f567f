"""„Barriere melden“: without account or cookie, answered by a day, forgotten afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.core import clock, form_token
from augenhoehe.core.ids import new_id
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Role
from augenhoehe.notices.models import Duty, OutgoingMail
from augenhoehe.portal.models import BarrierReport
from augenhoehe.portal.operations import answer_barrier, report_barrier
from augenhoehe.portal.queries.barriers import barriers_for
from augenhoehe.portal.register import RETENTION

from .factories import MONDAY, acting, samuel
from .test_inside_pages import client_of

pytestmark = pytest.mark.django_db
ADDRESS = "/barrierefreiheit/melden/"


def a_token() -> str:
    return form_token.issue("barrier", clock.now() - timedelta(minutes=1)).signed()


def typed(text: str = "Die Karte geht nicht mit Tasten.", **more: str) -> dict[str, str]:
    return {"go": "send", "token": a_token(), "text": text, "page": "/angebote/", "email": "", "website": "", **more}


def a_report(**more) -> BarrierReport:
    values = {"text": "Karte", "page": "", "email": "ayse@beispiel.example", "language": "tr", **more}
    return report_barrier(entry_id=new_id(), at=MONDAY, **values)


def test_anybody_reports_a_barrier_without_a_cookie_and_it_is_owed_an_answer(client: Client):
    """S2-38, BITVNRW."""
    answer = client.post(ADDRESS, typed(email="ayse@beispiel.example"))
    assert answer.status_code == 200 and not answer.cookies
    assert "Ihre Meldung ist angekommen" in answer.content.decode()
    made = BarrierReport.objects.get()
    assert made.due == made.arrived_on + timedelta(days=28)
    assert Duty.objects.open().get().due == made.due


def test_the_same_form_sent_twice_is_one_report(client: Client):
    sent = typed()
    client.post(ADDRESS, sent)
    client.post(ADDRESS, sent)
    assert BarrierReport.objects.count() == Duty.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"text": ""}, "Ein Satz genügt"), ({"email": "keine"}, "keine E-Mail-Adresse"), ({"website": "x"}, "leer bleiben"),
     ({"token": "unsinn"}, "Ihr Text ist noch da")],
)  # fmt: skip
def test_what_was_typed_stays_and_a_sentence_says_what_to_do(client: Client, wrong: dict[str, str], said: str):
    page = client.post(ADDRESS, typed(**{"page": "Seite Müllabfuhr", **wrong})).content.decode()
    assert said in page and "Seite Müllabfuhr" in page
    assert not BarrierReport.objects.exists()


def test_the_language_can_be_changed_without_losing_a_word(client: Client):
    page = client.post(f"/ar{ADDRESS}", {"text": "Noch nicht fertig", "page": "", "email": ""}).content.decode()
    assert 'lang="ar"' in page and "Noch nicht fertig" in page


@given(text=st.text(max_size=80), page=st.text(max_size=40), email=st.text(max_size=20))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_typed_breaks_the_form(text: str, page: str, email: str):
    answer = Client().post(ADDRESS, typed(text, page=page, email=email))
    assert answer.status_code == 200
    assert b"<script>" not in answer.content


def test_too_many_from_one_place_are_asked_to_wait_and_lose_nothing(client: Client):
    for _ in range(20):
        client.post(ADDRESS, typed())
    answer = client.post(ADDRESS, typed("Der einundzwanzigste"))
    assert answer.status_code == 429
    assert "Der einundzwanzigste" in answer.content.decode()


def test_the_answer_goes_out_in_the_language_of_the_form_and_settles_what_was_owed():
    made = answer_barrier(report=a_report(), answer="Behoben.", by=samuel(), at=MONDAY)
    letter = OutgoingMail.objects.get()
    assert (letter.to, letter.language) == ("ayse@beispiel.example", "tr")
    assert "Behoben." in letter.body and "mags.nrw" in letter.body
    assert not Duty.objects.open().exists() and not mail.outbox
    with pytest.raises(Refused, match="schon beantwortet"):
        answer_barrier(report=made, answer="Noch einmal", by=samuel(), at=MONDAY)


@pytest.mark.parametrize("role", list(Role))
def test_only_administration_and_coordination_read_and_answer(role: Role):
    made, by = a_report(), acting("jemand", role)
    may = role in (Role.ADMINISTRATION, Role.COORDINATION)
    assert barriers_for(by).exists() is may
    if not may:
        with pytest.raises(Refused):
            answer_barrier(report=made, answer="Nein", by=by, at=MONDAY)


def test_the_address_goes_after_ninety_days_and_the_report_after_three_years():
    made = answer_barrier(report=a_report(), answer="Behoben.", by=samuel(), at=MONDAY)
    addresses, reports = RETENTION
    assert not addresses.due(MONDAY + timedelta(days=89)).exists()
    later = MONDAY + timedelta(days=91)
    assert addresses.erase(addresses.due(later), later) == 1
    made.refresh_from_db()
    assert (made.email, made.text) == ("", "Karte")
    late = MONDAY + timedelta(days=3 * 365 + 1)
    assert reports.erase(reports.due(late), late) == 1


def test_inside_pages_show_report_and_answer_it(django_assert_max_num_queries):
    made = a_report(text="<script>alert(1)</script>")
    client = client_of("samuel", Role.ADMINISTRATION)
    with django_assert_max_num_queries(9):
        assert "Antwort bis" in client.get("/intern/barrieren/").content.decode()
    page = client.get(f"/intern/barrieren/{made.pk}/").content.decode()
    assert "&lt;script&gt;" in page and "<script>alert" not in page
    assert client.post(f"/intern/barrieren/{made.pk}/antwort/", {"answer": "Behoben."}).status_code == 302
    assert client.get(f"/intern/barrieren/{made.pk}/antwort/").status_code == 403
    assert client_of("gesine", Role.DATA_PROTECTION).get("/intern/barrieren/").status_code == 403
