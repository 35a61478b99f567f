"""Inside pages of the structural level: what each reader finds, what each form does, and at what cost."""

from __future__ import annotations

import pytest
from django.test import Client

from augenhoehe.concept.tests.factories import a_field
from augenhoehe.core.contributions import collected
from augenhoehe.journal.models import AuditEntry, Thread
from augenhoehe.structure import counts
from augenhoehe.structure.models import Answer, Hint, StructuralQuestion, Topic
from augenhoehe.structure.operations import topics as topic_verbs
from augenhoehe.structure.urls_inside import urlpatterns
from tests.worlds import shared

from . import factories as f
from .pages import client_of, page, send, to, words

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def the_day_after_the_meeting(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.LATER)


# --- Who opens what ----------------------------------------------------------------------------------
GET_PAGES = {
    "hints": None, "hint": "hint", "hint_similar": "hint", "hint_refer": "open_hint", "hint_reject": "open_hint",
    "hint_answer": "hint", "topics": None, "topic_new": None, "topic": "topic", "topic_edit": "topic",
    "topic_state": "free_topic", "topic_merge": "free_topic", "topic_answer": "topic", "questions": None,
    "question": "question", "question_edit": "question", "question_withdraw": "question",
    "question_publish": "question", "question_answer": "question",
}  # fmt: skip
# 200: opens. 403: refused with a sentence. 404: for this person it is not there.
READERS = {
    "aylin": dict.fromkeys(GET_PAGES, 200),
    "veit": {name: 404 if subject else 403 for name, subject in GET_PAGES.items()},
}
HINT_PAGES = [name for name, subject in GET_PAGES.items() if subject in ("hint", "open_hint")]
TOPIC_PAGES = [name for name, subject in GET_PAGES.items() if subject in ("topic", "free_topic")]
READERS["korbinian"] = {**READERS["veit"], "questions": 200, "question": 200, **dict.fromkeys(
    ["question_edit", "question_withdraw", "question_publish", "question_answer"], 403)}  # fmt: skip
READERS["wiebke"] = READERS["korbinian"]
READERS["nuray"] = {
    "hints": 200, "topics": 200, "topic_new": 403, "questions": 200, **dict.fromkeys(HINT_PAGES, 404),
    **dict.fromkeys(TOPIC_PAGES, 403), "topic": 200, "question": 200,
    **dict.fromkeys(["question_edit", "question_withdraw", "question_publish", "question_answer"], 403),
}  # fmt: skip


@shared
def subjects(cast):
    """Hints of Sternmünde and around, none of them of Zwirnstadt, where Nuray works."""
    free_topic = f.a_topic(cast, *f.hints(2, "Sternmünde"), title="Elternabende")
    return {
        "question": f.submitted(cast),
        "topic": Topic.objects.get(title="Kita-Auskunft nur auf Deutsch"),
        "free_topic": free_topic,
        "open_hint": f.a_hint(),
        "hint": Hint.objects.filter(topic=free_topic).first(),
    }


def test_the_table_of_pages_names_every_address():
    post_only = {
        "hints_bundle", "hint_see", "hint_code", "hint_take_back", "hint_unbundle", "hint_contact", "topic_split",
    }  # fmt: skip
    elsewhere = {"question_new", "question_submit", "question_discard", "question_resubmit", "question_measure",
                 "question_close"}  # fmt: skip
    own = {one.name for one in urlpatterns if one.callback.__module__.rpartition(".")[2] in
           ("inbox", "topics", "questions", "answers")}  # fmt: skip
    assert own == set(GET_PAGES) | post_only | elsewhere


@pytest.mark.parametrize("name", list(READERS))
def test_each_page_opens_for_whom_it_is_meant(cast, subjects, name):
    client = client_of(cast, name)
    opened = {
        address: client.get(to(address, subjects[subject] if subject else None)).status_code
        for address, subject in GET_PAGES.items()
    }
    assert opened == READERS[name]


def test_without_an_account_every_page_asks_to_sign_in(cast, subjects):
    for address, subject in GET_PAGES.items():
        response = Client().get(to(address, subjects[subject] if subject else None))
        assert (response.status_code == 302 and "anmelden" in response.url) or "login" in response.url, address


def test_verbs_take_no_get(cast, subjects):
    client, hint = client_of(cast), subjects["open_hint"]
    for name in ("hint_see", "hint_code", "hint_take_back", "hint_unbundle", "hint_contact"):
        assert client.get(to(name, hint)).status_code == 405
    assert client.get(to("hints_bundle")).status_code == 405


