"""Pages keep to their budgets of queries (docs/leistung.md): where most is to show, with every module on, for every role."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from augenhoehe.accounts.models import User
from augenhoehe.demo.management.commands.bench import PLACES
from augenhoehe.demo.world import cast
from augenhoehe.places.models import Installation
from augenhoehe.places.modules import MODULES
from augenhoehe.places.queries import forget_installation

pytestmark = pytest.mark.django_db
PEOPLE = {one.letter: one.email for one in cast.PEOPLE}
MATTER, TODAY, FILE = "/intern/vorgaenge/{matter}/", "/intern/", "/akte/{file}/"
BODY, PAPER = "/intern/gremien/{body}/", "/intern/gremien/vorlagen/{paper}/"
MEETING, OVERDUE = "/intern/gremien/sitzungen/{meeting}/", "/intern/gremien/ueberfaellig/"
QUESTION, WORD = "/intern/strukturfragen/{question}/", "/intern/gremien/vorlagen/?text=Sprachmittlung"
# Page, letter of the cast, most queries.
BUDGETS = (
    *((MATTER, letter, 10) for letter in "aekno"),
    *((PAPER, letter, 3) for letter in "abefkno"),
    *((QUESTION, letter, 7) for letter in "aekno"),
    *((WORD, letter, 5) for letter in "aen"),
    *((TODAY, letter, 12) for letter in "aekn"),
    # Twelve, and one more in a test: within its transaction the closed room gives back who acted before.
    (TODAY, "c", 13),
    (FILE, "c", 10),
    # Coordination, chair of the § 27 body and of the steering group, a town's officer, the committee office, a council.
    *((BODY, letter, 6) for letter in "aeknp"),
    (BODY, "o", 7),
    *((MEETING, letter, 6) for letter in "aeknop"),
    *((OVERDUE, letter, 5) for letter in "aeknop"),
    # When it is made anew; kept ready it is one (test_sign_in.py).
    ("/", "", 5),
)


@pytest.fixture(scope="module")
def places(world: Any, django_db_blocker: Any) -> dict[str, str]:
    """Every module on; and where the longest matter, body and paper are, as `make bench` finds them."""
    with django_db_blocker.unblock():
        Installation.objects.update(modules={one.name: True for one in MODULES})
        forget_installation()
        with connection.cursor() as cursor:
            return {name: str(_first(cursor, asked)) for name, asked in PLACES.items()}


def _first(cursor: Any, asked: str) -> Any:
    cursor.execute(asked)
    return (cursor.fetchone() or [""])[0]


def client_of(letter: str) -> Client:
    client = Client()
    if letter:
        user = User.objects.get(email=PEOPLE[letter.upper()])
        client.force_login(user, backend="augenhoehe.accounts.backends.Backend")
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time(), "id": 1}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client


@pytest.mark.parametrize(("page", "letter", "most"), BUDGETS)
def test_a_page_asks_at_most_so_often(places, monkeypatch, page: str, letter: str, most: int):
    # Whatever the machine is doing meanwhile: the row of the installation is read before.
    monkeypatch.setattr("augenhoehe.places.queries.KEPT_SECONDS", 600)
    client, address = client_of(letter), page.format(**places)
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= most, "\n".join(one["sql"][:160] for one in asked)
