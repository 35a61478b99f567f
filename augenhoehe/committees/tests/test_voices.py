"""The same rights for everybody in a group: organisations of migrants, people affected, volunteers and staff."""

from __future__ import annotations

import pytest
from django.test import Client

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.models import Committee, Seat
from augenhoehe.committees.operations.seat_changes import correct_seat
from augenhoehe.core.refused import allowed
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.notices.models import Message
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
BOARD = "/intern/gremien/wer-wird-gehoert/"


@shared
def cast():
    cast = f.the_cast()
    f.person(cast, "tarek", Role.VOLUNTEER)
    f.person(cast, "halyna")
    return cast


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


# --- The same rights ----------------------------------------------------------------------------------
# Staff of the Kreis, a volunteer, an organisation of migrants, somebody who is affected and holds no role at all.
EQUALS = {
    "korbinian": Seat.Sector.ADMINISTRATION, "tarek": Seat.Sector.CIVIL_SOCIETY, "rojda": Seat.Sector.CIVIL_SOCIETY,
    "halyna": Seat.Sector.AFFECTED,
}  # fmt: skip


@pytest.fixture
def group(cast):
    group = f.a_committee(cast, Committee.Kind.WORKING_GROUP, "Arbeitskreis Ankommen", public=False)
    for name, sector in EQUALS.items():
        f.seat(cast, group, name, sector=sector)
    return group


@pytest.mark.parametrize("name", EQUALS)
def test_whoever_has_a_seat_does_the_same_as_the_others(cast, group, name):
    """By the seat alone: nothing of it asks for a role, an office or a carrier (S1-30, S2-31)."""
    actor = getattr(cast, name)
    assert list(queries.committees_for(actor, f.DAY).filter(pk=group.pk)) == [group]
    assert queries.reads_names(actor, group, f.DAY)
    assert rules.can_submit(actor, group, f.DAY) and allowed(rules.check_expect, actor, group, f.DAY)
    assert queries.voting_seats(group, f.DAY) == len(EQUALS)
    item = f.an_item(group, "Treffpunkt am Abend", by=actor)
    assert item.submitted_by == actor.user_id and rules.check_withdraw(actor, item) is None


@pytest.mark.parametrize("name", EQUALS)
def test_everybody_is_invited_reads_the_papers_and_answers_with_one_tap(cast, group, name):
    f.an_item(group)
    meeting = f.a_meeting(group)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    operations.invite_to_meeting(meeting=meeting, by=SYSTEM, at=f.AT)
    assert Message.objects.filter(recipient=cast.users[name], kind="meeting").count() == 1
    client = client_of(cast, name)
    sheet = client.get(f"/intern/gremien/sitzungen/{meeting.pk}/blatt/").content.decode()
    assert "Kita-Auskunft nur auf Deutsch" in sheet
    seat = group.seats.get(user=cast.users[name])
    answered = client.post(
        f"/intern/gremien/sitzungen/{meeting.pk}/antwort/", {"seat": str(seat.pk), "answer": "yes", "sheet": "1"}
    )
    assert answered.status_code == 302 and seat.attendances.get().answer == "yes"


@pytest.mark.parametrize("name", EQUALS)
def test_the_way_to_the_own_group_starts_at_today(cast, group, name):
    """Also for a volunteer without any right of a role (S1-30)."""
    f.a_meeting(group)
    page = client_of(cast, name).get("/intern/").content.decode()
    assert "Arbeitskreis Ankommen" in page and "/intern/gremien/" in page


@pytest.mark.parametrize("name", EQUALS)
def test_any_of_them_may_hold_the_chair_and_then_prepares_meetings(cast, group, name):
    seat = group.seats.get(user=cast.users[name])
    assert not rules.can_prepare(getattr(cast, name), group, f.DAY) or name == "aylin"
    correct_seat(seat=seat, chair=True, by=SYSTEM, at=f.AT)
    assert rules.can_prepare(getattr(cast, name), group, f.DAY)
    assert rules.can_decide_in(getattr(cast, name), group, f.DAY)


