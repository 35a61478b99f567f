"""`augenhoehe restore DATEI`: database and files as they were when the archive was made."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core import backup
from augenhoehe.core.numbers import long_moment, number


class Command(BaseCommand):
    help = "Spielt eine Sicherung ein: ganz oder gar nicht."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("archiv", metavar="DATEI", help="das Archiv von „augenhoehe backup“")
        parser.add_argument("--ueberschreiben", action="store_true", help="vorhandenen Inhalt ganz ersetzen")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            archive = Path(options["archiv"])
            manifest = backup.restore(archive, overwrite=options["ueberschreiben"], say=self.stdout.write)
        except backup.BackupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"Eingespielt: der Stand vom {long_moment(datetime.fromisoformat(manifest.at))}, "
            f"Datenbank und {number(manifest.files)} Dateien.\n"
            "Alle melden sich neu an. Was seitdem gelöscht wurde, ist wieder da: Lassen Sie den Löschlauf laufen "
            "(Datenschutz, „Löschläufe“), und wiederholen Sie Löschungen, um die jemand gebeten hatte."
        )