def test_the_navigation_shows_only_what_one_may_read(cast):
    visible = {one.label: one.visible for one in collected("NAVIGATION")}
    shown = {label for label in ("Hinweise", "Themen", "Strukturfragen") if visible[label](cast.korbinian)}
    assert shown == {"Strukturfragen"}
    assert all(visible[label](cast.aylin) for label in ("Hinweise", "Themen", "Strukturfragen"))


# --- Inbox -------------------------------------------------------------------------------------------
def test_ticked_hints_become_a_topic_in_one_step(cast):
    chosen = f.hints(3)
    html = send(client_of(cast), to("hints_bundle"), selected=[str(one.pk) for one in chosen], title="Kita-Auskunft")
    topic = Topic.objects.get()
    assert (topic.title, topic.hint_count) == ("Kita-Auskunft", 3)
    assert "3 Hinweise liegen jetzt im Thema „Kita-Auskunft“" in words(html)


def test_the_exact_title_of_an_open_topic_means_that_topic(cast):
    topic, hint = f.a_topic(cast, *f.hints(1), title="Kita-Auskunft"), f.a_hint()
    send(client_of(cast), to("hints_bundle"), selected=[str(hint.pk)], title="kita-auskunft")
    assert f.fresh(hint).topic == topic and Topic.objects.count() == 1


def test_a_topic_can_be_chosen_and_searched_for(cast):
    topic, hint = f.a_topic(cast, *f.hints(1), title="Elternabende"), f.a_hint()
    client, selected = client_of(cast), [str(hint.pk)]
    assert "Elternabende" in send(client, to("hints_bundle"), selected=selected, go="choose")
    none = send(client, to("hints_bundle"), selected=selected, suche="Schwimmen", suchen="ja", title="")
    assert "Kein Thema passt zu „Schwimmen“" in none
    send(client, to("hints_bundle"), selected=selected, topic=str(topic.pk), title="")
    assert f.fresh(hint).topic == topic


def test_bundling_asks_for_a_topic_and_keeps_the_choice(cast):
    hint = f.a_hint()
    html = send(client_of(cast), to("hints_bundle"), selected=[str(hint.pk)], title="")
    assert "Welches Thema?" in words(html) and "Bitte wählen Sie etwas aus." not in words(html)
    html = send(client_of(cast), to("hints_bundle"), selected=[str(hint.pk)], title="", asked="1")
    assert "Bitte wählen Sie etwas aus." in words(html)
    assert f'name="selected" value="{hint.pk}"' in html


def test_without_ticks_nothing_happens_but_a_sentence(cast):
    f.a_hint()
    assert "Kreuzen Sie zuerst Hinweise an" in send(client_of(cast), to("hints_bundle"), title="Leer")
    assert not Topic.objects.exists()


def test_somebody_elses_hints_cannot_be_bundled_by_their_number(cast):
    foreign = f.a_hint(place="Mohnfurt")
    f.person(cast, "xenia", f.Role.COORDINATION, place=f.town("Zwirnstadt"))
    html = send(client_of(cast, "xenia"), to("hints_bundle"), selected=[str(foreign.pk)], title="Geklaut")
    assert "Kreuzen Sie zuerst Hinweise an" in html and not Topic.objects.exists()


def test_the_list_exports_what_it_shows_and_only_within_reach(cast):
    f.a_hint("=cmd() Bus", place="Zwirnstadt")
    f.a_hint("Bus in Mohnfurt", place="Mohnfurt")
    response = client_of(cast, "nuray").get(to("hints") + "?export=csv&text=Bus")
    text = b"".join(response.streaming_content).decode()
    assert "'=cmd() Bus;Zwirnstadt" in text and "Mohnfurt" not in text


# --- One hint ----------------------------------------------------------------------------------------
def test_a_hint_shows_its_text_and_never_who_reported(cast):
    hint = f.a_hint("<b>Der Bus</b> fährt nicht.", idea="Ein Ruftaxi", email="person@mail.example")
    html = page(client_of(cast), to("hint", hint))
    assert "&lt;b&gt;Der Bus&lt;/b&gt; fährt nicht." in html and "Ein Ruftaxi" in html
    assert "person@mail.example" not in html


def test_contact_data_stand_on_a_page_of_their_own_with_a_trace(cast):
    hint = f.a_hint(email="person@mail.example")
    response = client_of(cast).post(to("hint_contact", hint))
    assert "person@mail.example" in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert AuditEntry.objects.filter(verb="read_contact", object_id=str(hint.pk)).count() == 1
    assert client_of(cast, "nuray").post(to("hint_contact", hint)).status_code == 404


