"""`augenhoehe bench [--scale N]`: how much work our pages are, as a multiple of the floor view."""

import os
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from augenhoehe.core.embedded import Embedded
from augenhoehe.demo import bench
from augenhoehe.oparl.kinds import ROOT, path_of

# Budgets: performance of comparable pages, measured as a multiple of the floor (docs/leistung.md).
PAGES = [
    bench.Page("Startseite (öffentlich)", "/", "", 8, 5),
    bench.Page("Vorgänge (öffentliche Liste)", "/vorgaenge/", "", 8, 5),
    bench.Page("Vorgang (öffentlich)", "{thread}", "", 6, 4),
    bench.Page("Suche (öffentlich): Kita", "/suche/?q=Kita", "", 15, 12),
    bench.Page("Angebote (öffentliche Liste)", "/angebote/", "", 8, 5),
    bench.Page("Angebote: Dienstag auf Arabisch", "/angebote/?tag=TU&sprache=ar", "", 20, 12),
    bench.Page("Feed: services, 50 Dienste", "/hsds/v3.1/services", "", 5, 3),
    bench.Page("OParl: Liste der Vorlagen", "{papers}", "", 5, 3),
    bench.Page("OParl: eine Vorlage", "{paper}", "", 6, 4),
    bench.Page("Hinweise (Liste, 50 Zeilen)", "/intern/hinweise/", "a", 15, 11),
    bench.Page("Hinweise: Suche, häufiges Wort", "/intern/hinweise/?text=Termin", "a", 20, 12),
    bench.Page("Hinweise: Suche, zwei Wörter", "/intern/hinweise/?text=Kita+Auskunft", "a", 20, 12),
    bench.Page("Hinweise: Suche, Tippfehler", "/intern/hinweise/?text=Sprachmitlung", "a", 20, 12),
    bench.Page("Hinweise: Suche, nur eine Stadt", "/intern/hinweise/?text=Termin", "n", 20, 12),
    bench.Page("Vorgang (innen)", "{inside}", "a", 15, 8),
    bench.Page("Heute", "/intern/", "a", 15, 8),
    bench.Page("Fallakten (Liste, 50 Zeilen)", "/akte/", "c", 15, 11),
    bench.Page("Fallakten: Suche nach einem Namen", "/akte/suche/", "c", 20, 12, "name=Samira+Balirani"),
    bench.Page("Fallakte", "{file}", "c", 15, 8),
]
# The public matter with the longest history: what is slow is slow there.
LONGEST_MATTER = """SELECT number FROM journal_thread WHERE published_at IS NOT NULL AND number LIKE 'V-%'
ORDER BY (SELECT count(*) FROM journal_step WHERE thread_id = journal_thread.id) DESC, number LIMIT 1"""
# A paper with the most stations, and the town whose list holds it.
LONGEST_WAY = """SELECT body, id FROM oparl_oparlstamp WHERE kind = 'Paper' AND NOT deleted
ORDER BY cardinality(embeds) DESC, id LIMIT 1"""


class Command(BaseCommand):
    help = "Misst Seiten als Vielfaches der Bodenansicht; --scale vervielfacht vorher die Hinweise."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--scale", type=int, default=0, help="Zahl der Hinweise, z. B. 1000000")
        parser.add_argument("--cases", type=int, default=0, help="Zahl der Fallakten, z. B. 100000")
        parser.add_argument("--only", default="", help="nur Seiten, deren Name so beginnt")
        parser.add_argument("--rounds", type=int, default=7)
        parser.add_argument("--requests", type=int, default=20, help="Abrufe je Seite und Runde")

    def handle(self, *args: Any, **options: Any) -> None:
        directory = settings.DATA_DIR / "bench"
        directory.mkdir(parents=True, exist_ok=True)
        server = Embedded(directory / "postgres").start()
        try:
            environment = self.prepare(server, options["scale"], options["cases"])
            self.run_pages(environment, directory, options)
        finally:
            server.stop()

    def prepare(self, server: Embedded, scale: int, cases: int) -> dict[str, str]:
        """A database of the wanted size, built once and kept for the next run; half-built ones are built anew."""
        name = f"bench_{scale}_{cases}" if cases else f"bench_{scale}"
        done = settings.DATA_DIR / "bench" / f"{name}.stand"
        if not done.exists():
            server.drop(name)
        urls = server.ensure_database(name)
        environment = {
            **os.environ,
            "AUGENHOEHE_MODE": "demo",
            "DATABASE_URL": urls.app,
            "DATABASE_OWNER_URL": urls.owner,
        }
        commands = [["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "--verbosity", "0"]]
        if not done.exists():
            sizes = [
                word for flag, size in (("--scale", scale), ("--cases", cases)) if size for word in (flag, str(size))
            ]
            commands.append(["build_demo", *sizes])
        for command in commands:
            subprocess.run([sys.executable, "-m", "augenhoehe", *command], env=environment, check=True)
        done.touch()
        with server.connect(name) as connection:
            connection.execute("VACUUM ANALYZE")
            number = connection.execute(LONGEST_MATTER).fetchone()
            way = connection.execute(LONGEST_WAY).fetchone()
            file = connection.execute("SELECT value FROM demo_note WHERE key = 'case_doctor'").fetchone()
        self.number = number[0] if number else ""
        self.file = file[0] if file else ""
        self.papers = f"{ROOT}/body/{way[0]}/papers" if way else f"{ROOT}/bodies"
        self.paper = path_of("Paper", way[1]) if way else f"{ROOT}/system"
        return environment

    def run_pages(self, environment: dict[str, str], directory: Any, options: dict[str, Any]) -> None:
        pages = [
            bench.Page(
                one.name,
                one.path.format(
                    thread=f"/vorgaenge/{self.number}/",
                    inside=f"/intern/vorgaenge/{self.number}/",
                    file=f"/akte/{self.file}/",
                    papers=self.papers,
                    paper=self.paper,
                ),
                one.letter,
                one.must,
                one.goal,
                one.body,
            )
            for one in PAGES
            if one.name.startswith(options["only"])
        ]
        began = time.monotonic()
        with bench.served(environment, directory) as (server, floor):
            cold = time.monotonic() - began
            ground, measured = bench.measure(
                server, floor, pages, directory / "postgres", options["rounds"], options["requests"], self.stdout.write
            )
            self.stdout.write(bench.table(ground, measured, server, cold))
