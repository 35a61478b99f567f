"""`augenhoehe demo`: from nothing to a served Kreis Federlohe, and tidily back.

The demo always has a database of its own below the data directory; a DATABASE_URL of the
installation is never touched, because everybody can sign in here with one click.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from augenhoehe.core.values import dataclass

from .own_database import CannotStart, OwnDatabase, World
from .supervision import Child, ChildFailed, LogFollower, StopAsked, Supervisor, undisturbed

# The stylesheet's parts lie beside the finished one; nobody asks for them.
COLLECT = ("--noinput", "--clear", "--verbosity", "0")
WEB_WORKERS = 2
READY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asked for. `scale`: fill up to so many hints; 0 leaves the world as it is."""

    port: int
    reset: bool = False
    scale: int = 0


class Demo:
    """One run of the demo over one data directory."""

    def __init__(self, wishes: Wishes, *, data_dir: Path, static_root: Path, say: Callable[[str], None]) -> None:
        self.wishes = wishes
        self.data_dir = data_dir
        self.static_root = static_root
        self.say = say
        self.url = f"http://localhost:{wishes.port}"
        self.supervisor = Supervisor(data_dir / "log")
        self.database = OwnDatabase(data_dir / "postgres")

    def run(self) -> int:
        """Prepare, serve, wait. 0 after Ctrl-C or SIGTERM, 1 with a sentence after a failure."""
        self.supervisor.listen()
        try:
            with only_one_per(self.data_dir, self.url):
                return self._run_alone()
        except CannotStart as reason:
            self.say(f"Die Demo startet nicht. {reason}")
            return 1

    def _run_alone(self) -> int:
        check_port(self.wishes.port)
        try:
            self._prepare()
            self._serve()
            self.say(f"Offen unter {self.url} – Strg+C beendet die Demo.")
            self.supervisor.watch()
        except StopAsked:
            self.say("Die Demo wird beendet …")
            self._stop()
        except ChildFailed as failure:
            self._stop()
            self.say(f"{failure}\nDie Protokolle liegen in {self.supervisor.log_directory}.")
            return 1
        finally:
            self._stop()
        self.say("Beendet.")
        return 0

    # --- Steps --------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        with self._step("Datenbank"):
            self._start_database()
        self.supervisor.check_signals()
        with self._step("Migrationen") as note:
            note(self._migrate())
        with self._step("Stile") as note:
            note(self._collect_static())
        with self._step("Demo-Welt") as note:
            note(self._build_world())

    @contextlib.contextmanager
    def _step(self, label: str) -> Iterator[Callable[[str], None]]:
        """„Migrationen … fertig (1,2 s)“; the note of the step takes the place of „fertig“."""
        notes = ["fertig"]
        began = time.monotonic()
        self.say(f"{label} …")
        yield notes.append
        seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
        self.say(f"{label} … {notes[-1]} ({seconds} s)")

    def _start_database(self) -> None:
        with undisturbed():
            self.database.start(afresh=self.wishes.reset)
        if self.database.world() is World.FOREIGN:
            raise CannotStart(
                f"In {self.data_dir} liegen die Daten einer echten Installation; die Demo rührt sie nicht an. "
                "Nehmen Sie einen anderen Ordner: AUGENHOEHE_DATA_DIR=… augenhoehe demo"
            )
        if self.wishes.reset:
            self.database.drop()
            shutil.rmtree(self.data_dir / "files", ignore_errors=True)
        self.database.ensure()

    def _migrate(self) -> str:
        kept = self.data_dir / "postgres.stand"
        wanted = f"{self.database.identity()} {migrations_digest()}"
        if kept.exists() and kept.read_text() == wanted:
            return "unverändert"
        child = self._command("Die Migration", "migrate", "--verbosity", "0")
        try:
            self.supervisor.finish(child)
        except ChildFailed as failure:
            hint = "Die Daten stammen aus einem anderen Stand. Neu aufbauen: augenhoehe demo --reset"
            raise ChildFailed(f"{failure}\n{hint}") from None
        kept.write_text(wanted)
        return "fertig"

    def _collect_static(self) -> str:
        kept = self.static_root / ".stand"
        wanted = static_digest()
        if kept.exists() and kept.read_text() == wanted:
            return "unverändert"
        child = self._command("Das Sammeln der Stile", "collectstatic", *COLLECT)
        self.supervisor.finish(child)
        kept.write_text(wanted)
        return "fertig"

    def _build_world(self) -> str:
        if self.database.world() is World.DEMO and not self.wishes.scale:
            return "vorhanden; neu aufbauen mit: augenhoehe demo --reset"
        scale = ("--scale", str(self.wishes.scale)) if self.wishes.scale else ()
        child = self._command("Der Aufbau der Demo-Welt", "build_demo", *scale)
        self.supervisor.finish(child, watch=LogFollower(lambda line: self.say(f"  {line}")))
        return "fertig"

    # --- Services -----------------------------------------------------------------------------------

    def _serve(self) -> None:
        with self._step("Webdienst und Hintergrundarbeit"):
            self.supervisor.serve(
                self.supervisor.start("Der Webdienst", self._gunicorn(), self._environment(), name="web")
            )
            self.supervisor.serve(self._command("Die Hintergrundarbeit", "worker"))
            self.supervisor.wait_until(
                lambda: answers(self.wishes.port),
                seconds=READY_SECONDS,
                sentence=f"Der Webdienst antwortet nicht. Sein Protokoll: {self.data_dir / 'log' / 'web.log'}",
            )

    def _gunicorn(self) -> list[str]:
        return [
            sys.executable, "-m", "gunicorn", "-c", "python:augenhoehe.gunicorn", "augenhoehe.wsgi:application",
            "--bind", f"127.0.0.1:{self.wishes.port}", "--workers", str(WEB_WORKERS),
            "--log-level", "warning", "--graceful-timeout", "5",
        ]  # fmt: skip

    def _command(self, label: str, command: str, *arguments: str) -> Child:
        line = [sys.executable, "-m", "augenhoehe", command, *arguments]
        return self.supervisor.start(label, line, self._environment(), name=command)

    def _environment(self) -> dict[str, str]:
        urls = self.database.urls()
        return {
            **os.environ,
            "AUGENHOEHE_MODE": "demo",
            "AUGENHOEHE_DATA_DIR": str(self.data_dir),
            "AUGENHOEHE_STATIC_DIR": str(self.static_root),
            "AUGENHOEHE_BASE_URL": self.url,
            "AUGENHOEHE_TLS": "nein",
            "DATABASE_URL": urls.app,
            "DATABASE_OWNER_URL": urls.owner,
            "PYTHONUNBUFFERED": "1",
        }

    def _stop(self) -> None:
        self.supervisor.stop()
        with undisturbed():
            self.database.stop()


