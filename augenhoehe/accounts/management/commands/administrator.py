"""`augenhoehe administrator`: the way in for the first person, when nobody can invite them yet."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from augenhoehe.accounts import mails, operations
from augenhoehe.core import clock
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Role


class Command(BaseCommand):
    help = "Legt eine Einladung für die Systemverwaltung an und gibt den Link aus; er gilt einmal und 14 Tage."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="Mailadresse der Person")
        parser.add_argument("name", help="Name der Person, in Anführungszeichen")
        parser.add_argument("--function", default="Systemverwaltung", help="Funktion, die andere sehen")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        try:
            invitation, token = operations.invite(
                email=options["email"], name=options["name"], function=options["function"], language="de",
                about="Systemverwaltung", target="/intern/konten/", role=Role.ADMINISTRATION, by=SYSTEM, at=at,
                by_mail=False,
            )  # fmt: skip
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        self.stdout.write("Öffnen Sie diesen Link. Er gilt einmal und 14 Tage:")
        self.stdout.write(mails.invitation_link(invitation, token))
