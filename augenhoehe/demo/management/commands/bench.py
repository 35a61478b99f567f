"""`augenhoehe bench [--scale N]`: how much work our pages are, as a multiple of the floor view."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from augenhoehe.core import clock, form_token
from augenhoehe.core.embedded import Embedded
from augenhoehe.demo import bench
from augenhoehe.events.views.registering import PURPOSE
from augenhoehe.oparl.kinds import ROOT, path_of

REGISTERING = "Anmelden (schreibt)"
SIZES = ("scale", "cases", "papers", "documents", "organisations")
# Registrations per second on two web processes.
MUST_PER_SECOND, GOAL_PER_SECOND = 120, 250


def registration(number: int) -> dict[str, str]:
    """What one person more types; the form was opened a minute ago."""
    opened = clock.now() - timedelta(minutes=1)
    name = f"{opened:%d%H%M%S}-{number}"
    return {
        "token": form_token.issue(PURPOSE, opened).signed(), "go": "send", "name": f"Person {name}",
        "email": f"person-{name}@leute.example", "category": "resident", "agreed": "on",
    }  # fmt: skip


# Budgets: performance of comparable pages, measured as a multiple of the floor (docs/leistung.md).
PAGES = [
    bench.Page("Startseite (öffentlich)", "/", "", 8, 5),
    bench.Page("Vorgänge (öffentliche Liste)", "/vorgaenge/", "", 8, 5),
    bench.Page("Vorgang (öffentlich)", "/vorgaenge/{matter}/", "", 6, 4),
    bench.Page("Suche (öffentlich): Kita", "/suche/?q=Kita", "", 15, 12),
    bench.Page("Suche (öffentlich): Tippfehler", "/suche/?q=Sprachmitlung", "", 15, 12),
    bench.Page("Suche (öffentlich): zwei Wörter, eine Art", "/suche/?q=Kita+Bus&art=thread", "", 15, 12),
    bench.Page("Hilfe finden", "/hilfe/?bedarf=beratung", "", 8, 5),
    bench.Page("Angebote (öffentliche Liste)", "/angebote/", "", 8, 5),
    bench.Page("Angebote: Dienstag auf Arabisch", "/angebote/?tag=TU&sprache=ar", "", 20, 12),
    bench.Page(
        "Angebote: Dienstag auf Ukrainisch in der Nähe",
        "/angebote/?tag=TU&sprache=uk&ort={town}&umkreis=10",
        "",
        20,
        12,
    ),
    bench.Page("Angebote: Wort", "/angebote/?q=Beratung", "", 20, 12),
    bench.Page("Organisationen (öffentliche Liste)", "/organisationen/", "", 8, 5),
    bench.Page("Organisationen: Suche (öffentlich)", "/organisationen/?text=Nachtigall&sprache=uk", "", 20, 12),
    bench.Page("Organisation (öffentlich)", "/organisationen/{house}/", "", 6, 4),
    bench.Page("Register (Liste, 50 Zeilen)", "/intern/organisationen/", "a", 15, 11),
    bench.Page("Register: Suche", "/intern/organisationen/?text=Nachtigall", "a", 20, 12),
    bench.Page("Register: nur eine Stadt", "/intern/organisationen/", "n", 15, 11),
    bench.Page("Eintrag einer Organisation", "/intern/organisationen/{house}/", "a", 15, 8),
    bench.Page("Wen erreichen wir?", "/intern/netzwerk/abdeckung/", "a", 15, 8),
    bench.Page("Bild des Netzwerks", "/intern/netzwerk/bild/", "a", 15, 11),
    bench.Page("Feed: services, 50 Dienste", "/hsds/v3.1/services", "", 5, 3),
    bench.Page("OParl: Liste der Vorlagen", "{oparl_papers}", "", 5, 3),
    bench.Page("OParl: eine Vorlage", "{oparl_paper}", "", 6, 4),
    bench.Page("Hinweise (Liste, 50 Zeilen)", "/intern/hinweise/", "a", 15, 11),
    bench.Page("Hinweise: Suche, häufiges Wort", "/intern/hinweise/?text=Termin", "a", 20, 12),
    bench.Page("Hinweise: Suche, zwei Wörter", "/intern/hinweise/?text=Kita+Auskunft", "a", 20, 12),
    bench.Page("Hinweise: Suche, Tippfehler", "/intern/hinweise/?text=Sprachmitlung", "a", 20, 12),
    bench.Page("Hinweise: Suche, nur eine Stadt", "/intern/hinweise/?text=Termin", "n", 20, 12),
    bench.Page("Vorgang (innen)", "/intern/vorgaenge/{matter}/", "a", 15, 8),
    bench.Page("Strukturfrage", "/intern/strukturfragen/{question}/", "a", 15, 8),
    bench.Page("Heute", "/intern/", "a", 15, 8),
    bench.Page("Fallakten (Liste, 50 Zeilen)", "/akte/", "c", 15, 11),
    bench.Page("Fallakten: Suche nach einem Namen", "/akte/suche/", "c", 20, 12, "name=Samira+Balirani"),
    bench.Page("Fallakte", "/akte/{file}/", "c", 15, 8),
    bench.Page("Vorlagen (Liste, 50 Zeilen)", "/intern/gremien/vorlagen/", "a", 15, 11),
    bench.Page("Vorlagen: Suche nach einem Wort", "/intern/gremien/vorlagen/?text=Sprachmittlung", "a", 20, 12),
    bench.Page("Vorlagen: nur eine Stadt", "/intern/gremien/vorlagen/", "n", 15, 11),
    bench.Page("Vorlagen (öffentliche Liste)", "/vorlagen/", "", 8, 5),
    bench.Page("Vorlage", "/intern/gremien/vorlagen/{paper}/", "a", 15, 8),
    bench.Page("Vorlage (öffentlich)", "/vorlagen/{paper_number}/", "", 6, 4),
    bench.Page("Überfällig", "/intern/gremien/ueberfaellig/", "a", 15, 11),
    bench.Page("Überfällig: nur eine Stadt", "/intern/gremien/ueberfaellig/", "n", 15, 11),
    bench.Page("Gremium", "/intern/gremien/{body}/", "a", 15, 8),
    bench.Page("Gremium (öffentlich)", "/gremien/{body}/", "", 6, 4),
    bench.Page("Sitzung", "/intern/gremien/sitzungen/{meeting}/", "a", 15, 8),
    bench.Page(
        REGISTERING, "/veranstaltungen/{event}/anmelden/", "", 8, 4, sends=registration, says="ist unterwegs an"
    ),
]
# The public matter with the longest history: what is slow is slow there.
LONGEST_MATTER = """SELECT number FROM journal_thread WHERE published_at IS NOT NULL AND number LIKE 'V-%'
ORDER BY (SELECT count(*) FROM journal_step WHERE thread_id = journal_thread.id) DESC, number LIMIT 1"""
# A paper with the most stations, and the town whose list holds it.
OPARL_WAY = """SELECT body, id FROM oparl_oparlstamp WHERE kind = 'Paper' AND NOT deleted
ORDER BY cardinality(embeds) DESC, id LIMIT 1"""
# The same for bodies: where most is to show.
LONGEST_WAY = """FROM committees_station JOIN committees_paper paper ON paper.id = paper_id
JOIN journal_thread thread ON thread.id = thread_id WHERE paper.public AND submitted_at IS NOT NULL
AND thread.published_at IS NOT NULL AND thread.withdrawn_at IS NULL
GROUP BY paper_id ORDER BY count(*) DESC, paper_id LIMIT 1"""
# The organisation with most links, and the town with most of its kind.
HOUSE = """SELECT house.id::text FROM organisations_organisation house
LEFT JOIN network_cooperationpartner partner ON partner.organisation_id = house.id WHERE house.state = 'published'
GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"""
TOWN = """SELECT municipality_id::text FROM organisations_organisation WHERE municipality_id IS NOT NULL
GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"""
PLACES = {
    "house": HOUSE,
    "town": TOWN,
    "matter": LONGEST_MATTER,
    # Everybody at once for one event: its row is the hot one. It asks nothing that `registration` does not answer.
    "event": """SELECT id::text FROM events_event WHERE state = 'open' AND restricted_to = 'all' AND registers
