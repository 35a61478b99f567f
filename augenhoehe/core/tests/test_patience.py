"""Waiting for what others hold: tried again, not for long, and never for what will not change."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import OperationalError

from augenhoehe.core import patience
from augenhoehe.core.refused import Busy


class Cause(Exception):
    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


def failing(sqlstate: str, times: int, tries: list[int]):
    @patience.patiently("Bitte noch einmal.")
    def work() -> str:
        tries.append(1)
        if len(tries) <= times:
            raise OperationalError("x") from Cause(sqlstate)
        return "fertig"

    return work


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr(patience.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(patience, "connection", SimpleNamespace(in_atomic_block=False))


@pytest.mark.parametrize("sqlstate", ["55P03", "40P01", "40001", "57014"])
def test_what_others_hold_is_tried_again_and_in_the_end_said_in_words(sqlstate):
    tries: list[int] = []
    assert failing(sqlstate, 2, tries)() == "fertig" and len(tries) == 3
    tries.clear()
    with pytest.raises(Busy, match="Bitte noch einmal"):
        failing(sqlstate, 99, tries)()
    assert len(tries) == patience.TRIES


def test_a_lost_connection_is_not_tried_again():
    tries: list[int] = []
    with pytest.raises(OperationalError):
        failing("57P01", 1, tries)()
    assert len(tries) == 1
