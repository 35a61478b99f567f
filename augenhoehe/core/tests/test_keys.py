"""Keys of the closed rooms: made, wrapped, rotated, destroyed for good, and refused where they do not belong."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from augenhoehe.core.keys import KeyDestroyed, KeyMissing, KeyStore, Unreadable, keyfile, seal, unseal

CARRIER, OTHER = uuid.uuid4(), uuid.uuid4()


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "etc" / "keys"
    keyfile.create(path)
    return KeyStore(path, durable=False)


def test_a_key_comes_back_as_it_was_made_also_to_another_process(store):
    pk = uuid.uuid4()
    key = store.make(CARRIER, pk)
    assert store.read(pk) == key == KeyStore(store.path).read(pk)
    assert (store.folder.stat().st_mode | store.path.stat().st_mode) & 0o077 == 0


def test_no_key_lies_in_clear_beside_the_key_file(store):
    key = store.make(CARRIER, uuid.uuid4())
    files = [path.read_bytes() for path in store.folder.rglob("*") if path.is_file()]
    assert files and not [one for one in files if key in one]


def test_a_destroyed_key_stays_destroyed_even_when_a_copy_of_the_store_comes_back(store):
    pk = uuid.uuid4()
    store.make(CARRIER, pk)
    place = next(store.folder.glob("files/*/*.key"))
    copy = place.read_bytes()
    store.destroy(pk)
    store.destroy(pk)
    assert not place.exists()
    with pytest.raises(KeyDestroyed):
        store.read(pk)
    place.write_bytes(copy)
    with pytest.raises(KeyDestroyed):
        store.read(pk)


def test_a_key_that_never_was_is_missing_and_not_destroyed(store):
    with pytest.raises(KeyMissing) as found:
        store.read(uuid.uuid4())
    assert not isinstance(found.value, KeyDestroyed)


def test_sealed_content_opens_under_its_own_key_and_for_its_own_row_only(store):
    one, other = store.make(CARRIER, uuid.uuid4()), store.make(CARRIER, uuid.uuid4())
    sealed = seal(one, b"Mahmoud", "case:1")
    assert unseal(one, sealed, "case:1") == b"Mahmoud"
    for key, about, content in ((other, "case:1", sealed), (one, "case:2", sealed), (one, "case:1", sealed[:-1])):
        with pytest.raises(Unreadable):
            unseal(key, content, about)
    assert seal(one, b"Mahmoud", "case:1") != sealed


def test_carriers_have_keys_of_their_own(store):
    assert store.shared("blind-index", CARRIER) != store.shared("blind-index", OTHER)
    assert store.shared("blind-index", CARRIER) == KeyStore(store.path).shared("blind-index", CARRIER)


def test_a_rotation_keeps_every_key_and_the_old_master_opens_nothing_any_more(store):
    ids = [uuid.uuid4() for _ in range(5)]
    keys = {pk: store.make(CARRIER, pk) for pk in ids}
    blind, old = store.shared("blind-index", CARRIER), store.path.read_text()
    assert store.rotate() == 6
    assert {pk: store.read(pk) for pk in ids} == keys
    assert store.shared("blind-index", CARRIER) == blind
    assert len(store.masters()) == 1
    store.path.write_text(old)
    with pytest.raises(KeyMissing):
        KeyStore(store.path).read(ids[0])


def test_another_process_follows_a_rotation_without_a_restart(store):
    pk, running = uuid.uuid4(), KeyStore(store.path, durable=False)
    key = running.make(CARRIER, pk)
    store.rotate()
    assert running.read(pk) == key


def test_a_key_file_in_the_data_folder_missing_readable_or_damaged_is_refused(tmp_path):
    data = tmp_path / "data"
    inside, outside = data / "keys", tmp_path / "keys"
    keyfile.create(inside)
    with pytest.raises(ImproperlyConfigured, match="Datenordner"):
        keyfile.check(inside, data)
    with pytest.raises(ImproperlyConfigured, match="fehlt"):
        keyfile.check(outside, data)
    keyfile.create(outside)
    keyfile.check(outside, data)
    outside.chmod(0o644)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        keyfile.check(outside, data)
    outside.chmod(0o600)
    outside.write_text("1 kaputt\n")
    with pytest.raises(ImproperlyConfigured, match="beschädigt"):
        keyfile.check(outside, data)


def test_making_a_key_file_twice_keeps_the_first(tmp_path):
    keyfile.create(tmp_path / "keys")
    first = (tmp_path / "keys").read_text()
    keyfile.create(tmp_path / "keys")
    assert (tmp_path / "keys").read_text() == first


def started(**more: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("AUGENHOEHE", "DATABASE"))},
        "AUGENHOEHE_MODE": "production", "AUGENHOEHE_ENV_FILE": os.devnull,
        "AUGENHOEHE_SECRET_KEY": "x" * 60, "AUGENHOEHE_EMBEDDED_DATABASE": "ja", **more,
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "augenhoehe", *more.get("COMMAND", "check").split()],
        cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True,
    )  # fmt: skip


def test_an_installation_starts_with_a_key_file_only_and_says_so_in_german(tmp_path):
    data = {"AUGENHOEHE_DATA_DIR": str(tmp_path / "data")}
    missing = started(**data)
    assert missing.returncode == 2 and "AUGENHOEHE_KEYS fehlt" in missing.stderr
    keys = {**data, "AUGENHOEHE_KEYS": str(tmp_path / "etc" / "keys")}
    nowhere = started(**keys)
    assert nowhere.returncode == 2 and "augenhoehe keys new" in nowhere.stderr
    made = started(**keys, COMMAND="keys new")
    assert made.returncode == 0, made.stderr
    assert "gibt es schon" in started(**keys, COMMAND="keys new").stderr
    assert "gewechselt" in started(**keys, COMMAND="keys rotate").stdout
