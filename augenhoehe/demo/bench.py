"""Measures pages as CPU per request (web workers and PostgreSQL), as a multiple of the floor view.

Rounds outermost, pages inside, so that noise falls on all alike; rounds in which others took more than a
tenth of the processors are dropped. Linux only: reads /proc/<pid>/task/*/schedstat.
"""

from __future__ import annotations

import contextlib
import gzip
import html
import http.client
import itertools
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from pathlib import Path

import psutil

from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page to measure: who opens it (a letter of the cast, empty for the public) and its budget."""

    name: str
    path: str
    letter: str = ""
    must: float = 0.0
    goal: float = 0.0
    body: str = ""
    # A form that is sent anew each time, by somebody else from somewhere else: its fields for each sending.
    sends: Callable[[int], dict[str, str]] | None = None
    # What stands on the answer if it was done: a form that comes back with a question is an answer too.
    says: str = ""


@dataclass
class Measured:
    page: Page
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    kilobytes: float = 0.0
    queries: int | None = None

    @property
    def cpu_ms(self) -> float:
        return statistics.median(self.cpu) * 1000 if self.cpu else float("nan")

    def percentile(self, share: float) -> float:
        ordered = sorted(self.wall)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000 if ordered else float("nan")


# So often a round is measured anew when a process ended in it.
TRIES = 3
# Whose pages ask for the second factor.
SECOND_FACTOR = frozenset("c")


def text_of(content: bytes) -> str:
    return (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).decode()


def token_in(text: str) -> str:
    """The token of the first form on a page."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
    return found.group(1) if found else ""


class Server:
    """A gunicorn with two sync workers for one settings module."""

    def __init__(self, environment: dict[str, str], directory: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = (directory / f"web-{self.port}.log").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "python:augenhoehe.gunicorn", "augenhoehe.wsgi:application",
             "--workers", "2", "--bind", f"127.0.0.1:{self.port}", "--log-level", "warning"],
            env=environment, stdout=self.log, stderr=self.log,
        )  # fmt: skip
        self.cookies: dict[str, str] = {}
        self.tokens: dict[str, str] = {}
        self.sent = itertools.count(1)

    def stop(self) -> None:
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.log.close()

    def wait(self, path: str = "/health/") -> float:
        """Seconds until the first answer."""
        started = time.monotonic()
        while time.monotonic() - started < 60:
            with contextlib.suppress(OSError):
                self.request("GET", path)
                return time.monotonic() - started
            time.sleep(0.02)
        raise RuntimeError("Der Webdienst antwortet nicht.")

    def request(
        self, method: str, path: str, body: str = "", cookie: str = "", source: str = ""
    ) -> tuple[int, bytes, list[str], str]:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=120)
        headers = {"Accept-Encoding": "gzip"}
        if source:
            headers["X-Forwarded-For"] = source
        if cookie:
            headers["Cookie"] = cookie
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body or None, headers)
        response = connection.getresponse()
        content = response.read()
        cookies = [value.split(";")[0] for name, value in response.getheaders() if name.lower() == "set-cookie"]
        location = response.getheader("Location", "")
        connection.close()
        return response.status, content, cookies, location

    def sign_in(self, letter: str) -> str:
        """Cookies of a person of the cast, by the demo's one-click sign-in."""
        if letter not in self.cookies:
            status, _, more, _ = self.request("POST", f"/demo/anmelden/{letter}/")
            if status not in (302, 303):
                raise RuntimeError(f"Anmeldung als {letter} gelang nicht ({status}).")
            self.cookies[letter] = "; ".join(more)
            if letter in SECOND_FACTOR:
                self.prove(letter)
        return self.cookies[letter]

    def prove(self, letter: str) -> None:
        """The second factor: the demo's page shows the code that it asks for."""
        where, page = "/akte/", ""
        while not page:
            _, content, more, further = self.request("GET", where, cookie=self.cookies[letter])
            self.keep(letter, more)
            page = "" if further else text_of(content)
            where = further or where
        code = re.search(r'<b class="code">\s*(\d+)', page)
        body = {"csrfmiddlewaretoken": token_in(page), "code": code.group(1) if code else "", "next": "/akte/"}
        action = re.search(r'action="([^"]*reauthenticate[^"]*)"', page)
        target = html.unescape(action.group(1)) if action else where
        _, _, more, _ = self.request("POST", target, urllib.parse.urlencode(body), self.cookies[letter])
        self.keep(letter, more)

    def keep(self, letter: str, more: list[str]) -> None:
        """Newer cookies take the place of older ones."""
        kept = dict(one.split("=", 1) for one in [*self.cookies[letter].split("; "), *more])
        self.cookies[letter] = "; ".join(f"{name}={value}" for name, value in kept.items())

    def ask(self, page: Page) -> tuple[int, bytes, list[str], str]:
        """One request for a page: a form is sent with its token."""
        if page.sends:
            return self.send(page.path, page.sends)
        cookie = self.cookies.get(page.letter, "")
        if not page.body:
            return self.request("GET", page.path, cookie=cookie)
        if page.path not in self.tokens:
            self.tokens[page.path] = token_in(text_of(self.request("GET", page.path, cookie=cookie)[1]))
        body = f"csrfmiddlewaretoken={self.tokens[page.path]}&{page.body}"
        return self.request("POST", page.path, body, cookie)

    def send(self, path: str, fields: Callable[[int], dict[str, str]]) -> tuple[int, bytes, list[str], str]:
        """A form without an account, from a network address of its own: throttles count by address."""
        number = next(self.sent)
        source = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        return self.request("POST", path, urllib.parse.urlencode(fields(number)), source=source)

    def memory(self) -> float:
        """Largest resident size of a worker in MiB: all it maps, what it shares with others included."""
        return max((one.memory_info().rss for one in self.workers()), default=0) / 2**20

    def share(self) -> float:
        """What the largest worker takes of the machine in MiB: what several processes share is divided by them."""
        return max((one.memory_full_info().pss for one in self.workers()), default=0) / 2**20

    def workers(self) -> list[psutil.Process]:
        found: list[psutil.Process] = psutil.Process(self.process.pid).children()
        return found

    def pids(self) -> list[int]:
        return [self.process.pid, *(one.pid for one in psutil.Process(self.process.pid).children(recursive=True))]


