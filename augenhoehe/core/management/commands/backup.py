"""`augenhoehe backup`: database and files in one checked archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core import backup, clock
from augenhoehe.core.numbers import number


class Command(BaseCommand):
    help = "Sichert Datenbank und Dateien in ein Archiv mit Prüfsummen. Das Archiv ist nicht verschlüsselt."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--ziel", default="", help="Ordner für das Archiv (Standard: backups im Datenordner)")
        parser.add_argument(
            "--behalten", type=int, default=0, help="ältere eigene Archive löschen, nach so vielen Tagen"
        )
        parser.add_argument(
            "--vermerken", default="", metavar="WO", help="nichts sichern; festhalten, dass jemand anders gesichert hat"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        if options["vermerken"]:
            backup.leave_note(backup.Note(at, options["vermerken"]))
            self.stdout.write(f"Vermerkt: gesichert durch {options['vermerken']}.")
            return
        directory = Path(options["ziel"] or settings.DATA_DIR / "backups").expanduser().resolve()
        try:
            target, manifest = backup.back_up(directory, at)
            backup.verified(target)
        except backup.BackupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"Gesichert und geprüft: {target} ({number(max(1, target.stat().st_size // 1024**2))} MB, "
            f"Datenbank und {number(manifest.files)} Dateien)."
        )
        self._forget(directory, at, options["behalten"])
        self.stdout.write(
            "Das Archiv ist nicht verschlüsselt und enthält keine Geheimnisse des Servers (.env). "
            "Bewahren Sie beides getrennt auf, und das Archiv nicht nur auf diesem Server."
        )

    def _forget(self, directory: Path, at: Any, days: int) -> None:
        for path in backup.forget_old(directory, at, days=days) if days else []:
            self.stdout.write(f"Gelöscht, weil älter als {days} Tage: {path.name}")
