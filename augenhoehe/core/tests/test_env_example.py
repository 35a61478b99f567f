""".env.example names every variable the program reads, explains each, and names no other."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from augenhoehe import settings as settings_module
from augenhoehe.core import env

EXAMPLE = Path(__file__).resolve().parents[3] / ".env.example"
VARIABLE = re.compile(r"^(# )?([A-Z][A-Z0-9_]+)=(.*)$")


def explained() -> dict[str, str]:
    """Variable → the comment above its block; variables that stand together share one."""
    found, comment, fresh = {}, "", True
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        variable = VARIABLE.match(line)
        if variable:
            found[variable.group(2)] = comment
            fresh = True
        elif line.startswith("# ") and not line.startswith("# ---"):
            comment, fresh = (line[2:] if fresh else f"{comment} {line[2:]}"), False
        elif not line:
            comment, fresh = "", True
    return found


def test_every_variable_that_is_read_is_in_the_example():
    assert settings_module.MODE == "test"
    assert not set(env.READ) - set(explained())


def test_the_example_names_no_variable_that_nobody_reads():
    assert not set(explained()) - set(env.READ)


@pytest.mark.parametrize("name", sorted(env.READ))
def test_every_variable_is_explained_in_the_example(name):
    assert len(explained()[name].split()) >= 3


def test_the_example_itself_can_be_loaded(monkeypatch):
    monkeypatch.setattr(os, "environ", {})
    env.load_file(EXAMPLE)
    assert env.number("AUGENHOEHE_MAIL_PORT", 1, help=env.READ["AUGENHOEHE_MAIL_PORT"]) == 25
    assert env.text("AUGENHOEHE_MAIL_FROM", help=env.READ["AUGENHOEHE_MAIL_FROM"]).endswith(
        "<augenhoehe@kreis.example>"
    )
    assert "DATABASE_OWNER_URL" not in os.environ
