"""Every address × every role × own and foreign objects, against the committed table tests/visits.csv.

A route that is not in the table fails. After a deliberate change: AUGENHOEHE_WRITE_VISITS=1 pytest
tests/test_visits.py writes the table anew; the difference is read in review like code. With „new“ instead of 1 it
writes only rows that are not there yet, which takes a quarter of the time.
"""

from __future__ import annotations

import copy
import csv
import html
import os
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import fasteners
import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from augenhoehe.ui import views as pages
from tests.demo_clone import RolledBack, demo_clone
from tests.plugin import BASE
from tests.subjects import SUBJECTS

TABLE = Path(__file__).with_name("visits.csv")
# Letters of the cast (demo-world); „+“ adds a second factor in the session. V is the stranger.
ROLES = ["anonym", "V", "A", "N", "W", "K", "L", "E", "O", "M", "C+", "D+", "T+", "G+", "S", "S+"]
HEADER = ["Adresse", "Gegenstand", *ROLES]
# Whoever asks for what does not exist hears the same; three roles are enough („·“ for the others).
ASKING_FOR_NOTHING = ("anonym", "V", "A")
# Two who must not read what the others do: a wording that crosses the wall is found where one of them opens a page.
OUTSIDE = ("V", "W")
# Several tests, so that workers can share them.
PARTS = 4
SKIPPED_NAMESPACES = {"djdt"}
# Behind the wall, or without any role: no page of theirs may carry the wording of a hint.
WITHOUT_HINTS = ("anonym", "V", "W", "M", "T+", "S", "S+")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, worker_database: str) -> Iterator[None]:
    """A clone of the demo world for this module; each request is rolled back."""
    # Thousands of refusals are what we came for; nobody needs their page around them.
    short = patch.object(pages, "_explained", refusal_in_short)
    with django_db_blocker.unblock(), demo_clone(f"visits_{worker_database}", worker_database), short:
        yield


def refusal_in_short(request: HttpRequest, status: int, title: str, text: str, **more: Any) -> HttpResponse:
    """The words of a refusal without navigation; how the whole page looks is tested with the frame (ui)."""
    return HttpResponse(f"{title} {text}", status=status)


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

    return sorted(walk(get_resolver().url_patterns, "", []), key=lambda route: route[0])


