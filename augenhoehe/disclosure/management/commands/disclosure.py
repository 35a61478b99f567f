"""`augenhoehe disclosure protect FILE --by ROW,COLUMN --count N`: protects any table of counts and proves it.

`augenhoehe disclosure release [--as-of DATE]`: releases the tables of this installation (needs its database).
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core.numbers import long_date, number
from augenhoehe.core.progress import Progress
from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.counted_files import Wanted, system_in
from augenhoehe.disclosure.lattice import Terms
from augenhoehe.disclosure.models import ReleaseRun
from augenhoehe.disclosure.proof import Mode, Protected


class Command(BaseCommand):
    help = "Schützt eine Tabelle von Anzahlen: augenhoehe disclosure protect DATEI --by ZEILE,SPALTE --count ANZAHL."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="{protect,release}")
        release = verbs.add_parser("release", help="gibt die Tabellen dieses Hauses zu einem Stichtag frei")
        release.add_argument("--as-of", default="", metavar="TAG", help="2026-09-30; sonst, was fällig ist")
        one = verbs.add_parser(
            "protect", help="verbirgt oder rundet, bis kein Angriff gelingt, und druckt den Nachweis"
        )
        one.add_argument("file", metavar="DATEI", help="CSV oder Excel, eine Zeile je Zelle, ohne Summen")
        one.add_argument("--by", required=True, metavar="SPALTEN", help="Merkmale mit Komma; Ebenen: KREIS>ORT")
        one.add_argument("--count", required=True, metavar="SPALTE", help="Spalte mit der Anzahl der Personen")
        one.add_argument("--threshold", type=int, default=5, metavar="K", help="Schwelle, ab 3 (sonst 5)")
        one.add_argument("--mode", choices=[mode.value for mode in Mode], default=Mode.SUPPRESS.value)
        one.add_argument("--base", type=int, default=5, metavar="B", help="runden auf Vielfache von B (sonst 5)")
        one.add_argument("--hide", default="", metavar="SPALTE", help="1 oder ja: diese Zelle bleibt verborgen")
        one.add_argument(
            "--source", default="", metavar="SPALTE", help="wer gemeldet hat; eine Quelle allein reicht nicht"
        )
        one.add_argument("--hide-zeros", action="store_true", help="auch Nullen verbergen")
        one.add_argument("--hide-full", action="store_true", help="verbergen, wo eine Zelle ihre ganze Zeile enthält")
        one.add_argument("--seconds", type=float, default=90.0, help="so lange wird das Günstigste gesucht (sonst 90)")
        one.add_argument("--json", action="store_true", help="alles als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "release":
            self._release(options["as_of"])
            return
        path = Path(options["file"])
        if not path.is_file():
            raise CommandError(f"Die Datei {path} gibt es nicht.")
        try:
            wanted = Wanted.parsed(options["by"], options["count"], options["hide"], options["source"])
            done = self._protected(path, wanted, options)
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        if options["json"]:
            self.stdout.write(json.dumps(done.data(wanted.names), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(lines(done, wanted.names)))

    def _release(self, typed: str) -> None:
        progress = Progress(self.stderr)
        try:
            day = date.fromisoformat(typed) if typed else None
            run = releasing_run(day, progress)
        except ValueError:
            raise CommandError(f"„{typed}“ ist kein Tag. Schreiben Sie ihn so: 2026-09-30.") from None
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        progress.finish()
        self.stdout.write(told_of(run))

    def _protected(self, path: Path, wanted: Wanted, options: dict[str, Any]) -> Protected:
        from augenhoehe.disclosure.solver.protect import round_to, suppress

        terms = Terms(options["threshold"], options["hide_zeros"], options["hide_full"], 2 if options["source"] else 1)
        system = system_in(path, wanted, terms)
        if options["mode"] == Mode.ROUND.value:
            return round_to(system, options["base"])
        progress = Progress(self.stderr)
        try:
            return suppress(system, seconds=options["seconds"], progress=progress)
        finally:
            progress.finish()


def releasing_run(day: date | None, progress: Progress) -> ReleaseRun | None:
    from augenhoehe.core.clock import now
    from augenhoehe.core.rights import SYSTEM
    from augenhoehe.disclosure.runs import release_all, release_due

    if day is None:
        return release_due(by=SYSTEM, at=now(), progress=progress)
    return release_all(as_of=day, by=SYSTEM, at=now(), progress=progress)


def told_of(run: ReleaseRun | None) -> str:
    if run is None:
        return "Nichts ist fällig: Alle Tabellen des letzten Quartals sind freigegeben."
    there = run.total - run.released - run.blocked
    return (
        f"Stichtag {long_date(run.as_of)}: {run.released} freigegeben, {run.blocked} blockiert, "
        f"{there} schon vorher draußen."
    )


def lines(done: Protected, names: tuple[str, ...]) -> list[str]:
    """The result for reading: the cells, the cost, and what an attacker can know at best."""
    found = [" | ".join([*names, "Anzahl"])]
    found += [
        " | ".join([*cell.key, "nicht gezeigt" if cell.value is None else number(cell.value)]) for cell in done.cells
    ]
    found += ["", f"Verfahren: {done.method.value}. Schwelle: {done.threshold}. Insider geprüft: {done.insiders}."]
    moved = "Abweichungen zusammen" if done.mode == Mode.ROUND else "Personen in verborgenen Zellen"
    found += [f"{moved}: {number(done.cost)}.", "", "Nachweis: Was ein Angreifer höchstens erfährt"]
    found += [
        f"{' | '.join(one.key)}: zwischen {one.low} und {'beliebig viel' if one.high is None else one.high}"
        for one in done.proof
    ]
    return found
