"""What we ship: a wheel with static files and translations inside that starts without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.rounds

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(target.glob("augenhoehe-*.whl"))


def test_the_wheel_carries_styles_fonts_translations_and_no_tests(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "augenhoehe/ui/static/ui/augenhoehe.css" in names
    assert any(name.startswith("augenhoehe/ui/static/vendor/fonts/") and name.endswith(".woff2") for name in names)
    for language in ("en", "tr", "ar", "uk", "ru"):
        assert f"augenhoehe/locale/{language}/LC_MESSAGES/django.mo" in names
    assert not [name for name in names if "/tests/" in name]


def test_the_wheel_starts_without_the_checkout(wheel: Path, tmp_path: Path, django_db_setup: None):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        "import augenhoehe, sys; assert 'site' in augenhoehe.__file__, augenhoehe.__file__;"
        "from augenhoehe.__main__ import main; sys.exit(main(['check']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site"), "AUGENHOEHE_MODE": "demo"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
