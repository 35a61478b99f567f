"""`augenhoehe doctor`: one line per thing that must be right, in German, with what to do when it is not.

Own lines about database and server come first, then what packages contribute as CHECKS.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from augenhoehe.core.contributions import Check, collected
from augenhoehe.core.values import dataclass

from .database import CHECKS as DATABASE
from .grants import CHECKS as GRANTS
from .server import CHECKS as SERVER

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Line:
    """One result: green or red, and a sentence that says what is, and for red what to do."""

    name: str
    ok: bool
    sentence: str


def checks() -> tuple[Check, ...]:
    """Everything that is examined, in the order in which it is read."""
    return (*DATABASE, *GRANTS, *SERVER, *collected("CHECKS"))


def examine(wanted: Iterable[Check] | None = None) -> list[Line]:
    """Run every check; one that fails to run is red, and the others go on."""
    return [_line(check) for check in (checks() if wanted is None else wanted)]


def _line(check: Check) -> Line:
    try:
        ok, sentence = check.run()
    except Exception as error:
        # A doctor that dies of the illness helps nobody: the line says what happened, the log says where.
        log.exception("Prüfung „%s“ ist gescheitert", check.name)
        return Line(check.name, False, f"Die Prüfung selbst ist gescheitert ({type(error).__name__}: {error}).")
    return Line(check.name, ok, sentence)
