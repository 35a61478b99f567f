"""`augenhoehe draw`: documents that are drawn from the code; `--check` fails when one is out of date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core import drawings


class Command(BaseCommand):
    help = "Zeichnet docs/reactions.md, docs/states/, docs/rechte.md und docs/datenregister.md aus dem Code."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--check", action="store_true", help="nichts schreiben, nur auf Abweichungen prüfen")
        parser.add_argument("--to", type=Path, default=Path(settings.BASE_DIR) / "docs", help="Ordner der Unterlagen")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["to"]
        wanted = drawings.all_drawings()
        stale = [name for name, text in wanted.items() if _text_of(folder / name) != text]
        leftover = _leftover(folder, wanted)
        if options["check"]:
            self._check(stale, leftover)
            return
        for name in stale:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8")
            self.stdout.write(f"gezeichnet: {path.name}")
        for path in leftover:
            path.unlink()
            self.stdout.write(f"entfernt: {path.name}")

    def _check(self, stale: list[str], leftover: list[Path]) -> None:
        for name in stale:
            self.stderr.write(f"docs/{name} entspricht nicht dem Code.")
        for path in leftover:
            self.stderr.write(f"docs/states/{path.name} hat keinen Gegenstand mehr.")
        if stale or leftover:
            raise CommandError("Zeichnen Sie die Unterlagen neu: augenhoehe draw", returncode=1)
        self.stdout.write("Alle gezeichneten Unterlagen entsprechen dem Code.")


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _leftover(folder: Path, wanted: dict[str, str]) -> list[Path]:
    """State drawings of machines that are gone."""
    return [path for path in sorted((folder / "states").glob("*.md")) if f"states/{path.name}" not in wanted]
