"""Answers reach everyone whose hint fed the matter: status page, mail, inbox, public step; and end the waiting."""

from __future__ import annotations

import pytest

from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Refused
from augenhoehe.journal.models import Step, Thread
from augenhoehe.notices.models import Duty, Message, OutgoingMail
from augenhoehe.structure.models import Answer, Hint, Topic
from augenhoehe.structure.operations import questions, topics
from augenhoehe.structure.operations.answers import give_answer
from augenhoehe.structure.queries_status import status_of
from tests.worlds import shared

from . import factories as f
from .intake_factories import hint as reported

pytestmark = pytest.mark.django_db
FINAL, INTERIM = Answer.Kind.FINAL, Answer.Kind.INTERIM


@shared
def cast():
    return f.the_cast()


def closed(cast, *members: Hint):
    """A question from a topic with these hints (and enough others), implemented and solved."""
    topic = f.a_topic(cast, *members, *f.hints(5))
    question = f.decided(cast, f.submitted(cast, f.a_question(cast, topic)))
    f.reached(cast, f.a_measure(cast, question))
    questions.close_question(question=f.fresh(question), verb="solve", reason="Es liegt aus", by=cast.aylin, at=f.LATER)
    return f.fresh(question)


def test_the_final_answer_reaches_everyone_and_ends_their_waiting(cast):
    people = [
        f.a_hint(email="eins@mail.example", language="ar"),
        f.a_hint(email="eins@mail.example", language="ar"),
        f.a_hint(user=cast.users["faisal"]),
        f.a_hint(),
    ]
    question = closed(cast, *people)
    OutgoingMail.objects.all().delete()
    text = multilingual("Jede Kita gibt jetzt in sechs Sprachen Auskunft.", ar="الآن تجيب كل حضانة بست لغات.")
    answer = give_answer(question=question, text=text, kind=FINAL, by=cast.aylin, at=f.LATER)
    letter = OutgoingMail.objects.get(to="eins@mail.example")
    assert (answer.hints_reached, answer.mails_sent, answer.messages_sent) == (9, 1, 1)
    assert "الآن تجيب كل حضانة بست لغات." in letter.body and letter.language == "ar"
    assert Message.objects.filter(recipient=cast.users["faisal"], kind="answer").count() == 1
    assert set(Hint.objects.values_list("state", "settled_on")) == {(Hint.State.ANSWERED, f.LATER.date())}
    assert Topic.objects.get().state == Topic.State.RESTING
    assert not Duty.objects.filter(subject_id=question.pk, done_at=None).exists()


def test_the_answer_is_a_public_step_and_ends_the_thread(cast):
    question = closed(cast)
    give_answer(question=question, text=f.short("Es ist getan."), kind=FINAL, by=cast.aylin, at=f.LATER)
    thread = Thread.objects.get(question_links__question=question)
    step = Step.objects.get(thread=thread, kind="answer")
    assert (step.audience, step.text["de"]["text"]) == ("public", "Es ist getan.")
    assert thread.closed_at == f.LATER


def test_no_mail_repeats_what_somebody_reported(cast):
    hint = f.a_hint("Die Leiterin der Kita Regenbogen spricht nur Deutsch.", email="person@mail.example")
    question = closed(cast, hint)
    OutgoingMail.objects.all().delete()
    give_answer(question=question, text=f.short("Es ist getan."), kind=FINAL, by=cast.aylin, at=f.LATER)
    letter = OutgoingMail.objects.get()
    assert "Regenbogen" not in letter.subject + letter.body


def test_the_mail_names_the_public_matter_once_there_is_one(cast):
    question = closed(cast, f.a_hint(email="person@mail.example"))
    questions.publish_question(question=question, title=f.short("Kita"), summary=f.short(), by=cast.aylin, at=f.LATER)
    OutgoingMail.objects.all().delete()
    give_answer(question=f.fresh(question), text=f.short("Getan."), kind=FINAL, by=cast.aylin, at=f.LATER)
    assert "/vorgaenge/V-2026-001/" in OutgoingMail.objects.get().body


def test_an_interim_answer_settles_the_duty_but_not_the_hints(cast):
    question = f.decided(cast)
    give_answer(question=question, text=f.short("Es geht los."), kind=INTERIM, by=cast.aylin, at=f.LATER)
    assert set(Hint.objects.values_list("state", flat=True)) == {Hint.State.IN_QUESTION}
    assert not Duty.objects.filter(subject_id=question.pk, kind="structure.answer", done_at=None).exists()


