"""A backup brings everything back, or nothing: database, files, rights."""

from __future__ import annotations

import io
import json
import os
import secrets
import stat
import tarfile
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, connections

from augenhoehe.core import backup, clock
from augenhoehe.core.backup import archive, restoring, tools
from augenhoehe.core.doctor import database, grants
from augenhoehe.core.models import Throttle
from augenhoehe.places.models import Municipality
from augenhoehe.places.tests.factories import federlohe, town, uhlenquell

SILENT = io.StringIO
LATEST = ("auth", "0012_alter_user_first_name_max_length")


@pytest.fixture
def house(committed, settings, tmp_path):
    """An installation with places, an audit trail, and one stored file."""
    settings.DATA_DIR = tmp_path / "var"
    settings.FILES_DIR = settings.DATA_DIR / "files"
    (settings.FILES_DIR / "ab").mkdir(parents=True)
    (settings.FILES_DIR / "ab" / "abcd").write_bytes("Satzung für Öffentliches".encode())
    federlohe()
    uhlenquell()
    return committed


def make(directory):
    target, _manifest = backup.back_up(directory, clock.now())
    return target


def restore(path, *, overwrite=True):
    connections.close_all()
    return backup.restore(path, overwrite=overwrite, say=lambda text: None)


def stored(settings):
    files = (path for path in settings.FILES_DIR.rglob("*") if path.is_file())
    return {path.relative_to(settings.FILES_DIR).as_posix(): path.read_bytes() for path in files}


def everything():
    """Every row of every table, as text, sessions and unlogged tables aside."""
    found = {}
    # As the owner who says so: the closed rooms too.
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET app.inside = 'on'")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        for (table,) in cursor.fetchall():
            if table not in {"django_session", "core_throttle", "core_cache"}:
                cursor.execute(f'SELECT array_agg(t::text ORDER BY t::text) FROM "{table}" t')
                found[table] = cursor.fetchone()[0]
    return found


def test_what_was_changed_afterwards_is_as_it_was_rows_files_and_rights(house, settings, tmp_path):
    before, files = everything(), stored(settings)
    path = make(tmp_path)
    Municipality.objects.filter(name="Mohnfurt").update(name="Überschrieben")
    Throttle.objects.create(key="x", window=clock.now(), count=1)
    (settings.FILES_DIR / "ab" / "abcd").unlink()
    (settings.FILES_DIR / "später").write_bytes(b"x")
    restore(path)
    assert everything() == before
    assert stored(settings) == files == {"ab/abcd": "Satzung für Öffentliches".encode()}
    assert not Throttle.objects.exists()


def test_an_empty_database_becomes_the_one_that_was_saved(house, settings, tmp_path):
    from tests.plugin import _embedded, point_django_at

    before = everything()
    path = make(tmp_path)
    server, name = _embedded(), f"empty_{secrets.token_hex(4)}"
    connections.close_all()
    point_django_at(server.ensure_database(name))
    try:
        restore(path, overwrite=False)
        assert everything() == before
        assert grants.drift() == (True, grants.drift()[1])
        assert database.extensions()[0] and database.migrations()[0] and database.role()[0]
        Municipality.objects.filter(name="Mohnfurt").update(name="Die Anwendung schreibt weiter")
        with pytest.raises(ProgrammingError), connection.cursor() as cursor:
            cursor.execute("DELETE FROM journal_auditentry")
    finally:
        connections.close_all()
        server.drop(name)


def test_numbers_go_on_where_they_were(house, tmp_path):
    """Sequences are restored too: the next audit entry does not take a used number."""
    from augenhoehe.journal.models import AuditEntry

    path = make(tmp_path)
    last = AuditEntry.objects.order_by("-id").first().pk
    restore(path)
    uhlenquell(key="99", name="Danach")
    assert AuditEntry.objects.order_by("-id").first().pk > last


def test_a_database_with_content_is_never_replaced_unasked(house, tmp_path):
    path = make(tmp_path)
    Municipality.objects.filter(name="Mohnfurt").update(name="Neu")
    with pytest.raises(backup.BackupError, match="--ueberschreiben"):
        restore(path, overwrite=False)
    assert Municipality.objects.filter(name="Neu").exists()


def test_nothing_is_restored_under_running_services(house, tmp_path):
    import psycopg

    path = make(tmp_path)
    with psycopg.connect(house.app), pytest.raises(backup.BackupError, match="systemctl stop"):
        restore(path)


def test_a_restore_that_fails_halfway_leaves_everything_as_it_was(house, settings, tmp_path, monkeypatch):
    before, files = everything(), stored(settings)
    path = make(tmp_path)
    clearing = restoring._clearing
    monkeypatch.setattr(restoring, "_clearing", lambda: clearing() + "SELECT 1 / 0;\n")
    with pytest.raises(backup.BackupError, match="psql ist gescheitert"):
        restore(path)
    assert everything() == before and stored(settings) == files
    assert [path.name for path in settings.DATA_DIR.glob(".restore-*")] == []


