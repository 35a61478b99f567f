"""Meetings: what waits, the agenda, invitations, and who owes what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.committees import operations
from augenhoehe.committees.models import Committee, Meeting
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.notices.models import Duty, Message, OutgoingMail
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


@shared
def group(cast):
    return f.seated(cast)


def open_duties(kind: str) -> list[Duty]:
    return list(Duty.objects.open().filter(kind=kind).order_by("title"))


# --- Who owes what ----------------------------------------------------------------------------------
def test_something_waits_and_no_meeting_is_planned_so_coordination_owes_one(group):
    f.an_item(group)
    f.an_item(group, "Sprachmittlung")
    (duty,) = open_duties("plan_meeting")
    assert (duty.role, duty.owner_label, duty.due) == (Role.COORDINATION, "Koordination", f.DAY + timedelta(days=14))


def test_nobody_owes_a_meeting_when_one_is_planned_already(group):
    f.a_meeting(group)
    f.an_item(group)
    assert open_duties("plan_meeting") == []


def test_a_planned_meeting_ends_the_duty_to_plan_one(group):
    f.an_item(group)
    f.a_meeting(group)
    assert open_duties("plan_meeting") == []


def test_the_last_item_taken_back_ends_the_duty_too(group):
    first, second = f.an_item(group), f.an_item(group, "Sprachmittlung")
    operations.withdraw_item(item=first, by=SYSTEM, at=f.AT)
    assert len(open_duties("plan_meeting")) == 1
    operations.withdraw_item(item=second, by=SYSTEM, at=f.AT)
    assert open_duties("plan_meeting") == [] and open_duties("decide") == []


def test_a_cancelled_meeting_lets_its_items_wait_again_and_a_new_date_is_owed(cast, group):
    item = f.on_agenda(group)
    operations.cancel_meeting(meeting=item.meeting, reason="Raum gesperrt", by=SYSTEM, at=f.AT)
    item.refresh_from_db()
    assert item.meeting is None and item.order is None
    assert len(open_duties("plan_meeting")) == 1


def test_the_committee_is_on_the_move_in_the_thread_until_it_has_decided(cast, group):
    thread = f.a_thread(cast)
    item = f.on_agenda(group, thread=thread)
    (duty,) = open_duties("decide")
    assert (duty.thread, duty.owner_label, duty.due) == (thread, "Lenkungsgruppe", f.THURSDAY.date())
    assert duty.url == f"/intern/gremien/sitzungen/{item.meeting_id}/"
    f.decided(item)
    assert open_duties("decide") == []


def test_the_committee_office_prepares_political_bodies_where_there_is_one(cast):
    town = f.town("Sternmünde")
    committee = f.a_committee(cast, Committee.Kind.INTEGRATION_COMMITTEE, "Ausschuss", place=town)
    f.an_item(committee)
    other = f.a_committee(cast, Committee.Kind.INTEGRATION_COMMITTEE, "Ausschuss", place=f.town("Mohnfurt"))
    f.an_item(other)
    duties = {duty.subject_id: duty.role for duty in open_duties("plan_meeting")}
    assert duties == {committee.pk: Role.COMMITTEE_OFFICE, other.pk: Role.COORDINATION}


# --- The agenda -------------------------------------------------------------------------------------
def test_the_agenda_takes_everything_that_waits_the_longest_waiting_first(group):
    late = f.an_item(group, "Später", at=f.AT + timedelta(days=2))
    early = f.an_item(group, "Früher")
    gone = f.an_item(group, "Zurückgezogen")
    operations.withdraw_item(item=gone, by=SYSTEM, at=f.AT)
    meeting = f.a_meeting(group)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    assert list(meeting.agenda_items.order_by("order").values_list("pk", "order")) == [(early.pk, 1), (late.pk, 2)]


def test_a_later_item_goes_behind_what_stands_on_the_agenda_already(group):
    first = f.on_agenda(group, "Erster")
    second = f.on_agenda(group, "Zweiter", at=f.AT + timedelta(days=1))
    assert (first.order, second.order) == (1, 2)


def test_an_item_never_stands_on_the_agenda_of_another_committee(cast, group):
    other = f.a_committee(cast, Committee.Kind.WORKING_GROUP, "Arbeitskreis")
    stranger = f.an_item(other)
    meeting = f.a_meeting(group)
    assert operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT) == []
    stranger.refresh_from_db()
    assert stranger.meeting is None


def agenda(group, *titles):
    items = [f.an_item(group, title, at=f.AT + timedelta(minutes=n)) for n, title in enumerate(titles)]
    meeting = f.a_meeting(group)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    return meeting, items


def titles(meeting):
    return list(meeting.agenda_items.order_by("order").values_list("title", flat=True))


@pytest.mark.parametrize(("place", "expected"), [(1, "CAB"), (2, "ACB"), (3, "ABC"), (9, "ABC"), (0, "CAB")])
def test_a_moved_item_takes_its_place_and_the_others_close_up(group, place, expected):
    meeting, items = agenda(group, "A", "B", "C")
    meeting.refresh_from_db()
    operations.order_agenda(meeting=meeting, places={items[2].pk: place}, by=SYSTEM, at=f.AT)
    assert "".join(titles(meeting)) == expected


def test_typed_numbers_bring_the_agenda_into_order(group):
    meeting, (a, b, c) = agenda(group, "A", "B", "C")
    meeting.refresh_from_db()
    operations.order_agenda(meeting=meeting, places={a.pk: 3, b.pk: 2, c.pk: 1}, by=SYSTEM, at=f.AT)
    assert titles(meeting) == ["C", "B", "A"]


def test_two_people_who_arrange_the_same_agenda_do_not_undo_each_other(group):
    meeting, (a, _b, _c) = agenda(group, "A", "B", "C")
    late = Meeting.objects.get(pk=meeting.pk)
    meeting.refresh_from_db()
    operations.order_agenda(meeting=meeting, places={a.pk: 3}, by=SYSTEM, at=f.AT)
    with pytest.raises(Conflict):
        operations.order_agenda(meeting=late, places={a.pk: 2}, by=SYSTEM, at=f.AT)


def test_who_writes_a_resolution_is_not_disturbed_by_another_order(group):
    meeting, items = agenda(group, "A", "B")
    items[0].refresh_from_db()
    meeting.refresh_from_db()
    operations.order_agenda(meeting=meeting, places={items[1].pk: 1}, by=SYSTEM, at=f.AT)
    assert f.decided(items[0], revision=items[0].revision)


def test_an_item_put_off_keeps_the_day_since_when_it_waits(group):
    item = f.on_agenda(group)
    operations.put_off_item(item=item, by=SYSTEM, at=f.AT + timedelta(days=5))
    item.refresh_from_db()
    assert item.meeting is None and item.waiting_since == f.DAY


# --- Invitations ------------------------------------------------------------------------------------
def test_everybody_with_a_seat_and_an_account_is_invited_in_their_language(cast, group):
    f.seat(cast, group, "faisal")
    item = f.on_agenda(group)
    assert operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=f.AT) == 3
    operations.deliver(meeting_id=item.meeting_id, at=f.AT)
    messages = {one.recipient.name: one for one in Message.objects.select_related("recipient")}
    assert messages.keys() == {"Korbinian", "Rojda", "Faisal"}
    assert {name: one.language for name, one in messages.items()}["Faisal"] == "ar"
    korbinian = messages["Korbinian"]
    assert korbinian.url == f"/intern/gremien/sitzungen/{item.meeting_id}/"
    assert "Do., 26. November 2026, 18:00 Uhr" in korbinian.body
    assert item.title in korbinian.body and "Kreishaus, Raum 12" in korbinian.body
    assert OutgoingMail.objects.filter(to="korbinian@federlohe.example").exists()


def test_a_person_with_two_seats_gets_one_invitation_and_an_ended_seat_none(cast, group):
    f.seat(cast, group, "rojda", function="Beisitz")
    f.seat(cast, group, "faisal", valid_until=f.DAY)
    item = f.on_agenda(group)
    assert operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=f.AT) == 2
    assert not Message.objects.filter(recipient=cast.users["faisal"]).exists()


def test_nobody_is_invited_to_an_empty_agenda_nor_twice(group):
    meeting = f.a_meeting(group)
    with pytest.raises(Refused, match="Tagesordnung ist leer"):
        operations.invite_to_meeting(meeting=meeting, by=SYSTEM, at=f.AT)
    item = f.on_agenda(group)
    operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=f.AT)
    with pytest.raises(Refused, match="„Einladen“ geht nicht"):
        operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=f.AT)


def test_who_was_invited_hears_of_another_date_and_of_the_cancellation(cast, group):
    item = f.on_agenda(group)
    meeting = item.meeting
    operations.invite_to_meeting(meeting=meeting, by=SYSTEM, at=f.AT)
    Message.objects.all().delete()
    operations.change_meeting(
        meeting=meeting, starts_at=f.THURSDAY + timedelta(days=7), place=meeting.place, public=False, by=SYSTEM, at=f.AT
    )
    assert Duty.objects.get(kind="decide").due == (f.THURSDAY + timedelta(days=7)).date()
    operations.cancel_meeting(meeting=meeting, reason="Raum gesperrt", by=SYSTEM, at=f.AT)
    subjects = list(
        Message.objects.filter(recipient=cast.users["korbinian"]).order_by("id").values_list("subject", flat=True)
    )
    assert sorted(subject.split(":")[0] for subject in subjects) == ["Abgesagt", "Neuer Termin"]


def test_the_thread_says_on_which_agenda_it_stands(cast, group):
    thread = f.a_thread(cast)
    item = f.on_agenda(group, thread=thread)
    operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=f.AT)
    step = thread.steps.get(kind="on_agenda")
    assert step.text["de"]["text"] == "Steht auf der Tagesordnung: Lenkungsgruppe, 26. November 2026."
    assert step.audience == "public" and step.url == f"/gremien/{group.pk}/"


def test_what_is_not_public_leaves_only_inside_steps(cast, group):
    thread = f.a_thread(cast)
    item = f.on_agenda(group, thread=thread, public=False)
    operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=f.AT)
    f.decided(item)
    assert not thread.steps.filter(audience="public").exists()


def test_a_meeting_is_held_only_after_it_began(group):
    meeting = f.a_meeting(group)
    with pytest.raises(Refused, match="noch nicht gewesen"):
        operations.hold_meeting(meeting=meeting, by=SYSTEM, at=f.AT)
    operations.hold_meeting(meeting=meeting, by=SYSTEM, at=f.AFTER)
    assert meeting.state == Meeting.State.HELD
