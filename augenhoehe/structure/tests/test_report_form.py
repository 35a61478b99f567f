"""The public form: four screens, German and Arabic, and nothing typed is ever lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.places.operations import set_up_installation
from augenhoehe.places.queries import installation
from augenhoehe.places.tests.factories import federlohe, uhlenquell
from augenhoehe.structure.models import Hint, HintCode, HintContact
from augenhoehe.structure.rules_intake import answer_due

from .intake_factories import IDEA, PROBLEM, Visitor, fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kreis():
    return federlohe()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_visitor_reports_in_four_screens_and_gets_a_code(language):
    visitor = Visitor(language)
    page = visitor.sends()
    assert page.status_code == 200
    hint = Hint.objects.get()
    assert (hint.problem, hint.idea, hint.relation, hint.language) == (PROBLEM, IDEA, "self", language)
    assert (hint.municipality.name, hint.life_area.code) == ("Sternmünde", "school")
    assert page.context["code"] in page.content.decode()
    assert f'lang="{language}"' in page.content.decode()
    assert ('dir="rtl"' in page.content.decode().split("<body")[0]) == (language == "ar")


def test_life_areas_are_offered_in_the_visitors_language_with_examples():
    page = Visitor("ar").open().content.decode()
    assert "السكن" in page and "البحث عن شقة" in page
    assert "Wohnungssuche" not in page


def test_the_code_is_never_stored_in_clear():
    page = Visitor().sends()
    code = page.context["code"]
    kept = HintCode.objects.get()
    stored = [kept.digest, *(str(value) for value in Hint.objects.values_list().get())]
    bare = code.replace("-", "")
    assert not any(code in value or bare in value for value in stored)
    assert not OutgoingMail.objects.exists()


def test_sent_twice_it_is_one_hint_with_the_same_code():
    visitor = Visitor()
    visitor.fills_in()
    visitor.has_taken_time()
    before = visitor.page
    first = visitor.does("send").context["code"]
    visitor.page = before
    second = visitor.does("send").context["code"]
    assert first == second
    assert Hint.objects.count() == HintCode.objects.count() == 1


def test_two_forms_with_the_same_words_are_two_hints():
    codes = {Visitor().sends().context["code"] for _ in range(2)}
    assert len(codes) == Hint.objects.count() == 2


def test_what_was_typed_stays_over_all_screens_back_and_forth():
    visitor = Visitor()
    visitor.fills_in(email="halyna@beispiel.example", consent="on", interview="on")
    for _ in range(3):
        visitor.does("back")
    assert 'name="town"' in visitor.page.content.decode()
    kept = fields_of(visitor.page)
    assert kept["town"] == "05999004" and kept["life_area"] == "school"
    assert (kept["problem"], kept["idea"], kept["relation"]) == (PROBLEM, IDEA, "self")
    assert (kept["email"], kept["consent"], kept["interview"]) == ("halyna@beispiel.example", "on", "on")


def test_going_back_checks_nothing_and_keeps_even_what_is_wrong():
    visitor = Visitor()
    visitor.open()
    visitor.does(town="05999004", life_area="school")
    visitor.does(problem=PROBLEM)
    visitor.does("back", email="keine Adresse")
    assert not visitor.page.context["form"].errors
    assert fields_of(visitor.page)["email"] == "keine Adresse"


def test_changing_the_language_in_the_middle_keeps_screen_and_text():
    visitor = Visitor()
    visitor.open()
    visitor.does(town="05999004", life_area="school")
    page = visitor.does("stay", url="/uk/melden/", problem=PROBLEM)
    assert 'lang="uk"' in page.content.decode()
    assert page.context["screen"] == "what"
    assert fields_of(page)["problem"] == PROBLEM and fields_of(page)["town"] == "05999004"
    assert not page.context["form"].errors


def test_line_breaks_and_emoji_survive_the_journey():
    typed = "Zeile eins\n\nZeile zwei <b>&amp; „Zitat“</b> 🙂 مرحبا"
    visitor = Visitor()
    visitor.sends(problem=typed)
    assert Hint.objects.get().problem == typed


class TestNothingIsLostWhen:
    """Every way the form can be refused shows the text again."""

    def test_the_problem_is_missing(self):
        visitor = Visitor("ar")
        visitor.open()
        visitor.does(town="05999004", life_area="school")
        page = visitor.does(problem="   ", idea=IDEA)
        assert page.context["screen"] == "what" and page.context["form"].errors["problem"]
        assert fields_of(page)["idea"] == IDEA and fields_of(page)["town"] == "05999004"

    def test_the_text_is_too_long(self):
        visitor = Visitor()
        visitor.open()
        visitor.does(town="05999004", life_area="school")
        page = visitor.does(problem="ä" * 5001)
        assert "5001" in str(page.context["form"].errors["problem"])
        assert fields_of(page)["problem"] == "ä" * 5001

    def test_no_town_was_chosen(self):
        visitor = Visitor()
        visitor.open()
        page = visitor.does(life_area="housing")
        assert list(page.context["form"].errors) == ["town"]
        assert fields_of(page)["life_area"] == "housing"

    def test_contact_is_given_without_consent(self):
        visitor = Visitor()
        visitor.open()
        visitor.does(town="05999004", life_area="school")
        visitor.does(problem=PROBLEM)
        page = visitor.does(email="halyna@beispiel.example", name="Halyna")
        assert list(page.context["form"].errors) == ["consent"]
        kept = fields_of(page)
        assert (kept["email"], kept["name"], kept["problem"]) == ("halyna@beispiel.example", "Halyna", PROBLEM)

    def test_consent_is_given_without_contact(self):
        visitor = Visitor()
        visitor.open()
        visitor.does(town="05999004", life_area="school")
        visitor.does(problem=PROBLEM)
        page = visitor.does(consent="on", phone="")
        assert list(page.context["form"].errors) == ["email"]
        assert fields_of(page)["consent"] == "on"

    def test_it_was_sent_within_four_seconds(self):
        visitor = Visitor("ar")
        visitor.fills_in()
        page = visitor.does("send")
        assert page.context["problem"] and page.context["screen"] == "check"
        assert fields_of(page)["problem"] == PROBLEM and not Hint.objects.exists()
        visitor.has_taken_time()
        assert visitor.does("send").context["code"]

    def test_a_machine_filled_the_hidden_field(self):
        visitor = Visitor()
        visitor.fills_in()
        visitor.has_taken_time()
        page = visitor.does("send", website="https://spam.example")
        assert page.context["problem"] and not Hint.objects.exists()
        kept = fields_of(page)
        assert kept["problem"] == PROBLEM and kept["website"] == ""
        assert visitor.does("send").context["code"]

    @pytest.mark.parametrize("token", ["", "gefälscht", "WyJhIiwxXQ:abc"])
    def test_the_token_is_missing_or_forged(self, token):
        visitor = Visitor()
        visitor.fills_in()
        page = visitor.does("send", token=token)
        assert page.context["problem"] and not Hint.objects.exists()
        assert fields_of(page)["problem"] == PROBLEM
        visitor.has_taken_time()
        assert visitor.does("send").context["code"]

    def test_too_many_came_from_one_address(self, monkeypatch):
        monkeypatch.setattr("augenhoehe.structure.views.report.MOST_REPORTS", 1)
        Visitor().sends()
        visitor = Visitor()
        page = visitor.sends()
        assert page.status_code == 429 and Hint.objects.count() == 1
        assert fields_of(page)["problem"] == PROBLEM
        assert Visitor(address="192.0.2.8").sends().status_code == 200

    def test_the_town_was_closed_meanwhile(self):
        visitor = Visitor()
        visitor.fills_in()
        visitor.has_taken_time()
        page = visitor.does("send", town="05999999")
        assert page.context["screen"] == "where" and page.context["form"].errors["town"]
        assert fields_of(page)["problem"] == PROBLEM and not Hint.objects.exists()


def test_a_form_left_open_for_a_month_can_still_be_sent():
    visitor = Visitor()
    visitor.fills_in()
    visitor.opened(timedelta(days=31))
    assert visitor.does("send").context["code"]


def test_sending_again_after_success_is_not_throttled(monkeypatch):
    monkeypatch.setattr("augenhoehe.structure.views.report.MOST_REPORTS", 1)
    visitor = Visitor()
    visitor.fills_in()
    visitor.has_taken_time()
    before = visitor.page
    visitor.does("send")
    visitor.page = before
    assert visitor.does("send").status_code == 200


def test_the_form_sets_no_cookie():
    visitor = Visitor()
    visitor.sends()
    assert not visitor.client.cookies


def test_what_looks_like_a_name_is_asked_about_once():
    typed = "Frau Muster vom Amt sagt, ich soll 0221 4710 123 anrufen."
    visitor = Visitor()
    visitor.open()
    visitor.does(town="05999004", life_area="school")
    page = visitor.does(problem=typed)
    assert page.context["screen"] == "what"
    assert [one.found for one in page.context["traces"]] == ["0221 4710 123", "Frau Muster"]
    assert fields_of(page)["problem"] == typed
    assert visitor.does().context["screen"] == "contact"
    visitor.does("back")
    assert visitor.does().context["screen"] == "contact"


def test_a_social_area_must_belong_to_the_town():
    area = uhlenquell()
    visitor = Visitor()
    visitor.open()
    page = visitor.does(town="05999004", life_area="school", social_area=str(area.pk))
    assert "Zwirnstadt" in str(page.context["form"].errors["social_area"])
    visitor.does(town="05999016")
    visitor.does(problem=PROBLEM)
    visitor.does()
    visitor.has_taken_time()
    visitor.does("send")
    assert Hint.objects.get().social_area == area


def test_who_does_not_know_where_or_what_reports_for_the_whole_kreis(kreis):
    visitor = Visitor()
    visitor.open()
    visitor.does(town="mehrere", life_area="offen")
    visitor.does(problem=PROBLEM)
    visitor.does()
    visitor.has_taken_time()
    visitor.does("send")
    hint = Hint.objects.get()
    assert hint.municipality == kreis and hint.life_area is None


def test_a_poster_can_name_the_town():
    page = Visitor().open("?ort=05999016&bereich=mobility")
    assert fields_of(page)["town"] == "05999016" and fields_of(page)["life_area"] == "mobility"


def test_contact_lies_apart_with_consent_and_end():
    page = Visitor("uk").sends(
        email="halyna@beispiel.example", phone="0221 4710 100", name="Halyna", consent="on", interview="on"
    )
    contact = HintContact.objects.get()
    assert (contact.email, contact.phone, contact.language) == ("halyna@beispiel.example", "0221 4710 100", "uk")
    assert contact.interview_consent and contact.consent_version == "2026-11"
    assert (contact.delete_after - clock.today()).days == 365
    mail = OutgoingMail.objects.get()
    assert page.context["code"] in mail.body and mail.language == "uk"
    assert PROBLEM not in mail.body and IDEA not in mail.body and "Halyna" not in mail.body


def test_without_contact_nothing_about_the_person_is_kept():
    Visitor().sends()
    assert not HintContact.objects.exists() and not OutgoingMail.objects.exists()


def test_two_hints_with_one_address_count_as_one_person():
    for email in ("halyna@beispiel.example", "Halyna@Beispiel.example", "andere@beispiel.example"):
        Visitor().sends(email=email, consent="on")
    keys = Hint.objects.order_by("arrived_on").values_list("person_key", flat=True)
    assert len(keys) == 3 and len(set(keys)) == 2


def test_the_last_page_says_until_when_an_answer_comes():
    page = Visitor().sends()
    assert page.context["due"] == answer_due(clock.today())
    assert "<svg" in page.content.decode()
    assert page.headers["Cache-Control"].count("no-store") == 1


def test_the_last_screen_says_what_this_is_not_and_where_help_is():
    text = Visitor().fills_in().content.decode()
    for word in ("kein Antrag und kein Widerspruch", "Keine Frist", "116 117", "116 016", "112", "Ausländerbehörde"):
        assert word in text


@pytest.mark.parametrize("contact", [{}, {"phone": "0221 4710 200"}, {"website": "https://federlohe.example"}])
def test_the_last_screen_says_who_advises_however_the_installation_is_reached(contact):
    row = installation()
    set_up_installation(
        name=row.name,
        district=row.district,
        by=SYSTEM,
        at=clock.now(),
        contact=contact,
        centre_name="Integrationszentrum",
    )
    text = Visitor().fills_in().content.decode()
    assert ("Suchen Sie Beratung" in text) == bool(contact)
    assert all(value in text for value in contact.values())


def test_switched_off_the_form_says_so_kindly():
    row = installation()
    set_up_installation(name=row.name, district=row.district, modules={"hints_form": False}, by=SYSTEM, at=clock.now())
    page = Client().get("/melden/")
    assert page.status_code == 200 and "zurzeit kein Formular" in page.content.decode()
    assert Client().post("/melden/", {"go": "send"}).status_code == 200
    assert not Hint.objects.exists()


def test_the_number_of_queries_does_not_grow_with_towns(django_assert_max_num_queries):
    client = Client()
    with django_assert_max_num_queries(4):
        client.get("/melden/")
