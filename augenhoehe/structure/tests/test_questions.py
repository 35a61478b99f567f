"""Structural questions: drafted, submitted, decided at gate 1, made into measures, published, closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import settings

from augenhoehe.committees.models import AgendaItem, Committee, Resolution
from augenhoehe.committees.operations import withdraw_item
from augenhoehe.committees.tests.factories import a_committee
from augenhoehe.concept.models import Measure
from augenhoehe.concept.operations import finish_measure
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.journal.models import Step, Thread
from augenhoehe.notices.models import Duty
from augenhoehe.structure.models import Hint, QuestionHint, StructuralQuestion, Topic
from augenhoehe.structure.operations import answers, owing, questions, topics
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
State, Kind = StructuralQuestion.State, Resolution.Kind


@shared
def cast():
    return f.the_cast()


def owed(question) -> dict[str, date | None]:
    """The open duties of a question, by kind."""
    return dict(Duty.objects.filter(subject_id=question.pk, done_at=None).values_list("kind", "due"))


def thread_of(question) -> Thread:
    return Thread.objects.get(question_links__question=question)


def test_a_question_takes_up_whole_topics_and_opens_a_thread_that_only_the_inside_reads(cast):
    one, other = f.a_topic(cast, *f.hints(4)), f.a_topic(cast, *f.hints(2), title="Elternabende")
    question = f.a_question(cast, one, other)
    thread = thread_of(question)
    assert (question.state, thread.number, thread.is_public) == (State.DRAFT, None, False)
    assert {f.fresh(topic).state for topic in (one, other)} == {Topic.State.IN_QUESTION}
    assert set(Hint.objects.values_list("state", flat=True)) == {Hint.State.IN_QUESTION}
    assert QuestionHint.objects.filter(question=question).count() == 6
    assert owed(question) == {owing.SUBMIT: None}


def test_the_thread_names_no_topic_and_no_hint(cast):
    hint = f.a_hint("Die Kita Regenbogen gibt nur auf Deutsch Auskunft.")
    f.a_question(cast, f.a_topic(cast, hint, title="Geheimer Titel des Themas"))
    said = " ".join(str(step.text) + step.reason for step in Step.objects.all())
    assert "Geheimer Titel" not in said and "Regenbogen" not in said


def test_a_topic_is_in_one_question_at_a_time_and_never_empty(cast):
    topic = f.a_topic(cast, *f.hints(2))
    f.a_question(cast, topic)
    with pytest.raises(Refused, match="schon in einer Strukturfrage"):
        f.a_question(cast, f.fresh(topic))
    with pytest.raises(Refused, match="noch kein Hinweis"):
        f.a_question(cast, f.a_topic(cast, title="Leer"))
    with pytest.raises(Refused, match="mindestens einem Thema"):
        questions.draft_question(title="T", question="F?", short_text=f.short(), topics=[], by=cast.aylin, at=f.AT)


def test_the_public_text_in_german_is_compulsory(cast):
    with pytest.raises(Refused, match="Kurztext auf Deutsch"):
        f.a_question(cast, short_text={"en": {"text": "Parents"}})


def test_two_who_edit_at_once_see_both_versions(cast):
    question = f.a_question(cast)
    seen = question.revision
    values = {"text": "Neu?", "short_text": f.short(), "at": f.AT, "revision": seen}
    questions.edit_question(question=f.fresh(question), title="Erste Fassung", by=cast.aylin, **values)
    with pytest.raises(Conflict) as conflict:
        questions.edit_question(question=f.fresh(question), title="Zweite Fassung", by=cast.bernward, **values)
    assert conflict.value.typed["title"] == "Zweite Fassung"
    assert f.fresh(question).title == "Erste Fassung"


def test_submitted_it_waits_for_the_steering_group(cast):
    question = f.submitted(cast)
    item = question.agenda_item
    assert (question.state, item.waits, item.thread) == (State.SUBMITTED, True, thread_of(question))
    assert owed(question) == {}
    assert Duty.objects.filter(subject_id=item.pk, done_at=None, thread=item.thread).exists()


def test_only_a_steering_group_decides_on_a_question(cast):
    group = a_committee(cast, Committee.Kind.WORKING_GROUP, "Arbeitskreis")
    with pytest.raises(Refused, match="Lenkungsgruppe"):
        f.submitted(cast, committee=group)


def test_taken_back_a_question_is_a_draft_again(cast):
    question = f.submitted(cast)
    item = question.agenda_item
    questions.withdraw_question(question=question, reason="Ein Thema fehlt", by=cast.aylin, at=f.LATER)
    again = f.fresh(question)
    assert (again.state, again.agenda_item, again.state_reason) == (State.DRAFT, None, "Ein Thema fehlt")
    assert AgendaItem.objects.get(pk=item.pk).withdrawn_at is not None
    assert owed(question) == {owing.SUBMIT: None}


def test_an_item_taken_off_by_the_committee_office_makes_it_a_draft_too(cast):
    question = f.submitted(cast)
    withdraw_item(item=question.agenda_item, by=SYSTEM, at=f.LATER)
    assert f.fresh(question).state == State.DRAFT


def test_a_dropped_draft_gives_its_topics_back(cast):
    topic = f.a_topic(cast, *f.hints(3))
    question = f.a_question(cast, topic)
    questions.discard_question(question=question, reason="Gehört zu einer anderen Frage", by=cast.aylin, at=f.LATER)
    assert (f.fresh(question).state, f.fresh(topic).state) == (State.WITHDRAWN, Topic.State.RIPE)
    assert set(Hint.objects.values_list("state", flat=True)) == {Hint.State.BUNDLED}
    assert owed(question) == {}
    assert thread_of(question).closed_at is not None
    f.a_question(cast, f.fresh(topic))


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (Kind.ADOPTED, State.PRIORITISED),
        (Kind.ADOPTED_CHANGED, State.PRIORITISED),
        (Kind.DEFERRED, State.DEFERRED),
        (Kind.REFUSED, State.REFUSED),
        (Kind.ELSEWHERE, State.ELSEWHERE),
        (Kind.FORWARDED, State.FORWARDED),
        (Kind.RETURNED, State.DRAFT),
        (Kind.NOTED, State.DRAFT),
    ],
)
def test_the_decision_of_the_steering_group_changes_the_question(cast, kind, state):
    question = f.decided(cast, kind=kind)
    assert (question.state, question.state_reason) == (state, "Weil es viele trifft.")


def test_every_kind_of_resolution_has_a_consequence():
    from augenhoehe.structure.operations.gates import FOLLOWS, VERBS
    from augenhoehe.structure.rules.machines import QUESTION

    assert set(VERBS) == set(Kind.values)
    assert {QUESTION.target(State.SUBMITTED, verb) for verb in VERBS.values()} == set(FOLLOWS)


def test_what_is_owed_after_the_decision(cast):
    by = f.LATER.date() + timedelta(days=settings.ANSWER_DAYS)
    assert owed(f.decided(cast)) == {owing.ANSWER: by, owing.MEASURE: by}


@pytest.mark.parametrize(
    ("kind", "kinds"),
    [
        (Kind.DEFERRED, {owing.ANSWER, owing.RESUBMIT}),
        (Kind.REFUSED, {owing.ANSWER}),
        (Kind.ELSEWHERE, {owing.ANSWER}),
        (Kind.RETURNED, {owing.SUBMIT}),
    ],
)
def test_what_is_owed_after_a_no(cast, kind, kinds):
    assert set(owed(f.decided(cast, kind=kind))) == kinds


def test_the_thread_tells_the_decision_with_its_reason(cast):
    thread = thread_of(f.decided(cast, kind=Kind.REFUSED))
    told = list(Step.objects.filter(thread=thread, audience="public").values_list("kind", "reason"))
    assert ("resolution", "Weil es viele trifft.") in told
    assert any(kind == "question_decided" for kind, _ in told)


def test_a_matter_put_off_comes_back_on_a_day_everybody_sees(cast):
    question = f.decided(cast, kind=Kind.DEFERRED)
    day = date(2027, 5, 3)
    questions.set_resubmission(
        question=question, day=day, reason="Dann liegt der Nahverkehrsplan vor", by=cast.aylin, at=f.LATER
    )
    assert owed(question)[owing.RESUBMIT] == day
    step = Step.objects.filter(thread=thread_of(question)).latest("sequence")
    assert (step.audience, step.reason) == ("public", "Dann liegt der Nahverkehrsplan vor")
    with pytest.raises(Refused, match="Zukunft"):
        questions.set_resubmission(
            question=f.fresh(question), day=f.LATER.date(), reason="–", by=cast.aylin, at=f.LATER
        )
    questions.submit_question(
        question=f.fresh(question), committee=Committee.objects.get(), brief="Noch einmal.", by=cast.aylin, at=f.LATER
    )
    assert owing.RESUBMIT not in owed(question)


def test_the_decision_becomes_a_measure_on_the_same_thread(cast):
    question = f.decided(cast)
    measure = f.a_measure(cast, question)
    question = f.fresh(question)
    assert question.state == State.IMPLEMENTING
    assert measure.thread_links.get().thread == thread_of(question)
    assert set(owed(question)) == {owing.ANSWER}


def test_a_measure_needs_a_decision_and_a_marker(cast):
    with pytest.raises(Refused, match="vorgelegt"):
        f.a_measure(cast, f.submitted(cast))
    with pytest.raises(Refused, match="Umsetzungsmarker"):
        f.a_measure(cast, f.decided(cast, f.submitted(cast, title="Zweite")), markers=[])


def test_a_reached_marker_makes_an_answer_due(cast):
    question = f.decided(cast)
    measure = f.a_measure(cast, question)
    answers.give_answer(
        question=f.fresh(question), text=f.short("Es geht los."), kind="interim", by=cast.aylin, at=f.LATER
    )
    assert owed(question) == {}
    f.reached(cast, measure)
    assert set(owed(question)) == {owing.ANSWER}
    finish_measure(measure=f.fresh(measure), state=Measure.State.DONE, reason="Alles da", by=cast.aylin, at=f.LATER)
    assert set(owed(question)) == {owing.ANSWER, owing.CLOSE}


def test_published_it_says_how_many_people_stand_behind_it(cast):
    question = f.submitted(cast)
    thread = questions.publish_question(
        question=question, title=f.short("Kita-Auskunft"), summary=f.short(), by=cast.aylin, at=f.LATER
    )
    found = f.fresh(question)
    assert thread.number == "V-2026-001" and thread.is_public
    assert (found.released_people, found.released_towns, found.released_on) == ("7", "3", f.LATER.date())


def test_below_the_threshold_nothing_is_published(cast):
    question = f.submitted(cast, people=4)
    with pytest.raises(Refused, match="Weniger als 5"):
        questions.publish_question(
            question=question, title=f.short("Kita"), summary=f.short(), by=cast.aylin, at=f.LATER
        )
    assert not thread_of(question).is_public


def test_a_draft_is_not_published(cast):
    with pytest.raises(Refused, match="zuerst der Lenkungsgruppe"):
        questions.publish_question(
            question=f.a_question(cast), title=f.short("Kita"), summary=f.short(), by=cast.aylin, at=f.AT
        )


def test_closed_with_a_reason_the_answer_is_owed(cast):
    question = f.decided(cast)
    f.reached(cast, f.a_measure(cast, question))
    with pytest.raises(Refused, match="Begründen"):
        questions.close_question(question=f.fresh(question), verb="solve", reason="", by=cast.aylin, at=f.LATER)
    questions.close_question(
        question=f.fresh(question), verb="solve_partly", reason="In 14 von 20 Kitas", by=cast.aylin, at=f.LATER
    )
    closed = f.fresh(question)
    assert (closed.state, closed.closed_on) == (State.PARTLY_SOLVED, f.LATER.date())
    assert set(owed(question)) == {owing.ANSWER}


def test_a_refused_question_can_be_laid_before_them_again_after_its_answer(cast):
    topic = f.a_topic(cast, *f.hints(6))
    question = f.decided(cast, f.submitted(cast, f.a_question(cast, topic)), Kind.REFUSED)
    answers.give_answer(question=question, text=f.short("Zu teuer."), kind="final", by=cast.aylin, at=f.LATER)
    assert thread_of(question).closed_at is not None
    new = f.a_hint()
    topics.bundle(topic=f.fresh(topic), hints=[new], by=cast.aylin, at=f.LATER)
    questions.submit_question(
        question=f.fresh(question), committee=Committee.objects.get(), brief="Noch einmal.", by=cast.aylin, at=f.LATER
    )
    assert (f.fresh(question).state, f.fresh(topic).state) == (State.SUBMITTED, Topic.State.IN_QUESTION)
    assert f.fresh(new).state == Hint.State.IN_QUESTION
    assert QuestionHint.objects.filter(question=question).count() == 7
    assert thread_of(question).closed_at is None


def test_an_officer_writes_for_the_own_town_only(cast):
    own = f.a_topic(cast, *f.hints(5, "Zwirnstadt"))
    with pytest.raises(Refused, match="Bereich"):
        f.a_question(cast, own, by=cast.nuray)
    question = f.a_question(cast, own, by=cast.nuray, municipality=f.town("Zwirnstadt"))
    assert question.municipality == f.town("Zwirnstadt")
    mixed = f.a_topic(cast, *f.hints(5, "Zwirnstadt", "Mohnfurt"), title="Gemischt")
    with pytest.raises(Refused, match="anderer Kommunen"):
        f.a_question(cast, mixed, by=cast.nuray, municipality=f.town("Zwirnstadt"))
    with pytest.raises(Refused):
        f.a_question(cast, f.a_topic(cast, *f.hints(5)), by=f.acting(Role.STEERING_MEMBER))


def test_of_a_closed_committee_only_the_released_text_leaves(cast):
    group = seated_closed(cast)
    question = f.decided(cast, f.submitted(cast, committee=group), Kind.REFUSED)
    assert question.state_reason == ""
    told = Step.objects.filter(thread=thread_of(question), kind="question_decided").get()
    assert told.audience == "inside"


def seated_closed(cast) -> Committee:
    return a_committee(cast, Committee.Kind.STEERING_GROUP, "Lenkungsgruppe vertraulich", public=False)
