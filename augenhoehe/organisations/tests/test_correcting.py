"""„Hat sich geändert“ by the link (acceptance 3): corrected right there; nothing typed is lost, nothing hidden shown."""

from __future__ import annotations

import pytest
from django.test import Client

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import ChangeRequest, Contact
from augenhoehe.organisations.operations.correcting import Correction
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside, text_of
from .test_confirming import asked, correct, link, sent

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    made = f.a_club(street="Am Hafen 3", postal_code="59991", locality="Sternmünde", address_shown="full")
    f.a_contact(made, languages=["ar"], phone_shown=True)
    return made


def test_plain_values_are_taken_over_and_the_entry_counts_as_confirmed(club):
    question = asked(club)
    correct(Client(), question, phone="0221 4710-999", street="Am Markt 1", website="dattelpalme.example",
            activity="Wir treffen uns montags.")  # fmt: skip
    now = f.reread(club)
    assert (now.street, now.website) == ("Am Markt 1", "https://dattelpalme.example")
    assert now.description["de"]["text"] == "Wir treffen uns montags." and now.confirmed_on is not None
    assert Contact.objects.get().phone == "0221 4710-999"
    question.refresh_from_db()
    assert (question.answer, question.note) == ("changed", "") and not Duty.objects.open().exists()


def test_a_new_name_is_checked_first_like_that_of_its_own_people(cast, club):
    question = asked(club)
    page = correct(Client(), question, "tr", name="Dattelpalme e. V.", activity="Salı günleri buluşuyoruz.")
    assert f.reread(club).name.startswith("Syrischer")
    wish = ChangeRequest.objects.get()
    assert (wish.values, wish.state) == ({"name": "Dattelpalme e. V."}, "open")
    assert [one.kind for one in Duty.objects.open()] == ["organisations.wish"]
    assert f.reread(club).description["tr"]["text"] == "Salı günleri buluşuyoruz."
    assert page.status_code == 200
    operations.accept_change(wish=wish, by=cast.aylin, at=f.AT)
    assert f.reread(club).name == "Dattelpalme e. V."


def test_own_words_and_a_new_mailbox_are_looked_at_and_nothing_of_them_is_lost(cast, club):
    correct(Client(), asked(club), note="Wir ziehen um.", email="neu@dattelpalme.example", phone="0221 4710-999")
    text = text_of(client_of(cast, "aylin"), inside("organisation", club.pk))
    assert "Wir ziehen um." in text and "neu@dattelpalme.example" in text
    assert [one.kind for one in Duty.objects.open()] == ["organisations.answer"]
    assert Contact.objects.get().email == "faisal@dattelpalme.example"


def test_what_is_hidden_is_neither_shown_nor_changed_by_a_link(cast):
    mosque = f.a_mosque()
    f.a_contact(mosque, email="vorstand@moschee.example")
    question = asked(mosque)
    page = Client().get(link(question))
    text = page.content.decode()
    for hidden in ("Zwirngraben 7", "59994", "0221 4710-123", "vorstand@moschee.example", "Türkei"):
        assert hidden not in text, hidden
    assert "street" not in page.context["form"].fields
    correct(Client(), question, street="Anderswo 1", phone="0221 4710-999")
    assert f.reread(mosque).street == "Zwirngraben 7" and Contact.objects.get().phone == "0221 4710-123"
    question.refresh_from_db()
    assert question.note == "Telefon: 0221 4710-999"


def test_a_mistake_keeps_everything_typed_and_stands_at_its_field(club):
    client, question = Client(), asked(club)
    page = correct(client, question, website="kein netz", note="Bleibt stehen")
    text = page.content.decode()
    assert "Das ist keine Adresse im Netz" in text and "Bleibt stehen" in text and "<details" in text
    question.refresh_from_db()
    assert question.answered_at is None


def test_who_changes_nothing_is_told_so_and_may_say_yes(club):
    question = asked(club)
    assert "Bitte ändern Sie eine Angabe" in correct(Client(), question).content.decode()
    question.refresh_from_db()
    assert question.answered_at is None


def test_what_somebody_else_changed_meanwhile_is_not_undone_and_the_own_words_stay(club):
    client, question = Client(), asked(club)
    data = sent(client.get(link(question)), phone="0221 4710-999")
    operations.change_organisation(organisation=f.reread(club), website="https://neu.example", by=SYSTEM, at=f.AT)
    page = client.post(link(question), data)
    assert "Inzwischen hat jemand" in page.content.decode() and "0221 4710-999" in page.content.decode()
    client.post(link(question), sent(page))
    assert f.reread(club).website == "https://neu.example" and Contact.objects.get().phone == "0221 4710-999"


def test_a_stale_correction_raises_a_conflict_and_a_second_answer_is_refused(club):
    question = asked(club)
    told = Correction(language="de", note="Neu")
    with pytest.raises(Conflict):
        operations.correct_entry(question=question, correction=told, revision=99, at=f.AT)
    operations.correct_entry(question=question, correction=told, revision=f.reread(club).revision, at=f.AT)
    with pytest.raises(Refused, match="schon beantwortet"):
        operations.correct_entry(question=question, correction=told, revision=f.reread(club).revision, at=f.AT)
