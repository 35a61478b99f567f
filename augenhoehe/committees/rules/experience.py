"""Who may declare their own experience: the person alone, for themselves, while they sit in a group (S1-24)."""

from __future__ import annotations

from datetime import date

from augenhoehe.committees.consents import CURRENT
from augenhoehe.committees.queries.experience import sits_somewhere
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor


def check_declare(by: Actor, day: date) -> None:
    """Nobody declares for somebody else: there is no name to choose, and the system itself may not either."""
    if by.system or not sits_somewhere(by.user_id, day):
        raise Refused("Diese Angabe macht nur, wer selbst einen Sitz in einer Gruppe hat.")


def check_consent(agreed: bool, version: int) -> None:
    """Freely given and informed: to the wording that was shown (Art. 7 DSGVO)."""
    if not agreed:
        raise Refused("Kreuzen Sie an, dass Sie einwilligen. Sonst wird nichts gespeichert.", field="agreed")
    if version != CURRENT:
        raise Refused("Der Text hat sich geändert. Lesen Sie ihn bitte noch einmal.", field="agreed")
