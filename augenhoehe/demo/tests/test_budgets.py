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
# Page, letter of the cast, most queries.
BUDGETS = (
    *((MATTER, letter, 12) for letter in "aekn"),
    *((TODAY, letter, 12) for letter in "aekn"),
    # Twelve, and one more in a test: within its transaction the closed room gives back who acted before.
    (TODAY, "c", 13),
    (FILE, "c", 13),
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
def test_a_page_asks_at_most_so_often(places, page: str, letter: str, most: int):
    client, address = client_of(letter), page.format(**places)
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= most, "\n".join(one["sql"][:160] for one in asked)
