"""`augenhoehe migrate`: migrations under the owner role, then the table of rights."""

import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections

from augenhoehe.core.database import apply_grants
from augenhoehe.core.migrating import only_what_changed


class Command(DjangoMigrate):
    help = "Bringt die Datenbank auf den Stand des Programms und setzt die Rechte der Anwendungsrolle."

    def add_arguments(self, parser: Any) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        if not os.environ.get("DATABASE_OWNER_URL"):
            # The web process never needs it, so that it cannot be missing there.
            raise ImproperlyConfigured("DATABASE_OWNER_URL fehlt: Migrationen laufen unter der Rolle der Besitzerin.")
        with connections["owner"].cursor() as cursor:
            # A migration that waits for a lock gives up instead of stopping everybody.
            cursor.execute("SET lock_timeout = '30s'")
        with only_what_changed():
            super().handle(*args, **options)
        apply_grants()
