"""Writing without an account: a code instead of a name, every language, and no word is lost (S2-33, S2-36 to S2-39)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.forum import operations
from augenhoehe.forum.models import Contribution, ContributionCode, ContributionContact
from augenhoehe.journal.models import AuditEntry, Thread
from augenhoehe.journal.operations import withdraw_thread
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.portal.operations import write_version
from tests.worlds import shared

from .factories import AT, TEXT, Forum, fields, old_token, words

pytestmark = pytest.mark.django_db
WRITE = "/mitreden/schreiben/"


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


@shared
def forum() -> Forum:
    return Forum()


def test_a_visitor_writes_in_arabic_and_gets_a_code_that_opens_the_state(forum):
    client, text = Client(), "ابني لا يفهم المعلمة."
    page = client.get(f"/ar{WRITE}", {"zu": forum.room.ref})
    assert page.status_code == 200 and 'dir="rtl"' in page.content.decode().split("<body")[0]
    sent = client.post(f"/ar{WRITE}", fields(forum.room, text=text, language="ar", pseudonym="أم يوسف"))
    made = Contribution.objects.get()
    assert (made.text, made.language, made.pseudonym, made.state) == (text, "ar", "أم يوسف", "submitted")
    assert made.author is None and not client.cookies
    code = sent.context["code"]
    opened = client.post("/mitreden/stand/", {"code": code})
    assert "Die Moderation liest ihn" in words(opened) and text not in opened.content.decode()
    assert code.replace("-", "") not in str(list(ContributionCode.objects.values_list()))


def test_the_trail_knows_the_day_and_not_the_hour_and_nobody(forum):
    forum.submitted()
    entry = AuditEntry.objects.filter(verb="submit_contribution").latest("id")
    assert entry.actor_id is None and entry.at.astimezone(AT.tzinfo) != AT


def test_sent_twice_it_is_one_contribution_with_the_same_code(forum):
    client, values = Client(), fields(forum.room)
    codes = {client.post(WRITE, values).context["code"] for _ in range(2)}
    assert len(codes) == Contribution.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"token": "kaputt"}, "passte nicht mehr zusammen"),
        ({"website": "http://spam.example"}, "leer bleiben muss"),
        ({"kind": ""}, "Bitte wählen Sie"),
        ({"email": "keine-adresse"}, "E-Mail"),
        ({"email": "a@b.example"}, "Ohne Ihr Einverständnis"),
        ({"language": "klingonisch"}, "klingonisch"),
        ({"text": f"{TEXT} Fragen Sie Frau Musterfeld."}, "bestimmte Person"),
    ],
)
def test_whatever_goes_wrong_the_text_is_still_there(forum, changed, said):
    page = Client().post(WRITE, fields(forum.room, **changed))
    assert said in words(page) and TEXT in words(page)
    assert not Contribution.objects.exists()
    again = {**fields(forum.room, **changed), "token": page.context["token"], "names_asked": "1"}
    assert page.status_code == 200 and again["token"]


def test_there_is_no_end_of_time_for_a_form(forum):
    """S2-39: the token of a form that was opened a year ago still works."""
    sent = Client().post(WRITE, fields(forum.room, token=old_token(minutes=60 * 24 * 365)))
    assert "code" in sent.context and Contribution.objects.count() == 1


def test_a_form_sent_in_a_second_is_asked_for_once_more_with_its_text(forum, monkeypatch):
    values = fields(forum.room, token=old_token(minutes=0))
    page = Client().post(WRITE, values)
    assert "sehr schnell" in words(page) and TEXT in words(page)
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(seconds=9))
    assert "code" in Client().post(WRITE, values).context


def test_after_many_from_one_network_the_text_stays_and_nothing_comes_in(forum, monkeypatch):
    monkeypatch.setattr("augenhoehe.forum.views.write.MOST_PER_NETWORK", 2)
    answers = [Client().post(WRITE, fields(forum.room, text=f"{TEXT} {number}")) for number in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert f"{TEXT} 2" in words(answers[2]) and Contribution.objects.count() == 2


def test_an_address_is_written_to_only_after_its_owner_said_yes(forum):
    sent = Client().post(WRITE, fields(forum.room, email="u@beispiel.example", consent="on"))
    made, mail = Contribution.objects.get(), OutgoingMail.objects.get()
    assert sent.context["code"] in mail.body and TEXT not in mail.body
    operations.publish_contribution(contribution=made, by=forum.cast.gerda, at=AT)
    assert OutgoingMail.objects.count() == 1
    path = next(line for line in mail.body.split() if "/bestaetigung/" in line).split("/mitreden/")[1]
    client = Client()
    assert "Haben Sie das geschrieben" in words(client.get(f"/mitreden/{path}"))
    assert ContributionContact.objects.get().confirmed_at is None
    client.post(f"/mitreden/{path}")
    operations.close_contribution(contribution=made, by=forum.cast.gerda, at=AT)
    assert OutgoingMail.objects.count() == 2
    assert client.get("/mitreden/bestaetigung/falsch/").status_code == 404


def test_the_privacy_notice_in_force_is_linked_and_its_version_kept(forum):
    """S2-37, S2-38."""
    write_version(key="privacy", texts={"de": "Neu"}, note="", by=SYSTEM, at=AT, version=0)
    page = Client().get(WRITE, {"zu": forum.room.ref})
    assert "/datenschutz/" in page.content.decode()
    Client().post(WRITE, fields(forum.room))
    assert Contribution.objects.get().privacy_version == page.context["privacy_version"]


def test_about_what_is_not_public_or_over_nobody_writes(forum):
    for ref in ("thread:00000000-0000-4000-8000-000000000000", "room:x", "kram", ""):
        assert Client().get(WRITE, {"zu": ref}).status_code == 404
    operations.close_room(room=forum.room_row, by=forum.cast.aylin, at=AT)
    page = Client().post(WRITE, fields(forum.room))
    assert "beendet" in words(page) and TEXT in words(page) and not Contribution.objects.exists()


def test_the_emergency_brake_stops_writing_with_a_sentence_and_keeps_what_was_typed(forum):
    sentence = {"de": {"text": "Wir bekommen gerade sehr viele Drohungen.", "of_revision": 1, "machine": False}}
    operations.pull_brake(sentence=sentence, by=forum.cast.gerda, at=AT)
    page = Client().post(WRITE, fields(forum.room))
    assert "Drohungen" in words(page) and TEXT in words(page) and not Contribution.objects.exists()
    assert "Drohungen" in words(Client().get("/mitreden/"))
    operations.release_brake(by=forum.cast.gerda, at=AT)
    assert "code" in Client().post(WRITE, fields(forum.room)).context


def test_while_the_module_is_off_there_is_no_forum(forum, monkeypatch):
    monkeypatch.setattr("augenhoehe.places.views.door.module_on", lambda name, of=None: False)
    assert {Client().get(path).status_code for path in ("/mitreden/", f"{WRITE}?zu={forum.room.ref}")} == {404}


def test_an_organisation_and_a_person_with_an_account_write_and_read_what_became_of_it(forum):
    """S0-22, S1-15: who speaks for no organisation cannot use its name."""
    client = forum.client("faisal")
    values = {"about": forum.thread.ref, "kind": "statement", "text": TEXT, "language": "ar", "pseudonym": "Faisal"}
    assert client.post("/intern/mitreden/meine/neu/", values).status_code == 302
    made = Contribution.objects.get()
    assert made.author == forum.cast.users["faisal"] and made.kind == "statement"
    assert "eingereicht" in words(client.get("/intern/mitreden/meine/"))
    assert TEXT in words(client.get(f"/intern/mitreden/meine/{made.pk}/"))
    assert forum.client("veit").get(f"/intern/mitreden/meine/{made.pk}/").status_code == 404


def test_who_takes_a_contribution_back_leaves_no_word_of_it(forum):
    sent = forum.with_code(email="u@beispiel.example")
    page = Client().post("/mitreden/stand/", {"code": sent.code, "go": "withdraw"})
    made = Contribution.objects.get()
    assert "zurückgezogen" in words(page) and (made.text, made.state) == ("", "withdrawn")
    assert not ContributionContact.objects.exists()


def test_a_wrong_code_says_nothing_and_is_slowed_down(forum, monkeypatch):
    monkeypatch.setattr("augenhoehe.forum.views.status.PER_ADDRESS", 2)
    pages = [Client().post("/mitreden/stand/", {"code": "2222-2222-2222-2222"}) for _ in range(3)]
    assert [one.status_code for one in pages] == [200, 200, 429]
    assert "gibt es keinen Beitrag" in words(pages[0])


def test_a_text_without_end_is_refused_by_the_operation_too(forum):
    with pytest.raises(Refused, match="zu lang"):
        forum.submitted("x" * 4001)


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_whoever_writes_about_what_is_taken_down_meanwhile_gets_the_words_back(forum, prefix):
    values = fields(forum.thread, text="Mein langer <b>Text</b>.")
    withdraw_thread(thread=Thread.objects.get(pk=forum.thread_row.pk), reason="Irrtum", by=SYSTEM, at=AT)
    for about in (values["about"], "thread:nichts", ""):
        answer = Client().post(f"{prefix}{WRITE}", {**values, "about": about})
        page = answer.content.decode()
        assert answer.status_code == 410 and "Mein langer &lt;b&gt;Text&lt;/b&gt;." in page and "readonly" in page
    assert not Contribution.objects.exists()
    # Without a word of theirs there is nothing to give back.
    for answer in (Client().post(f"{prefix}{WRITE}", {"about": ""}), Client().get(f"{prefix}{WRITE}")):
        assert answer.status_code == 404
