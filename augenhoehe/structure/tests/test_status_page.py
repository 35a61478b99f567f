"""The status page: what the holder of a code reads, and that a wrong code tells nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from augenhoehe.core import clock
from augenhoehe.core.ids import new_code
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.operations import open_thread, publish_thread
from augenhoehe.places.tests.factories import federlohe
from augenhoehe.structure.models import (
    Answer,
    Bundling,
    Hint,
    HintContact,
    QuestionHint,
    QuestionThread,
    StructuralQuestion,
    Topic,
)
from augenhoehe.structure.operations.intake import NewContact, delete_contact, withdraw_hint
from augenhoehe.structure.queries_status import status_of, statuses_of

from .intake_factories import AT, IDEA, PROBLEM, hint

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def kreis():
    return federlohe()


def ask(code, language="de", path="", client=None, **extra):
    prefix = "" if language == "de" else f"/{language}"
    return (client or Client()).post(f"{prefix}/stand/{path}", {"code": code}, **extra)


def topic(**values):
    return Topic.objects.create(title="Elternabende", created_on=DAY, changed_on=DAY, **values)


def bundled(reported, into, *, since=DAY, until=None):
    Bundling.objects.create(hint=reported.hint, topic=into, since=since, until=until)
    if until is None:
        Hint.objects.filter(pk=reported.hint.pk).update(topic=into, state=Hint.State.BUNDLED)


def asked(reported, state):
    question = StructuralQuestion.objects.create(title="Frage", question="Wer übersetzt?", state=state, created_at=AT)
    QuestionHint.objects.create(question=question, hint=reported.hint, since=DAY)
    Hint.objects.filter(pk=reported.hint.pk).update(state=Hint.State.IN_QUESTION)
    return question


def answer(text="Es ändert sich etwas.", kind=Answer.Kind.FINAL, on=DAY, **to):
    value = text if isinstance(text, dict) else multilingual(text)
    return Answer.objects.create(kind=kind, text=value, given_on=on, by_function="Koordination", **to)


def states(reported):
    return [one.state for one in status_of(reported.code, "de", AT).path.stations]


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_code_opens_the_status_in_the_persons_language(language):
    page = ask(hint().code, language)
    text = page.content.decode()
    assert page.status_code == 200 and f'lang="{language}"' in text
    assert page.context["found"].arrived_on == DAY
    assert "no-store" in page.headers["Cache-Control"]


@pytest.mark.parametrize("spoil", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code}  ",
                                   lambda code: code.translate(str.maketrans("23456789", "٢٣٤٥٦٧٨٩")),
                                   lambda code: code.translate(str.maketrans("ABCEHKMPTX", "АВСЕНКМРТХ"))])  # fmt: skip
def test_a_code_is_forgiven_how_it_was_copied(spoil):
    assert "found" in ask(spoil(hint().code)).context


def test_the_hints_own_words_are_never_shown():
    reported = hint(idea=IDEA, contact=NewContact(email="halyna@beispiel.example", name="Halyna"))
    text = ask(reported.code).content.decode()
    assert PROBLEM not in text and IDEA not in text
    assert "halyna" not in text.lower() and "Sternmünde" not in text


def test_all_wrong_codes_get_the_same_page():
    """Unknown, too short, nonsense: nobody learns which codes exist or existed."""
    hint()
    pages = [
        ask(code, REMOTE_ADDR=f"192.0.2.{number}") for number, code in enumerate((new_code(), "ABC", "!?", "Ä" * 80))
    ]
    bare = {re.sub(r'(?<= value=")[^"]*', "", page.content.decode()) for page in pages}
    assert len(bare) == 1
    assert {page.status_code for page in pages} == {200}
    assert all("found" not in page.context for page in pages)


def test_a_wrong_code_changes_nothing_by_any_verb():
    reported = hint(contact=NewContact(phone="0221 4710 100"))
    wrong = new_code()
    for path in ("", "zurueckziehen/", "kontakt-loeschen/"):
        assert "found" not in ask(wrong, path=path).context
    assert Hint.objects.get().problem == reported.hint.problem and HintContact.objects.exists()


def test_trying_codes_is_slow_from_one_address(monkeypatch):
    monkeypatch.setattr("augenhoehe.structure.views.status.PER_ADDRESS", 3)
    reported = hint()
    answers = [ask(new_code()).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    assert ask(reported.code).status_code == 429
    assert "found" in ask(reported.code, REMOTE_ADDR="192.0.2.99").context


def test_when_the_whole_page_is_tried_out_it_gets_slower_but_stays_open(monkeypatch):
    monkeypatch.setattr("augenhoehe.structure.views.status.ALTOGETHER", 2)
    monkeypatch.setattr("augenhoehe.structure.views.status.PER_ADDRESS_WHEN_BUSY", 1)
    for number in range(3):
        ask(new_code(), REMOTE_ADDR=f"192.0.2.{number}")
    reported = hint()
    assert "found" in ask(reported.code, REMOTE_ADDR="198.51.100.1").context
    assert ask(reported.code, REMOTE_ADDR="198.51.100.1").status_code == 429


def test_the_page_sets_no_cookie_and_a_verb_by_address_leads_back():
    client = Client()
    ask(hint().code, client=client)
    assert not client.cookies
    assert client.get("/stand/zurueckziehen/").headers["Location"] == "/stand/"
    assert client.get("/ar/stand/kontakt-loeschen/").headers["Location"] == "/ar/stand/"


class TestThePath:
    """One station is „now“ until the answer is there."""

    def test_a_new_hint_waits_to_be_read(self):
        assert states(hint()) == ["done", "now", "todo", "todo", "todo", "todo", "todo"]

    def test_in_a_topic_the_question_is_next(self):
        reported = hint()
        bundled(reported, topic())
        assert states(reported) == ["done", "done", "done", "now", "todo", "todo", "todo"]

    @pytest.mark.parametrize(
        ("state", "rest"),
        [
            ("submitted", ["now", "todo", "todo"]),
            ("deferred", ["now", "todo", "todo"]),
            ("prioritised", ["done", "now", "todo"]),
            ("implementing", ["done", "now", "todo"]),
            ("solved", ["done", "done", "now"]),
            ("not_solvable", ["done", "refused", "now"]),
            ("refused", ["refused", "skipped", "now"]),
            ("elsewhere", ["done", "skipped", "now"]),
        ],
    )
    def test_after_the_question_its_state_decides(self, state, rest):
        reported = hint()
        asked(reported, state)
        assert states(reported) == ["done", "done", "done", "done", *rest]

    def test_a_draft_is_not_shown_yet(self):
        reported = hint()
        asked(reported, "draft")
        assert states(reported)[3:] == ["now", "todo", "todo", "todo"]

    def test_with_the_answer_it_returns_to_the_person(self):
        reported = hint()
        question = asked(reported, "solved")
        answer(question=question)
        found = status_of(reported.code, "de", AT)
        assert found.path.returns and states(reported)[-1] == "done"

    def test_every_state_of_hint_and_question_has_words_and_a_path(self):
        reported = hint()
        for hint_state in Hint.State.values:
            Hint.objects.filter(pk=reported.hint.pk).update(state=hint_state)
            assert status_of(reported.code, "de", AT).sentence
        question = asked(reported, "draft")
        for state in StructuralQuestion.State.values:
            for hint_state in (Hint.State.IN_QUESTION, Hint.State.ANSWERED):
                Hint.objects.filter(pk=reported.hint.pk).update(state=hint_state)
                StructuralQuestion.objects.filter(pk=question.pk).update(state=state)
                found = status_of(reported.code, "de", AT)
                assert found.sentence and found.word.text
                assert [one.state for one in found.path.stations].count("now") <= 1


class TestAnswers:
    def test_those_to_the_hint_its_topic_and_its_question_are_shown_newest_first(self):
        reported, store = hint(), topic()
        bundled(reported, store)
        question = asked(reported, "implementing")
        answer("zum Hinweis", Answer.Kind.INTERIM, DAY, hint=reported.hint)
        answer("zum Thema", Answer.Kind.INTERIM, DAY + timedelta(1), topic=store)
        answer("zur Frage", Answer.Kind.INTERIM, DAY + timedelta(2), question=question)
        found = status_of(reported.code, "de", AT)
        assert [one.text.text for one in found.answers] == ["zur Frage", "zum Thema", "zum Hinweis"]

    def test_the_answer_to_the_topic_it_was_merged_into_is_shown(self):
        reported, target = hint(), topic()
        bundled(reported, topic(merged_into=target))
        answer("zum Ziel", topic=target)
        assert [one.text.text for one in status_of(reported.code, "de", AT).answers] == ["zum Ziel"]

    def test_of_a_former_topic_only_what_came_while_the_hint_lay_there(self):
        reported, former = hint(), topic()
        bundled(reported, former, since=DAY, until=DAY + timedelta(5))
        bundled(reported, topic(), since=DAY + timedelta(5))
        answer("damals", Answer.Kind.INTERIM, DAY + timedelta(3), topic=former)
        answer("später", Answer.Kind.INTERIM, DAY + timedelta(9), topic=former)
        assert [one.text.text for one in status_of(reported.code, "de", AT).answers] == ["damals"]

    def test_of_other_hints_nothing_is_shown(self):
        mine, other = hint(), hint("Ein anderes Problem.")
        answer("nicht für mich", hint=other.hint)
        answer("auch nicht", topic=topic())
        assert status_of(mine.code, "de", AT).answers == ()

    def test_the_language_falls_back_to_german_and_says_so(self):
        reported = hint()
        answer({**multilingual("Auf Deutsch"), "ar": {"text": "بالعربية", "of_revision": 1}}, hint=reported.hint)
        assert status_of(reported.code, "ar", AT).answers[0].text.text == "بالعربية"
        turkish = status_of(reported.code, "tr", AT).answers[0].text
        assert turkish.text == "Auf Deutsch" and turkish.missing
        assert '<span lang="de" dir="ltr">Auf Deutsch</span>' in ask(reported.code, "tr").content.decode()

    def test_only_a_published_thread_is_linked(self):
        reported = hint()
        thread = open_thread(title="Elternabende", by=SYSTEM, at=AT, text="Aufgenommen.")
        QuestionThread.objects.create(question=asked(reported, "submitted"), thread=thread)
        assert status_of(reported.code, "de", AT).threads == ()
        publish_thread(thread=thread, title=multilingual("Übersetzen"), summary=multilingual("Kurz."), by=SYSTEM, at=AT)
        assert [one.title.text for one in status_of(reported.code, "de", AT).threads] == ["Übersetzen"]


class TestWithdrawing:
    def test_text_and_contact_go_for_good(self):
        reported = hint(idea=IDEA, contact=NewContact(email="halyna@beispiel.example"))
        page = ask(reported.code, path="zurueckziehen/")
        kept = Hint.objects.get()
        assert (kept.problem, kept.idea, kept.text_digest, kept.state) == ("", "", None, "withdrawn")
        assert not HintContact.objects.exists()
        assert "zurückgezogen" in page.content.decode()
        assert "zurückgezogen" in ask(reported.code).content.decode()

    def test_not_once_it_lies_in_a_topic(self):
        reported = hint()
        bundled(reported, topic())
        page = ask(reported.code, path="zurueckziehen/")
        assert page.context["refusal"] and Hint.objects.get().problem == PROBLEM
        assert not page.context["found"].may_withdraw

    def test_asked_twice_it_stays_withdrawn(self):
        reported = hint()
        for _ in range(2):
            page = ask(reported.code, path="zurueckziehen/")
        assert page.status_code == 200 and Hint.objects.get().state == "withdrawn"

    def test_the_contact_alone_can_be_removed(self):
        reported = hint(contact=NewContact(email="halyna@beispiel.example"))
        page = ask(reported.code, path="kontakt-loeschen/")
        assert not HintContact.objects.exists() and Hint.objects.get().problem == PROBLEM
        assert page.context["found"].contact_ends is None

    def test_a_code_that_is_none_withdraws_nothing(self):
        assert withdraw_hint(code="kein Code", at=AT) is None and delete_contact(code="", at=AT) is None


def test_the_number_of_queries_stays_the_same_with_many_answers(django_assert_max_num_queries):
    reported = hint()
    for number in range(20):
        answer(f"Antwort {number}", Answer.Kind.INTERIM, hint=reported.hint)
    with django_assert_max_num_queries(1):
        status_of(reported.code, "de", clock.now())


def test_the_status_of_many_hints_is_asked_at_once_and_each_reads_only_its_own(django_assert_num_queries):
    shared, last = topic(), topic()
    merged = topic(merged_into=topic(merged_into=last))
    hints = [hint(f"Problem {number} in Praxen.") for number in range(20)]
    for number, one in enumerate(hints):
        bundled(one, (shared, merged)[number % 2])
        answer(f"Antwort {number}", Answer.Kind.INTERIM, hint=one.hint)
    answer("an alle im Thema", topic=shared)
    answer("nach dem Zusammenlegen", topic=last)
    # One for the hints, one for each of two steps to the last topic, one for what was answered there.
    with django_assert_num_queries(4):
        found = statuses_of([*(one.code for one in hints), "kein Code"], "de", AT)
    assert len(found) == 20
    for number, one in enumerate(hints):
        said = {line.text.text for line in found[one.code].answers}
        assert said == {f"Antwort {number}", ("an alle im Thema", "nach dem Zusammenlegen")[number % 2]}
        assert found[one.code] == status_of(one.code, "de", AT)
