"""`augenhoehe import KIND FILE`: what packages can take from a file, with progress and German errors."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core.contributions import Importer, importers
from augenhoehe.core.progress import Progress
from augenhoehe.core.refused import Refused


class Command(BaseCommand):
    help = "Übernimmt eine Datei: augenhoehe import KIND DATEI."

    def add_arguments(self, parser: Any) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
        for name, importer in sorted(importers().items()):
            one = kinds.add_parser(name, help=importer.help, formatter_class=argparse.RawDescriptionHelpFormatter)
            one.add_argument("file", metavar="DATEI", help="die Datei, aus der übernommen wird")
            if importer.arguments:
                importer.arguments(one)

    def handle(self, *args: Any, **options: Any) -> None:
        importer = importers()[options["kind"]]
        file = options["file"]
        if not (importer.remote and file.startswith(("https://", "http://"))) and not Path(file).is_file():
            raise CommandError(f"Die Datei {file} gibt es nicht.")
        self.stdout.write(self._run(importer, file, options))

    def _run(self, importer: Importer, file: str, options: dict[str, Any]) -> str:
        progress = Progress(self.stderr)
        try:
            return importer.run(file, options, progress)
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        except (UnicodeDecodeError, ValueError) as error:
            raise CommandError(f"Die Datei {file} lässt sich nicht lesen: {error}") from error
        finally:
            progress.finish()
