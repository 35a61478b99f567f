"""The measuring itself: the floor starts, and a run names every page."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from augenhoehe.demo import bench
from augenhoehe.demo.management.commands.bench import PAGES

BOOT = "import augenhoehe.wsgi, django.conf; assert django.conf.settings.ROOT_URLCONF == 'augenhoehe.demo.floor'"


def test_the_floor_view_starts_with_its_own_settings():
    environment = {**os.environ, "AUGENHOEHE_MODE": "demo", "DJANGO_SETTINGS_MODULE": "augenhoehe.demo.floor"}
    booted = subprocess.run([sys.executable, "-c", BOOT], env=environment, capture_output=True, text=True)
    assert booted.returncode == 0, booted.stderr


def test_what_a_process_used_that_ended_in_the_middle_is_unknown_and_never_negative():
    ended = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    before = bench.cpu_seconds([os.getpid(), ended.pid])
    assert before.keys() == {os.getpid(), ended.pid}
    ended.communicate(b"\n")
    assert bench.spent_between(before, bench.cpu_seconds([os.getpid(), ended.pid])) is None
    assert bench.spent_between({1: 2.0}, {1: 2.5, 2: 0.25}) == 0.75


def test_a_round_that_nobody_can_count_is_measured_again(monkeypatch):
    rounds = iter([False, True, True])
    monkeypatch.setattr(bench, "_one_round", lambda *_round: next(rounds))
    bench._once(None, bench.Measured(bench.Page("Boden", "/")), None, 1)
    assert list(rounds) == [True]


def test_a_form_that_comes_back_is_no_registration():
    form = bench.Page("Anmelden", "/veranstaltungen/1/anmelden/", says="ist unterwegs an")
    bench.check(form, 200, b"Eine Mail ist unterwegs an ada@leute.example.", [], "")
    with pytest.raises(RuntimeError, match="ist unterwegs an"):
        bench.check(form, 200, b"Bitte beantworten Sie diese Frage.", [], "")
    with pytest.raises(RuntimeError, match="503"):
        bench.check(form, 503, b"", [], "")


@pytest.mark.prove
def test_a_short_run_measures_every_page(tmp_path):
    tmp_path.chmod(0o755)
    environment = {**os.environ, "AUGENHOEHE_MODE": "demo", "AUGENHOEHE_DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "augenhoehe", "bench", "--rounds", "1", "--requests", "2"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert all(page.name in run.stdout for page in PAGES)