def test_coding_by_the_form_and_the_conflict_page(cast):
    hint, client = f.a_hint(), client_of(cast)
    term = f.a_term(place=2)
    html = page(client, to("hint", hint))
    assert f'name="revision" value="{hint.revision}"' in html
    assert "Die Kodierung ist gespeichert." in send(
        client, to("hint_code", hint), life_area=str(term.pk), urgent="on", revision=hint.revision
    )
    assert (f.fresh(hint).life_area, f.fresh(hint).urgent) == (term, True)
    late = client.post(to("hint_code", hint), {"life_area": str(f.a_term().pk), "revision": hint.revision})
    assert late.status_code == 409
    assert str(term) in late.content.decode() and str(f.a_term()) in late.content.decode()


def test_referring_shows_whom_the_message_reaches(cast):
    hint = f.a_hint(email="person@mail.example", language="tr")
    client = client_of(cast)
    html = page(client, to("hint_refer", hint))
    assert "Vielen Dank für Ihren Hinweis." in html
    done = send(client, to("hint_refer", hint), text_de="Bitte zur Beratung.", revision=hint.revision)
    assert "1 Hinweis, 1 Mail, 0 Nachrichten" in words(done)
    assert f.fresh(hint).state == Hint.State.REFERRED


def test_similar_hints_come_as_a_part_or_as_a_page(cast):
    hint, near = (
        f.a_hint("Die Schwimmkurs Anmeldung ist schwer."),
        f.a_hint("Anmeldung zum Schwimmkurs nur auf Deutsch"),
    )
    client = client_of(cast)
    part = client.get(to("hint_similar", hint), headers={"HX-Request": "true"}).content.decode()
    assert str(near.pk) in part and "<html" not in part
    assert "<html" in page(client, to("hint_similar", hint))


def test_the_history_of_a_hint_names_the_topics_it_lay_in(cast):
    hint = f.a_hint()
    f.a_topic(cast, hint, title="Elternabende")
    topic_verbs.bundle(topic=f.a_topic(cast), hints=[f.fresh(hint)], by=cast.aylin, at=f.LATER)
    html = words(page(client_of(cast), to("hint", hint)))
    assert "Elternabende : seit 2. November 2026 bis 27. November 2026" in html


# --- Topics ------------------------------------------------------------------------------------------
def test_numbers_of_topics_are_for_those_who_may_open_the_hints(cast):
    topic = f.a_topic(cast, *f.hints(3, "Sternmünde", "Zwirnstadt"))
    f.release_numbers(counts.TOPICS)
    whole, part = (
        words(page(client_of(cast), to("topic", topic))),
        words(page(client_of(cast, "nuray"), to("topic", topic))),
    )
    assert "Gemeldet von 3 Personen aus 2 Kommunen" in whole and "Unter der Schwelle" in whole
    assert "gemeldet haben: nicht gezeigt . Stand " in part and "3 Personen" not in part
    assert "Kommunen</a>" not in page(client_of(cast, "nuray"), to("topics"))


def test_merging_by_the_form_asks_for_target_and_reason(cast):
    source, target = f.a_topic(cast, *f.hints(2), title="Elternabende"), f.a_topic(cast, *f.hints(1))
    client = client_of(cast)
    missing = send(client, to("topic_merge", source), reason="Dasselbe")
    assert "Bitte wählen Sie etwas aus." in words(missing)
    send(client, to("topic_merge", source), topic=str(target.pk), reason="Dasselbe")
    assert f.fresh(target).hint_count == 3


def test_ticked_hints_of_a_topic_become_a_topic_of_their_own(cast):
    members = f.hints(3)
    topic = f.a_topic(cast, *members)
    client, selected = client_of(cast), [str(members[0].pk)]
    assert "Titel des neuen Themas" in send(client, to("topic_split", topic), selected=selected)
    html = send(client, to("topic_split", topic), selected=selected, title="Elternabende", reason="Andere Stelle")
    assert "Abgetrennt von" in html and Topic.objects.get(title="Elternabende").hint_count == 1


def test_a_reason_that_a_rule_asks_for_is_named_at_its_field(cast):
    topic = f.a_topic(cast, *f.hints(1))
    html = send(client_of(cast), to("topic_state", topic), verb="rest", revision=topic.revision)
    assert "Sagen Sie bitte in einem Satz, warum." in words(html)
    assert 'id="id_reason_error"' in html or 'aria-invalid="true"' in html


