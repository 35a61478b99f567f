"""The contact log (S0-7, S0-25): a note in one screen, support marked, what was promised comes back."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import ContactNote, Representative
from augenhoehe.organisations.queries import needs as queries_needs
from augenhoehe.organisations.register.entries import RETENTION
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside, text_of, typed_in
from .test_needs import READERS, expected, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    made = f.a_club()
    f.head_of(made, cast.users["faisal"])
    f.head_of(made, cast.users["rojda"], Representative.Right.EDITOR)
    return made


def a_note(club, **more) -> ContactNote:
    values = {"day": f.DAY, "kind": "call", "topic": "Sommerfest", "by": SYSTEM, "at": f.AT, **more}
    return operations.note_contact(organisation=club, **values)


@pytest.mark.parametrize("page", ["note_change", "note_settle"])
def test_a_note_is_for_who_keeps_the_register_there_and_never_for_the_club(cast, club, page):
    own, elsewhere = a_note(f.a_mosque()), a_note(club)
    assert statuses(cast, inside(page, elsewhere.pk)) == expected(404, "aylin")
    assert statuses(cast, inside(page, own.pk)) == expected(404, "aylin", "nuray")


def test_noting_and_the_list_are_for_who_keeps_the_register(cast, club):
    assert statuses(cast, inside("note_add", club.pk)) == expected(403, "aylin")
    assert statuses(cast, inside("notes")) == expected(403, "aylin", "nuray")
    for name in READERS[2:]:
        with pytest.raises(Refused):
            a_note(club, by=getattr(cast, name))


def test_the_club_reads_no_note_on_its_own_page(cast, club):
    a_note(club, topic="Zögert noch")
    assert "Zögert noch" in text_of(client_of(cast, "aylin"), inside("organisation", club.pk))
    for name in ("faisal", "rojda"):
        text = text_of(client_of(cast, name), inside("organisation", club.pk))
        assert "Zögert noch" not in text and "Kontaktnotizen" not in text


def test_one_field_is_enough(cast, club):
    client, address = client_of(cast, "aylin"), inside("note_add", club.pk)
    client.post(address, {**typed_in(client.get(address)), "topic": "Sommerfest"})
    made = ContactNote.objects.get()
    assert (made.day, made.kind, made.noted_by_name, made.follow_up) == (f.DAY, "call", "Aylin", None)
    assert not Duty.objects.open().exists()


def test_what_was_promised_comes_back_on_its_day_and_moves_with_it(cast, club):
    note = a_note(club, follow_up=f.DAY + timedelta(days=7), by=cast.aylin)
    duty = Duty.objects.open().get()
    assert (duty.user, duty.due) == (cast.users["aylin"], f.DAY + timedelta(days=7))
    operations.change_note(note=note, follow_up=f.DAY + timedelta(days=9), by=cast.bernward, at=f.AT)
    duty = Duty.objects.open().get()
    assert (duty.user, duty.due) == (cast.users["aylin"], f.DAY + timedelta(days=9))
    client, address = client_of(cast, "aylin"), inside("note_settle", note.pk)
    client.post(address, typed_in(client.get(address)))
    assert not Duty.objects.open().exists()
    with pytest.raises(Refused, match="nichts mehr zu erledigen"):
        operations.settle_follow_up(note=ContactNote.objects.get(), by=cast.aylin, at=f.AT)
    operations.change_note(note=ContactNote.objects.get(), follow_up=None, by=cast.aylin, at=f.AT)
    assert not Duty.objects.open().exists()


@pytest.mark.parametrize(("values", "field"), [
    ({"topic": " "}, "topic"), ({"day": f.DAY + timedelta(days=1)}, "day"),
    ({"follow_up": f.DAY - timedelta(days=1)}, "follow_up"),
])  # fmt: skip
def test_each_mistake_is_told_at_its_field(cast, club, values, field):
    for work in (lambda: a_note(club, **values), lambda: _changed(a_note(club), values)):
        with pytest.raises(Refused) as refused:
            work()
        assert refused.value.field == field


def _changed(note, values):
    return operations.change_note(note=note, by=SYSTEM, at=f.AT, **values)


def test_a_change_on_an_outdated_page_is_not_written(cast, club):
    client, address = client_of(cast, "aylin"), inside("note_change", a_note(club).pk)
    stale = typed_in(client.get(address))
    client.post(address, {**stale, "topic": "Winterfest"})
    assert client.post(address, {**stale, "topic": "Herbstfest"}).status_code == 409
    assert ContactNote.objects.get().topic == "Winterfest"


def test_the_list_filters_and_marks_support(cast, club, django_assert_max_num_queries):
    a_note(club, topic="Antrag geschrieben", kind="advice", day=f.DAY - timedelta(days=40))
    a_note(f.a_mosque(), topic="Besuch beim Fest", kind="visit", follow_up=f.DAY)
    client = client_of(cast, "aylin")

    def topics(query: str, by=client) -> set[str]:
        text = text_of(by, f"{inside('notes')}?{query}")
        return {one.topic for one in ContactNote.objects.all() if one.topic in text}

    assert topics("") == topics("export=csv") == {"Antrag geschrieben", "Besuch beim Fest"}
    assert topics("hilfe=ja") == topics("art=advice") == topics("text=antrag") == {"Antrag geschrieben"}
    assert topics("offen=ja") == topics(f"seit={f.DAY}") == {"Besuch beim Fest"}
    assert topics("", client_of(cast, "nuray")) == {"Besuch beim Fest"}
    with django_assert_max_num_queries(40) as counted:
        topics("")
    for number in range(20):
        a_note(club, topic=f"Thema {number}")
    with django_assert_max_num_queries(len(counted)):
        topics("")


def test_the_deletion_run_takes_old_notes_but_none_that_is_still_owed(cast, club):
    rule = next(one for one in RETENTION if one.name == "organisations.notes")
    a_note(club)
    owed = a_note(club, follow_up=f.DAY)
    assert not rule.due(f.AT + timedelta(days=3 * 365)).exists()
    later = f.AT + timedelta(days=3 * 365 + 1)
    assert rule.erase(rule.due(later), later) == 1 and list(ContactNote.objects.all()) == [owed]


# --- Support (S0-7) ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1.500,50 €", "1500.50"), ("80", "80.0"), ("1500", "1500.0"), ("1.500", "1500.0"), ("200,-", "200.0")],
)
def test_an_amount_is_typed_as_people_write_it(cast, club, typed, amount):
    aylin, page = client_of(cast, "aylin"), inside("note_add", club.pk)
    aylin.post(page, {**typed_in(aylin.get(page)), "topic": "Fest", "kind": "money", "amount": typed})
    assert ContactNote.objects.get().amount == Decimal(amount)


@pytest.mark.parametrize(
    ("kind", "amount", "sentence"),
    [("call", "5", "nur bei „Geld gegeben“"), ("money", "viel", "kein Betrag"), ("money", "0", "größer als null"),
     ("circular", "", "Bitte")],
)  # fmt: skip
def test_what_makes_no_sense_is_said_and_nothing_noted(cast, club, kind, amount, sentence):
    aylin, page = client_of(cast, "aylin"), inside("note_add", club.pk)
    answer = aylin.post(page, {**typed_in(aylin.get(page)), "topic": "Fest", "kind": kind, "amount": amount})
    assert answer.status_code == 200 and not ContactNote.objects.exists()
    assert sentence in answer.content.decode() or kind == "circular"


def test_only_the_machine_notes_a_circular(cast, club):
    with pytest.raises(Refused, match="trägt das Programm selbst ein"):
        a_note(club, kind="circular")
    note = a_note(club)
    with pytest.raises(Refused, match="trägt das Programm selbst ein"):
        operations.change_note(note=note, kind="circular", by=SYSTEM, at=f.AT)
    made = operations.note_circular(
        organisation=club, topic="Einladung", way="E-Mail", noted_by=None, noted_by_name="Aylin", at=f.AT
    )
    aylin, page = client_of(cast, "aylin"), inside("note_change", made.pk)
    aylin.post(page, {**typed_in(aylin.get(page)), "result": "Angerufen, sie kommen."})
    made.refresh_from_db()
    assert (made.kind, made.result) == ("circular", "Angerufen, sie kommen.")
    assert not made.supports


def test_support_is_counted_for_each_organisation_and_year(cast, club):
    mosque = f.a_mosque()
    a_note(club, kind="money", amount=Decimal("500"))
    a_note(club, kind="money", amount=Decimal("80.50"), day=f.DAY - timedelta(days=400))
    a_note(club, kind="advice")
    a_note(club)
    a_note(mosque, kind="room")
    years = queries_needs.support_years(cast.aylin)
    assert [(one.organisations, one.money, one.amount, one.advice, one.room) for one in years] == [
        (2, 1, Decimal("500"), 1, 1), (1, 1, Decimal("80.50"), 0, 0),
    ]  # fmt: skip
    rows = {one.pk: one for one in queries_needs.supported(cast.aylin, f.DAY.year)}
    assert (rows[club.pk].money, rows[club.pk].amount, rows[mosque.pk].room) == (1, Decimal("500"), 1)
    assert {one.pk: one.amount for one in queries_needs.supported(cast.aylin, None)}[club.pk] == Decimal("580.50")
    # In her towns only.
    assert [one.pk for one in queries_needs.supported(cast.nuray, None)] == [mosque.pk]
    assert [one.organisations for one in queries_needs.support_years(cast.nuray)] == [1]


def test_the_overview_is_for_who_keeps_the_register_with_a_file(cast, club):
    a_note(club, kind="money", amount=Decimal("1500.5"))
    assert statuses(cast, inside("support")) == expected(403, "aylin", "nuray")
    text = text_of(client_of(cast, "aylin"), inside("support"))
    assert re.search(r"1.?500,50", text) and club.name in text
    file = client_of(cast, "aylin").get(inside("support") + f"?export=csv&jahr={f.DAY.year}").getvalue().decode()
    assert "1500,5" in file and club.name in file
    assert club.name not in text_of(client_of(cast, "aylin"), inside("support") + "?jahr=1999&text=zzz")
