"""Houses: the demo world served by gunicorn and a real worker, for journeys in a browser."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psutil
import pytest

from tests.plugin import BASE, DEMO_TEMPLATE, ROOT, _embedded, _variables, ensure_demo_template


def ensure_static() -> None:
    """Collect styles and fonts once per run for all houses, as the demo does before it serves."""
    import fasteners

    with fasteners.InterProcessLock(BASE / "static.lock"):
        done = BASE / "static.done"
        if done.exists():
            return
        environment = {**os.environ, "AUGENHOEHE_MODE": "demo", "AUGENHOEHE_DATA_DIR": str(BASE / "demo-data")}
        command = ["collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run([sys.executable, "-m", "augenhoehe", *command], cwd=ROOT, env=environment, check=True)
        done.touch()


@dataclass
class House:
    """A running demo: its address, its database, its processes."""

    url: str
    urls: Any
    environment: dict[str, str]

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run an `augenhoehe` command against this house."""
        return subprocess.run(
            [sys.executable, "-m", "augenhoehe", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Standing:
    """One house for each worker of the run: gunicorn stays, since loading the programme costs most.

    Every module gets a fresh clone of the demo world under the same name, and fresh web processes and a background
    worker, forked from what is loaded.
    """

    def __init__(self, name: str) -> None:
        ensure_demo_template()
        ensure_static()
        self.name = name
        urls = _embedded().clone(DEMO_TEMPLATE, name)
        self.port = free_port()
        url = f"http://localhost:{self.port}"
        environment = {
            **os.environ,
            **_variables(urls),
            "AUGENHOEHE_MODE": "demo",
            "AUGENHOEHE_BASE_URL": url,
            "AUGENHOEHE_DATA_DIR": str(BASE / "demo-data"),
        }
        self.house = House(url, urls, environment)
        self.log = (BASE / f"{name}.log").open("w+")
        self.web = self._start(*_gunicorn(self.port))
        self.workers = self._start("tests.loaded_worker", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.lived_in = False

    def _start(self, module: str, *arguments: str, stdin: Any = None, stdout: Any = None) -> subprocess.Popen[Any]:
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.house.environment, stdin=stdin, stdout=stdout or self.log, stderr=self.log
        )

    def _worker(self, word: str) -> None:
        """„start“ or „stop“; comes back when it is done."""
        self.workers.stdin.write(f"{word}\n".encode())  # type: ignore[union-attr]
        self.workers.stdin.flush()  # type: ignore[union-attr]
        assert self.workers.stdout.readline() == b"done\n"  # type: ignore[union-attr]

    @contextlib.contextmanager
    def afresh(self) -> Iterator[House]:
        """The demo world as it was built, served until the module is done."""
        if self.lived_in:
            _embedded().clone(DEMO_TEMPLATE, self.name)
            for process in psutil.Process(self.web.pid).children():
                process.kill()
        self.lived_in = True
        said = self.log.tell()
        self._worker("start")
        try:
            _wait_until_served(self.house.url, self.web, self.log)
            yield self.house
        finally:
            self._worker("stop")
            _tell_errors(self.log, said)

    def close(self) -> None:
        _end(self.workers)
        _end(self.web)
        _embedded().drop(self.name)


def _gunicorn(port: int) -> tuple[str, ...]:
    return ("gunicorn", "-c", "python:augenhoehe.gunicorn", "augenhoehe.wsgi:application", "--bind",
            f"127.0.0.1:{port}", "--workers", "1", "--threads", "4", "--log-level", "warning")  # fmt: skip


@contextlib.contextmanager
def served_otherwise(house: House, **settings: str) -> Iterator[str]:
    """The same world once more under an address of its own, with other settings."""
    port = free_port()
    url = f"http://localhost:{port}"
    environment = {**house.environment, "AUGENHOEHE_BASE_URL": url, **settings}
    with (BASE / f"otherwise-{port}.log").open("w+") as log:
        command = [sys.executable, "-m", *_gunicorn(port)]
        web = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait_until_served(url, web, log)
            yield url
        finally:
            _end(web)


def _end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    if process.poll() is None:
        process.kill()


def _tell_errors(log: Any, since: int) -> None:
    """What went wrong in the house stands beside the test that saw it."""
    log.seek(since)
    said = log.read()
    if "Traceback" in said:
        print(said[-6000:])


def _wait_until_served(url: str, web: subprocess.Popen[Any], log: Any) -> None:
    for _ in range(600):
        if web.poll() is not None:
            break
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            urllib.request.urlopen(f"{url}/health/", timeout=5)
            return
        time.sleep(0.1)
    log.seek(0)
    raise AssertionError(f"Der Webdienst kam nicht hoch:\n{log.read()}")


@pytest.fixture(scope="session")
def standing(django_db_setup: None, worker_database: str) -> Iterator[Standing]:
    """The house of this worker; it stands from the first module that needs one until the run is over."""
    standing = Standing(f"house_{worker_database}")
    yield standing
    standing.close()


@pytest.fixture(scope="module")
def house(standing: Standing) -> Iterator[House]:
    """The demo world, served for one test module."""
    with standing.afresh() as house:
        yield house


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The system's Chromium, headless; without one the tests fail.

    One for each module: its event loop ends with it, and other tests of the worker may run their own.
    """
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(ROOT))
    from tools.browser import system_browser

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                 "--disable-sync", "--no-first-run", "--disable-quic"]  # fmt: skip
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=system_browser(), args=arguments)
        yield chromium
        chromium.close()
