"""Signing in with a directory account (OpenID Connect): by configuration, and only into accounts that exist."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.urls import reverse

from augenhoehe.accounts.adapters import SocialAccountAdapter
from augenhoehe.accounts.models import User

from .factories import person

pytestmark = pytest.mark.django_db
APP = {
    "provider_id": "oidc",
    "name": "Kreis-Anmeldung",
    "client_id": "augenhoehe",
    "secret": "geheim",
    "settings": {"server_url": "https://anmeldung.example"},
}


@pytest.fixture
def directory(settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [APP]}}


def arrive(email, *, verified, uid="4711"):
    """What happens when the directory sends somebody back."""
    from allauth.core import context

    request = RequestFactory().get("/konto/oidc/oidc/login/callback/")
    request.session, request.user = SessionStore(), AnonymousUser()
    request._messages = CookieStorage(request)
    with context.request_context(request):
        provider = SocialAccountAdapter(request).get_provider(request, "oidc")
        login = SocialLogin(
            user=User(email=email),
            account=SocialAccount(provider="oidc", uid=uid, extra_data={"userinfo": {"address": "Am Markt 1"}}),
            email_addresses=[EmailAddress(email=email, verified=verified, primary=True)],
            provider=provider,
        )
        login.state = {"process": "login", "next": "/intern/mein-konto/"}
        return request, complete_login(request, login)


def test_the_button_appears_when_a_directory_is_configured(client, directory):
    text = client.get(reverse("account_login")).content.decode()
    assert "Mit Kreis-Anmeldung anmelden" in text
    assert "/konto/oidc/oidc/login/" in text


def test_without_one_there_is_no_button(client):
    assert "/oidc/" not in client.get(reverse("account_login")).content.decode()


def test_an_unknown_person_is_refused_in_words(directory):
    request, response = arrive("fremd@federlohe.example", verified=True)
    assert "Zu dieser Anmeldung gibt es hier kein Konto" in response.content.decode()
    assert not request.user.is_authenticated
    assert not User.objects.exists()


def test_a_known_person_comes_in_by_the_proven_address(directory):
    aylin = person("aylin")
    request, response = arrive("Aylin@federlohe.example", verified=True)
    assert response.url == "/intern/mein-konto/"
    assert request.user == aylin
    assert EmailAddress.objects.get(user=aylin).verified
    assert SocialAccount.objects.get(user=aylin).uid == "4711"


def test_who_was_linked_once_comes_in_by_number_even_with_a_new_address(directory):
    aylin = person("aylin")
    arrive("aylin@federlohe.example", verified=True)
    request, _ = arrive("aylin.neu@federlohe.example", verified=True)
    assert request.user == aylin
    assert SocialAccount.objects.count() == 1


def test_an_address_that_the_directory_did_not_prove_opens_nothing(directory):
    aylin = person("aylin")
    request, response = arrive("aylin@federlohe.example", verified=False)
    assert "kein Konto" in response.content.decode()
    assert not request.user.is_authenticated
    assert not SocialAccount.objects.filter(user=aylin).exists()


def test_nothing_else_from_the_directory_is_kept(directory):
    person("aylin")
    arrive("aylin@federlohe.example", verified=True)
    assert not SocialAccount.objects.exclude(extra_data={}).exists()


def test_a_closed_account_stays_closed(directory):
    aylin = person("aylin")
    User.objects.filter(pk=aylin.pk).update(is_active=False, deactivated_at=aylin.created_at)
    request, _ = arrive("aylin@federlohe.example", verified=True)
    assert not request.user.is_authenticated
