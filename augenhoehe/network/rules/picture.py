"""Who dismisses a suggestion."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.network.models import PictureSuggestion
from augenhoehe.organisations.queries.cards import keeps, right_in


def check_dismiss(by: Actor, suggestion: PictureSuggestion, day: date) -> None:
    """Each of the two for itself, and who keeps the entry of one."""
    two = (suggestion.one, suggestion.other)
    if by.system or any(keeps(by, one) or right_in(by, one, day) for one in two):
        return
    raise Refused("Einen Vorschlag verwirft, wen er betrifft, oder die Koordination.")
