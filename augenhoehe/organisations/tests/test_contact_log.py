"""The contact log (S0-7, S0-25): a note in one screen, support marked, what was promised comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import ContactNote, Representative
from augenhoehe.organisations.register.entries import RETENTION

from . import factories as f
from .pages import client_of, inside, text_of, typed_in
from .test_needs import READERS, expected, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@pytest.fixture
def cast():
    return f.the_cast()


@pytest.fixture
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
