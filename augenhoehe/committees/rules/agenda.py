"""What an agenda should have before anybody is invited: warnings, never a bar."""

from __future__ import annotations

import re
from datetime import date, timedelta

from augenhoehe.committees.models import AgendaItem, Committee, Meeting
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused

SENTENCES = 3
# „z. B.“, „Nr. 4“ and „am 3. Mai“ end no sentence: after the mark comes a capital that follows no figure or short word.
_END = re.compile(r"(?<![\d])(?<!\b[A-Za-zÄÖÜäöü])(?<!\bNr)(?<!\bAbs)(?<!\bbzw)(?<!\bca)[.!?](?=\s+[A-ZÄÖÜ„]|\s*$)")
UP, DOWN = "up", "down"


def sentences_in(text: str) -> int:
    """How many sentences a short text has."""
    body = " ".join(text.split())
    if not body:
        return 0
    ends = len(_END.findall(body))
    return ends if body.endswith((".", "!", "?", "…")) and ends else ends + 1


def brief_warning(item: AgendaItem) -> str:
    """What is missing so that everybody understands the item; empty when nothing is."""
    count = sentences_in(item.brief)
    if not count:
        return "Noch keine Kurzfassung in drei Sätzen."
    if count != SENTENCES:
        said = "einen Satz" if count == 1 else f"{count} Sätze"
        return f"Die Kurzfassung hat {said}, gebraucht werden drei."
    return ""


def last_day_to_invite(meeting: Meeting, committee: Committee) -> date:
    """By the body's own invitation period; no statute is shipped, the rules of procedure are to be checked."""
    return day_of(meeting.starts_at) - timedelta(days=committee.invitation_days)


def check_direction(direction: str) -> None:
    if direction not in (UP, DOWN):
        raise Refused("Wählen Sie: nach oben oder nach unten.")


def check_can_join(item: AgendaItem, meeting: Meeting) -> None:
    """Only what waits for this body comes on its agenda."""
    if item.committee_id != meeting.committee_id or item.meeting_id is not None or not item.waits:
        raise Refused("Dieser Punkt wartet nicht auf dieses Gremium. Vielleicht steht er schon auf einer Tagesordnung.")
