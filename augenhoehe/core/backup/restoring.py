"""Restoring: check everything first, then exchange database and files as a whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from augenhoehe.core.database import app_role
from augenhoehe.core.health import known_migrations

from .archive import DUMP, FILES, MANIFEST, BackupError, Manifest, opened, verified
from .tools import run, server_version, tool

# Everything the connected role owns in the schema, what belongs to extensions aside. Tables take their
# sequences, indexes and triggers along; the order does not matter because of CASCADE.
OWNED = """
SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
       c.oid::regclass::text
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
  AND c.relowner = current_user::regrole
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('e', 'i', 'a'))
UNION ALL
SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END,
       p.oid::regprocedure::text
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'public' AND p.proowner = current_user::regrole
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
UNION ALL
SELECT 'TYPE', t.oid::regtype::text
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE n.nspname = 'public' AND t.typowner = current_user::regrole
  AND (t.typtype IN ('e', 'd', 'r') OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
UNION ALL
SELECT 'TEXT SEARCH CONFIGURATION', c.oid::regconfig::text
FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace
WHERE n.nspname = 'public' AND c.cfgowner = current_user::regrole
UNION ALL
SELECT 'TEXT SEARCH DICTIONARY', d.oid::regdictionary::text
FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace
WHERE n.nspname = 'public' AND d.dictowner = current_user::regrole
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = d.oid AND e.deptype = 'e')
"""
TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
CONNECTED = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND usename = %s AND pid <> pg_backend_pid()
"""


def restore(path: Path, *, overwrite: bool, say: Callable[[str], None]) -> Manifest:
    """Bring database and files back to what an archive holds. Until the last step nothing is changed."""
    say("Sicherung prüfen …")
    manifest = verified(path)
    _check_version(manifest)
    connections.close_all()
    _check_database(overwrite)
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".restore-") as folder:
        say(f"Entpacken: Datenbank und {manifest.files} Dateien …")
        _unpack(path, Path(folder))
        say("Datenbank einspielen …")
        _restore_database(Path(folder))
        _exchange_files(Path(folder))
    say("Rechte setzen und auf den Stand des Programms bringen …")
    connections.close_all()
    call_command("migrate", verbosity=0, interactive=False)
    return manifest


def _check_version(manifest: Manifest) -> None:
    """A backup of a newer program knows tables that this one does not."""
    ours = {app for app, _name in known_migrations()}
    later = {(app, name) for app, name in manifest.migrations if app in ours} - known_migrations()
    unknown = [f"{app} {name}" for app, name in sorted(later)]
    if unknown:
        raise BackupError(
            f"Die Sicherung stammt aus einer neueren Fassung des Programms ({manifest.version}); "
            f"unbekannt ist {unknown[0]}. Installieren Sie zuerst jene Fassung."
        )


def _check_database(overwrite: bool) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(TABLES)
        if cursor.fetchone()[0] and not overwrite:
            raise BackupError(
                "Die Datenbank ist nicht leer. Soll ihr ganzer Inhalt durch die Sicherung ersetzt werden, "
                "wiederholen Sie den Befehl mit --ueberschreiben."
            )
        cursor.execute(CONNECTED, [app_role()])
        if cursor.fetchone()[0]:
            raise BackupError(
                "Webdienst oder Hintergrundarbeit sind noch mit der Datenbank verbunden. Halten Sie beide an: "
                "systemctl stop augenhoehe-web augenhoehe-worker"
            )


def _unpack(path: Path, folder: Path) -> None:
    with opened(path) as members:
        for name, stream in members:
            if name == MANIFEST:
                continue
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as out:
                shutil.copyfileobj(stream, out, 1024 * 1024)


def _restore_database(folder: Path) -> None:
    """One transaction: what is there goes, what is in the dump comes, or everything stays as it was."""
    server = server_version()
    script, clear = folder / "restore.sql", folder / "clear.sql"
    clear.write_text(_clearing(), encoding="utf-8")
    connections.close_all()
    run(
        tool("pg_restore", server), "--no-owner", "--no-privileges", "--no-comments",
        f"--file={script}", str(folder / DUMP),
    )  # fmt: skip
    run(
        tool("psql", server), "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
        "--output=/dev/null", f"--file={clear}", f"--file={script}",
    )  # fmt: skip


def _clearing() -> str:
    with connections["owner"].cursor() as cursor:
        cursor.execute(OWNED)
        drops = [f"DROP {kind} IF EXISTS {name} CASCADE;\n" for kind, name in cursor.fetchall()]
    return "SET client_min_messages = warning;\n" + "".join(drops)


def _exchange_files(folder: Path) -> None:
    """Put the files of the archive in the place of those that are there."""
    new, old = folder / FILES, folder / "old"
    new.mkdir(exist_ok=True)
    if settings.FILES_DIR.exists():
        settings.FILES_DIR.rename(old)
    settings.FILES_DIR.parent.mkdir(parents=True, exist_ok=True)
    new.rename(settings.FILES_DIR)
