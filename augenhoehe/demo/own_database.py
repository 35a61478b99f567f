"""The demo's own database, below its data directory; real data that lie there are left alone."""

from __future__ import annotations

import shutil
import subprocess
from enum import StrEnum
from pathlib import Path

from augenhoehe.core import embedded

DATABASE = "augenhoehe"


class CannotStart(Exception):
    """A German sentence that says why, and what to do."""


class World(StrEnum):
    """What the database holds. FOREIGN: the data of a real installation."""

    EMPTY = "empty"
    DEMO = "demo"
    FOREIGN = "foreign"


class OwnDatabase:
    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.server: embedded.Embedded | None = None

    def start(self, *, afresh: bool = False) -> None:
        """Start the server; `afresh` throws away a cluster that does not come up."""
        try:
            self.server = embedded.running(self.directory)
        except (OSError, subprocess.SubprocessError) as error:
            if not afresh:
                raise CannotStart(self._why(error)) from error
            shutil.rmtree(self.directory, ignore_errors=True)
            self.server = embedded.running(self.directory)

    def _why(self, error: Exception) -> str:
        log = self.directory / "log"
        return f"Die Datenbank kommt nicht hoch ({error}). Ihr Protokoll: {log}. Neu aufbauen: augenhoehe demo --reset"

    @property
    def running(self) -> embedded.Embedded:
        if self.server is None:
            raise CannotStart("Die Datenbank läuft noch nicht.")
        return self.server

    def ensure(self) -> None:
        self.running.ensure_database(DATABASE)

    def drop(self) -> None:
        self.running.drop(DATABASE)

    def identity(self) -> str:
        """Another one after the database was dropped and made anew."""
        with self.running.connect() as connection:
            row = connection.execute("SELECT oid FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        return str(row[0]) if row else ""

    def urls(self) -> embedded.Urls:
        return self.running.urls(DATABASE)

    def stop(self) -> None:
        if self.server is not None:
            self.server.stop()
            embedded.forget(self.directory)
            self.server = None

    def world(self) -> World:
        """What is in the database, asked without Django: its tables may not be there yet."""
        with self.running.connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                return World.EMPTY
        with self.running.connect(DATABASE) as connection:
            if connection.execute("SELECT to_regclass('places_installation')").fetchone() == (None,):
                return World.EMPTY
            row = connection.execute("SELECT invented FROM places_installation").fetchone()
        if row is None:
            return World.EMPTY
        return World.DEMO if row[0] else World.FOREIGN
