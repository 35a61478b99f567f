"""`augenhoehe demo`: the invented Kreis Federlohe, from nothing to an open address."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from augenhoehe.demo.serving import Demo, Wishes


class Command(BaseCommand):
    help = "Baut den erfundenen Kreis Federlohe, falls er noch nicht steht, und öffnet ihn unter einer Adresse."
    requires_system_checks: list[str] = []  # the children check

    def add_arguments(self, parser: Any) -> None:
        port = int(os.environ.get("PORT") or 8000)
        parser.add_argument("--port", type=int, default=port, help=f"Port der Adresse (sonst {port})")
        parser.add_argument("--reset", action="store_true", help="Demo-Welt verwerfen und neu aufbauen")
        parser.add_argument("--scale", type=int, default=0, metavar="N", help="auf N Hinweise auffüllen, auch 1000000")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            sys.exit(f"Die Demo läuft nur in der Betriebsart demo, nicht in „{settings.MODE}“.")
        wishes = Wishes(port=options["port"], reset=options["reset"], scale=options["scale"])
        demo = Demo(wishes, data_dir=settings.DATA_DIR.resolve(), static_root=settings.STATIC_ROOT, say=self._say)
        sys.exit(demo.run())

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
