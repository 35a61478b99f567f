"""Keeps the demo's processes together: what one command starts, one signal stops.

Children run in the group of the command, so that Ctrl-C in a terminal reaches them too; each writes
to its own log, and whoever ends unasked takes the others along and shows the last lines of its log.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from augenhoehe.core.values import dataclass

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE_SECONDS = 10
TAIL_LINES = 15


class StopAsked(Exception):
    """Somebody pressed Ctrl-C or sent SIGTERM; nothing went wrong."""


class ChildFailed(Exception):
    """A child ended unasked. The message is a German sentence with the end of its log."""


@dataclass(frozen=True, slots=True)
class Child:
    label: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def running(self) -> bool:
        return self.process.poll() is None

    def failure(self) -> ChildFailed:
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-TAIL_LINES:]
        shown = "\n".join(f"    {line}" for line in lines) or "    (das Protokoll ist leer)"
        return ChildFailed(
            f"{self.label} ist beendet (Rückgabewert {self.process.returncode}). "
            f"Die letzten Zeilen aus {self.log}:\n{shown}"
        )


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Hold signals back, for children too: a database must not be killed halfway through its start."""
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


class Supervisor:
    """Runs steps that end, then services that do not, until a signal or until one of them ends."""

    def __init__(self, log_directory: Path) -> None:
        self.log_directory = log_directory
        self.services: list[Child] = []
        self._asked_by: signal.Signals | None = None
        self._stopping = False

    def listen(self) -> None:
        """From now on signals are noted and acted upon at the next safe moment."""
        self.log_directory.mkdir(parents=True, exist_ok=True)
        for one in SIGNALS:
            signal.signal(one, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._asked_by = self._asked_by or signal.Signals(number)

    def check_signals(self) -> None:
        if self._asked_by and not self._stopping:
            raise StopAsked

    def start(self, label: str, command: list[str], environment: Mapping[str, str], *, name: str) -> Child:
        """Start a child whose output goes to <name>.log."""
        self.check_signals()
        log = self.log_directory / f"{name}.log"
        with log.open("wb") as sink:
            process = subprocess.Popen(
                command, env=dict(environment), stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT
            )
        return Child(label, process, log)

    def finish(self, child: Child, *, watch: Callable[[Path], None] | None = None) -> None:
        """Wait for a child that ends by itself; a signal stops it. `watch` sees its log while it grows."""
        try:
            while child.running:
                self.check_signals()
                if watch:
                    watch(child.log)
                time.sleep(0.05)
        except StopAsked:
            self._end([child])
            raise
        if watch:
            watch(child.log)
        if child.process.returncode:
            raise child.failure()

    def serve(self, child: Child) -> None:
        self.services.append(child)

    def wait_until(self, ready: Callable[[], bool], *, seconds: float, sentence: str) -> None:
        """Wait for the services to be ready; one that ends meanwhile, or the time, ends the waiting."""
        end = time.monotonic() + seconds
        while not ready():
            self._check_services()
            if time.monotonic() > end:
                raise ChildFailed(sentence)
            time.sleep(0.05)

    def watch(self) -> None:
        """Stay until somebody asks to stop (StopAsked) or a service ends (ChildFailed)."""
        while True:
            self._check_services()
            time.sleep(0.2)

    def _check_services(self) -> None:
        self.check_signals()
        for child in self.services:
            if not child.running:
                # In a terminal Ctrl-C reaches all at once: give our own note of it a moment.
                time.sleep(0.3)
                self.check_signals()
                raise child.failure()

    def stop(self) -> None:
        """Stop all services; further signals are ignored meanwhile."""
        self._stopping = True
        self._end(self.services)
        self.services.clear()

    def _end(self, children: list[Child]) -> None:
        # Ctrl-C has reached the children already; a second signal would cut the worker's tidy end short.
        if self._asked_by is signal.SIGINT:
            await_ends(children, seconds=3)
        stop_all(children)


def await_ends(children: list[Child], *, seconds: float) -> None:
    end = time.monotonic() + seconds
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.process.wait(max(0.05, end - time.monotonic()))


def stop_all(children: list[Child]) -> None:
    """Ask all at once, wait, and end for good whoever stays."""
    for child in children:
        if child.running:
            child.process.terminate()
    await_ends(children, seconds=GRACE_SECONDS)
    for child in children:
        if child.running:
            child.process.kill()
            child.process.wait()


class LogFollower:
    """Hands on the lines of a growing log once each."""

    def __init__(self, show: Callable[[str], Any]) -> None:
        self.show = show
        self._position = 0

    def __call__(self, log: Path) -> None:
        with log.open("rb") as source:
            source.seek(self._position)
            for line in source:
                if not line.endswith(b"\n"):
                    break
                self._position += len(line)
                self.show(line.decode("utf-8", "replace").rstrip("\n"))