# --- Who is missing -----------------------------------------------------------------------------------
def test_a_voice_without_a_vote_beside_others_with_one_is_warned_about(cast):
    committee = f.a_committee(cast)
    f.seat(cast, committee, "korbinian")
    voice = f.seat(cast, committee, "rojda", sector=Seat.Sector.CIVIL_SOCIETY, voting=False)
    assert "nur beratend" in queries.balance_on(committee, f.DAY).warning
    correct_seat(seat=voice, voting=True, by=SYSTEM, at=f.AT)
    assert not queries.balance_on(committee, f.DAY).warning


def test_where_nobody_votes_nobody_is_warned_about_votes(cast):
    circle = f.a_committee(cast, Committee.Kind.WORKING_GROUP, "Arbeitskreis")
    f.seat(cast, circle, "korbinian", voting=False)
    f.seat(cast, circle, "rojda", sector=Seat.Sector.CIVIL_SOCIETY, voting=False)
    assert not queries.balance_on(circle, f.DAY).warning


def test_the_share_is_said_in_one_sentence(cast):
    committee = f.seated(cast)
    assert queries.balance_on(committee, f.DAY).voices.sentence == (
        "Für Migrantenorganisationen oder Betroffene: 1 von 5 besetzten Sitzen, mit Stimmrecht."
    )
    page = client_of(cast, "aylin").get(f"/intern/gremien/{committee.pk}/").content.decode()
    assert "1 von 5 besetzten Sitzen" in page


def some_groups(cast) -> dict[str, Committee]:
    found = {
        name: f.a_committee(cast, kind, name)
        for name, kind in (
            ("Gehört", Committee.Kind.STEERING_GROUP), ("Niemand", Committee.Kind.PROJECT_GROUP),
            ("Unbesetzt", Committee.Kind.PROJECT_GROUP), ("Beratend", Committee.Kind.WORKING_GROUP),
        )
    }  # fmt: skip
    for committee in found.values():
        f.seat(cast, committee, "korbinian")
    f.seat(cast, found["Gehört"], "rojda", sector=Seat.Sector.CIVIL_SOCIETY)
    f.seat(cast, found["Unbesetzt"], sector=Seat.Sector.AFFECTED)
    f.seat(cast, found["Beratend"], holder_name="Halyna", sector=Seat.Sector.AFFECTED, voting=False)
    f.a_committee(cast, Committee.Kind.COUNCIL, "Rat der Stadt", place=f.town())
    return found


def test_one_page_shows_all_groups_with_who_is_heard_and_who_is_missing(cast):
    some_groups(cast)
    client = client_of(cast, "aylin")
    page = client.get(BOARD).content.decode()
    assert all(word in page for word in ("Gehört", "niemand", "Sitz unbesetzt", "nur beratend"))
    assert "Rat der Stadt" not in page
    missing = client.get(f"{BOARD}?fehlt=ja").content.decode()
    assert "Niemand" in missing and "Beratend" in missing and ">Gehört<" not in missing


def test_the_board_and_the_page_of_a_group_say_the_same(cast):
    from augenhoehe.committees.queries.voices import told_voices, voices_board

    groups = some_groups(cast)
    for row in voices_board(cast.aylin, f.DAY, f.AT):
        assert told_voices(row) == queries.balance_on(row, f.DAY).voices
    assert voices_board(cast.aylin, f.DAY, f.AT).count() == len(groups)


def test_the_board_costs_the_same_however_many_groups(cast, django_assert_max_num_queries):
    for _again in range(3):
        some_groups(cast)
    client = client_of(cast, "aylin")
    client.get(BOARD)
    with django_assert_max_num_queries(16):
        client.get(BOARD)


def test_before_a_meeting_the_warning_stands_where_it_is_prepared(cast):
    committee = f.a_committee(cast)
    f.seat(cast, committee, "korbinian")
    meeting = f.a_meeting(committee)
    page = client_of(cast, "aylin").get(f"/intern/gremien/sitzungen/{meeting.pk}/vorbereitung/").content.decode()
    assert "niemand aus einer Migrantenorganisation" in page
