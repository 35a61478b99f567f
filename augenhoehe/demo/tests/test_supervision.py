"""The supervisor with small real processes; the whole demo is walked in test_demo_command.py."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from augenhoehe.demo.supervision import ChildFailed, LogFollower, StopAsked, Supervisor

SLEEPER = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('da', flush=True); time.sleep(60)"


@pytest.fixture
def supervisor(tmp_path: Path):
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    one = Supervisor(tmp_path / "log")
    one.listen()
    yield one
    one.stop()
    for number, handler in kept.items():
        signal.signal(number, handler)


def start(supervisor: Supervisor, program: str, name: str = "kind"):
    return supervisor.start("Das Kind", [sys.executable, "-c", program], os.environ, name=name)


def ask_to_stop_soon(number: int) -> None:
    threading.Timer(0.3, os.kill, (os.getpid(), number)).start()


def test_a_step_that_ends_well_is_finished(supervisor: Supervisor):
    child = start(supervisor, "print('fertig')")
    supervisor.finish(child)
    assert child.process.returncode == 0
    assert child.log.read_text() == "fertig\n"


def test_a_step_that_fails_tells_the_last_lines_of_its_log(supervisor: Supervisor):
    child = start(supervisor, "import sys\nfor n in range(40): print('Zeile', n)\nsys.exit(3)")
    with pytest.raises(ChildFailed) as failure:
        supervisor.finish(child)
    assert "Rückgabewert 3" in str(failure.value)
    assert "Zeile 39" in str(failure.value)
    assert "Zeile 10\n" not in str(failure.value)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_during_a_step_stops_it(supervisor: Supervisor, number: int):
    child = start(supervisor, SLEEPER)
    ask_to_stop_soon(number)
    with pytest.raises(StopAsked):
        supervisor.finish(child)
    assert not child.running


def test_a_signal_while_serving_ends_the_watch(supervisor: Supervisor):
    child = start(supervisor, SLEEPER)
    supervisor.serve(child)
    ask_to_stop_soon(signal.SIGTERM)
    with pytest.raises(StopAsked):
        supervisor.watch()
    supervisor.stop()
    assert not child.running


def test_a_service_that_ends_unasked_is_reported_by_name(supervisor: Supervisor):
    supervisor.serve(start(supervisor, SLEEPER, "eins"))
    supervisor.serve(start(supervisor, "import sys; print('Ach'); sys.exit(1)", "zwei"))
    with pytest.raises(ChildFailed, match=r"Das Kind ist beendet.*\n    Ach"):
        supervisor.watch()


def test_after_stop_nothing_runs_any_more(supervisor: Supervisor):
    children = [start(supervisor, SLEEPER, str(number)) for number in range(3)]
    for child in children:
        supervisor.serve(child)
    supervisor.stop()
    assert not any(child.running for child in children)


def test_whoever_ignores_the_request_is_ended_for_good(supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("augenhoehe.demo.supervision.GRACE_SECONDS", 0.3)
    child = start(supervisor, STUBBORN)
    supervisor.serve(child)
    while "da" not in child.log.read_text():
        time.sleep(0.02)
    supervisor.stop()
    assert child.process.returncode == -signal.SIGKILL


def test_waiting_for_readiness_ends_when_a_service_does(supervisor: Supervisor):
    supervisor.serve(start(supervisor, "import sys; sys.exit(1)"))
    with pytest.raises(ChildFailed, match="Das Kind ist beendet"):
        supervisor.wait_until(lambda: False, seconds=10, sentence="zu lange")


def test_waiting_for_readiness_has_an_end(supervisor: Supervisor):
    supervisor.serve(start(supervisor, SLEEPER))
    with pytest.raises(ChildFailed, match="zu lange"):
        supervisor.wait_until(lambda: False, seconds=0.2, sentence="zu lange")


def test_growing_logs_are_handed_on_line_by_line_and_once(tmp_path: Path):
    seen: list[str] = []
    log = tmp_path / "wachsend.log"
    follow = LogFollower(seen.append)
    log.write_text("eins\nzw")
    follow(log)
    assert seen == ["eins"]
    log.write_text("eins\nzwei\n")
    follow(log)
    follow(log)
    assert seen == ["eins", "zwei"]
