"""`augenhoehe build_demo`: builds the invented Kreis in a migrated, empty database."""

from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Baut die Demo-Welt in die angegebene, leere Datenbank."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("noch leer")
