"""How a rule's no reaches people: a page with the sentence, the second factor, or both versions."""

from __future__ import annotations

import uuid
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SecondFactorNeeded
from augenhoehe.journal.middleware import RefusalMiddleware
from augenhoehe.journal.models import AuditEntry

from .factories import AYLIN

pytestmark = pytest.mark.django_db


def answer(error, *, method="POST", path="/intern/hinweise/", by=AYLIN, headers=None, **kwargs):
    request = getattr(RequestFactory(), method.lower())(path, headers=headers or {})
    request.actor, request.user = by, AnonymousUser()
    request.resolver_match = SimpleNamespace(view_name="structure_inside:hint", args=(), kwargs=kwargs)
    return RefusalMiddleware(lambda given: given).process_exception(request, error)


def test_a_refused_write_shows_the_sentence_and_is_audited():
    pk = uuid.uuid4()
    response = answer(Refused("Das geht erst nach der Sitzung."), pk=pk)
    assert response.status_code == 403
    assert "Das geht erst nach der Sitzung." in response.content.decode()
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.object_id, entry.refused, entry.actor_id) == (
        "structure_inside:hint", str(pk), True, AYLIN.user_id,
    )  # fmt: skip


def test_a_refused_reading_is_not_audited():
    assert answer(Refused("Nein."), method="GET").status_code == 403
    assert not AuditEntry.objects.exists()


def test_a_secret_in_an_address_never_enters_the_trail():
    answer(Refused("Nein."), by=ANONYMOUS, code="7KQ2-MX4R-9TBC-D3HV", number="V-2026-014")
    assert AuditEntry.objects.get().object_id == "V-2026-014"


def test_a_missing_second_factor_leads_there_and_back():
    response = answer(SecondFactorNeeded(), method="GET", path="/intern/konten/?seite=2")
    assert response.status_code == 302
    assert response["Location"].endswith("?next=%2Fintern%2Fkonten%2F%3Fseite%3D2")


def test_after_a_post_the_second_factor_leads_back_to_the_form_and_never_elsewhere():
    ours = answer(SecondFactorNeeded(), headers={"referer": "http://testserver/intern/konten/neu/"})
    assert ours["Location"].endswith("?next=http%3A%2F%2Ftestserver%2Fintern%2Fkonten%2Fneu%2F")
    foreign = answer(SecondFactorNeeded(), headers={"referer": "http://boese.example/"})
    assert foreign["Location"].endswith("?next=%2F")


def test_errors_of_ours_are_not_hidden():
    assert answer(ValueError("x")) is None
