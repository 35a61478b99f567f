"""„Stimmt das noch?“: asked once a year, answered by a link, reminded once; nothing rots silently."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty, OutgoingMail
from augenhoehe.organisations import operations
from augenhoehe.organisations.links import answer_address, question_id_of, token_for
from augenhoehe.organisations.models import ConfirmationRequest, Organisation
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.queries import confirming as queries_confirming
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside, text_of

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    made = f.a_club()
    f.a_contact(made, languages=["ar"])
    return made


def asked(club) -> ConfirmationRequest:
    return operations.ask_organisation(organisation=club, by=SYSTEM, at=f.AT)


def link(question, language: str = "de") -> str:
    return answer_address(question, language).removeprefix("http://localhost:8000")


def sent(page, **values: str) -> dict[str, str]:
    """The form as a browser sends it: what stood in it, and what was typed."""
    form = page.context["form"]
    return {"answer": "changed", **{name: form[name].value() or "" for name in form.fields}, **values}


def correct(client, question, language: str = "de", **values: str):
    address = link(question, language)
    return client.post(address, sent(client.get(address), **values), follow=True)


# --- Asking -------------------------------------------------------------------------------------------------
def test_the_mail_comes_in_the_contacts_language_with_a_link_and_nothing_else(club):
    question = asked(club)
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.language) == ("faisal@dattelpalme.example", "ar")
    assert f"/ar/organisationen/stimmt-das/{token_for(question)}/" in mail.body


def test_who_has_no_mailbox_is_said_to_the_coordination_and_counted_apart(cast, club):
    other = f.a_club("Bildungsbrücke Lale e. V.")
    with pytest.raises(Refused, match="keine E-Mail-Adresse"):
        operations.ask_organisation(organisation=other, by=cast.aylin, at=f.AT)
    seen = queries_confirming.preview(cast.aylin, f.DAY)
    assert (seen.asked, seen.without_mailbox, seen.waiting) == (1, (other,), 0)


def test_without_a_contact_the_head_person_is_asked(cast):
    other = f.a_club("Bildungsbrücke Lale e. V.")
    f.head_of(other, cast.users["faisal"])
    assert queries_confirming.mailbox_of(other, f.DAY).email == "faisal@federlohe.example"


def test_asking_all_asks_each_once_and_only_where_the_actor_keeps_the_register(cast, club):
    mosque = f.a_mosque()
    f.a_contact(mosque, email="vorstand@moschee.example")
    assert operations.ask_all(by=cast.nuray, at=f.AT) == 1
    assert ConfirmationRequest.objects.get().organisation == mosque
    assert operations.ask_all(by=cast.aylin, at=f.AT) == 1
    assert operations.ask_all(by=cast.aylin, at=f.AT) == 0
    assert OutgoingMail.objects.count() == 2
    for name in ("faisal", "emine", "veit"):
        with pytest.raises(Refused):
            operations.ask_all(by=getattr(cast, name), at=f.AT)


def test_the_page_names_how_many_before_it_asks(cast, club, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    f.a_club("Bildungsbrücke Lale e. V.")
    client = client_of(cast, "aylin")
    text = text_of(client, inside("organisations_ask"))
    assert "Eine Organisation jetzt fragen" in text and "Bildungsbrücke Lale" in text
    client.post(inside("organisations_ask"))
    assert OutgoingMail.objects.count() == 1
    assert "Zurzeit ist niemand zu fragen" in client.post(inside("organisations_ask")).content.decode()


def test_the_daily_run_asks_whose_year_is_nearly_over_and_nobody_else(club):
    early = f.AT + YEAR - queries_confirming.ASK_BEFORE - timedelta(days=1)
    assert operations.ask_whose_turn_it_is(at=early) == 0
    due = early + timedelta(days=1)
    assert operations.ask_whose_turn_it_is(at=due) == 1
    assert operations.ask_whose_turn_it_is(at=due) == 0


def test_who_registered_itself_and_waits_for_the_check_is_not_asked_back(cast):
    operations.register_organisation(
        name="Kornblume", municipality=None, activity="Wir lernen.", email="k@verein.example", language="de", at=f.AT
    )
    assert queries_confirming.preview(cast.aylin, f.DAY).asked == 0


def test_after_three_weeks_one_reminder_and_no_second(club):
    asked(club)
    for days, mails in ((20, 1), (21, 2), (60, 2)):
        operations.remind_silent(at=f.AT + timedelta(days=days))
        assert OutgoingMail.objects.count() == mails


def test_without_an_answer_the_entry_says_unconfirmed_after_a_year(club):
    asked(club)
    day = day_of(f.AT + YEAR + timedelta(days=1))
    assert queries.made_card(f.reread(club), whole=False, day=day, language="de").stale


# --- Answering ----------------------------------------------------------------------------------------------
def test_looking_at_the_link_answers_nothing(club):
    question = asked(club)
    for _ in range(2):
        text = text_of(Client(), link(question))
    assert "Ja, das stimmt noch" in text and "Etwas hat sich geändert" in text
    assert not ConfirmationRequest.objects.exclude(answer="").exists()


def test_the_page_behind_the_link_shows_nothing_hidden(cast):
    mosque = f.a_mosque()
    f.a_contact(mosque)
    text = text_of(Client(), link(asked(mosque)))
    for hidden in ("Zwirngraben 7", "Türkei", "Faisal", "faisal@dattelpalme", "4710"):
        assert hidden not in text


def test_one_tap_confirms_as_of_today_without_signing_in(club):
    Organisation.objects.filter(pk=club.pk).update(confirmed_on=f.DAY - YEAR * 2)
    question = asked(club)
    page = Client().post(link(question, "ar"), {"answer": "yes"}, follow=True)
    assert page.status_code == 200 and 'dir="rtl"' in page.content.decode()
    assert not f.card(club, SYSTEM).stale
    question.refresh_from_db()
    assert question.answer == "yes"


def test_what_changed_reaches_the_coordination_which_settles_it(cast, club):
    question = asked(club)
    client = Client()
    assert client.post(link(question), {"answer": "changed", "note": " "}).status_code == 200
    correct(client, question, note="نحن الآن في شارع آخر")
    duty = Duty.objects.open().get()
    assert (duty.role, duty.kind) == ("coordination", "organisations.answer") and club.name in duty.title
    text = text_of(client_of(cast, "aylin"), inside("organisation", club.pk))
    assert "نحن الآن في شارع آخر" in text
    operations.settle_answer(organisation=f.reread(club), by=cast.aylin, at=f.AT + timedelta(days=2))
    assert not Duty.objects.open().exists()
    assert f.reread(club).confirmed_on == f.DAY + timedelta(days=2)
    with pytest.raises(Refused, match="keine Antwort"):
        operations.settle_answer(organisation=f.reread(club), by=cast.aylin, at=f.AT)


def test_gone_is_looked_at_by_a_person_before_anything_disappears(club):
    Client().post(link(asked(club)), {"answer": "closed"})
    assert f.reread(club).published and Duty.objects.open().get().kind == "organisations.answer"


def test_a_yes_publishes_what_the_centre_wrote_and_not_what_somebody_typed_unchecked(cast):
    written = operations.enter_on_behalf(
        name="Frauen wagen Wege e. V.", description="Wir begleiten Frauen.", municipality=f.town("Mohnfurt"),
        email="rojda@frauen.example", ask=True, by=cast.aylin, at=f.AT,
    )  # fmt: skip
    Client().post(link(written.confirmation_requests.get()), {"answer": "yes"})
    assert f.reread(written).published
    without = operations.enter_on_behalf(name="Kornblume", email="k@verein.example", ask=True, by=cast.aylin, at=f.AT)
    Client().post(link(without.confirmation_requests.get()), {"answer": "yes"})
    assert f.reread(without).state == "reported"
    assert "deutsche Beschreibung fehlt" in Duty.objects.open().get().title


def test_a_link_is_answered_once_and_a_changed_one_leads_nowhere(club):
    question = asked(club)
    operations.answer_yes(question=question, at=f.AT)
    with pytest.raises(Refused, match="schon beantwortet"):
        operations.answer_closed(question=question, at=f.AT)
    text = text_of(Client(), link(question))
    assert "Der Eintrag gilt als bestätigt." in text and "Es gibt uns nicht mehr" not in text
    whole = token_for(question)
    broken = whole[:-9] + ("A" if whole[-9] != "A" else "B") + whole[-8:]
    assert question_id_of(broken) is None
    assert Client().get(f"/organisationen/stimmt-das/{broken}/").status_code == 404


def test_an_entry_that_rests_is_asked_no_more_and_its_link_ends(cast, club):
    question = asked(club)
    operations.rest_organisation(organisation=f.reread(club), reason="Pause", by=cast.aylin, at=f.AT)
    assert Client().get(link(question)).status_code == 404
    with pytest.raises(Refused):
        operations.answer_yes(question=question, at=f.AT)