def cpu_seconds(pids: list[int]) -> dict[int, float]:
    """Processor time of each process, all threads, to the nanosecond; a process that has ended has none any more."""
    return {pid: sum(_threads(pid)) / 1e9 for pid in pids if Path(f"/proc/{pid}").exists()}


def _threads(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            yield int(task.read_text().split()[0])


def spent_between(before: dict[int, float], after: dict[int, float]) -> float | None:
    """What the processes used up; unknown when one of them ended and took its count with it."""
    if before.keys() - after.keys():
        return None
    return sum(after.values()) - sum(before.values())


def database_pids(directory: Path) -> list[int]:
    """The embedded server and its backends."""
    main = int((directory / "postmaster.pid").read_text().split()[0])
    return [main, *(one.pid for one in psutil.Process(main).children(recursive=True))]


def busy_seconds() -> float:
    """Processor time of the whole machine."""
    times = psutil.cpu_times()
    return sum(times) - times.idle - getattr(times, "iowait", 0)


def measure(
    server: Server, floor: Server, pages: list[Page], database: Path, rounds: int, requests: int,
    progress: Callable[[str], None],
) -> tuple[Measured, list[Measured]]:  # fmt: skip
    """The floor view and every page, with rounds outermost."""
    ground = Measured(Page("Boden", "/"))
    measured = [Measured(page) for page in pages]
    for page in pages:
        _warm_up(server, page)
    for _ in range(20):
        floor.request("GET", "/")
    for number in range(rounds):
        _once(floor, ground, database, requests * 3)
        for one in measured:
            _once(server, one, database, requests)
        progress(f"Runde {number + 1} von {rounds}")
    return ground, measured


def _warm_up(server: Server, page: Page) -> None:
    if page.letter:
        server.sign_in(page.letter)
    for _ in range(6):
        check(page, *server.ask(page))


def check(page: Page, status: int, content: bytes, _cookies: list[str], location: str) -> None:
    """A page that was not shown, or a form that was not taken, is nothing to measure."""
    if status != 200:
        raise RuntimeError(f"{page.name}: {page.path} antwortet mit {status} {location}\n{text_of(content)[:2000]}")
    if page.says not in text_of(content):
        raise RuntimeError(f"{page.name}: Auf der Antwort steht nicht „{page.says}“.\n{text_of(content)[:20000]}")


def _once(server: Server, one: Measured, database: Path, requests: int) -> None:
    """One round of a page; again when a process of the database ended in it, which happens now and then."""
    for _ in range(TRIES):
        if _one_round(server, one, database, requests):
            return


def _one_round(server: Server, one: Measured, database: Path, requests: int) -> bool:
    """False when nobody can say what it cost."""
    ours = cpu_seconds(server.pids() + database_pids(database))
    everybody, started = busy_seconds(), time.monotonic()
    walls = []
    for _ in range(requests):
        began = time.monotonic()
        _, content, _, _ = server.ask(one.page)
        walls.append(time.monotonic() - began)
    spent = spent_between(ours, cpu_seconds(server.pids() + database_pids(database)))
    if spent is None:
        return False
    elapsed = time.monotonic() - started
    others = busy_seconds() - everybody - spent
    # This client itself takes up to one processor; more than 1.1 of them busy elsewhere spoils the round.
    if others > elapsed * 1.1 and one.cpu:
        return True
    one.cpu.append(spent / requests)
    one.wall += walls
    one.kilobytes = len(content) / 1024
    return True


def per_second(server: Server, page: Page, *, seconds: float = 5, people: int = 16) -> tuple[float, float]:
    """Answers per second to so many people at once, and the longest wait; a failed answer fails the run."""
    until, waits = time.monotonic() + seconds, []

    def one(_place: int) -> None:
        while time.monotonic() < until:
            began = time.monotonic()
            check(page, *server.ask(page))
            waits.append(time.monotonic() - began)

    began = time.monotonic()
    with ThreadPoolExecutor(people) as threads:
        list(threads.map(one, range(people)))
    return len(waits) / (time.monotonic() - began), max(waits)


@contextlib.contextmanager
def served(environment: dict[str, str], directory: Path) -> Iterator[tuple[Server, Server]]:
    """The application and the floor, side by side."""
    server = Server(environment, directory)
    floor = Server({**environment, "DJANGO_SETTINGS_MODULE": "augenhoehe.demo.floor"}, directory)
    try:
        server.wait()
        floor.wait("/")
        yield server, floor
    finally:
        server.stop()
        floor.stop()


def table(ground: Measured, measured: list[Measured], server: Server, cold_start: float) -> str:
    """The result as a Markdown table, with what held and what did not."""
    lines = [
        "| Seite | CPU je Abruf | × Boden | muss / Ziel | p50 | p95 | KB (gepackt) | |",
        "|---|---|---|---|---|---|---|---|",
        f"| Boden | {ground.cpu_ms:.2f} ms | 1,0 | | {ground.percentile(0.5):.1f} ms "
        f"| {ground.percentile(0.95):.1f} ms | | |",
    ]
    for one in measured:
        ratio = one.cpu_ms / ground.cpu_ms
        held = "" if not one.page.must else ("gut" if ratio <= one.page.must else "ZU LANGSAM")
        lines.append(
            f"| {one.page.name} | {one.cpu_ms:.2f} ms | {ratio:.1f} | {one.page.must:g} / {one.page.goal:g} "
            f"| {one.percentile(0.5):.1f} ms | {one.percentile(0.95):.1f} ms | {one.kilobytes:.1f} | {held} |".replace(
                ".", ","
            )
        )
    lines += [
        "",
        f"Speicher je Webprozess: {server.memory():.0f} MiB (muss ≤ 130), anteilig {server.share():.0f} MiB. "
        f"Erste Antwort nach {cold_start:.1f} s (muss ≤ 1,5).",
    ]
    return "\n".join(lines)
