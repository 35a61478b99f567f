"""`augenhoehe keys new|rotate`: make the key file of the closed rooms, or exchange the master key."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core.keys import KeyStore, keyfile


class Command(BaseCommand):
    help = "Schlüssel der Fallakten: „new“ legt die Schlüsseldatei an, „rotate“ wechselt den Hauptschlüssel."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("verb", choices=["new", "rotate"], help="new: anlegen; rotate: wechseln")

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.KEYS_FILE
        if options["verb"] == "new":
            if path.exists():
                raise CommandError(f"{path} gibt es schon. Ein zweites Anlegen machte alle Akten unlesbar.")
            keyfile.create(path)
            keyfile.check(path, settings.DATA_DIR)
            self.stdout.write(
                f"Angelegt: {path}. Bewahren Sie eine Abschrift an einem anderen Ort auf, nie bei den Sicherungen."
            )
            return
        keyfile.check(path, settings.DATA_DIR)
        wrapped = KeyStore(path).rotate()
        self.stdout.write(
            f"Der Hauptschlüssel ist gewechselt, {wrapped} Schlüssel sind neu verpackt. Erneuern Sie Ihre Abschrift; "
            "mit der alten liest niemand mehr etwas."
        )