def client_of(role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role == "anonym":
        return client
    from augenhoehe.demo.queries import account_of

    user = account_of(role[0].lower())
    assert user is not None, role
    client.force_login(user, backend="augenhoehe.accounts.backends.Backend")
    if role.endswith("+"):
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client


def status_of(client: Client, url: str, post_only: bool, forbidden: frozenset[str]) -> tuple[str, set[str]]:
    """Status of a GET; for a route that takes POST only, of an empty POST, marked with P. And what it leaks."""
    status, method, leaked = 0, "", set()
    # What a visit does to the session is rolled back; the cookie has to stay as well.
    cookies = copy.deepcopy(client.cookies)
    try:
        with transaction.atomic():
            answer = None if post_only else client.get(url)
            if answer is None or answer.status_code == 405:
                method, answer = "P", client.post(url, {})
            status = answer.status_code
            text = html.unescape(answer.getvalue().decode(errors="replace"))
            leaked = {wording for wording in forbidden if wording in text}
            raise RolledBack
    except RolledBack:
        pass
    client.cookies = cookies
    return f"{method}{status}", leaked


def wordings() -> frozenset[str]:
    """How each hint begins: enough to know it again on a page."""
    from augenhoehe.structure.models import Hint

    # What everybody reads as a contribution is no secret any more.
    rows = Hint.objects.exclude(source=Hint.Source.FORUM)
    return frozenset(problem[:50] for problem in rows.values_list("problem", flat=True) if len(problem) > 30)


def asked_by(row: list[str], *, everybody: bool) -> list[str]:
    """Who asks for a row of the table: everybody, or one role for each answer and the outside where it opens the page.

    Which role stands for an answer depends on nothing but the row's name, and is another one at the next row.
    """
    name, subject, *cells = row
    if everybody:
        return list(ASKING_FOR_NOTHING) if subject == "unbekannt" else ROLES
    same: dict[str, list[str]] = {}
    for role, cell in zip(ROLES, cells, strict=True):
        if cell != "·":
            same.setdefault(cell, []).append(role)
    turn = zlib.crc32(f"{name} {subject}".encode())
    one_each = {roles[turn % len(roles)] for roles in same.values()}
    opened = {role for role in OUTSIDE if role in same.get("200", ()) and "anonym" not in same["200"]}
    return [role for role in ROLES if role in one_each | opened]


def visit_some(some: list[tuple[str, list[str]]], *, everybody: bool) -> tuple[list[list[str]], list[str]]:
    """The rows of some routes, and where a hint's wording stood that had no business there."""
    clients = {role: client_of(role) for role in ROLES}
    hints, rows, leaks = wordings(), [], []
    known = {(row[0], row[1]): row for row in table()[1:]}
    for name, arguments in some:
        for subject, keywords in SUBJECTS.cases(name, arguments):
            try:
                url = reverse(name, kwargs=keywords)
            except NoReverseMatch:
                url = reverse(name, args=list(keywords.values()))
            row = known.get((name, subject))
            roles = asked_by(row or [name, subject, *ROLES], everybody=everybody or row is None)
            rows.append([name, subject, *visit({role: clients[role] for role in roles}, url, hints, leaks)])
    return rows, leaks


def visit(clients: dict[str, Client], url: str, hints: frozenset[str], leaks: list[str]) -> list[str]:
    """One address in every role; that it takes POST only needs to be found out once."""
    cells: list[str] = []
    for role in ROLES:
        if role not in clients:
            cells.append("·")
            continue
        post_only = any(cell.startswith("P") for cell in cells)
        cell, leaked = status_of(clients[role], url, post_only, hints if role in WITHOUT_HINTS else frozenset())
        cells.append(cell)
        leaks += [f"{url} as {role}: {wording}" for wording in leaked]
    return cells


def table() -> list[list[str]]:
    with TABLE.open(encoding="utf-8") as source:
        return list(csv.reader(source, delimiter=";"))


def write(found: list[list[str]], names: set[str], *, only_new: bool) -> None:
    """Put the rows of some routes into the table; rows of routes that are gone leave it."""
    if only_new:
        known = {(row[0], row[1]): row for row in table()}
        found = [known.get((row[0], row[1]), row) for row in found]
    order = [name for name, _ in routes()]
    # Workers write their parts into one table, one after another.
    with fasteners.InterProcessLock(BASE / "visits.lock"):
        kept = [row for row in table()[1:] if row[0] in order and row[0] not in names]
        rows = sorted([*kept, *found], key=lambda row: order.index(row[0]))
        with TABLE.open("w", newline="", encoding="utf-8") as target:
            csv.writer(target, delimiter=";", lineterminator="\n").writerows([HEADER, *rows])


def answers(part: int, *, everybody: bool) -> None:
    """What some routes answer is what the table says, and no wording of a hint stands where it has no business."""
    some = routes()[part::PARTS]
    names = {name for name, _ in some}
    writing = os.environ.get("AUGENHOEHE_WRITE_VISITS", "")
    found, leaks = visit_some(some, everybody=everybody or writing == "1")
    assert leaks == []
    if writing:
        write(found, names, only_new=writing == "new")
    expected = [row for row in table()[1:] if row[0] in names]
    assert ["|".join(row[:2]) for row in found] == ["|".join(row[:2]) for row in expected]
    different = [
        f"{old[0]} {old[1]}: {role} {is_now} statt {was}"
        for old, new in zip(expected, found, strict=True)
        for role, was, is_now in zip(ROLES, old[2:], new[2:], strict=True)
        if is_now not in ("·", was)
    ]
    assert different == [], "\n".join(different)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_route_answers_as_the_table_says_and_no_wording_crosses_the_wall(world: None, part: int):
    answers(part, everybody=False)


@pytest.mark.prove
@pytest.mark.parametrize("part", range(PARTS))
def test_every_route_answers_every_role_as_the_table_says(world: None, part: int):
    answers(part, everybody=True)


def test_every_answer_of_a_row_is_asked_for_and_every_role_has_its_turn():
    rows = [row for row in table()[1:] if row[1] != "unbekannt"]
    turns = Counter()
    for row in rows:
        asked = asked_by(row, everybody=False)
        answered = dict(zip(ROLES, row[2:], strict=True))
        assert {answered[role] for role in asked} == set(row[2:]) - {"·"}, row
        turns.update(asked)
    assert min(turns[role] for role in ROLES) > len(rows) / 20, turns


def test_the_search_for_wordings_finds_them_where_they_belong(world: None):
    url = reverse("structure_inside:hint", kwargs=next(SUBJECTS.cases("structure_inside:hint", ["pk"]))[1])
    assert status_of(client_of("A"), url, False, wordings())[1]


def test_the_table_speaks_of_no_route_that_is_gone():
    assert table()[0] == HEADER
    assert {row[0] for row in table()[1:]} == {name for name, _ in routes()}


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
    # An authority works with proposals and adoptions (issue 3) and reads which offers the questions open to it miss,
    # without any number from hints (S4-24), and how a service chain goes (S4-25); to the stranger these are closed as well.
    works_with = (
        "structure_inside:proposal", "structure_inside:adoption", "structure_inside:gaps", "structure_inside:chain",
    )  # fmt: skip
    for row in closed:
        for role in ("V",) if row["Adresse"].startswith(works_with) else ("V", "W"):
            assert row[role].lstrip("P") in {"403", "404", "302", "·"}, row
        assert row["anonym"].lstrip("P") == "302", row
