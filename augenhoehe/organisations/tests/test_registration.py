"""A club registers itself: four questions in its language, nothing typed is lost, somebody owes it an answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from augenhoehe.core import clock, form_token
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty, OutgoingMail
from augenhoehe.organisations.models import Contact, Organisation
from augenhoehe.organisations.operations.owing import promised
from augenhoehe.organisations.views import registration
from augenhoehe.places.tests.factories import federlohe
from augenhoehe.portal.operations import write_version

from . import factories as f
from .pages import hidden_in

pytestmark = pytest.mark.django_db
GIVEN = {
    "name": "Elterninitiative Sonnabendschule Kornblume", "town": "05999012", "activity": "نعلّم الأطفال يوم السبت",
    "email": "kornblume@verein.example",
}  # fmt: skip


@pytest.fixture(autouse=True)
def kreis():
    return federlohe(centre_name="Integrationszentrum Kreis Federlohe")


class Applicant:
    """Somebody without an account; each step sends what the page before held."""

    def __init__(self, language: str = "de") -> None:
        self.client = Client(REMOTE_ADDR="192.0.2.9")
        self.url = "/organisationen/anmelden/" if language == "de" else f"/{language}/organisationen/anmelden/"
        self.page = self.client.get(self.url)

    def waits(self) -> Applicant:
        token = form_token.read(hidden_in(self.page)["token"], registration.PURPOSE)
        assert token is not None
        older = form_token.FormToken(token.submission, token.opened_at - timedelta(minutes=1), token.purpose)
        self.page.content = self.page.content.replace(token.signed().encode(), older.signed().encode())
        return self

    def sends(self, go: str = "send", url: str = "", **changed: str):
        data = {**hidden_in(self.page), **GIVEN, "go": go, **changed}
        self.page = self.client.post(url or self.url, data)
        return self.page


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar", "uk", "ru"])
def test_four_answers_are_enough_in_every_language(language):
    page = Applicant(language).waits().sends()
    text = page.content.decode()
    made = Organisation.objects.get()
    assert (made.name, made.state, made.source, made.language) == (GIVEN["name"], "reported", "self", language)
    assert made.municipality.name == "Mohnfurt" and made.description[language]["text"] == GIVEN["activity"]
    assert "Integrationszentrum Kreis Federlohe meldet sich bis" in text
    assert f'lang="{language}"' in text and 'lang="de"' in text
    contact = Contact.objects.get()
    assert contact.email == GIVEN["email"] and not contact.email_shown and contact.languages == [language]


def test_the_privacy_notice_in_force_is_linked_and_its_version_kept():
    """S2-37."""
    write_version(key="privacy", texts={"de": "Neu"}, note="", by=SYSTEM, at=clock.now(), version=0)
    applicant = Applicant().waits()
    assert "/datenschutz/" in applicant.page.content.decode()
    applicant.sends()
    assert Organisation.objects.get().privacy_version == 1


def test_the_coordination_owes_an_answer_by_the_day_the_slip_names():
    Applicant().waits().sends()
    due = promised(clock.now())
    duty = Duty.objects.open().get()
    assert (duty.role, duty.due, duty.municipality.name) == ("coordination", due, "Mohnfurt")
    assert GIVEN["name"] in duty.title and duty.url.startswith("/intern/organisationen/")


def test_the_mail_goes_to_the_address_in_its_language_and_repeats_nothing_typed():
    Applicant("uk").waits().sends()
    mail = OutgoingMail.objects.get()
    assert mail.to == GIVEN["email"] and mail.language == "uk"
    assert GIVEN["name"] not in mail.subject + mail.body and GIVEN["activity"] not in mail.body


def test_sent_twice_it_is_one_registration():
    applicant = Applicant().waits()
    before = applicant.page
    applicant.sends()
    applicant.page = before
    applicant.sends()
    assert Organisation.objects.count() == Duty.objects.count() == OutgoingMail.objects.count() == 1


def test_changing_the_language_keeps_what_was_typed_and_checks_nothing():
    page = Applicant().sends("stay", url="/ar/organisationen/anmelden/", email="keine Adresse")
    text = page.content.decode()
    assert GIVEN["activity"] in text and GIVEN["name"] in text and "keine Adresse" in text
    assert not page.context["form"].errors and not Organisation.objects.exists()


@pytest.mark.parametrize(("changed", "told"), [
    ({"name": " "}, "Bitte sagen Sie, wie Ihre Organisation heißt."),
    ({"town": ""}, "Bitte wählen Sie einen Ort."),
    ({"activity": ""}, "Bitte schreiben Sie in einem Satz, was Sie machen."),
    ({"email": "kornblume"}, "Das ist keine E-Mail-Adresse."),
    ({"website": "http://spam.example"}, "Ein Feld, das leer bleiben muss"),
    ({"token": "erfunden"}, "Die Seite passte nicht mehr zusammen"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_lost(changed, told):
    text = Applicant().waits().sends(**changed).content.decode()
    assert told in text and not Organisation.objects.exists()
    for name in {"name", "activity", "email"} - set(changed):
        assert GIVEN[name] in text


def test_too_fast_is_asked_once_more():
    applicant = Applicant()
    assert "Das ging sehr schnell" in applicant.sends().content.decode()
    applicant.waits().sends()
    assert Organisation.objects.count() == 1


def test_too_many_from_one_place_or_for_one_mailbox_wait(monkeypatch):
    monkeypatch.setattr(registration, "MOST_PER_MAILBOX", 1)
    Applicant().waits().sends()
    page = Applicant().waits().sends(name="Zweite Gruppe")
    assert page.status_code == 429 and "Zweite Gruppe" in page.content.decode()
    Applicant().waits().sends(name="Dritte Gruppe", email="andere@verein.example")
    assert {one.name for one in Organisation.objects.all()} == {GIVEN["name"], "Dritte Gruppe"}


def test_the_form_sets_no_cookie_and_a_poster_may_name_the_town():
    client = Client()
    page = client.get("/organisationen/anmelden/?ort=05999016")
    assert not page.cookies and '<option value="05999016" selected' in page.content.decode()
    assert page.context["form"].initial["town"] == f.town("Zwirnstadt").ags


def test_the_slip_is_never_kept_by_a_browser():
    page = Applicant().waits().sends()
    assert "no-store" in page["Cache-Control"]
