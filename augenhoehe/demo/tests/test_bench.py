"""The measuring itself: the floor starts, and a run names every page."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from augenhoehe.demo.management.commands.bench import PAGES

BOOT = "import augenhoehe.wsgi, django.conf; assert django.conf.settings.ROOT_URLCONF == 'augenhoehe.demo.floor'"


def test_the_floor_view_starts_with_its_own_settings():
    environment = {**os.environ, "AUGENHOEHE_MODE": "demo", "DJANGO_SETTINGS_MODULE": "augenhoehe.demo.floor"}
    booted = subprocess.run([sys.executable, "-c", BOOT], env=environment, capture_output=True, text=True)
    assert booted.returncode == 0, booted.stderr


@pytest.mark.prove
def test_a_short_run_measures_every_page(tmp_path):
    tmp_path.chmod(0o755)
    environment = {**os.environ, "AUGENHOEHE_MODE": "demo", "AUGENHOEHE_DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "augenhoehe", "bench", "--rounds", "1", "--requests", "2"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert all(page.name in run.stdout for page in PAGES)
