"""`augenhoehe oparl check ADRESSE`, `augenhoehe oparl rebuild`: other people's servers, and our own stamps."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core import clock
from augenhoehe.core.numbers import number
from augenhoehe.oparl.check import Check, WebFetcher
from augenhoehe.oparl.operations import rebuild


class Command(BaseCommand):
    help = "Prüft eine OParl-Schnittstelle oder baut die eigenen Stempel neu."

    def add_arguments(self, parser: Any) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="check|rebuild")
        check = verbs.add_parser("check", help="prüft eine beliebige OParl-Schnittstelle, Fassung 1.0 oder 1.1")
        check.add_argument("url", metavar="ADRESSE", help="die Adresse des Systems")
        check.add_argument("--json", action="store_true", help="Bericht als JSON ausgeben")
        check.add_argument("--seiten", type=int, default=3, metavar="N", help="Seiten je Liste (3); 0 liest alles")
        check.add_argument("--proben", type=int, default=3, metavar="N", help="abgerufene Objekte je Liste (3)")
        check.add_argument("--pause", type=float, default=0.2, metavar="S", help="Sekunden zwischen Anfragen (0,2)")
        check.add_argument("--geduld", type=float, default=30, metavar="S", help="Sekunden Wartezeit je Antwort (30)")
        verbs.add_parser("rebuild", help="fragt alles neu; geändert gilt nur, was anders lautet")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "rebuild":
            self.stdout.write(f"{number(rebuild())} Einträge angesehen.")
            return
        fetcher = WebFetcher(pause=options["pause"], timeout=options["geduld"])
        check = Check(fetcher, options["url"], clock.now, pages=options["seiten"], samples=options["proben"])
        report = check.run()
        text = json.dumps(report.as_data(), ensure_ascii=False, indent=2) if options["json"] else report.as_text()
        self.stdout.write(text)
        if report.failed:
            raise CommandError("Die Schnittstelle hält sich nicht an OParl.", returncode=1)
