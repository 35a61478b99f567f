"""What notices hang into other places."""

from __future__ import annotations

from augenhoehe.core.contributions import Check, Lookup, Slot
from augenhoehe.core.happenings import Reaction
from augenhoehe.journal.happenings import StepAdded

from . import checks, lookups, panels
from .operations import tell_followers
from .register import DATA, RETENTION

__all__ = ["CHECKS", "DATA", "LOOKUPS", "REACTIONS", "RETENTION", "SLOTS"]


def _tell(happening: StepAdded) -> None:
    tell_followers(happening.step)


REACTIONS = (Reaction(StepAdded, _tell, "Wer einem Vorgang folgt, erfährt jeden öffentlichen Schritt."),)
SLOTS = (Slot("thread.actions", "notices/follow.html", panels.following),)
LOOKUPS = (
    Lookup("threads.with_turn", lookups.with_turn, "Wer am Zug ist, sagen die Pflichten."),
    Lookup("threads.with_follower", lookups.with_follower, "Wer einem Vorgang folgt, steht bei den Nachrichten."),
    Lookup("threads.with_town", lookups.with_town, "Wie der Ort eines Vorgangs heißt, wissen die Orte."),
    Lookup("places.towns", lookups.towns, "Wie die Kommunen heißen, wissen die Orte."),
)
CHECKS = (Check("Mailversand", checks.mails),)