AND starts_at > now() AND waiting_list AND published_at <= now()
AND NOT EXISTS (SELECT FROM events_question WHERE event_id = events_event.id AND required)
ORDER BY starts_at DESC, id LIMIT 1""",
    "file": "SELECT value FROM demo_note WHERE key = 'case_doctor'",
    "body": """SELECT committee_id::text FROM committees_agendaitem JOIN committees_committee body
ON body.id = committee_id WHERE body.public GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1""",
    "meeting": """SELECT meeting_id::text FROM committees_agendaitem WHERE meeting_id IS NOT NULL
GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1""",
    # The one that most is said about: hints, causes, figures.
    "question": """SELECT id::text FROM structure_structuralquestion question ORDER BY
(SELECT count(*) FROM structure_questionhint WHERE question_id = question.id)
+ (SELECT count(*) FROM structure_cause WHERE question_id = question.id)
+ (SELECT count(*) FROM structure_questionsource WHERE question_id = question.id) DESC, created_at, id LIMIT 1""",
    "paper": f"""SELECT paper_id::text {LONGEST_WAY}""",
    "paper_number": f"""SELECT min(paper.number) {LONGEST_WAY}""",
}


class Command(BaseCommand):
    help = "Misst Seiten als Vielfaches der Bodenansicht; --scale vervielfacht vorher die Hinweise."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--scale", type=int, default=0, help="Zahl der Hinweise, z. B. 1000000")
        parser.add_argument("--cases", type=int, default=0, help="Zahl der Fallakten, z. B. 100000")
        parser.add_argument("--papers", type=int, default=0, help="Zahl der Vorlagen, z. B. 100000")
        parser.add_argument("--documents", type=int, default=0, help="Zahl der Suchdokumente, z. B. 200000")
        parser.add_argument("--organisations", type=int, default=0, help="Zahl der Organisationen, z. B. 5000")
        parser.add_argument("--only", default="", help="nur Seiten, deren Name so beginnt; mehrere mit Komma")
        parser.add_argument("--rounds", type=int, default=7)
        parser.add_argument("--requests", type=int, default=20, help="Abrufe je Seite und Runde")

    def handle(self, *args: Any, **options: Any) -> None:
        directory = settings.DATA_DIR / "bench"
        directory.mkdir(parents=True, exist_ok=True)
        server = Embedded(directory / "postgres").start()
        try:
            sizes = {flag: options[flag] for flag in SIZES if options[flag]}
            environment = self.prepare(server, sizes)
            self.run_pages(environment, directory, options)
        finally:
            server.stop()

    def prepare(self, server: Embedded, sizes: dict[str, int]) -> dict[str, str]:
        """A database of the wanted size, built once and kept for the next run; half-built ones are built anew."""
        name = "_".join(["bench", *(f"{flag}_{size}" for flag, size in sizes.items())])
        done = settings.DATA_DIR / "bench" / f"{name}.stand"
        if not done.exists():
            server.drop(name)
        urls = server.ensure_database(name)
        environment = {
            **os.environ,
            "AUGENHOEHE_MODE": "demo",
            "DATABASE_URL": urls.app,
            "DATABASE_OWNER_URL": urls.owner,
            "AUGENHOEHE_PROXIES": "1",
        }
        commands = [["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "--verbosity", "0"]]
        if not done.exists():
            commands.append(["build_demo", *(f"--{flag}={size}" for flag, size in sizes.items())])
        for command in commands:
            subprocess.run([sys.executable, "-m", "augenhoehe", *command], env=environment, check=True)
        done.touch()
        with server.connect(name) as connection:
            connection.execute("VACUUM ANALYZE")
            self.found = {
                name: str((connection.execute(asked).fetchone() or [""])[0]) for name, asked in PLACES.items()
            }
            wanted = "SELECT number FROM committees_paper WHERE id::text = %s"
            self.found["paper_number"] = (connection.execute(wanted, [self.found["paper"]]).fetchone() or [""])[0]
            way = connection.execute(OPARL_WAY).fetchone()
        self.found["oparl_papers"] = f"{ROOT}/body/{way[0]}/papers" if way else f"{ROOT}/bodies"
        self.found["oparl_paper"] = path_of("Paper", way[1]) if way else f"{ROOT}/system"
        return environment

    def run_pages(self, environment: dict[str, str], directory: Any, options: dict[str, Any]) -> None:
        pages = [
            replace(one, path=one.path.format(**self.found))
            for one in PAGES
            if one.name.startswith(tuple(options["only"].split(",")))
        ]
        began = time.monotonic()
        with bench.served(environment, directory) as (server, floor):
            cold = time.monotonic() - began
            ground, measured = bench.measure(
                server, floor, pages, directory / "postgres", options["rounds"], options["requests"], self.stdout.write
            )
            self.stdout.write(bench.table(ground, measured, server, cold))
            for page in pages:
                if page.sends:
                    number, longest = bench.per_second(server, page)
                    self.stdout.write(
                        f"{page.name}: {number:.0f} je Sekunde auf zwei Prozessen, 16 Menschen zugleich (muss ≥ "
                        f"{MUST_PER_SECOND}, Ziel ≥ {GOAL_PER_SECOND}); längste Antwort {longest * 1000:.0f} ms"
                    )
