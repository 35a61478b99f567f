"""Who may do what: every permission × role × whole Kreis, own town, foreign town × residence authority."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.committees.models import Seat
from augenhoehe.committees.operations import give_seat
from augenhoehe.core.ids import new_id
from augenhoehe.core.refused import allowed
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Actor, HeldRole, Permission, Role
from augenhoehe.structure.models import Hint, StructuralQuestion, Topic
from augenhoehe.structure.permissions import (
    CODE_HINTS,
    EDIT_VOCABULARIES,
    GIVE_ANSWERS,
    IMPORT_HINTS,
    MEDIATE,
    PERMISSIONS,
    READ_CONTACTS,
    READ_HINTS,
    READ_QUESTIONS,
    READ_RECONSTRUCTIONS,
    READ_TOPICS,
    WRITE_QUESTIONS,
    WRITE_RECONSTRUCTIONS,
)
from augenhoehe.structure.rules import answers, hints, questions, topics
from augenhoehe.structure.rules.machines import MACHINES
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
C, O = Role.COORDINATION, Role.INTEGRATION_OFFICER  # noqa: E741 – the two who write
READERS = {
    C, O, Role.STEERING_MEMBER, Role.GROUP_MEMBER, Role.CASE_MANAGER, Role.ADVICE_SERVICE, Role.RECONSTRUCTION,
    Role.COMMITTEE_OFFICE, Role.MEASURE_OWNER,
}  # fmt: skip
HOLDERS: dict[Permission, set[Role]] = {
    READ_HINTS: {C, O},
    CODE_HINTS: {C},
    IMPORT_HINTS: {C},
    READ_CONTACTS: {C},
    READ_TOPICS: {C, O, Role.RECONSTRUCTION},
    READ_RECONSTRUCTIONS: {
        C, O, Role.RECONSTRUCTION, Role.CASE_MANAGER, Role.ADVICE_SERVICE, Role.GROUP_MEMBER,
    },
    WRITE_RECONSTRUCTIONS: {C, Role.RECONSTRUCTION},
    READ_QUESTIONS: READERS,
    WRITE_QUESTIONS: {C, O},
    GIVE_ANSWERS: {C, O},
    EDIT_VOCABULARIES: {C},
    MEDIATE: {C, O, Role.RECONSTRUCTION, Role.ADVICE_SERVICE, Role.COMMITTEE_OFFICE, Role.MEASURE_OWNER},
}  # fmt: skip
BEHIND_THE_WALL = {
    READ_HINTS, CODE_HINTS, IMPORT_HINTS, READ_CONTACTS, READ_TOPICS, READ_RECONSTRUCTIONS, WRITE_RECONSTRUCTIONS,
    MEDIATE,
}  # fmt: skip


EVERY_ROLE = [(role, wall) for role in Role for wall in (False, True)]


@shared
def cast():
    return f.the_cast()


def test_the_table_names_every_permission():
    assert set(HOLDERS) == set(PERMISSIONS)


@pytest.mark.parametrize("permission", PERMISSIONS, ids=lambda one: one.name)
def test_each_permission_reaches_where_the_role_reaches(permission):
    own, foreign = new_id(), new_id()
    for role, wall in EVERY_ROLE:
        holds = role in HOLDERS[permission] and not (wall and permission in BEHIND_THE_WALL)
        local = Actor(roles=(HeldRole(role, municipality_id=own),), residence_authority=wall)
        whole = Actor(roles=(HeldRole(role),), residence_authority=wall)
        seen = [
            local.may(permission, municipality_id=own),
            local.may(permission, municipality_id=foreign),
            whole.may(permission, municipality_id=foreign),
        ]
        assert seen == [holds, False, holds], (role, wall)
    assert ANONYMOUS.may(permission) is False


def test_fetching_is_the_right_to_read_hints_and_topics(cast):
    own, foreign, nowhere = f.a_hint(place="Zwirnstadt"), f.a_hint(place="Mohnfurt"), f.a_hint(place=None)
    topic = f.a_topic(cast, foreign)
    for role, wall in EVERY_ROLE:
        reads = role in HOLDERS[READ_HINTS] and not wall
        local, whole = f.acting(role, place=f.town("Zwirnstadt"), wall=wall), f.acting(role, wall=wall)
        assert set(Hint.objects.visible_to(local)) == ({own} if reads else set())
        assert set(Hint.objects.visible_to(whole)) == ({own, foreign, nowhere} if reads else set())
        topics_read = role in HOLDERS[READ_TOPICS] and not wall
        assert (
            set(Topic.objects.visible_to(local))
            == set(Topic.objects.visible_to(whole))
            == ({topic} if topics_read else set())
        )


def test_who_reads_structural_questions(cast):
    """Drafts: who writes them there. Submitted: every reader; those of one town only who reaches the town."""
    town = f.town("Zwirnstadt")
    draft = f.a_question(cast, title="Entwurf")
    local = f.submitted(
        cast, f.a_question(cast, f.a_topic(cast, *f.hints(5)), municipality=town, title="Nur Zwirnstadt")
    )
    kreis = f.submitted(cast, f.a_question(cast, f.a_topic(cast, *f.hints(5)), title="Ganzer Kreis"))

    def seen(actor):
        return set(StructuralQuestion.objects.visible_to(actor))

    for role in Role:
        writes, reads = role in HOLDERS[WRITE_QUESTIONS], role in READERS
        whole, here, there = f.acting(role), f.acting(role, place=town), f.acting(role, place=f.town("Mohnfurt"))
        assert seen(whole) == ({draft} if writes else set()) | ({local, kreis} if reads else set()), role
        assert seen(here) == ({local, kreis} if reads else set()), role
        assert seen(there) == ({kreis} if reads else set()), role
    assert seen(ANONYMOUS) == set()


def test_who_sits_in_the_body_that_decides_reads_what_lies_before_it(cast):
    question = f.submitted(cast, f.a_question(cast, f.a_topic(cast, *f.hints(5))))
    small = f.submitted(cast, f.a_question(cast, people=4, title="Vier Personen"))
    f.a_question(cast, title="Entwurf")
    for one in (question, small):
        for name in ("emine", "wiebke"):
            give_seat(
                committee=one.agenda_item.committee, user=cast.users[name], sector=Seat.Sector.POLITICS,
                valid_from=f.DAY, valid_until=f.DAY, by=SYSTEM, at=f.AT,
            )  # fmt: skip

    def seen(actor, day=f.DAY):
        return set(StructuralQuestion.objects.visible_to(actor, day))

    assert seen(cast.emine) == {question, small} and seen(cast.wiebke) == {question}
    assert seen(cast.emine, f.DAY + timedelta(days=1)) == set() == seen(cast.emine, None) == seen(cast.veit)


def test_residence_authorities_read_only_questions_that_enough_people_stand_behind(cast):
    small = f.submitted(cast, f.a_question(cast, people=4, title="Vier Personen"))
    large = f.submitted(cast, f.a_question(cast, f.a_topic(cast, *f.hints(6)), title="Sechs Personen"))
    seen = set(StructuralQuestion.objects.visible_to(cast.wiebke))
    assert seen == {large}
    assert set(StructuralQuestion.objects.visible_to(cast.korbinian)) == {small, large}
    coordinating = f.acting(Role.COORDINATION, wall=True)
    assert set(StructuralQuestion.objects.visible_to(coordinating)) == {large}


def test_who_works_on_a_hint(cast):
    own, nowhere = f.a_hint(place="Zwirnstadt", email="a@mail.example"), f.a_hint(place=None)
    for role, wall in EVERY_ROLE:
        works = role == C and not wall
        here = f.acting(role, place=f.town("Zwirnstadt"), wall=wall)
        there, whole = f.acting(role, place=f.town("Mohnfurt"), wall=wall), f.acting(role, wall=wall)
        verbs = (hints.check_see, hints.check_code, hints.check_refer, hints.check_reject, hints.check_read_contact)
        assert {allowed(verb, here, own) for verb in verbs} == {works}
        assert {allowed(verb, there, own) for verb in verbs} == {False}
        assert {allowed(verb, whole, own) for verb in verbs} == {works}
        assert allowed(hints.check_code, here, nowhere) is False
        assert allowed(hints.check_code, whole, nowhere) is works


def test_who_answers(cast):
    topic = f.a_topic(cast, *f.hints(2, "Zwirnstadt"))
    hint = Hint.objects.filter(topic=topic).first()
    for role in Role:
        answers_them = role in HOLDERS[GIVE_ANSWERS]
        here, there = f.acting(role, place=f.town("Zwirnstadt")), f.acting(role, place=f.town("Mohnfurt"))
        assert (
            allowed(answers.check_answer_hint, here, hint)
            is allowed(answers.check_answer_topic, here, topic)
            is answers_them
        )
        assert (
            allowed(answers.check_answer_hint, there, hint)
            is allowed(answers.check_answer_topic, there, topic)
            is False
        )


def test_who_shapes_topics_and_questions(cast):
    topic, question = f.a_topic(cast, *f.hints(1)), f.a_question(cast, people=5)
    for role in Role:
        whole = f.acting(role)
        assert allowed(topics.check_edit_topic, whole, topic) is (role == C)
        assert allowed(topics.check_create_topic, whole, "Titel") is (role == C)
        assert allowed(questions.check_edit, whole, question) is (role in HOLDERS[WRITE_QUESTIONS])
        assert allowed(questions.check_edit, f.acting(role, place=f.town("Mohnfurt")), question) is False


def test_the_system_may_everything_and_an_anonymous_visitor_nothing(cast):
    hint = f.a_hint(place=None)
    assert allowed(hints.check_code, SYSTEM, hint) is True
    assert allowed(hints.check_code, ANONYMOUS, hint) is False


@pytest.mark.parametrize("machine", MACHINES, ids=lambda one: one.noun)
def test_every_state_can_be_reached_and_every_verb_starts_and_ends_in_a_state(machine):
    reached, grown = set(machine.initial), True
    while grown:
        more = {one.target for one in machine.transitions if one.sources & reached} - reached
        grown, reached = bool(more), reached | more
    assert reached == set(machine.states)
    assert {state for one in machine.transitions for state in (*one.sources, one.target)} <= set(machine.states)
    assert all(one.who and one.label for one in machine.transitions)


def test_no_verb_of_a_state_is_ambiguous():
    for machine in MACHINES:
        starts = [(one.name, source) for one in machine.transitions for source in one.sources]
        assert len(starts) == len(set(starts))
