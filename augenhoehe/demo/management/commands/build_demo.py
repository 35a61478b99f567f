"""`augenhoehe build_demo`: builds the invented Kreis in a migrated database, and makes it large on request."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core import clock
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.demo import operations
from augenhoehe.search.operations import settle_words


class Command(BaseCommand):
    help = "Baut die Demo-Welt in die angegebene Datenbank, falls sie dort noch nicht steht."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--scale", type=int, default=0, metavar="N", help="auf N Hinweise auffüllen")
        parser.add_argument("--cases", type=int, default=0, metavar="N", help="auf N Fallakten auffüllen")
        parser.add_argument("--papers", type=int, default=0, metavar="N", help="auf N Vorlagen auffüllen")
        parser.add_argument("--documents", type=int, default=0, metavar="N", help="auf N Suchdokumente auffüllen")
        parser.add_argument("--organisations", type=int, default=0, metavar="N", help="auf N Organisationen auffüllen")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            operations.build(at=clock.now(), progress=self._say)
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        if options["scale"]:
            self._fill_up(options["scale"])
        if options["cases"]:
            self._fill_files(options["cases"])
        if options["papers"]:
            self._fill_papers(options["papers"])
        if options["documents"]:
            self._fill_documents(options["documents"])
        if options["organisations"]:
            self._fill_register(options["organisations"])
        # What the hourly task does: nobody waits for it in a world that is looked at at once.
        settle_words()

    def _fill_up(self, wanted: int) -> None:
        from augenhoehe.demo.scale.loading import fill_up

        added = fill_up(wanted, at=clock.now(), progress=self._say)
        self._say(f"{added} Hinweise dazugekommen." if added else "So viele Hinweise sind schon da.")

    def _fill_files(self, wanted: int) -> None:
        from augenhoehe.demo.scale.files import fill_files

        added = fill_files(wanted, at=clock.now(), progress=self._say)
        self._say(f"{added} Fallakten dazugekommen." if added else "So viele Fallakten sind schon da.")

    def _fill_papers(self, wanted: int) -> None:
        from augenhoehe.demo.scale.papers import fill_papers

        added = fill_papers(wanted, at=clock.now(), progress=self._say)
        self._say(f"{added} Vorlagen dazugekommen." if added else "So viele Vorlagen sind schon da.")

    def _fill_documents(self, wanted: int) -> None:
        from augenhoehe.demo.scale.documents import fill_documents

        added = fill_documents(wanted, at=clock.now(), progress=self._say)
        self._say(f"{added} Suchdokumente dazugekommen." if added else "So viele Suchdokumente sind schon da.")

    def _fill_register(self, wanted: int) -> None:
        from augenhoehe.demo.scale.register import fill_register
        from augenhoehe.network.operations import draw_network

        added = fill_register(wanted, at=clock.now(), progress=self._say)
        self._say(f"{added} Organisationen dazugekommen." if added else "So viele Organisationen sind schon da.")
        draw_network(by=SYSTEM, at=clock.now())
        self._say("Das Netzwerk ist neu gezeichnet.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
