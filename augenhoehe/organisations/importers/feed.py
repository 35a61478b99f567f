"""`augenhoehe import hsds URL|FILE`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations.hsds.reading import is_address, records
from augenhoehe.organisations.operations.feed_imports import import_feed


def hsds_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--uebernehmen", action="store_true", help="wirklich übernehmen; ohne dies nur sagen, was geschähe"
    )
    parser.add_argument("--feed", default="", help="Name der Quelle (Standard: die Adresse oder der Dateiname)")


def import_hsds(path: str, options: dict[str, Any], progress: Callable[[int, int], None]) -> str:
    """Organisations and offers of another register; unchecked until a person looked at them."""
    organisations, services = records(path)
    write = bool(options.get("uebernehmen"))
    feed = options.get("feed") or (path.rstrip("/") if is_address(path) else Path(path).name)
    taken = import_feed(
        organisations=organisations, services=services, feed=feed[:200], by=SYSTEM, at=clock.now(), write=write,
        progress=progress,
    )  # fmt: skip
    return taken.sentences(written=write)
