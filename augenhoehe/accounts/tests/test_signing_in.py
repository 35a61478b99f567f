"""Signing in: one address, one code; and nobody learns who has an account."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import translation

from augenhoehe.accounts import operations, throttles
from augenhoehe.core import clock

from .factories import SYSTEM, person

pytestmark = pytest.mark.django_db
ACCOUNT = "/intern/mein-konto/"


def code_in(message) -> str:
    return re.search(r"\b\d{4}-\d{4}\b", message.body).group()


def ask_for_code(client, email, **more):
    return client.post(reverse("account_login") + f"?next={ACCOUNT}", {"login": email, "next": ACCOUNT}, **more)


def test_address_then_code_and_one_is_in(client):
    aylin = person("aylin")
    response = ask_for_code(client, "Aylin@Federlohe.example")
    assert response.url.startswith(reverse("account_confirm_login_code"))
    assert "aylin@federlohe.example" in client.get(response.url).content.decode()
    code = code_in(mail.outbox[0])
    response = client.post(response.url, {"code": code, "next": ACCOUNT})
    assert response.url == ACCOUNT
    page = client.get(ACCOUNT)
    assert page.status_code == 200
    assert "Aylin Adaköy" in page.content.decode()
    assert EmailAddress.objects.get(user=aylin).verified


def test_the_page_asks_for_one_field_and_names_the_other_ways(client):
    text = client.get(reverse("account_login")).content.decode()
    assert text.count('<input type="email"') == 1
    assert 'type="password"' not in text
    assert reverse("account_password_login") in text
    assert reverse("mfa_login_webauthn") in text
    assert "<script>" not in text and "onclick" not in text


def test_the_code_can_be_typed_without_its_dash(client):
    person("aylin")
    url = ask_for_code(client, "aylin@federlohe.example").url
    assert client.post(url, {"code": code_in(mail.outbox[0]).replace("-", " ")}).status_code == 302


def test_five_wrong_codes_end_the_attempt(client):
    person("aylin")
    url = ask_for_code(client, "aylin@federlohe.example").url
    answers = [client.post(url, {"code": "0000-0000"}) for _ in range(5)]
    assert "Der Code stimmt nicht" in answers[0].content.decode()
    assert answers[-1].status_code == 302
    assert client.post(url, {"code": code_in(mail.outbox[0])}).url == reverse("account_request_login_code")


def test_the_mail_speaks_the_language_of_the_account(client):
    person("faisal", language="tr")
    with translation.override("de"):
        ask_for_code(client, "faisal@federlohe.example")
    assert mail.outbox[0].extra_headers["Content-Language"] == "tr"


def test_an_unknown_address_looks_the_same(client, django_assert_max_num_queries):
    person("aylin")
    known = ask_for_code(client, "aylin@federlohe.example")
    shown = client.get(known.url).content.decode()
    client.logout()
    client.cookies.clear()
    unknown = ask_for_code(client, "niemand@federlohe.example")
    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    other = client.get(unknown.url).content.decode()

    def bare(text, address):
        return re.sub(r'value="[^"]*"|nonce="[^"]*"', "", text.replace(address, "ADRESSE"))

    assert bare(shown, "aylin@federlohe.example") == bare(other, "niemand@federlohe.example")
    assert [message.to for message in mail.outbox] == [["aylin@federlohe.example"], ["niemand@federlohe.example"]]
    assert not re.search(r"\d{4}-\d{4}", mail.outbox[1].body)
    assert client.post(unknown.url, {"code": "1234-5678"}).status_code == 200


def test_a_closed_account_gets_no_code(client):
    aylin = person("aylin")
    operations.deactivate_user(user=aylin, revision=1, by=SYSTEM, at=clock.now())
    ask_for_code(client, "aylin@federlohe.example")
    assert not re.search(r"\d{4}-\d{4}", mail.outbox[0].body)


def test_a_password_opens_only_the_own_account_and_only_if_there_is_one(client, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    aylin = person("aylin")
    aylin.set_password("vier Worte hintereinander hier")
    aylin.save()
    EmailAddress.objects.filter(user=aylin).update(verified=True)
    url = reverse("account_password_login")
    wrong = client.post(url, {"login": "aylin@federlohe.example", "password": "falsch falsch falsch"})
    nobody = client.post(url, {"login": "niemand@federlohe.example", "password": "falsch falsch falsch"})
    for answer in (wrong, nobody):
        assert "Mailadresse oder Passwort stimmen nicht." in answer.content.decode()
    right = {"login": "aylin@federlohe.example", "password": "vier Worte hintereinander hier", "next": ACCOUNT}
    assert client.post(url, right).url == ACCOUNT


def test_the_sixth_code_for_one_mailbox_has_to_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    person("aylin")
    for _ in range(throttles.PER_PERSON["sign_in_code"]):
        client.cookies.clear()
        assert ask_for_code(client, "aylin@federlohe.example").status_code == 302
    client.cookies.clear()
    answer = ask_for_code(client, "AYLIN@federlohe.example")
    assert "Warten Sie bitte eine Viertelstunde" in answer.content.decode()
    assert len(mail.outbox) == throttles.PER_PERSON["sign_in_code"]
    assert ask_for_code(client, "veit@federlohe.example").status_code == 302


def test_one_network_address_cannot_try_all_mailboxes(client, settings, monkeypatch):
    settings.ACCOUNT_RATE_LIMITS = False
    monkeypatch.setitem(throttles.PER_ADDRESS, "sign_in_code", 3)
    for number in range(3):
        client.cookies.clear()
        ask_for_code(client, f"jemand{number}@federlohe.example")
    client.cookies.clear()
    answer = ask_for_code(client, "jemand4@federlohe.example")
    assert "Warten Sie bitte" in answer.content.decode()
    client.cookies.clear()
    assert ask_for_code(client, "jemand5@federlohe.example", REMOTE_ADDR="192.0.2.9").status_code == 302


def test_allauths_own_limit_is_in_force_too(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "2/m/key"}
    person("aylin")
    for _ in range(2):
        client.cookies.clear()
        ask_for_code(client, "aylin@federlohe.example")
    client.cookies.clear()
    assert "Warten Sie bitte einige Minuten" in ask_for_code(client, "aylin@federlohe.example").content.decode()


def test_nobody_opens_an_account_alone(client):
    text = client.get(reverse("account_signup")).content.decode()
    assert "Konten gibt es auf Einladung" in text
    client.post(reverse("account_signup"), {"email": "neu@federlohe.example"})
    assert not EmailAddress.objects.exists()


def test_signing_out_everywhere_ends_the_other_devices(client):
    from django.test import Client

    aylin, phone = person("aylin"), Client()
    client.force_login(aylin)
    phone.force_login(aylin)
    assert phone.get(ACCOUNT).status_code == 200
    client.post(reverse("accounts:sign_out_everywhere"))
    assert phone.get(ACCOUNT).status_code == 302
    assert client.get(ACCOUNT).status_code == 302


def test_after_signing_in_nobody_is_sent_to_another_house(client, settings):
    settings.LOGIN_REDIRECT_URL = ACCOUNT
    person("aylin")
    url = ask_for_code(client, "aylin@federlohe.example").url
    answer = client.post(url, {"code": code_in(mail.outbox[0]), "next": "https://boese.example/"})
    assert answer.url == ACCOUNT


@pytest.mark.parametrize("language", ["en", "tr", "ar", "uk", "ru"])
def test_the_page_opens_in_every_language(client, language):
    response = client.get(f"/{language}/konto/login/")
    assert response.status_code == 200
    assert f'lang="{language}"' in response.content.decode()
