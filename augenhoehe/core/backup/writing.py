"""Making a backup: the database first, then the files it speaks of."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from augenhoehe import __version__

from .archive import DUMP, FILES, BackupError, Manifest, Writer
from .note import Note, leave_note
from .tools import run, server_version, tool

PREFIX, SUFFIX = "augenhoehe-", ".tar"
# Sessions are nobody's loss, and signing in anew after a restore is right. Throttles and cache are unlogged.
LEFT_OUT = ("--exclude-table-data=django_session", "--no-unlogged-table-data")


def back_up(directory: Path, at: datetime) -> tuple[Path, Manifest]:
    """Write an archive of database and files into a directory; it appears under its name only when complete."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = directory / f"{PREFIX}{at:%Y-%m-%d-%H%M%S}{SUFFIX}"
    if target.exists():
        raise BackupError(f"{target} gibt es schon.")
    part = target.with_suffix(".part")
    part.touch(mode=0o600)
    try:
        manifest = _write(part, at)
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    leave_note(Note(at, str(target)))
    return target, manifest


def _write(part: Path, at: datetime) -> Manifest:
    server = server_version()
    migrations = sorted(list(one) for one in MigrationRecorder(connection).applied_migrations())
    manifest = Manifest(at=at.isoformat(), version=__version__, server=server, migrations=migrations)
    writer = Writer(part, manifest)
    with tempfile.TemporaryDirectory(dir=part.parent, prefix=".dump-") as folder:
        dump = Path(folder) / DUMP
        run(tool("pg_dump", server), "--format=custom", "--enable-row-security", *LEFT_OUT, f"--file={dump}")
        writer.add(DUMP, dump)
    # A file is written before the row that names it: whatever the dump speaks of is there by now.
    for path in _stored_files():
        writer.add(f"{FILES}/{path.relative_to(settings.FILES_DIR).as_posix()}", path)
    writer.finish()
    return manifest


def _stored_files() -> list[Path]:
    if not settings.FILES_DIR.is_dir():
        return []
    return sorted(path for path in settings.FILES_DIR.rglob("*") if path.is_file() and not path.is_symlink())


def forget_old(directory: Path, at: datetime, *, days: int) -> list[Path]:
    """Delete our own archives older than so many days: what was erased must not live on in backups for ever."""
    oldest = (at - timedelta(days=days)).timestamp()
    found = [path for path in sorted(directory.glob(f"{PREFIX}*{SUFFIX}")) if os.stat(path).st_mtime < oldest]
    for path in found:
        path.unlink()
    return found
