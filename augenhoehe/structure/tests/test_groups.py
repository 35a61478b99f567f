"""Project groups: founded with a mandate, seats for those affected, a room for members only, an end with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from augenhoehe.accounts.operations import accept_invitation
from augenhoehe.committees.models import Committee, Seat
from augenhoehe.committees.queries import balance_on
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, Role
from augenhoehe.journal.models import Step
from augenhoehe.notices.models import Duty, Message
from augenhoehe.structure.models import GroupTask, PollVote, ProjectGroup, StructuralQuestion
from augenhoehe.structure.operations import groups as verbs
from augenhoehe.structure.operations import owing, questions, room
from augenhoehe.structure.queries.groups import my_groups, room_of
from tests.worlds import shared

from . import factories as f
from . import work_factories as w

pytestmark = pytest.mark.django_db
State, Group = StructuralQuestion.State, ProjectGroup.State
TODAY = day_of(f.LATER)


@shared
def cast():
    return f.the_cast()


def open_kinds(subject) -> set[str]:
    return set(Duty.objects.open().filter(subject_id=subject.pk).values_list("kind", flat=True))


# --- Founded and ended ---------------------------------------------------------------------------------
def test_founded_it_owes_a_proposal_and_a_place_for_people_affected_is_kept(cast):
    group = w.a_group(cast)
    assert group.question.state == State.COMMISSIONED
    assert group.committee.kind == Committee.Kind.PROJECT_GROUP
    assert [seat.sector for seat in Seat.objects.filter(committee=group.committee)] == [Seat.Sector.AFFECTED]
    duty = Duty.objects.open().get(subject_id=group.question_id, kind=owing.PROPOSE)
    assert (duty.due, duty.owner_label) == (w.DUE, "Projektgruppe Kita")
    assert owing.MEASURE not in open_kinds(group.question)
    step = Step.objects.get(kind="group_founded")
    assert step.audience == "public" and "29. Januar 2027" in step.text["de"]["text"]


@pytest.mark.parametrize("kind", ["deferred", "refused", "elsewhere", "returned"])
def test_only_what_the_steering_group_gave_priority_gets_a_group(cast, kind):
    with pytest.raises(Refused):
        w.a_group(cast, f.decided(cast, kind=kind))


def test_a_mandate_needs_a_goal_and_time(cast):
    question = f.decided(cast)
    with pytest.raises(Refused, match="erreichen"):
        w.a_group(cast, f.fresh(question), goal=" ")
    with pytest.raises(Refused, match="Zukunft"):
        w.a_group(cast, f.fresh(question), due=TODAY)
    assert f.fresh(question).state == State.PRIORITISED


def test_of_two_who_found_a_group_one_sees_the_conflict(cast):
    question = f.decided(cast)
    w.a_group(cast, f.fresh(question), revision=question.revision)
    with pytest.raises(Conflict):
        w.a_group(cast, f.fresh(question), revision=question.revision)
    assert ProjectGroup.objects.count() == 1


def test_ended_without_a_proposal_the_question_waits_for_another_way(cast):
    group = w.a_group(cast, members=("nuray",))
    task = room.add_task(group=group, title="Fragen", owner=cast.users["nuray"], due=w.DUE, by=cast.aylin, at=f.LATER)
    verbs.end_group(group=w.fresh_group(group), reason="Die Sache hat sich geändert.", by=cast.aylin, at=f.LATER)
    ended = w.fresh_group(group)
    assert (ended.state, ended.question.state) == (Group.ENDED, State.PRIORITISED)
    assert open_kinds(ended.question) >= {owing.MEASURE} and owing.PROPOSE not in open_kinds(ended.question)
    assert f.fresh(task).state == GroupTask.State.DROPPED and not open_kinds(task)
    assert ended.committee.ended_on == TODAY
    w.a_group(cast, f.fresh(ended.question), name="Zweite Gruppe")


def test_with_a_meeting_still_planned_the_committee_stands_on(cast):
    from augenhoehe.committees.operations import plan_meeting

    group = w.a_group(cast)
    plan_meeting(
        committee=group.committee, starts_at=f.LATER.replace(month=12), place="Raum 2", by=cast.aylin, at=f.LATER
    )
    verbs.end_group(group=w.fresh_group(group), reason="Fertig", by=cast.aylin, at=f.LATER)
    assert w.fresh_group(group).state == Group.ENDED and w.fresh_group(group).committee.ended_on is None


def test_closing_the_question_ends_its_group(cast):
    group = w.a_group(cast)
    questions.close_question(
        question=f.fresh(group.question), verb="give_up", reason="Nicht lösbar", by=cast.aylin, at=f.LATER
    )
    assert w.fresh_group(group).state == Group.ENDED
    assert open_kinds(group.question) == {owing.ANSWER}


# --- Members ---------------------------------------------------------------------------------------------
def test_the_warning_stays_until_somebody_affected_sits_there(cast):
    group = w.a_group(cast, members=("nuray",))
    assert "unbesetzt" in balance_on(group.committee, TODAY).warning
    verbs.seat_member(group=group, user=cast.users["emine"], wish=w.AFFECTED, by=cast.aylin, at=f.LATER)
    assert balance_on(group.committee, TODAY).warning == ""
    assert Seat.objects.filter(committee=group.committee).count() == 2


def test_a_member_is_told_in_their_language_where_the_group_works(cast):
    user = cast.users["emine"]
    user.language = "uk"
    user.save(update_fields=["language"])
    group = w.a_group(cast, members=("emine",))
    told = Message.objects.get(recipient=user, kind="group")
    assert told.language == "uk" and str(group.pk) in told.url
    assert "Guten Tag" not in told.body


def test_an_invitation_in_arabic_keeps_the_seat_vacant_until_it_is_accepted(cast):
    group = w.a_group(cast)
    made, token = verbs.invite_member(
        group=group, email="hadi@unterkunft.example", name="Hadi Hamsa", language="ar", wish=w.AFFECTED,
        by=cast.aylin, at=f.LATER,
    )  # fmt: skip
    assert made.invitation.language == "ar" and "Projektgruppe Kita" in made.invitation.about
    assert made.invitation.about != "Projektgruppe „Projektgruppe Kita“"
    assert "unbesetzt" in balance_on(group.committee, TODAY).warning
    user = accept_invitation(token=token, at=f.LATER)
    seats = list(Seat.objects.filter(committee=group.committee))
    assert [seat.user for seat in seats] == [user]
    assert balance_on(group.committee, TODAY).warning == ""
    assert ProjectGroup.objects.visible_to(f.acting(Role.VOLUNTEER), TODAY).count() == 0


def test_two_invitations_never_wait_for_one_seat(cast):
    group = w.a_group(cast)
    for name in ("eins", "zwei"):
        verbs.invite_member(
            group=group, email=f"{name}@mail.example", name=name, language="de", wish=w.AFFECTED, by=cast.aylin,
            at=f.LATER,
        )  # fmt: skip
    assert group.invitations.values("seat").distinct().count() == 2


def test_accepted_after_the_end_nobody_gets_a_seat(cast):
    group = w.a_group(cast)
    _, token = verbs.invite_member(
        group=group, email="spaet@mail.example", name="Spät", language="de", wish=w.AFFECTED, by=cast.aylin, at=f.LATER
    )
    verbs.end_group(group=w.fresh_group(group), reason="Fertig", by=cast.aylin, at=f.LATER)
    accept_invitation(token=token, at=f.LATER)
    assert not Seat.objects.filter(committee=group.committee, user__isnull=False).exists()


# --- The room ----------------------------------------------------------------------------------------------
def test_only_a_seat_or_the_coordination_opens_the_room(cast):
    group = w.a_group(cast, members=("nuray",))
    seen = {
        name: ProjectGroup.objects.visible_to(getattr(cast, name), TODAY).filter(pk=group.pk).exists()
        for name in ("aylin", "bernward", "nuray", "korbinian", "wiebke", "veit", "linh")
    }
    assert seen == {
        "aylin": True, "bernward": True, "nuray": True, "korbinian": False, "wiebke": False, "veit": False,
        "linh": False,
    }  # fmt: skip
    assert not ProjectGroup.objects.visible_to(ANONYMOUS, TODAY).exists()
    for role in Role:
        writes = role in {Role.COORDINATION, Role.INTEGRATION_OFFICER}
        for wall in (False, True):
            visible = ProjectGroup.objects.visible_to(f.acting(role, wall=wall), TODAY).exists()
            assert visible is (writes and not wall), (role, wall)


def test_a_residence_authority_works_in_a_group_only_by_its_seat(cast):
    group = w.a_group(cast, members=("wiebke",))
    assert list(ProjectGroup.objects.visible_to(cast.wiebke, TODAY)) == [group]
    room.write_note(group=group, text="Wir können das prüfen.", by=cast.wiebke, at=f.LATER)
    with pytest.raises(Refused):
        verbs.end_group(group=group, reason="Fertig", by=cast.wiebke, at=f.LATER)


def test_who_writes_the_first_note_sets_the_group_to_work(cast):
    group = w.a_group(cast, members=("nuray",))
    room.write_note(group=group, text="Guten Tag.", by=cast.nuray, at=f.LATER)
    assert w.fresh_group(group).state == Group.WORKING
    with pytest.raises(Refused, match="Mitglieder"):
        room.write_note(group=group, text="Hallo", by=cast.veit, at=f.LATER)
    with pytest.raises(Refused, match="leer"):
        room.write_note(group=group, text="  ", by=cast.nuray, at=f.LATER)


def test_a_task_is_a_duty_of_whom_it_was_given(cast):
    group = w.a_group(cast, members=("nuray",))
    task = room.add_task(
        group=group, title="Drei Kitas fragen", owner=cast.users["nuray"], due=w.DUE, by=cast.aylin, at=f.LATER
    )
    duty = Duty.objects.open().get(subject_id=task.pk)
    assert (duty.user, duty.due) == (cast.users["nuray"], w.DUE)
    assert cast.users["nuray"].name not in duty.owner_label
    room.finish_task(task=task, by=cast.nuray, at=f.LATER)
    assert not open_kinds(task) and f.fresh(task).state == GroupTask.State.DONE
    with pytest.raises(Refused, match="schon erledigt"):
        room.drop_task(task=task, reason="Doch nicht", by=cast.nuray, at=f.LATER)


def test_of_two_who_settle_a_task_one_sees_the_conflict(cast):
    group = w.a_group(cast, members=("nuray",))
    task = room.add_task(group=group, title="Fragen", owner_name="Frau L.", due=w.DUE, by=cast.nuray, at=f.LATER)
    one, other = f.fresh(task), f.fresh(task)
    room.finish_task(task=one, by=cast.nuray, at=f.LATER)
    with pytest.raises(Conflict):
        room.drop_task(task=other, reason="Unnötig", by=cast.aylin, at=f.LATER)


def test_a_poll_counts_each_member_once_and_shows_nobody(cast):
    group = w.a_group(cast, members=("nuray", "linh"))
    poll = room.open_poll(
        group=group, question="Wann?", options=["Montag", "", "Dienstag"], closes_on=w.DUE, by=cast.nuray, at=f.LATER
    )
    for actor, option in ((cast.nuray, 0), (cast.linh, 1), (cast.nuray, 1)):
        room.vote(poll=poll, option=option, by=actor, at=f.LATER)
    assert PollVote.objects.count() == 2
    view = room_of(group, cast.nuray, TODAY).polls[0]
    assert [(one.label, one.votes, one.own) for one in view.choices] == [("Montag", 0, False), ("Dienstag", 2, True)]
    assert not room_of(group, cast.aylin, TODAY).polls[0].shows_result
    with pytest.raises(Refused, match="Mitglieder"):
        room.vote(poll=poll, option=0, by=cast.aylin, at=f.LATER)
    with pytest.raises(Refused, match="eine der Antworten"):
        room.vote(poll=poll, option=7, by=cast.linh, at=f.LATER)
    room.close_poll(poll=poll, by=cast.aylin, at=f.LATER)
    with pytest.raises(Refused, match="geschlossen"):
        room.vote(poll=poll, option=0, by=cast.linh, at=f.LATER)


def test_my_groups_name_how_many_tasks_are_mine(cast):
    group = w.a_group(cast, members=("nuray", "linh"))
    for name in ("nuray", "nuray", "linh"):
        room.add_task(group=group, title="Etwas", owner=cast.users[name], due=w.DUE, by=cast.aylin, at=f.LATER)
    assert [(one.name, one.tasks) for one in my_groups(cast.nuray, TODAY)] == [("Projektgruppe Kita", 2)]
    assert my_groups(cast.veit, TODAY) == my_groups(ANONYMOUS, TODAY) == []


def test_the_room_asks_the_same_number_of_questions_however_much_is_in_it(cast, django_assert_max_num_queries):
    group = w.a_group(cast, members=("nuray", "linh"))
    for number in range(8):
        room.write_note(group=group, text=f"Notiz {number}", by=cast.nuray, at=f.LATER)
        room.add_task(group=group, title="Etwas", owner=cast.users["linh"], due=w.DUE, by=cast.aylin, at=f.LATER)
        room.open_poll(
            group=group, question="Wann?", options=["A", "B"], closes_on=date(2027, 1, 4), by=cast.nuray, at=f.LATER
        )
    with django_assert_max_num_queries(10):
        room_of(group, cast.nuray, TODAY)
