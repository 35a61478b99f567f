"""`augenhoehe search rebuild`: all search documents anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core.contributions import collected
from augenhoehe.core.numbers import number
from augenhoehe.search.operations import rebuild, settle_words


class Command(BaseCommand):
    help = "Baut die Suche neu auf."

    def add_arguments(self, parser: Any) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="rebuild")
        one = verbs.add_parser("rebuild", help="schreibt alle Suchdokumente neu")
        one.add_argument("--art", action="append", default=[], help="nur diese Art, zum Beispiel thread")
        one.add_argument("--woerter", action="store_true", help="leert auch das Wörterverzeichnis und lernt es neu")

    def handle(self, *args: Any, **options: Any) -> None:
        kinds = list(collected("SEARCH"))
        unknown = set(options["art"]) - {one.kind for one in kinds}
        if unknown:
            known = ", ".join(sorted(one.kind for one in kinds))
            raise CommandError(f"Diese Art gibt es nicht: {', '.join(sorted(unknown))}. Es gibt: {known}.")
        if options["art"] and options["woerter"]:
            raise CommandError("Das Wörterverzeichnis lernt aus allen Arten; lassen Sie --art weg.")
        chosen = [one for one in kinds if not options["art"] or one.kind in options["art"]]
        words = list(collected("WORDS")) if options["woerter"] else []
        for label, count in rebuild(kinds=chosen, words=words).items():
            self.stdout.write(f"{label}: {number(count)}")
        settle_words()
