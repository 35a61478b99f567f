"""Is this installation well? A few cheap questions, answered for load balancers and for `augenhoehe doctor`.

The answer names parts and yes or no, never versions, names or numbers that help an attacker.
"""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from .values import dataclass

# procrastinate beats every ten seconds; three missed beats and a slow moment are still a living worker.
WORKER_SILENCE = timedelta(seconds=60)
FREE_BYTES = 1024**3
FREE_SHARE = 0.05

Migration = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Health:
    """The parts, and whether pages can be served at all: a silent worker or a full disk do not stop reading."""

    database: bool
    migrations: bool
    worker: bool
    disk: bool

    @property
    def serving(self) -> bool:
        return self.database and self.migrations

    @property
    def status(self) -> str:
        if not self.serving:
            return "failed"
        return "ok" if self.worker and self.disk else "degraded"

    def as_dict(self) -> dict[str, object]:
        return {
            "status": self.status,
            "database": self.database,
            "migrations": self.migrations,
            "worker": self.worker,
            "disk": self.disk,
        }


def health(at: datetime) -> Health:
    """How the installation is at this moment, in two statements."""
    disk = disk_has_room(settings.DATA_DIR)
    try:
        if missing_migrations():
            return Health(database=True, migrations=False, worker=False, disk=disk)
        return Health(database=True, migrations=True, worker=is_alive(last_heartbeat(), at), disk=disk)
    except DatabaseError:
        return Health(database=False, migrations=False, worker=False, disk=disk)


def last_heartbeat() -> datetime | None:
    """When a background worker last said that it lives."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_heartbeat) FROM procrastinate_workers")
        return cursor.fetchone()[0]


def is_alive(beat: datetime | None, at: datetime) -> bool:
    return beat is not None and at - beat < WORKER_SILENCE


@cache
def known_migrations() -> frozenset[Migration]:
    """Migrations of this program, by the names of their files.

    Django's loader would load them all, 7 MiB in every web process that was asked for its health.
    """
    return frozenset((app.label, name) for app in apps.get_app_configs() for name in _on_disk(app.label))


def _on_disk(label: str) -> list[str]:
    package, _explicit = MigrationLoader.migrations_module(label)
    if package is None or (found := find_spec(package)) is None or not found.submodule_search_locations:
        return []
    files = iter_modules(found.submodule_search_locations)
    return [one.name for one in files if not one.ispkg and one.name[0] not in "_~"]


def missing_migrations() -> list[Migration]:
    """Migrations of this program that the database has not seen."""
    return sorted(known_migrations() - set(MigrationRecorder(connection).applied_migrations()))


def unknown_migrations() -> list[Migration]:
    """Migrations of our packages in the database that this program does not know: it is older than its database."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    ours = {app for app, _name in known_migrations()}
    return sorted(one for one in applied - known_migrations() if one[0] in ours)


def disk_has_room(directory: Path) -> bool:
    """At least one gigabyte and a twentieth of the disk are free."""
    usage = shutil.disk_usage(existing(directory))
    return usage.free >= FREE_BYTES and usage.free >= usage.total * FREE_SHARE


def existing(directory: Path) -> Path:
    """The directory, or the nearest one above that is there."""
    return next(one for one in (directory, *directory.parents) if one.exists())
