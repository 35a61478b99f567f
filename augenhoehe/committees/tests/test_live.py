"""A meeting written down while it runs: who is there, who may vote, what becomes of each item (S3-1, S3-3, S3-6)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.committees import operations, queries
from augenhoehe.committees.models import ItemCourse, Presence, Sitting
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from tests.worlds import shared

from . import factories as f
from . import minutes_factories as m

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


def item_of(meeting, place=0):
    return list(queries.agenda_of(SYSTEM, meeting, f.DAY))[place]


@pytest.mark.parametrize(
    ("name", "may"),
    [("korbinian", True), ("rojda", True), ("aylin", True), ("emine", False), ("linh", False), ("veit", False)],
)
def test_chair_secretary_and_office_write_and_nobody_else(cast, name, may):
    meeting = m.opened(cast, m.a_body(cast))
    by, item = getattr(cast, name), item_of(meeting)
    if may:
        assert operations.add_speech(item=item, name="Gast", by=by, at=m.LATER).pk
    else:
        with pytest.raises(Refused, match="Den Verlauf schreiben"):
            operations.add_speech(item=item, name="Gast", by=by, at=m.LATER)


def test_while_a_meeting_is_written_down_no_item_is_put_off_past_its_course(cast):
    """S3-38: what the body puts off stands in its minutes; the page offers no other way meanwhile."""
    meeting = m.opened(cast, m.a_body(cast))
    item = item_of(meeting)
    with pytest.raises(Refused, match="Vertagen Sie den Punkt im Verlauf"):
        operations.put_off_item(item=item, by=cast.aylin, at=m.LATER)
    assert item_of(meeting).pk == item.pk
    operations.postpone_in_meeting(item=item, reason="Es fehlen Zahlen.", by=cast.aylin, at=m.LATER)
    assert ItemCourse.objects.get(item=item).outcome == "postponed"


def test_the_secretary_of_one_meeting_writes_no_other(cast):
    committee = m.a_body(cast)
    m.opened(cast, committee)
    other = f.a_meeting(committee, f.THURSDAY + timedelta(days=7))
    with pytest.raises(Refused):
        operations.open_sitting(
            meeting=other, opened_at=other.starts_at, secretary=cast.users["rojda"], by=cast.rojda,
            at=other.starts_at + timedelta(hours=1),
        )  # fmt: skip


def test_the_chair_is_never_the_secretary(cast):
    meeting = f.a_meeting(m.a_body(cast))
    with pytest.raises(Refused, match="zwei Personen"):
        operations.open_sitting(
            meeting=meeting, opened_at=m.OPENED, secretary=cast.users["korbinian"], by=SYSTEM, at=m.LATER
        )


def test_a_meeting_is_opened_once_and_not_before_its_time(cast):
    meeting = f.a_meeting(m.a_body(cast))
    with pytest.raises(Refused, match="noch nicht gewesen"):
        operations.open_sitting(meeting=meeting, opened_at=m.OPENED, secretary_name="Ute", by=SYSTEM, at=f.AT)
    operations.open_sitting(meeting=meeting, opened_at=m.OPENED, secretary_name="Ute", by=SYSTEM, at=m.LATER)
    with pytest.raises(Refused, match="schon eröffnet"):
        operations.open_sitting(meeting=meeting, opened_at=m.OPENED, secretary_name="Ute", by=SYSTEM, at=m.LATER)


def test_people_come_leave_come_back_and_send_somebody_else(cast):
    meeting = m.opened(cast, m.a_body(cast))
    (rojda,) = m.came(meeting, "rojda")
    assert m.came(meeting, "rojda") == [rojda]
    operations.leave(presence=rojda, left_at=m.LATER, by=SYSTEM, at=m.LATER)
    (back,) = m.came(meeting, "rojda", deputy="Dilan", at=m.LATER)
    assert (back.kind, back.name, back.stands_in_for, back.voting) == ("deputy", "Dilan", "Rojda", True)
    assert queries.room_of(meeting, queries.presences_of(meeting)).voting_here == 1


def test_a_guest_is_named_with_the_institution_and_never_votes(cast):
    meeting = m.opened(cast, m.a_body(cast))
    guest = operations.welcome_guest(
        meeting=meeting, kind=Presence.Kind.OTHER_BODY, name="Ida", organisation="Integrationsrat Nebelfurt",
        came_at=m.OPENED, by=SYSTEM, at=m.LATER,
    )  # fmt: skip
    assert not guest.voting and guest.role == "Integrationsrat Nebelfurt"
    with pytest.raises(Refused, match="Zukunft"):
        operations.leave(presence=guest, left_at=m.CLOSED, by=SYSTEM, at=m.LATER)


def test_an_institution_that_comes_for_the_first_time_is_marked_s3_6(cast):
    committee = m.a_body(cast)
    m.came(m.closed(m.opened(cast, committee)), "rojda")
    later = f.a_meeting(committee, f.THURSDAY + timedelta(days=7))
    Sitting.objects.create(meeting=later, opened_at=later.starts_at, secretary_name="Ute")
    at = later.starts_at + timedelta(hours=1)
    for seat in committee.seats.order_by("id"):
        operations.take_seat(meeting=later, seat=seat, came_at=later.starts_at, by=SYSTEM, at=at)
    first = queries.first_time(later, queries.presences_of(later))
    assert first == {"Verein 1", "Verein 2", *({s.organisation for s in committee.seats.all() if s.organisation}
                     - {"Frauen wagen Wege e. V.", "Verein 1", "Verein 2"})}  # fmt: skip


# --- Votes ------------------------------------------------------------------------------------------
def test_there_are_never_more_votes_than_voting_members_in_the_room_s3_1(cast):
    meeting = m.opened(cast, m.a_body(cast))
    m.came(meeting, "korbinian", "rojda", "emine")
    with pytest.raises(Refused, match=r"4 Stimmen sind mehr, als Stimmberechtigte im Raum sind \(3") as refused:
        f.decided(item_of(meeting), yes=4, no=0, abstentions=0, at=m.LATER)
    assert refused.value.field == "yes"
    assert f.decided(item_of(meeting), yes=2, no=1, abstentions=0, at=m.LATER).counted


def test_who_is_biased_does_not_count_and_is_named_in_the_minutes(cast):
    meeting = m.opened(cast, m.a_body(cast))
    korbinian, rojda, _ = m.came(meeting, "korbinian", "rojda", "emine")
    item = item_of(meeting)
    operations.note_bias(item=item, presence=rojda, biased=True, by=SYSTEM, at=m.LATER)
    assert queries.voters(item, meeting, m.LATER) == 2
    with pytest.raises(Refused, match="ohne Befangene"):
        f.decided(item, yes=3, no=0, abstentions=0, at=m.LATER)
    f.decided(item, yes=2, no=0, abstentions=0, at=m.LATER)
    item = item_of(meeting)
    with pytest.raises(Refused, match="schon einen Beschluss"):
        operations.note_bias(item=item, presence=korbinian, biased=True, by=SYSTEM, at=m.LATER)


def test_who_left_does_not_vote_any_more(cast):
    meeting = m.opened(cast, m.a_body(cast))
    people = m.came(meeting)
    operations.leave(presence=people[0], left_at=m.LATER, by=SYSTEM, at=m.LATER)
    assert queries.voters(item_of(meeting), meeting, m.LATER) == 4


def test_entered_on_a_later_day_those_count_who_were_there_when_the_item_was_reached(cast):
    meeting = m.opened(cast, m.a_body(cast))
    people = m.came(meeting)
    item = item_of(meeting)
    operations.reach_item(item=item, reached_at=m.LATER, by=SYSTEM, at=m.LATER)
    operations.leave(presence=people[0], left_at=m.LATER + timedelta(hours=1), by=SYSTEM, at=f.AFTER)
    assert queries.voters(item, meeting, f.AFTER) == 5
    with pytest.raises(Refused, match="nach dem Tag"):
        operations.leave(presence=people[1], left_at=f.AFTER, by=SYSTEM, at=f.AFTER)


def test_without_a_course_the_seats_of_the_day_are_the_limit_as_before(cast):
    item = f.on_agenda(m.a_body(cast))
    assert queries.voters(item, item.meeting, f.AFTER) is None
    assert f.decided(item, yes=5, no=0, abstentions=0).counted


# --- Items ------------------------------------------------------------------------------------------
def test_a_postponed_item_waits_again_and_stays_in_this_meetings_course(cast):
    meeting = m.opened(cast, m.a_body(cast), titles=("Eins", "Zwei"))
    operations.postpone_in_meeting(item=item_of(meeting), reason="Zahlen fehlen", by=SYSTEM, at=m.LATER)
    course = ItemCourse.objects.get(outcome="postponed")
    assert (course.title, course.order, course.item.meeting) == ("Eins", 1, None)
    lines = queries.course_views(SYSTEM, meeting, f.DAY)
    assert [(one.title, one.state) for one in lines] == [("Eins", "vertagt"), ("Zwei", "")]


def test_a_withdrawn_item_is_owed_by_nobody(cast):
    meeting = m.opened(cast, m.a_body(cast))
    operations.withdraw_in_meeting(item=item_of(meeting), reason="", by=SYSTEM, at=m.LATER)
    assert ItemCourse.objects.get().outcome == "withdrawn"
    assert not Duty.objects.open().filter(kind="decide").exists()


def test_a_further_item_needs_a_majority_of_those_who_are_there(cast):
    meeting = m.opened(cast, m.a_body(cast))
    m.came(meeting, "korbinian", "rojda", "emine")
    more = {"meeting": meeting, "title": "Busfahrt", "abstentions": 0, "by": cast.korbinian, "at": m.LATER}
    with pytest.raises(Refused, match="Ohne mehr Ja"):
        operations.add_item_in_meeting(yes=1, no=2, **more)
    with pytest.raises(Refused, match="mehr, als"):
        operations.add_item_in_meeting(yes=4, no=0, **more)
    course = operations.add_item_in_meeting(yes=3, no=0, **more)
    assert course.order == 2 and item_of(meeting, 1).title == "Busfahrt"


def test_the_first_moment_an_item_was_reached_stays(cast):
    meeting = m.opened(cast, m.a_body(cast))
    item = item_of(meeting)
    operations.reach_item(item=item, reached_at=m.OPENED, by=SYSTEM, at=m.LATER)
    operations.reach_item(item=item, reached_at=m.LATER, by=SYSTEM, at=m.LATER)
    assert ItemCourse.objects.get().reached_at == m.OPENED


def test_two_who_write_the_same_text_see_both_and_a_note_beside_disturbs_nobody(cast):
    meeting = m.opened(cast, m.a_body(cast))
    (person,) = m.came(meeting, "rojda")
    item = item_of(meeting)
    operations.write_discussion(item=item, discussion="Erste", by=SYSTEM, at=m.LATER, revision=1)
    with pytest.raises(Conflict) as conflict:
        operations.write_discussion(item=item, discussion="Zweite", by=SYSTEM, at=m.LATER, revision=1)
    assert conflict.value.typed == {"discussion": "Zweite"} and conflict.value.current.discussion == "Erste"
    operations.note_bias(item=item, presence=person, biased=True, by=SYSTEM, at=m.LATER)
    operations.add_speech(item=item, presence=person, by=SYSTEM, at=m.LATER)
    operations.write_discussion(item=item, discussion="Dritte", by=SYSTEM, at=m.LATER, revision=2)


def test_closing_notes_that_it_took_place_and_asks_the_secretary_for_minutes(cast):
    meeting = m.opened(cast, m.a_body(cast))
    m.came(meeting)
    with pytest.raises(Refused, match="vor der Eröffnung"):
        operations.close_sitting(meeting=meeting, closed_at=m.OPENED - timedelta(hours=1), by=SYSTEM, at=m.CLOSED)
    m.closed(meeting)
    assert meeting.state == "held"
    assert Duty.objects.open().get(kind="write_minutes").user == cast.users["rojda"]