@contextlib.contextmanager
def only_one_per(data_dir: Path, url: str) -> Iterator[None]:
    """Two demos over the same data would do every background task twice."""
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "demo.lock").open("a+", encoding="utf-8") as lock:
        _take(lock)
        lock.truncate(0)
        lock.write(url)
        lock.flush()
        yield


def _take(lock: IO[str]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.seek(0)
        raise CannotStart(f"Die Demo läuft schon unter {lock.read() or 'einer anderen Adresse'}.") from None


def check_port(port: int) -> None:
    """Refuse with the way out while nothing has been started yet."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise CannotStart(f"Port {port} ist der Systemverwaltung vorbehalten. Nehmen Sie: {_other(8000)}") from None
        except OverflowError:
            raise CannotStart(f"Port {port} gibt es nicht. Nehmen Sie: {_other(8000)}") from None
        except OSError:
            raise CannotStart(f"Port {port} ist schon belegt. Nehmen Sie einen anderen: {_other(port + 1)}") from None


def _other(port: int) -> str:
    return f"PORT={port} make demo (oder augenhoehe demo --port {port})"


def answers(port: int) -> bool:
    """Does the web service answer? How well it is, /health/ says; one that fails to answer is broken."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=READY_SECONDS)
    except urllib.error.HTTPError as error:
        if error.code == HTTPStatus.INTERNAL_SERVER_ERROR:
            raise ChildFailed("Der Webdienst läuft, kann aber keine Seite zeigen.") from None
        return True
    except OSError:
        return False
    return True


def migrations_digest() -> str:
    """Changes when a migration, or what a role may do with a table, does."""
    package = Path(__file__).resolve().parent.parent
    sources = [*package.glob("*/migrations/*.py"), *package.glob("*/contributes.py"), package / "core" / "database.py"]
    digest = hashlib.sha256("\n".join(sorted(libraries_with_tables())).encode())
    for source in sorted(sources):
        digest.update(f"{source.relative_to(package)}\n".encode() + source.read_bytes())
    return digest.hexdigest()


def libraries_with_tables() -> list[str]:
    """The libraries that bring tables of their own, with their versions."""
    return [f"{name} {version(name)}" for name in ("Django", "django-allauth", "procrastinate")]


def static_digest() -> str:
    """Changes when a style, script or font does: by names, sizes and times."""
    digest = hashlib.sha256()
    for path, seen in sorted(_static_files()):
        digest.update(f"{path}:{seen.st_size}:{seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_files() -> Iterable[tuple[str, Any]]:
    from django.contrib.staticfiles.finders import get_finders

    for finder in get_finders():
        for path, storage in finder.list([]):
            yield path, os.stat(storage.path(path))
