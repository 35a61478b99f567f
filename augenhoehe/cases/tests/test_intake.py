"""S4-34: from the contact points to the first talk. A wish reaches one carrier's advice, and nobody else ever sees it."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from augenhoehe.accounts.models import Carrier
from augenhoehe.cases import operations, panels, queries, queries_intake, rules_intake
from augenhoehe.cases.models import AdviceRequest, Case, Erasure, ReadLog
from augenhoehe.cases.operations.intake import Wish
from augenhoehe.cases.register import RETENTION as RULES
from augenhoehe.core import clock, form_token
from augenhoehe.core.closed import closed_room
from augenhoehe.core.ids import new_id
from augenhoehe.core.keys import key_store
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.core.workdays import workdays_after
from augenhoehe.journal.models import AuditEntry
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import forget_installation
from tests.worlds import shared

from . import factories as f
from .test_pages import client_of, text_of, url

pytestmark = pytest.mark.django_db
VALUES = {
    "name": "Samira Sonnenthal", "phone": "0221 4710 733", "language": "ar", "interpreter": "on", "life_area": "",
    "reach": "nach 16 Uhr", "about": "Ein Brief vom Vermieter", "consent": "on",
}  # fmt: skip


@shared
def room():
    return f.the_room()


def open_door(room, carrier: str = "caritas", **more):
    with room.of("tilda") as tilda:
        values = {"open": True, "answer_days": 3, "for_whom": "für Menschen in Zwirnstadt", **more}
        return operations.set_door(carrier=room.carriers[carrier], by=tilda, at=f.AT, **values)


def doors() -> list[queries_intake.Door]:
    with closed_room(ANONYMOUS):
        return queries_intake.open_doors()


def a_wish(room, **said) -> AdviceRequest:
    wish = Wish(**{"name": "Samira Sonnenthal", "phone": "0221 4710 733", "language": "ar", **said})
    pk = new_id()
    assert operations.leave_wish(door=doors()[0], wish=wish, entry_id=pk, at=f.AT)
    with room.of("chiara"):
        return AdviceRequest.objects.get(pk=pk)


def token(ago: int = 60) -> str:
    return form_token.issue("advice_wish", clock.now() - timedelta(seconds=ago)).signed()


def send(room, **values):
    chosen = {"door": str(room.carriers["caritas"].pk), "token": token(), **VALUES, **values}
    return Client().post(reverse("cases:wish"), {**chosen, "go": "send"})


def waiting(room, name: str = "chiara") -> list[AdviceRequest]:
    with room.of(name) as actor:
        return list(queries_intake.wishes_for(actor))


# --- The public side ----------------------------------------------------------------------------------
def test_the_help_page_leads_to_the_form_as_soon_as_a_door_is_open(room):
    page = text_of(Client().get(reverse("portal:help")))
    assert reverse("cases:wish") not in page
    assert "Zurzeit nimmt hier keine" in text_of(Client().get(reverse("cases:wish")))
    open_door(room)
    assert panels.door_at_help(ANONYMOUS, None)["url"] == reverse("cases:wish")
    form = text_of(Client().get(reverse("cases:wish")))
    assert "Caritasverband Federlohe" in form and "für Menschen in Zwirnstadt" in form
    Installation.objects.update(modules={"cases": False})
    forget_installation()
    assert panels.door_at_help(ANONYMOUS, None) is None
    assert Client().get(reverse("cases:wish")).status_code == 404


def test_somebody_without_an_account_asks_for_advice_and_hears_by_when(room):
    open_door(room)
    answer = send(room)
    page = text_of(answer)
    assert "meldet sich innerhalb von 3 Arbeitstagen" in page and "116 117" in page
    assert not answer.cookies and "no-store" in answer.headers["Cache-Control"]
    (row,) = waiting(room)
    assert row.answer_by == workdays_after(f.TODAY, 3)
    assert b"Samira" not in bytes(row.sealed) and row.said("name") == "Samira Sonnenthal"
    assert row.content["interpreter"] is True and row.said("consent") == "2026-11"


def test_sent_twice_it_is_one_wish_and_erased_it_does_not_come_back(room):
    open_door(room)
    signed = token()
    for name in ("Samira", "Samira noch einmal"):
        send(room, token=signed, name=name)
    (row,) = waiting(room)
    assert row.said("name") == "Samira"
    with room.of("chiara"):
        AdviceRequest.objects.filter(pk=row.pk).delete()
    key_store().destroy(row.pk)
    assert send(room, token=signed).status_code == 200
    assert waiting(room) == []


REFUSED = {
    "no way to answer": ({"phone": ""}, "Wie erreichen wir Sie?"),
    "no consent": ({"consent": ""}, "Ohne Ihr Einverständnis"),
    "no name": ({"name": ""}, "Ein Vorname genügt"),
    "no carrier": ({"door": ""}, "Wählen Sie eine Beratungsstelle"),
    "a trapped machine": ({"website": "http://spam.example"}, "leer bleiben"),
    "a foreign token": ({"token": "x"}, "passte nicht mehr zusammen"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_keeps_every_word_that_was_typed(room, case):
    open_door(room)
    values, sentence = REFUSED[case]
    page = text_of(send(room, **values))
    assert sentence in page and "Ein Brief vom Vermieter" in page
    assert waiting(room) == []


def test_too_fast_and_too_many_are_asked_to_send_again(room):
    open_door(room)
    assert "sehr schnell" in text_of(send(room, token=token(ago=0)))
    with patch("augenhoehe.cases.views.public.MOST", 1):
        assert send(room).status_code == 200
        late = send(room, name="Noch jemand")
    assert late.status_code == 429 and "Noch jemand" in text_of(late)
    assert len(waiting(room)) == 1


def test_a_shut_door_takes_no_wish_not_even_past_the_rules(room):
    open_door(room, open=False)
    assert doors() == [] and "Zurzeit nimmt hier keine" in text_of(send(room))
    for carrier in ("caritas", "parish", "authority"):
        with pytest.raises(DatabaseError), transaction.atomic(), closed_room(ANONYMOUS):
            AdviceRequest.objects.create(
                carrier=room.carriers[carrier], arrived_on=f.TODAY, answer_by=f.TODAY, erase_on=f.TODAY, sealed=b""
            )


def test_a_carrier_that_keeps_no_files_any_more_has_no_door(room):
    open_door(room)
    Carrier.objects.filter(pk=room.carriers["caritas"].pk).update(case_files=False)
    assert doors() == []


# --- Who reads it ---------------------------------------------------------------------------------------
def test_the_advice_of_that_carrier_reads_a_wish_and_nobody_else_does(room):
    """Not the coordination of the platform, not the team lead, not another carrier, no authority."""
    open_door(room)
    wish = a_wish(room)
    assert [one.pk for one in waiting(room, "dragan")] == [wish.pk]
    for name in ("tilda", "ingo", "aylin", "samuel", "gesine", "wiebke", "jolanta", "veit"):
        with room.of(name):
            assert not AdviceRequest.objects.exists(), name
        for address in (url("wishes"), url("wish", wish.pk)):
            page = client_of(room, name).get(address)
            assert page.status_code in (403, 404) or b"Samira" not in page.content, (name, address)
    assert b"Samira" in client_of(room, "chiara").get(url("wish", wish.pk)).content


def test_every_reading_is_noted_and_the_trail_of_the_house_hears_nothing(room):
    open_door(room)
    before = AuditEntry.objects.count()
    send(room)
    (wish,) = waiting(room)
    client_of(room, "chiara").get(url("wish", wish.pk))
    with room.of("chiara"):
        noted = connection.cursor()
        noted.execute("SELECT count(*) FROM cases_readlog WHERE verb = 'wish.read'")
        # Entries without a file are shown to nobody; the table takes them.
        assert noted.fetchone() == (0,)
        assert ReadLog.objects.count() == 0
    assert AuditEntry.objects.count() == before


def test_a_team_lead_sees_how_many_wait_and_for_how_long_and_never_who(room):
    open_door(room)
    a_wish(room)
    with room.of("chiara"):
        AdviceRequest.objects.update(answer_by=f.TODAY - timedelta(days=1))
    with room.of("tilda") as tilda:
        (numbers,) = queries_intake.wish_numbers(tilda)
        assert (numbers.carrier.name, numbers.wishes, numbers.overdue) == ("Caritasverband Federlohe e. V.", 1, 1)
    page = text_of(client_of(room, "tilda").get(url("numbers")))
    assert 'id="empfang"' in page and "Samira" not in page
    for name in ("chiara", "ingo", "aylin", "samuel", "wiebke"):
        with room.of(name) as actor:
            assert queries_intake.wish_numbers(actor) == []


def test_only_the_team_lead_of_the_carrier_opens_its_door(room):
    for name in ("chiara", "ingo", "aylin", "samuel"):
        with room.of(name) as actor, pytest.raises(Refused):
            operations.set_door(
                carrier=room.carriers["caritas"], open=True, answer_days=3, for_whom="", by=actor, at=f.AT
            )
    with room.of("tilda") as tilda, pytest.raises(Refused):
        operations.set_door(carrier=room.carriers["parish"], open=True, answer_days=3, for_whom="", by=tilda, at=f.AT)
    tilda = client_of(room, "tilda")
    address = url("door_change", room.carriers["caritas"].pk)
    assert "1 bis 30" in text_of(tilda.post(address, {"open": "on", "answer_days": "99"}))
    assert tilda.post(address, {"open": "on", "answer_days": "2", "for_whom": ""}).status_code == 302
    assert [one.answer_days for one in doors()] == [2]
    late = tilda.post(address, {"answer_days": "2", "revision": "7"})
    assert late.status_code == 409
    assert tilda.get(url("door_change", room.carriers["parish"].pk)).status_code == 404


# --- From the wish to the file --------------------------------------------------------------------------
def test_heute_says_that_somebody_waits_in_one_question(room, django_assert_max_num_queries):
    open_door(room)
    a_wish(room)
    chiara = room.chiara
    with django_assert_max_num_queries(6):
        lines = panels.waiting_in_the_room(chiara)
    assert [one["title"] for one in lines] == ["Jemand wünscht Beratung"]
    assert panels.waiting_in_the_room(room.ingo) == panels.waiting_in_the_room(room.tilda) == []
    assert "Jemand wünscht Beratung" in text_of(client_of(room, "chiara").get("/intern/"))


def test_two_colleagues_do_not_call_the_same_person(room):
    open_door(room)
    wish = a_wish(room)
    with room.of("chiara") as chiara:
        operations.care_for_wish(wish=wish, by=chiara, at=f.AT)
    with room.of("dragan") as dragan:
        theirs = AdviceRequest.objects.get()
        for act in (operations.care_for_wish, operations.give_wish_back):
            with pytest.raises(Refused):
                act(wish=theirs, by=dragan, at=f.AT)
        assert not rules_intake.can_care(dragan, theirs)
        with pytest.raises(Refused):
            operations.answer_wish(wish=theirs, ending="helped", by=dragan, at=f.AT)
        assert AdviceRequest.objects.filter(pk=wish.pk).update(taken_by=None) == 1
    with room.of("dragan") as dragan:
        operations.care_for_wish(wish=AdviceRequest.objects.get(), by=dragan, at=f.AT)
        operations.give_wish_back(wish=AdviceRequest.objects.get(), by=dragan, at=f.AT)
        assert AdviceRequest.objects.get().taken_by_id is None


def test_by_its_pages_a_wish_becomes_a_file_and_is_gone(room):
    open_door(room)
    send(room)
    (wish,) = waiting(room)
    chiara = client_of(room, "chiara")
    assert "Samira Sonnenthal" in text_of(chiara.get(url("wishes")))
    assert chiara.get(url("wish_admit", wish.pk)).status_code == 403
    page = chiara.post(url("wish_care", wish.pk), follow=True)
    assert "Sie kümmern sich" in text_of(page) and "0221 4710 733" in text_of(page)
    form = text_of(chiara.get(url("wish_admit", wish.pk)))
    assert "Ein Brief vom Vermieter" in form and "War die Person schon einmal hier" not in form
    made = chiara.post(
        url("wish_admit", wish.pk),
        {"first_name": "Samira", "last_name": "Sonnenthal", "phone": "0221 4710 733", "request": "Brief"},
    )
    assert made.status_code == 302
    with room.of("chiara") as actor:
        case = Case.objects.get()
        assert case.client.name == "Samira Sonnenthal" and case.content["request"] == "Brief"
        assert case.phase == "request" and case.manager_id == actor.user_id
        assert queries.search(actor, "Samira") and not AdviceRequest.objects.exists()
        assert Erasure.objects.get().cause == "admitted"
    assert chiara.get(url("wish", wish.pk)).status_code == 404


def test_who_was_here_before_gets_a_further_case_in_the_same_file(room):
    open_door(room)
    first = f.a_case(room)
    wish = a_wish(room, name="Mahmud Almasri")
    with room.of("chiara") as chiara:
        operations.care_for_wish(wish=wish, by=chiara, at=f.AT)
    client = client_of(room, "chiara")
    assert "Mahmoud Al-Masri" in text_of(client.get(url("wish_admit", wish.pk)))
    assert client.post(url("wish_admit", wish.pk), {"known": str(first.pk), "request": "Neue Sache"}).status_code == 302
    with room.of("chiara"):
        assert {one.client_id for one in Case.objects.all()} == {first.client_id} and Case.objects.count() == 2


def test_answered_without_a_file_it_goes_at_once_with_its_key(room, django_capture_on_commit_callbacks):
    open_door(room)
    wish = a_wish(room)
    with room.of("chiara") as chiara:
        operations.care_for_wish(wish=wish, by=chiara, at=f.AT)
        with pytest.raises(Refused):
            operations.answer_wish(wish=wish, ending="lost", by=chiara, at=f.AT)
        with django_capture_on_commit_callbacks(execute=True):
            operations.answer_wish(wish=wish, ending="referred", by=chiara, at=f.AT)
        assert not AdviceRequest.objects.exists() and Erasure.objects.get().cause == "answered"
    assert key_store().destroyed(wish.pk)


def test_unanswered_wishes_are_forgotten_after_half_a_year(room):
    open_door(room)
    wish = a_wish(room)
    rule = next(one for one in RULES if one.name == "cases.due_wishes")
    with transaction.atomic():
        assert rule.due(f.AT).count() == 0
    with room.of("chiara"):
        AdviceRequest.objects.filter(pk=wish.pk).update(arrived_on=f.TODAY - timedelta(days=200), erase_on=f.TODAY)
    assert rule.due(f.AT).count() == 1
    assert rule.erase(rule.due(f.AT), f.AT) == 1
    assert waiting(room) == []


def test_a_wish_whose_key_is_missing_says_so_and_breaks_nothing(room):
    open_door(room)
    wish = a_wish(room)
    key_store().destroy(wish.pk)
    assert "nicht lesbar" in text_of(client_of(room, "chiara").get(url("wishes")))
    assert client_of(room, "chiara").get(url("wish", wish.pk)).status_code == 200


def test_in_other_languages_the_form_reads_from_the_right_where_it_should(room):
    open_door(room)
    page = text_of(Client().get(f"/ar{reverse('cases:wish')}"))
    assert 'dir="rtl"' in page and 'lang="ar"' in page