def test_a_damaged_archive_changes_nothing(house, tmp_path):
    path = make(tmp_path)
    content = bytearray(path.read_bytes())
    place = content.index("Satzung für".encode())
    content[place] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(backup.BackupError, match="Prüfsumme von files/ab/abcd"):
        restore(path)


def test_an_archive_that_was_cut_off_is_noticed(house, tmp_path):
    path = make(tmp_path)
    path.write_bytes(path.read_bytes()[:-20_000])
    with pytest.raises(backup.BackupError):
        backup.verified(path)


@pytest.mark.parametrize("name", ["../outside", "files/../../outside", "/etc/passwd", "other.txt", "files"])
def test_an_archive_with_something_foreign_is_refused(tmp_path, name):
    path = tmp_path / "fremd.tar"
    with tarfile.open(path, "w") as tar:
        info = tarfile.TarInfo(name)
        info.size = 1
        tar.addfile(info, io.BytesIO(b"x"))
    with pytest.raises(backup.BackupError, match="etwas Fremdes"):
        backup.verified(path)


def test_a_link_in_an_archive_is_refused(tmp_path):
    path = tmp_path / "link.tar"
    with tarfile.open(path, "w") as tar:
        info = tarfile.TarInfo("files/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(info)
    with pytest.raises(backup.BackupError, match="etwas Fremdes"):
        backup.verified(path)


def test_a_backup_of_a_newer_program_is_refused(house, tmp_path, monkeypatch):
    path = make(tmp_path)
    known = restoring.known_migrations()
    monkeypatch.setattr(restoring, "known_migrations", lambda: known - {LATEST})
    with pytest.raises(backup.BackupError, match="neueren Fassung"):
        restore(path)


def test_nobody_else_reads_a_backup_and_a_failed_one_leaves_nothing(house, settings, tmp_path, monkeypatch):
    folder = tmp_path / "ziel"
    path = make(folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert backup.last_note().where == str(path)
    path.unlink()
    monkeypatch.setattr(tools.os, "environ", {**os.environ, "DATABASE_OWNER_URL": "postgresql://niemand@/nirgends"})
    with pytest.raises(backup.BackupError, match="pg_dump ist gescheitert"):
        make(folder)
    assert list(folder.iterdir()) == []


def test_sessions_stay_behind(house, tmp_path):
    from django.contrib.sessions.models import Session

    Session.objects.create(session_key="geheim", session_data="x", expire_date=clock.now() + timedelta(days=1))
    restore(make(tmp_path))
    assert not Session.objects.exists()


def test_old_archives_of_ours_are_forgotten_and_nothing_else(tmp_path):
    old, young, foreign = (tmp_path / name for name in ("augenhoehe-1.tar", "augenhoehe-2.tar", "urlaub.tar"))
    long_ago = (clock.now() - timedelta(days=40)).timestamp()
    for path in (old, young, foreign):
        path.touch()
    for path in (old, foreign):
        os.utime(path, (long_ago, long_ago))
    assert backup.forget_old(tmp_path, clock.now(), days=30) == [old]
    assert not old.exists() and young.exists() and foreign.exists()


def test_a_password_never_stands_on_a_command_line(monkeypatch):
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://o:geheim@db.example:6432/haus?sslmode=verify-full")
    found = tools.owner_environment()
    wanted = {"PGPASSWORD": "geheim", "PGHOST": "db.example", "PGPORT": "6432", "PGSSLMODE": "verify-full"}
    assert wanted.items() <= found.items()


def test_a_server_without_a_fitting_program_is_told_what_to_install():
    with pytest.raises(backup.BackupError, match="apt install postgresql-client-99"):
        tools.tool("pg_dump", "99.1")


def test_the_commands_say_what_they_did_and_what_they_did_not(house, settings, tmp_path):
    said = io.StringIO()
    call_command("backup", ziel=str(tmp_path / "s"), stdout=said)
    path = next((tmp_path / "s").iterdir())
    assert "Gesichert und geprüft" in said.getvalue() and "nicht verschlüsselt" in said.getvalue()
    connections.close_all()
    with pytest.raises(CommandError, match="nicht leer"):
        call_command("restore", str(path), stdout=said)
    call_command("restore", str(path), ueberschreiben=True, stdout=said)
    assert "Datenbank und 1 Dateien" in said.getvalue() and "Löschlauf" in said.getvalue()
    assert town("Zwirnstadt")
    call_command("backup", vermerken="Rechenzentrum", stdout=said)
    assert backup.last_note().where == "Rechenzentrum"
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("restore", str(tmp_path / "fehlt.tar"), stdout=said)


def test_the_manifest_names_every_member_with_its_checksum(house, tmp_path):
    path = make(tmp_path)
    with tarfile.open(path) as tar:
        manifest = json.load(tar.extractfile(archive.MANIFEST))
        assert set(manifest["members"]) == set(tar.getnames()) - {archive.MANIFEST}
    assert manifest["format"] == 1 and ["places", "0001_initial"] in manifest["migrations"]