# --- Questions ---------------------------------------------------------------------------------------
def test_from_ticked_topics_to_the_answer_by_forms_alone(cast):
    """The loop as Aylin walks it in the browser; the steering group meets in between."""
    topic, group, client = (
        f.a_topic(cast, *f.hints(6), description="Eltern verstehen nichts."),
        f.seated(cast),
        client_of(cast),
    )
    assert "Eltern verstehen nichts." in send(client, to("question_new"), selected=[str(topic.pk)])
    send(client, to("question_new"), selected=[str(topic.pk)], title="Kita-Auskunft", question="Wie?",
         short_text_de="Eltern verstehen die Auskunft nicht.", short_text_tr="Veliler anlamıyor.")  # fmt: skip
    question = StructuralQuestion.objects.get()
    assert question.short_text["tr"]["machine"] is True

    send(client, to("question_submit", question), committee=str(group.pk), brief="Kurz.", revision=question.revision)
    assert f.fresh(question).state == "submitted"
    question = f.decided(cast, f.fresh(question))

    field = a_field(cast)
    send(client, to("question_measure", question), title="Merkblatt", description="Übersetzen", lead_unit="Jugendamt",
         action_field=str(field.pk), lead=str(cast.users["linh"].pk), criterion="Es liegt aus.", due="31.3.2027",
         public_text_de="Ein Merkblatt.", revision=f.fresh(question).revision)  # fmt: skip
    measure = question.measure_links.get().measure
    f.reached(cast, measure)

    send(client, to("question_publish", question), title_de="Kita-Auskunft", summary_de="Drei Sätze.")
    send(client, to("question_close", question), verb="solve", reason="Getan", revision=f.fresh(question).revision)
    html = send(client, to("question_answer", question), kind="final", text_de="Es liegt aus.")
    assert "Die Rückmeldung ist gegeben: 6 Hinweise, 0 Mails, 0 Nachrichten" in words(html)
    assert f.fresh(question).state == "solved"
    assert Thread.objects.get().number == "V-2026-001"
    public = Client().get("/vorgaenge/V-2026-001/").content.decode()
    assert "von 6 Personen aus 3 Kommunen" in words(public) and "Es liegt aus." in public
    assert "/intern/" not in public


def test_a_question_needs_topics_first(cast):
    html = client_of(cast).get(to("question_new"), follow=True).content.decode()
    assert "Wählen Sie zuerst die Themen" in html


def test_what_a_rule_refuses_stands_in_the_form_and_nothing_typed_is_lost(cast):
    question = f.submitted(cast, people=4)
    html = send(client_of(cast), to("question_publish", question), title_de="Kita", summary_de="Meine drei Sätze.")
    assert "Weniger als 5 verschiedene Personen" in words(html) and "Meine drei Sätze." in html


def test_the_steering_group_reads_released_numbers_only(cast):
    question = f.submitted(cast)
    few = f.submitted(cast, f.a_question(cast, f.a_topic(cast, *f.hints(4)), title="Wenige"))
    assert "Zahlen folgen zum Quartalsende" in words(page(client_of(cast, "korbinian"), to("question", few)))
    f.release_numbers(counts.QUESTIONS)
    assert "Meldebogen" in page(client_of(cast, "korbinian"), to("question", question))
    html = words(page(client_of(cast, "korbinian"), to("question", few)))
    assert "nicht gezeigt" in html and "Stand " in html and "Themen:" not in html
    assert "4" in words(page(client_of(cast), to("question", few)))


def test_for_a_residence_authority_a_question_below_the_threshold_is_not_there(cast):
    few = f.submitted(cast, people=4)
    page(client_of(cast, "wiebke"), to("question", few), status=404)
    assert few.title not in page(client_of(cast, "wiebke"), to("questions"))


def test_checked_translations_are_kept_when_the_german_text_changes(cast):
    question = f.a_question(cast, short_text={
        "de": {"text": "Alt", "of_revision": 1, "by": "", "machine": False},
        "tr": {"text": "Eski", "of_revision": 1, "by": "x", "machine": False},
    })  # fmt: skip
    send(client_of(cast), to("question_edit", question), title=question.title, question=question.question,
         short_text_de="Neu", short_text_tr="Eski", short_text_tr_checked="on", revision=question.revision)  # fmt: skip
    kept = f.fresh(question).short_text
    assert (kept["de"]["text"], kept["de"]["of_revision"]) == ("Neu", 2)
    assert (kept["tr"]["text"], kept["tr"]["machine"], kept["tr"]["of_revision"]) == ("Eski", False, 1)


def test_answers_are_counted_as_they_were_given(cast):
    question = f.decided(cast)
    send(client_of(cast), to("question_answer", question), kind="interim", text_de="Es geht los.")
    assert Answer.objects.get().hints_reached == 7
    assert "Erreicht: 7 Hinweise, 0 Mails, 0 Nachrichten" in words(page(client_of(cast), to("question", question)))
    # How many were reached tells how many reported: who may not open the hints does not read it.
    assert "Erreicht" not in words(page(client_of(cast, "korbinian"), to("question", question)))
