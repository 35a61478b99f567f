from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from augenhoehe.accounts.sessions import BACKEND
from augenhoehe.accounts.tests.factories import person
from augenhoehe.core import clock
from augenhoehe.core.rights import Role
from augenhoehe.portal.models import LegalDraft, LegalText
from augenhoehe.portal.operations import save_draft, write_version
from augenhoehe.portal.queries import wording

from .factories import MONDAY, samuel

pytestmark = pytest.mark.django_db
LIST = "/intern/rechtstexte/"
IMPRINT = "/intern/rechtstexte/imprint/"


def client_of(letter: str, *roles: Role, factor: bool = True) -> Client:
    """A browser with a session in which the second factor was shown."""
    client = Client()
    user = person(letter, *roles, at=MONDAY)
    client.force_login(user, backend=BACKEND)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa" if factor else "code", "at": 0}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


EDIT, PREVIEW, PUBLISH = f"{IMPRINT}bearbeiten/", f"{IMPRINT}vorschau/", f"{IMPRINT}veroeffentlichen/"


def typed(text: str, *, revision: int = 0, **others: str) -> dict[str, str]:
    texts = {f"text_{language}": others.get(language, "") for language, _ in settings.LANGUAGES[1:]}
    return {"revision": str(revision), "text_de": text, "note": "", **texts}


@pytest.mark.parametrize(
    ("roles", "status"),
    [((), 403), ((Role.STEERING_MEMBER,), 403), ((Role.COORDINATION,), 200), ((Role.DATA_PROTECTION,), 200)],
)
def test_legal_texts_are_read_inside_by_those_who_may(roles: tuple[Role, ...], status: int):
    client = client_of("gesine", *roles)
    assert client.get(LIST).status_code == status
    assert client.get(IMPRINT).status_code == status


def test_nobody_reads_them_inside_without_signing_in(client):
    assert client.get(LIST).status_code == 302


def test_the_form_starts_with_the_wording_that_holds():
    page = client_of("samuel", Role.ADMINISTRATION).get(EDIT)
    assert page.context["form"].fields["text_de"].initial == wording("imprint", MONDAY)["de"]["text"]


def test_a_draft_is_previewed_with_its_differences_and_read_by_nobody_else_until_published(client):
    """S2-38: draft, preview, difference, publication."""
    samuel_ = client_of("samuel", Role.ADMINISTRATION)
    answer = samuel_.post(EDIT, typed("## Neu\nKreis <b>Federlohe</b>", tr="Yeni"))
    assert answer.url == PREVIEW
    page = samuel_.get(PREVIEW).content.decode()
    assert "<h2>Neu</h2>" in page
    assert "&lt;b&gt;Federlohe" in page
    assert "<ins>" in page and "<del>" in page
    assert "Yeni" in samuel_.get(PREVIEW, {"sprache": "tr"}).content.decode()
    assert "Federlohe</b>" not in client.get("/impressum/").content.decode()
    assert samuel_.post(PUBLISH, {"revision": "1"}).status_code == 302
    assert "<h2>Neu</h2>" in client.get("/impressum/").content.decode()
    assert (LegalText.objects.get().version, LegalDraft.objects.count()) == (1, 0)


def test_a_day_to_come_can_be_named_and_taken_back(client):
    samuel_ = client_of("samuel", Role.ADMINISTRATION)
    samuel_.post(EDIT, typed("Ab morgen"))
    late = {"revision": "1", "valid_from_0": "1.1.1999", "valid_from_1": "0:00"}
    assert "schon vorbei" in samuel_.post(PUBLISH, late).content.decode()
    day = clock.today() + timedelta(days=40)
    assert samuel_.post(PUBLISH, {**late, "valid_from_0": f"{day:%d.%m.%Y}"}).status_code == 302
    assert "Ab morgen" not in client.get("/impressum/").content.decode()
    assert client.get("/fassungen/imprint/1/").status_code == 404
    assert "gilt ab" in samuel_.get(IMPRINT).content.decode()
    assert samuel_.post(f"{IMPRINT}1/ruecknahme/").status_code == 302
    assert "galt nie" in samuel_.get(IMPRINT).content.decode()


