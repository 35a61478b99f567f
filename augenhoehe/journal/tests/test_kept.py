"""Public pages kept ready: cheap for everybody, never older than the last operation, never somebody else's."""

from __future__ import annotations

import os

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import SafeString

from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal import operations
from augenhoehe.journal.models import Thread
from augenhoehe.journal.views.kept import kept_part

from . import factories as f


@pytest.fixture
def address(committed) -> str:
    thread = f.a_public_thread()
    return f"/vorgaenge/{thread.number}/"


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_second_visitor_costs_one_look_at_the_trail(address):
    first, second = Client().get(address), Client()
    assert queries_of(second, address) == 1
    assert second.get(address).content == first.content


def test_what_was_withdrawn_is_gone_with_the_next_request(address):
    Client().get(address)
    thread = Thread.objects.get()
    operations.withdraw_thread(thread=thread, reason="Irrtum", by=SYSTEM, at=f.AT)
    assert Client().get(address).status_code == 410


def test_a_part_of_a_page_is_drawn_once_until_somebody_did_something(address):
    drawn: list[str] = []

    def part(name: str) -> SafeString:
        return kept_part(name, lambda: SafeString(drawn.append(name) or f"<b>{len(drawn)}</b>"), seconds=60)

    assert [part("one"), part("one"), part("other"), part("one")] == ["<b>1</b>", "<b>1</b>", "<b>2</b>", "<b>1</b>"]
    operations.withdraw_thread(thread=Thread.objects.get(), reason="Irrtum", by=SYSTEM, at=f.AT)
    assert part("one") == "<b>3</b>" and isinstance(part("one"), SafeString)


def test_while_somebody_writes_nothing_is_kept(address):
    with psycopg.connect(os.environ["DATABASE_URL"]) as other:
        entry = "INSERT INTO journal_auditentry SELECT * FROM journal_auditentry WHERE false"
        other.execute(entry)
        Client().get(address)
        assert queries_of(Client(), address) > 1
        other.rollback()


def test_each_language_and_each_filter_has_its_own_page(address):
    german = Client().get(address).content
    assert Client().get(f"/ar{address}").content != german
    assert b"maschinell" not in german
    assert queries_of(Client(), f"{address}?seite=2") > 1


def test_who_has_an_account_never_gets_a_kept_page(address):
    Client().get(address)
    client = Client()
    f.signed_in(client, "veit")
    assert queries_of(client, address) > 1
    assert client.get(address).headers["Cache-Control"] == "no-store"
