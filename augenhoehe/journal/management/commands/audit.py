"""`augenhoehe audit verify`, `augenhoehe audit seal`: the audit trail and its seals."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core import clock
from augenhoehe.core.numbers import long_moment, number
from augenhoehe.journal import sealing


class Command(BaseCommand):
    help = "Prüft oder versiegelt die Prüfspur."

    def add_arguments(self, parser: Any) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="verify|seal")
        verify = verbs.add_parser("verify", help="prüft alle Siegel und nennt den noch unversiegelten Rest")
        verify.add_argument(
            "--erwartet",
            metavar="NUMMER:WURZEL",
            type=_seal,
            help="ein Siegel, das außerhalb aufbewahrt wurde und noch stimmen muss",
        )
        verbs.add_parser("seal", help="versiegelt alles, was fertig geschrieben ist")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "seal":
            self._seal()
        else:
            self._verify(options["erwartet"])

    def _seal(self) -> None:
        made = sealing.seal(at=clock.now())
        entries = sum(one.entries for one in made)
        self.stdout.write(f"{number(entries)} Einträge versiegelt." if made else "Es gab nichts Neues zu versiegeln.")

    def _verify(self, expected: tuple[int, str] | None) -> None:
        verdict = sealing.verify(expected=expected)
        for finding in verdict.findings:
            self.stderr.write(finding.sentence)
        self.stdout.write(
            f"{number(verdict.sealed)} Einträge unter {number(verdict.seals)} Siegeln geprüft; "
            f"{number(verdict.unsealed)} Einträge sind noch unversiegelt."
        )
        if verdict.last_seal:
            last = verdict.last_seal
            self.stdout.write(f"Letztes Siegel vom {long_moment(last.sealed_at)}: {last.pk}:{last.root}")
        if verdict.findings:
            raise CommandError("Die Prüfspur wurde verändert.", returncode=1)
        self.stdout.write("Die Prüfspur ist unversehrt.")


def _seal(text: str) -> tuple[int, str]:
    left, _, root = text.partition(":")
    if not left.isdigit() or len(root) != 64:
        raise argparse.ArgumentTypeError("Schreiben Sie das Siegel als NUMMER:WURZEL, wie „verify“ es ausgibt.")
    return int(left), root
