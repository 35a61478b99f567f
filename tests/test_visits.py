"""Every address × every role × own and foreign objects, against the committed table tests/visits.csv.

A route that is not in the table fails. After a deliberate change: AUGENHOEHE_WRITE_VISITS=1 pytest
tests/test_visits.py writes the table anew; the difference is read in review like code.
"""

from __future__ import annotations

import copy
import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.plugin import DEMO_TEMPLATE, _embedded, ensure_demo_template, point_django_at
from tests.subjects import SUBJECTS, make_more

TABLE = Path(__file__).with_name("visits.csv")
# Letters of the cast (demo-world); „+“ adds a second factor in the session. V is the stranger.
ROLES = ["anonym", "V", "A", "N", "W", "K", "L", "E", "O", "M", "G+", "S", "S+"]
SKIPPED_NAMESPACES = {"djdt"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, worker_database: str) -> Iterator[None]:
    """A clone of the demo world for this module; each request is rolled back."""
    ensure_demo_template()
    server = _embedded()
    urls = server.clone(DEMO_TEMPLATE, f"visits_{worker_database}")
    with django_db_blocker.unblock():
        point_django_at(urls)
        try:
            make_more()
            yield
        finally:
            connection.close()
            server.drop(f"visits_{worker_database}")
            point_django_at(server.urls(worker_database))


def routes() -> list[tuple[str, list[str]]]:
    """(name with namespace, argument names) of every named route."""

    def walk(patterns: list[Any], namespace: str, arguments: list[str]) -> Iterator[tuple[str, list[str]]]:
        for one in patterns:
            # Routes by regular expression (allauth's) name their arguments in it.
            spelled = one.pattern.regex.groupindex if hasattr(one.pattern, "_regex") else one.pattern.converters
            names = [*arguments, *spelled]
            if isinstance(one, URLResolver):
                if one.namespace in SKIPPED_NAMESPACES:
                    continue
                yield from walk(one.url_patterns, f"{namespace}{one.namespace}:" if one.namespace else namespace, names)
            elif isinstance(one, URLPattern):
                yield f"{namespace}{one.name or one.pattern}", names

    with override_settings(DEMO=True):
        return sorted(walk(get_resolver().url_patterns, "", []), key=lambda route: route[0])


def client_of(role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role == "anonym":
        return client
    from augenhoehe.demo.queries import account_of

    user = account_of(role[0].lower())
    assert user is not None, role
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    if role.endswith("+"):
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
        session.save()
    return client


class RolledBack(Exception):
    pass


def status_of(client: Client, url: str) -> str:
    """Status of a GET; for a route that takes POST only, of an empty POST, marked with P."""
    status, method = 0, ""
    # What a visit does to the session is rolled back; the cookie has to stay as well.
    cookies = copy.deepcopy(client.cookies)
    try:
        with transaction.atomic():
            status = client.get(url).status_code
            if status == 405:
                method = "P"
                status = client.post(url, {}).status_code
            raise RolledBack
    except RolledBack:
        pass
    client.cookies = cookies
    return f"{method}{status}"


def visit_everything() -> list[list[str]]:
    clients = {}
    for role in ROLES:
        clients[role] = client_of(role)
    rows = []
    for name, arguments in routes():
        for subject, keywords in SUBJECTS.cases(name, arguments):
            try:
                url = reverse(name, kwargs=keywords)
            except NoReverseMatch:
                url = reverse(name, args=list(keywords.values()))
            rows.append([name, subject, *(status_of(clients[role], url) for role in ROLES)])
    return rows


def test_every_route_answers_every_role_as_the_table_says(world: None):
    found = visit_everything()
    header = ["Adresse", "Gegenstand", *ROLES]
    if os.environ.get("AUGENHOEHE_WRITE_VISITS"):
        with TABLE.open("w", newline="", encoding="utf-8") as target:
            csv.writer(target, delimiter=";", lineterminator="\n").writerows([header, *found])
    with TABLE.open(encoding="utf-8") as source:
        expected = list(csv.reader(source, delimiter=";"))
    assert expected[0] == header
    assert ["|".join(row) for row in found] == ["|".join(row) for row in expected[1:]]


def test_no_visit_in_the_table_ends_in_a_server_error():
    with TABLE.open(encoding="utf-8") as source:
        failed = [row for row in csv.reader(source, delimiter=";") if any("500" in cell for cell in row[2:])]
    assert failed == []


def test_the_foreigners_authority_and_the_stranger_open_nothing_about_hints_and_topics():
    with TABLE.open(encoding="utf-8") as source:
        rows = list(csv.DictReader(source, delimiter=";"))
    closed = [
        row for row in rows if row["Adresse"].startswith("structure_inside:") and "question" not in row["Adresse"]
    ]
    assert closed
    for row in closed:
        for role in ("V", "W"):
            assert row[role].lstrip("P") in {"403", "404", "302"}, row
        assert row["anonym"].lstrip("P") == "302", row
