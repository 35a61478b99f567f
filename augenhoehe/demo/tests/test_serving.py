from __future__ import annotations

import socket

import pytest

from augenhoehe.demo import serving
from augenhoehe.demo.own_database import CannotStart, OwnDatabase, World
from tests.houses import free_port
from tests.plugin import BASE, _embedded


def test_what_did_not_change_is_recognised():
    assert serving.migrations_digest() == serving.migrations_digest()
    assert serving.static_digest() == serving.static_digest()


def test_a_new_library_with_tables_is_recognised(monkeypatch: pytest.MonkeyPatch):
    before = serving.migrations_digest()
    monkeypatch.setattr(serving, "version", lambda name: "999")
    assert serving.migrations_digest() != before


def test_a_free_port_is_fine_and_a_taken_one_is_not():
    port = free_port()
    serving.check_port(port)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with pytest.raises(CannotStart, match=f"PORT={port + 1} make demo"):
            serving.check_port(port)


def test_a_port_that_does_not_exist_is_said():
    with pytest.raises(CannotStart, match="gibt es nicht"):
        serving.check_port(70_000)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, committed) -> OwnDatabase:
    """The demo's view of a database; here the clone of this test."""
    own = OwnDatabase(BASE / "postgres")
    own.server = _embedded()
    name = committed.app.rsplit("/", 1)[1]
    monkeypatch.setattr("augenhoehe.demo.own_database.DATABASE", name)
    return own


def set_up(*, invented: bool) -> None:
    from augenhoehe.places.models import Installation

    Installation.objects.create(name="Kreis Wirklich", invented=invented)


def test_a_migrated_database_without_installation_counts_as_empty(own: OwnDatabase):
    assert own.world() is World.EMPTY


def test_the_demo_world_is_recognised(own: OwnDatabase):
    set_up(invented=True)
    assert own.world() is World.DEMO


def test_a_real_installation_is_recognised(own: OwnDatabase):
    set_up(invented=False)
    assert own.world() is World.FOREIGN


def test_a_database_that_is_not_there_counts_as_empty(own: OwnDatabase, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("augenhoehe.demo.own_database.DATABASE", "gibt_es_nicht")
    assert own.world() is World.EMPTY
    assert own.identity() == ""


def test_nothing_is_asked_of_a_database_that_does_not_run():
    with pytest.raises(CannotStart, match="läuft noch nicht"):
        OwnDatabase(BASE / "irgendwo").urls()
