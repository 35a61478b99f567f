"""`augenhoehe demo` as people run it: a real process from an empty folder to a served page, and back to nothing."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.houses import free_port
from tests.plugin import ROOT

pytestmark = pytest.mark.rounds

# Budget: three minutes on two cores (docs/leistung.md); here other workers of the run use the same cores.
FROM_NOTHING_SECONDS = 420
AGAIN_SECONDS = 120


class Running:
    """A started `augenhoehe demo`, its output and its processes."""

    def __init__(self, home: Path, *arguments: str, **variables: str) -> None:
        self.port = free_port()
        self.home = home
        self.output = home / f"ausgabe-{self.port}.txt"
        command = [sys.executable, "-m", "augenhoehe", "demo", "--port", str(self.port), *arguments]
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "AUGENHOEHE_"))}
        environment = {**kept, "AUGENHOEHE_DATA_DIR": str(home), "AUGENHOEHE_ENV_FILE": os.devnull, **variables}
        with self.output.open("wb") as sink:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=sink, stderr=subprocess.STDOUT, start_new_session=True
            )

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def wait_for(self, text: str, seconds: float) -> None:
        end = time.monotonic() + seconds
        while text not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < end, self.said
            time.sleep(0.1)

    def family(self) -> list[psutil.Process]:
        """The command, its children, and the database server of its folder."""
        found = [psutil.Process(self.process.pid)]
        found += found[0].children(recursive=True)
        number = int((self.home / "postgres" / "postmaster.pid").read_text().split()[0])
        return [*found, psutil.Process(number)]

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        return self.process.wait(60)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="demo-"))
    directory.chmod(0o755)
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


@contextlib.contextmanager
def started(home: Path, *arguments: str, **variables: str) -> Iterator[Running]:
    running = Running(home, *arguments, **variables)
    try:
        yield running
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.process.wait(30)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.process.pid, signal.SIGKILL)


def page(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read().decode()


def assert_tidy(running: Running, family: list[psutil.Process], code: int) -> None:
    assert code == 0, running.said
    assert "Traceback" not in running.said
    assert running.said.rstrip().endswith("Beendet.")
    _, alive = psutil.wait_procs(family, timeout=5)
    assert not alive
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", running.port)) != 0


def test_from_nothing_to_an_open_address_and_sigterm_ends_it_all(home: Path):
    with started(home) as demo:
        demo.wait_for("Offen unter", FROM_NOTHING_SECONDS)
        assert demo.said.rstrip().splitlines()[-1].startswith(f"Offen unter {demo.url} ")
        for step in ("Datenbank", "Migrationen", "Stile", "Demo-Welt"):
            assert f"{step} … fertig" in demo.said
        start = page(demo.url)
        assert "Rundgänge durch die Demo" in start
        assert "/vorgaenge/V-" in start
        family = demo.family()
        assert len(family) >= 5  # the command, gunicorn with two workers, the background worker, PostgreSQL
        assert_tidy(demo, family, demo.end(signal.SIGTERM))


def test_the_second_start_takes_the_data_as_they_are_and_ctrl_c_ends_it(home: Path):
    with started(home) as demo:
        demo.wait_for("Offen unter", AGAIN_SECONDS)
        assert "Demo-Welt … vorhanden" in demo.said
        family = demo.family()
        # In a terminal Ctrl-C reaches the whole group.
        os.killpg(demo.process.pid, signal.SIGINT)
        assert_tidy(demo, family, demo.process.wait(60))


def test_killed_hard_it_starts_again_and_a_killed_child_ends_everything_with_its_last_lines(home: Path):
    with started(home) as demo:
        demo.wait_for("Offen unter", AGAIN_SECONDS)
        database = demo.family()[-1]
        os.killpg(demo.process.pid, signal.SIGKILL)
        demo.process.wait(10)
    with started(home) as again:
        again.wait_for("Offen unter", AGAIN_SECONDS)
        family = [*again.family(), database]
        next(one for one in family if "worker" in one.cmdline()).kill()
        assert again.process.wait(60) == 1
        assert "Die Hintergrundarbeit ist beendet (Rückgabewert -9)" in again.said
        assert "Traceback" not in again.said
        _, alive = psutil.wait_procs(family, timeout=5)
        assert not alive


def test_two_demos_never_share_a_folder(home: Path):
    with started(home) as first:
        first.wait_for("Datenbank … fertig", AGAIN_SECONDS)
        with started(home) as second:
            assert second.process.wait(30) == 1
            assert f"Die Demo läuft schon unter {first.url}." in second.said
        assert first.process.poll() is None
        assert first.end(signal.SIGTERM) == 0
        assert "Traceback" not in first.said


def test_a_taken_port_is_said_with_the_way_out(home: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with started(home, "--port", str(port)) as demo:
            assert demo.process.wait(30) == 1
    assert f"Port {port} ist schon belegt." in demo.said
    assert f"PORT={port + 1} make demo" in demo.said
    assert "Traceback" not in demo.said


def test_the_demo_does_not_run_in_production():
    environment = {**os.environ, "AUGENHOEHE_MODE": "production", "AUGENHOEHE_SECRET_KEY": "x" * 60,
                   "AUGENHOEHE_EMBEDDED_DATABASE": "ja", "AUGENHOEHE_ENV_FILE": os.devnull}  # fmt: skip
    environment.pop("DATABASE_URL", None)
    environment.pop("DATABASE_OWNER_URL", None)
    done = subprocess.run(
        [sys.executable, "-m", "augenhoehe", "demo"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "nicht in „production“" in done.stderr
