"""`augenhoehe doctor`: what is in order, what is not, and what to do about it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from augenhoehe.core.doctor import Line, examine

GREEN, RED, PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[0m"


class Command(BaseCommand):
    help = "Prüft die Installation und sagt zu jedem Fehler, was zu tun ist."
    # The doctor examines settings itself, and in German.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--json", action="store_true", help="Ergebnis für andere Programme")

    def handle(self, *args: Any, **options: Any) -> None:
        lines = examine()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1))
        else:
            self._print(lines)
        if not all(line.ok for line in lines):
            sys.exit(1)

    def _print(self, lines: list[Line]) -> None:
        colour = self.stdout.isatty()
        for line in lines:
            word = "gut   " if line.ok else "FEHLER"
            shown = f"{GREEN if line.ok else RED}{word}{PLAIN}" if colour else word
            self.stdout.write(f"{shown}  {line.name}: {line.sentence}")
        red = sum(not line.ok for line in lines)
        self.stdout.write(
            "\nAlles in Ordnung." if not red else f"\n{red} von {len(lines)} Punkten brauchen Ihre Aufmerksamkeit."
        )