def test_once_the_result_is_known_an_interim_answer_does_not_settle_what_is_owed(cast):
    question = f.decided(cast, kind="refused")
    give_answer(question=question, text=f.short("Abgelehnt, mehr bald."), kind=INTERIM, by=cast.aylin, at=f.LATER)
    assert Duty.objects.filter(subject_id=question.pk, kind="structure.answer", done_at=None).exists()


def test_there_is_no_final_answer_before_there_is_a_result(cast):
    question = f.decided(cast)
    with pytest.raises(Refused, match="Zwischenstand"):
        give_answer(question=question, text=f.short(), kind=FINAL, by=cast.aylin, at=f.LATER)
    with pytest.raises(Refused, match="Entwurf"):
        give_answer(question=f.a_question(cast), text=f.short(), kind=INTERIM, by=cast.aylin, at=f.LATER)


def test_a_refused_question_is_answered_with_its_reason_and_closed_unless_it_comes_back(cast):
    question = f.decided(cast, kind="refused")
    give_answer(question=question, text=f.short("Zu teuer."), kind=FINAL, by=cast.aylin, at=f.LATER)
    assert Thread.objects.get(question_links__question=question).closed_at is not None
    assert set(Hint.objects.values_list("state", flat=True)) == {Hint.State.ANSWERED}


def test_a_refused_question_that_comes_back_stays_open(cast):
    from datetime import date

    question = f.decided(cast, kind="refused")
    questions.set_resubmission(question=question, day=date(2027, 5, 3), reason="Neuer Plan", by=cast.aylin, at=f.LATER)
    give_answer(question=f.fresh(question), text=f.short("Zu teuer."), kind=FINAL, by=cast.aylin, at=f.LATER)
    assert Thread.objects.get(question_links__question=question).closed_at is None
    assert Duty.objects.filter(subject_id=question.pk, kind="structure.resubmit", done_at=None).exists()


def test_german_is_compulsory(cast):
    with pytest.raises(Refused, match="zuerst auf Deutsch"):
        give_answer(
            topic=f.a_topic(cast, *f.hints(1)), text={"en": {"text": "Done"}}, kind=FINAL, by=cast.aylin, at=f.AT
        )


def test_a_topic_can_be_answered_without_a_question(cast):
    topic = f.a_topic(cast, *f.hints(2))
    answer = give_answer(topic=topic, text=f.short("Das Amt hat es geändert."), kind=FINAL, by=cast.aylin, at=f.LATER)
    assert answer.hints_reached == 2
    assert set(Hint.objects.values_list("state", flat=True)) == {Hint.State.ANSWERED}
    assert f.fresh(topic).state == Topic.State.RESTING


def test_a_topic_in_a_question_is_answered_there(cast):
    topic = f.a_topic(cast, *f.hints(5))
    f.a_question(cast, topic)
    with pytest.raises(Refused, match="dort zurück"):
        give_answer(topic=f.fresh(topic), text=f.short(), kind=FINAL, by=cast.aylin, at=f.LATER)


def test_a_single_hint_can_be_answered_alone(cast):
    hint, other = f.hints(2)
    give_answer(hint=hint, text=f.short("Danke."), kind=FINAL, by=cast.aylin, at=f.LATER)
    assert (f.fresh(hint).state, f.fresh(other).state) == (Hint.State.ANSWERED, Hint.State.ARRIVED)


def test_the_status_code_shows_the_answer_even_after_the_topic_was_merged(cast):
    code = "2345-6789-ABCD-EFGH"
    hint = reported(code=code).hint
    topic, other = f.a_topic(cast, hint, *f.hints(5)), f.a_topic(cast, title="Elternabende")
    question = f.decided(cast, f.submitted(cast, f.a_question(cast, topic)), "refused")
    give_answer(question=question, text=f.short("Zu teuer."), kind=FINAL, by=cast.aylin, at=f.LATER)
    topics.merge_topics(source=f.fresh(topic), target=other, reason="–", by=cast.aylin, at=f.LATER)
    give_answer(question=f.fresh(question), text=f.short("Doch bezahlbar."), kind=FINAL, by=cast.aylin, at=f.LATER)
    shown = [line.text.text for line in status_of(code, "de", f.LATER).answers]
    assert set(shown) == {"Zu teuer.", "Doch bezahlbar."}
