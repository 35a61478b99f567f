"""The path picture: where a matter stands on its way from a person's concern and back to that person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

State = Literal["done", "now", "todo", "skipped", "refused"]


@dataclass(frozen=True, slots=True)
class Station:
    """A station of the loop. `waited_days`: how long it has been waiting there, or waited before it went on."""

    key: str
    title: str
    state: State
    note: str = ""
    date: date | None = None
    url: str = ""
    waited_days: int | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """The stations in order, the branch to political bodies, and whether the answer came back to the person."""

    stations: tuple[Station, ...]
    branch: tuple[Station, ...] = field(default=())
    returns: bool = False