def test_an_earlier_version_becomes_the_draft_again(client):
    for version, text in enumerate(("Erste", "Zweite")):
        write_version(key="imprint", texts={"de": text}, note="", by=samuel(), at=MONDAY, version=version)
    samuel_ = client_of("samuel", Role.ADMINISTRATION)
    page = samuel_.get(f"{IMPRINT}2/").content.decode()
    assert "<ins>" in page
    assert samuel_.post(f"{IMPRINT}1/zurueck/").url == PREVIEW
    assert samuel_.post(f"{IMPRINT}1/zurueck/").status_code == 403
    assert LegalDraft.objects.get().text["de"]["text"] == "Erste"
    assert "Erste" in client.get("/fassungen/imprint/1/").content.decode()
    assert "Diese Fassung gilt nicht mehr" in client.get("/fassungen/imprint/1/").content.decode()


def test_without_a_second_factor_nothing_is_written():
    answer = client_of("samuel", Role.ADMINISTRATION, factor=False).post(EDIT, typed("Neu"))
    assert answer.status_code == 302
    assert "zweiter-faktor" in answer.url
    assert not LegalDraft.objects.exists()


def test_who_will_write_is_asked_for_the_second_factor_before_typing():
    answer = client_of("samuel", Role.ADMINISTRATION, factor=False).get(EDIT)
    assert answer.url == "/konto/zweiter-faktor/?next=%2Fintern%2Frechtstexte%2Fimprint%2Fbearbeiten%2F"


def test_who_may_only_read_gets_no_form_and_writes_nothing():
    client = client_of("aylin", Role.COORDINATION)
    write_version(key="imprint", texts={"de": "Eins"}, note="", by=samuel(), at=MONDAY, version=0)
    save_draft(key="imprint", texts={"de": "Entwurf"}, note="", by=samuel(), at=MONDAY)
    page = client.get(IMPRINT).content.decode()
    assert "schreiben" not in page and "Entwurf" not in page
    for address in (EDIT, PREVIEW, PUBLISH, f"{IMPRINT}verwerfen/"):
        assert client.get(address).status_code == 403
    for address in (EDIT, f"{IMPRINT}1/zurueck/", f"{IMPRINT}1/ruecknahme/", f"{IMPRINT}durchgesehen/"):
        assert client.post(address, typed("Neu")).status_code == 403
    assert client.get(f"{IMPRINT}1/").status_code == 200


def test_an_empty_text_is_named_at_the_field_and_the_rest_stays():
    page = client_of("samuel", Role.ADMINISTRATION).post(EDIT, typed("", tr="Türkçe metin"))
    assert page.status_code == 400
    assert "Schreiben Sie den deutschen Wortlaut." in page.content.decode()
    assert "Türkçe metin" in page.content.decode()


def test_a_conflict_shows_both_and_keeps_what_was_typed():
    client = client_of("samuel", Role.ADMINISTRATION)
    save_draft(key="imprint", texts={"de": "Die andere Fassung"}, note="", by=samuel(), at=MONDAY)
    page = client.post(EDIT, typed("Meine Fassung"))
    shown = page.content.decode()
    assert page.status_code == 400
    assert "Die andere Fassung" in shown
    assert "Meine Fassung" in shown
    again = client.post(EDIT, typed("Meine Fassung", revision=int(page.context["form"]["revision"].value())))
    assert again.status_code == 302
    assert LegalDraft.objects.get().text["de"]["text"] == "Meine Fassung"


def test_data_protection_marks_the_version_as_checked(client):
    write_version(key="privacy", texts={"de": "Neu"}, note="", by=samuel(), at=MONDAY, version=0)
    gesine = client_of("gesine", Role.DATA_PROTECTION)
    address = reverse("portal_inside:check_legal_text", args=["privacy", 1])
    assert gesine.get(address).status_code == 405
    assert gesine.post(address).status_code == 302
    assert "Zu prüfen" not in client.get("/datenschutz/").content.decode()


def test_there_are_no_other_legal_texts():
    assert client_of("samuel", Role.ADMINISTRATION).get("/intern/rechtstexte/agb/").status_code == 404


def test_a_version_that_does_not_exist_cannot_be_checked():
    client = client_of("gesine", Role.DATA_PROTECTION)
    assert client.post(reverse("portal_inside:check_legal_text", args=["privacy", 7])).status_code == 404


def test_the_pages_need_few_queries(django_assert_max_num_queries):
    for version in range(5):
        write_version(key="imprint", texts={"de": f"{version}"}, note="", by=samuel(), at=MONDAY, version=version)
    client = client_of("samuel", Role.ADMINISTRATION)
    with django_assert_max_num_queries(7):
        client.get(LIST)
    with django_assert_max_num_queries(12):
        client.get(IMPRINT)
