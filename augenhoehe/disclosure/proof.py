"""What a protected table carries: which cells are hidden or rounded, what it costs, and the range left to an attacker.

A proof names ranges and never the number in them, so that it can be published beside the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import Any

from augenhoehe.core.values import dataclass

from .lattice import Key


class Mode(StrEnum):
    SUPPRESS = "suppress"
    ROUND = "round"


class Method(StrEnum):
    """How the pattern was found."""

    EXACT = "genau"
    HEURISTIC = "näherungsweise"
    ROUNDING = "gerundet"


@dataclass(frozen=True, slots=True)
class Range:
    """What an attacker can know of a cell at best: between low and high (None: no upper end); `need` was asked for."""

    key: Key
    low: int
    high: int | None
    need: int

    @property
    def holds(self) -> bool:
        return self.high is None or self.high - self.low >= self.need

    def data(self) -> dict[str, Any]:
        return {"cell": list(self.key), "low": self.low, "high": self.high, "need": self.need}


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it leaves: a number, or None."""

    key: Key
    value: int | None


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of a number, shown or hidden: since which release it is the same, and a mark to know it again."""

    since: str
    mark: str


@dataclass(frozen=True, slots=True)
class Protected:
    """A protected table and its proof. `cost`: people in cells that are not shown, or moved by rounding."""

    mode: Mode
    method: Method
    threshold: int
    cells: tuple[Shown, ...]
    proof: tuple[Range, ...]
    cost: int
    insiders: int = 0
    base: int = 0
    memory: Mapping[Key, Remembered] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        return all(one.holds for one in self.proof)

    @property
    def pattern(self) -> tuple[Key, ...]:
        return tuple(cell.key for cell in self.cells if cell.value is None)

    def value(self, *key: str) -> int | None:
        return next(cell.value for cell in self.cells if cell.key == key)

    def data(self, dimensions: Sequence[str]) -> dict[str, Any]:
        """The table with its proof, as JSON keeps it."""
        return {
            "mode": self.mode.value, "method": self.method.value, "threshold": self.threshold, "base": self.base,
            "dimensions": list(dimensions), "holds": self.holds, "cost": self.cost, "insiders": self.insiders,
            "cells": [{"cell": list(cell.key), "value": cell.value} for cell in self.cells],
            "pattern": [list(key) for key in self.pattern],
            "proof": [one.data() for one in self.proof],
        }  # fmt: skip
