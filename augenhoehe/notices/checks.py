"""What `augenhoehe doctor` asks about mails."""

from __future__ import annotations

from datetime import timedelta

from augenhoehe.core import clock
from augenhoehe.core.numbers import number

from . import queries


def mails() -> tuple[bool, str]:
    """Mails leave within the hour; what waits longer is named with its last failure."""
    stuck = queries.stuck_mails(clock.now() - timedelta(hours=1))
    count = stuck.count()
    if not count:
        return True, "Alle Mails der letzten Stunde sind verschickt."
    failure = stuck.exclude(failure="").values_list("failure", flat=True).first()
    reason = f" Letzter Fehler: {failure}" if failure else " Läuft der Hintergrunddienst?"
    return False, f"{number(count)} Mails warten seit über einer Stunde.{reason}"
