"""`augenhoehe messages [--check]`: catalogues of the interface brought up to date, or checked."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core import catalogues


class Command(BaseCommand):
    help = "Bringt die Übersetzungskataloge auf den Stand der Texte; --check prüft nur."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--check", action="store_true", help="nur prüfen, ob jede Sprache vollständig ist")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            found = catalogues.complaints()
            for sentence in found[:40]:
                self.stdout.write(sentence)
            if found:
                raise CommandError(f"{len(found)} Stellen in den Katalogen stimmen nicht.")
            self.stdout.write("Alle Kataloge sind vollständig.")
            return
        for language, missing in catalogues.update_catalogues().items():
            self.stdout.write(f"{language}: {missing} Übersetzungen fehlen.")
