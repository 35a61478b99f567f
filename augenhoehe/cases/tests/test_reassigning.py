"""A team lead gives cases into other hands: the database does it, tells a number, and shows no file to the lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from augenhoehe.accounts.models import Grant
from augenhoehe.cases import operations, panels, queries
from augenhoehe.cases.log_words import words_of
from augenhoehe.cases.models import Case, CaseAccess, ReadLog
from augenhoehe.cases.tests.test_pages import BYTES, client_of, text_of, url
from augenhoehe.cases.tests.test_walls import TABLES, counts
from augenhoehe.core.closed import closed_room
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, Role
from augenhoehe.journal.models import AuditEntry
from augenhoehe.notices.models import Duty, Message, OutgoingMail
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
RUNNING = sorted(queries.GROUPS["running"][1])


@shared
def room():
    return f.the_room()


@shared
def case(room):
    return f.a_case(room)


def reassign(room, giver="chiara", to="dragan", by="tilda", **more) -> int:
    values = {"phases": RUNNING, "why": "absent", "seen": more.pop("seen", None), **more}
    with room.of(by) as actor:
        if values["seen"] is None:
            loads = [one for one in queries.workloads(actor) if one.user == room.users[giver]]
            values["seen"] = sum(sum(one.numbers.values()) for one in loads)
        return operations.reassign_cases(giver=room.users[giver], to=room.users[to], by=actor, at=f.AT, **values)


def managed(room, name: str) -> set:
    with room.of(name) as actor:
        return set(Case.objects.filter(manager_id=actor.user_id).values_list("pk", flat=True))


def test_the_new_manager_reads_at_once_and_the_old_one_no_more(room, case):
    assert reassign(room) == 1
    assert set(counts(str(room.users["chiara"].pk)).values()) == {0}
    with room.of("dragan"):
        found = Case.objects.get()
        assert (found.client.name, found.manager_id, found.revision) == ("Mahmoud Al-Masri", room.users["dragan"].pk, 2)
    assert set(counts(str(room.users["tilda"].pk)).values()) == {0}


def test_the_file_itself_says_who_gave_it_and_why_and_the_house_hears_nothing(room, case):
    before = [model.objects.count() for model in (AuditEntry, Duty, Message, OutgoingMail)]
    reassign(room, why="left")
    with room.of("dragan"):
        line = ReadLog.objects.get(verb__startswith="reassign.")
        assert (line.case_id, line.user, line.at) == (case.pk, room.users["tilda"], f.AT)
        assert words_of(line.verb) == (
            "hat den Fall in andere Hände gegeben, ohne ihn zu lesen (nicht mehr in der Beratung)"
        )
    assert [model.objects.count() for model in (AuditEntry, Duty, Message, OutgoingMail)] == before


def test_an_account_that_is_gone_leaves_its_cases_to_the_team_lead(room, case):
    chiara = room.users["chiara"]
    type(chiara).objects.filter(pk=chiara.pk).update(is_active=False, deactivated_at=f.AT)
    page = text_of(client_of(room, "tilda").get(url("numbers")))
    assert "arbeitet hier nicht mehr" in page and "Fälle ohne Fallführung" in page
    assert reassign(room) == 1
    assert managed(room, "dragan") == {case.pk}


def test_who_stands_in_already_comes_first_and_deputises_no_more(room):
    cases = [f.a_case(room, identity=replace(f.MAHMOUD, first_name=f"Vorname{number}")) for number in range(6)]
    known = cases[4]
    access = f.a_deputy(room, known)
    with room.of("tilda") as tilda:
        (taker,) = queries.takers(tilda, room.users["chiara"], queries.workloads(tilda))
        assert (taker.user.name, taker.manages, taker.stands_in) == ("Dragan", 0, 1)
    assert reassign(room, most=1) == 1
    assert managed(room, "dragan") == {known.pk}
    with room.of("dragan"):
        assert CaseAccess.objects.get(pk=access.pk).valid_until == f.TODAY - timedelta(days=1)
        assert CaseAccess.objects.get(valid_until=None).kind == "manager"


def test_a_third_colleague_stands_in_until_the_named_end(room, case):
    f.add_person(room, "petra", "caritas", Role.CASE_MANAGER, "caritas")
    f.a_deputy(room, case, "petra")
    reassign(room)
    with room.of("petra"):
        assert Case.objects.get() == case
    page = text_of(client_of(room, "dragan").get(url("case", case.pk)))
    assert "Petra" in page and "beenden" in page


def test_one_case_goes_by_its_file_number_and_the_others_stay(room, case):
    other = f.a_case(room, identity=replace(f.MAHMOUD, first_name="Olena"))
    with room.of("chiara"):
        number = Case.objects.get(pk=case.pk).number
    with pytest.raises(Refused, match="Aktennummer führt"):
        reassign(room, phases=(), number="26-AAAAA")
    assert reassign(room, phases=(), number=number.lower().replace("-", " ")) == 1
    assert managed(room, "dragan") == {case.pk} and managed(room, "chiara") == {other.pk}


def test_closed_files_go_only_when_they_are_chosen(room, case):
    with room.of("chiara") as chiara:
        operations.close_case(case=Case.objects.get(), result="planned", by=chiara, at=f.AT)
    with pytest.raises(Refused, match="keinen Fall"):
        reassign(room)
    assert reassign(room, phases=["closed"]) == 1


def test_the_lead_takes_none_and_gives_none_to_who_keeps_no_files_there(room, case):
    Grant.objects.create(
        user=room.users["tilda"], role=Role.CASE_MANAGER, carrier=room.carriers["caritas"], valid_from=f.LONG_AGO,
        granted_at=f.AT,
    )  # fmt: skip
    with pytest.raises(Refused, match="Wer zuteilt, liest nicht"):
        reassign(room, to="tilda")
    for name in ("ingo", "aylin", "samuel", "wiebke", "veit"):
        with pytest.raises(Refused, match="übernehmen kann"):
            reassign(room, to=name)
    assert managed(room, "chiara") == {case.pk}


def test_what_was_chosen_is_said_plainly(room, case):
    for sentence, more in (
        ("entweder eine Aktennummer", {"number": "26-AAAAA"}),
        ("welche Fälle", {"phases": ()}),
        ("mindestens einen", {"most": 0}),
        ("Anlass", {"why": "krank"}),
        ("führt die Fälle schon", {"to": "chiara"}),
        ("Inzwischen hat sich", {"seen": 7}),
    ):
        with pytest.raises(Refused, match=sentence):
            reassign(room, **more)
    assert managed(room, "chiara") == {case.pk}


CALL = "SELECT cases_reassign(%s, %s, %s::text[], '{}', NULL, 1, 'absent', now())"


@pytest.mark.parametrize(
    "actor",
    ["", " ", "niemand", "null", "5f0e0000-0000-4000-8000-00000000dead", "6a7e0000-0000-4000-8000-000000000000"],
)
def test_a_wrong_or_empty_actor_moves_no_case_past_all_our_code(room, case, actor):
    assert _called_as(actor, room) <= 0
    assert managed(room, "chiara") == {case.pk}


@pytest.mark.parametrize("name", ["chiara", "dragan", "ingo", "aylin", "samuel", "gesine", "wiebke", "veit", "ute"])
def test_only_the_lead_of_this_team_moves_a_case_past_all_our_code(room, case, name):
    f.add_person(room, "ute", "parish", Role.TEAM_LEAD, "parish")
    assert _called_as(str(room.users[name].pk), room) <= 0
    assert managed(room, "chiara") == {case.pk}


def test_a_stale_lead_moves_nothing_and_counts_nobody(room, case):
    tilda = room.users["tilda"]
    Grant.objects.filter(user=tilda).update(valid_until=f.TODAY - timedelta(days=1))
    assert _called_as(str(tilda.pk), room) <= 0
    Grant.objects.filter(user=tilda).update(valid_until=None)
    type(tilda).objects.filter(pk=tilda.pk).update(is_active=False, deactivated_at=f.AT)
    assert _called_as(str(tilda.pk), room) <= 0
    assert managed(room, "chiara") == {case.pk}
    type(tilda).objects.filter(pk=tilda.pk).update(is_active=True, deactivated_at=None)
    assert _called_as(str(tilda.pk), room) == 1


def test_who_stands_in_for_whom_is_counted_for_the_lead_of_the_team_only(room, case):
    f.a_deputy(room, case)
    for name in ("tilda", "chiara", "dragan", "ingo", "aylin", "samuel", "wiebke", "veit"):
        with room.of(name), connection.cursor() as cursor:
            cursor.execute("SELECT user_id, cases FROM cases_stand_ins(%s)", [room.users["chiara"].pk])
            assert cursor.fetchall() == ([(room.users["dragan"].pk, 1)] if name == "tilda" else []), name


def _called_as(actor: str, room) -> int:
    people = [room.users["chiara"].pk, room.users["dragan"].pk, RUNNING]
    with transaction.atomic(), closed_room(ANONYMOUS), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.actor', %s, true)", [actor])
        cursor.execute(CALL, people)
        return cursor.fetchone()[0]


def test_a_lead_who_stands_in_for_one_case_still_does_not_take_it_over(room, case):
    """Both roles in one person: what the policies would let through, the trigger stops."""
    Grant.objects.create(
        user=room.users["tilda"], role=Role.CASE_MANAGER, carrier=room.carriers["caritas"], valid_from=f.LONG_AGO,
        granted_at=f.AT,
    )  # fmt: skip
    f.a_deputy(room, case, "tilda")
    with room.of("tilda") as tilda, pytest.raises(DatabaseError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(manager_id=tilda.user_id)
    assert _called_as(str(room.users["tilda"].pk), room) == 1


def test_the_new_manager_is_told_and_says_when_it_is_done(room, case):
    f.add_person(room, "petra", "caritas", Role.CASE_MANAGER, "caritas")
    reassign(room)
    assert [one["title"] for one in panels.waiting_in_the_room(room.dragan)] == ["Ein Fall ist Ihnen übergeben"]
    assert [one["title"] for one in panels.waiting_in_the_room(room.chiara)] == ["Ein Fall ist bei jemand anderem"]
    assert panels.waiting_in_the_room(room.petra) == panels.waiting_in_the_room(room.tilda) == []
    dragan = client_of(room, "dragan")
    today = text_of(dragan.get("/intern/"))
    assert "Ein Fall ist Ihnen übergeben" in today
    assert "Nichts wartet auf Sie" not in today and "Das wartet auf Sie" not in today
    assert "Nichts wartet auf Sie" in text_of(client_of(room, "chiara").get("/intern/"))
    assert "Ihnen übergeben" in text_of(dragan.get(url("cases")))
    page = text_of(dragan.get(url("case", case.pk)))
    assert "Tilda hat Ihnen diesen Fall" in page and "Die Person weiß Bescheid" in page
    assert dragan.post(url("case_accept", case.pk)).status_code == 302
    assert panels.waiting_in_the_room(room.dragan) == []
    assert "Die Person weiß Bescheid" not in text_of(dragan.get(url("case", case.pk)))
    assert dragan.post(url("case_accept", case.pk)).status_code == 403


def test_a_colleague_who_hands_over_is_told_of_as_well_and_the_deputy_becomes_the_manager(room, case):
    f.a_deputy(room, case)
    with room.of("chiara") as chiara:
        operations.hand_over(case=case, to=room.users["dragan"], by=chiara, at=f.AT)
    with room.of("dragan") as dragan:
        assert queries.handed_to(dragan).get().handed_by == room.users["chiara"]
        assert CaseAccess.objects.get(kind="deputy").stands(f.TODAY) == "ended"
    assert panels.waiting_in_the_room(room.chiara) == []


def test_the_page_shows_numbers_and_colleagues_and_not_one_word_of_a_file(room, case):
    f.a_deputy(room, case)
    tilda = client_of(room, "tilda")
    address = url("cases_reassign", room.users["chiara"].pk)
    page = text_of(tilda.get(address))
    assert "laufende (1)" in page and "Dragan, Funktion Dragan: führt 0, vertritt 1 von diesen" in page
    assert not [one for one in (*BYTES, str(case.pk), str(case.client_id)) if one in page]
    missing = text_of(tilda.post(address, {"groups": ["running"], "seen": "1", "most": "2"}))
    for sentence in ("Wählen Sie, wer die Fälle weiterführt.", "Wählen Sie den Anlass.", 'value="2"'):
        assert sentence in missing
    form = {"groups": ["running"], "to": str(room.users["dragan"].pk), "why": "absent", "seen": "1"}
    done = tilda.post(address, form, follow=True)
    assert "Ein Fall ist jetzt bei Dragan. Chiara öffnet sie nicht mehr." in text_of(done)
    assert not [one for one in BYTES if one in text_of(done)]
    assert tilda.get(address).status_code == 404


def test_nobody_but_a_lead_of_the_team_opens_the_page(room, case):
    f.add_person(room, "ute", "parish", Role.TEAM_LEAD, "parish")
    address = url("cases_reassign", room.users["chiara"].pk)
    for name in ("chiara", "dragan", "ingo", "aylin", "samuel", "gesine", "wiebke", "veit"):
        for call in ("get", "post"):
            assert getattr(client_of(room, name), call)(address).status_code == 403, name
    assert client_of(room, "ute").get(address).status_code == 404
    assert client_of(room, "tilda", factor=False).get(address).status_code == 302
    assert Client().get(address).status_code == 302


def test_what_is_refused_to_a_lead_is_in_no_trail_of_the_house(room, case):
    before = AuditEntry.objects.count()
    tilda = client_of(room, "tilda")
    form = {"groups": ["running"], "to": str(room.users["dragan"].pk), "why": "absent", "seen": "9"}
    assert "Inzwischen hat sich" in text_of(tilda.post(url("cases_reassign", room.users["chiara"].pk), form))
    tilda.post(url("case_close", case.pk))
    assert AuditEntry.objects.count() == before


def test_the_page_takes_the_same_number_of_queries_for_one_and_for_many(room, django_assert_max_num_queries):
    for number in range(8):
        f.a_case(room, identity=replace(f.MAHMOUD, first_name=f"Vorname{number}"))
    tilda = client_of(room, "tilda")
    address = url("cases_reassign", room.users["chiara"].pk)
    tilda.get(address)
    with django_assert_max_num_queries(16):
        tilda.get(address)


def test_every_table_of_the_room_is_empty_for_the_lead_afterwards(room, case):
    reassign(room)
    shown = counts(str(room.users["tilda"].pk))
    assert set(shown) == set(TABLES) and set(shown.values()) == {0}
