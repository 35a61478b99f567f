from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.accounts.sessions import BACKEND
from augenhoehe.accounts.tests.factories import person
from augenhoehe.core.rights import Role
from augenhoehe.portal.models import LegalText
from augenhoehe.portal.operations import write_version
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


def typed(text: str, *, version: int = 0, **others: str) -> dict[str, str]:
    texts = {f"text_{language}": others.get(language, "") for language in ("en", "tr", "ar", "uk")}
    return {"version": str(version), "text_de": text, "note": "", **texts}


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
    page = client_of("samuel", Role.ADMINISTRATION).get(IMPRINT)
    assert page.context["form"].fields["text_de"].initial == wording("imprint")["de"]["text"]


def test_saving_makes_a_new_version_that_the_public_reads_at_once(client):
    answer = client_of("samuel", Role.ADMINISTRATION).post(IMPRINT, typed("## Neu\nKreis Federlohe"))
    assert answer.status_code == 302
    assert "Kreis Federlohe" in client.get("/impressum/").content.decode()
    assert LegalText.objects.get().version == 1


def test_without_a_second_factor_nothing_is_written():
    answer = client_of("samuel", Role.ADMINISTRATION, factor=False).post(IMPRINT, typed("Neu"))
    assert answer.status_code == 302
    assert "zweiter-faktor" in answer.url
    assert not LegalText.objects.exists()


def test_who_will_write_is_asked_for_the_second_factor_before_typing():
    answer = client_of("samuel", Role.ADMINISTRATION, factor=False).get(IMPRINT)
    assert answer.url == "/konto/zweiter-faktor/?next=%2Fintern%2Frechtstexte%2Fimprint%2F"


def test_who_may_only_read_gets_no_form_and_writes_nothing():
    client = client_of("aylin", Role.COORDINATION)
    assert "Neue Fassung speichern" not in client.get(IMPRINT).content.decode()
    assert client.post(IMPRINT, typed("Neu")).status_code == 403


def test_an_empty_text_is_named_at_the_field_and_the_rest_stays():
    page = client_of("samuel", Role.ADMINISTRATION).post(IMPRINT, typed("", tr="Türkçe metin"))
    assert page.status_code == 400
    assert "Schreiben Sie den deutschen Wortlaut." in page.content.decode()
    assert "Türkçe metin" in page.content.decode()


def test_a_conflict_shows_both_and_keeps_what_was_typed():
    client = client_of("samuel", Role.ADMINISTRATION)
    write_version(key="imprint", texts={"de": "Die andere Fassung"}, note="", by=samuel(), at=MONDAY, version=0)
    page = client.post(IMPRINT, typed("Meine Fassung"))
    shown = page.content.decode()
    assert page.status_code == 400
    assert "Die andere Fassung" in shown
    assert "Meine Fassung" in shown
    again = client.post(IMPRINT, typed("Meine Fassung", version=int(page.context["form"]["version"].value())))
    assert again.status_code == 302
    assert LegalText.objects.latest("version").text["de"]["text"] == "Meine Fassung"


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
