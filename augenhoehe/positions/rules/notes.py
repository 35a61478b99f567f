"""Protected notes: only who sits in the network, and nobody named."""

from __future__ import annotations

from datetime import date, timedelta

from augenhoehe.committees.models import Committee
from augenhoehe.core import identifiers
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.seeing import includes
from augenhoehe.positions import queries
from augenhoehe.positions.models import ProtectedNote

SHORTEST_KEPT, LONGEST_KEPT = timedelta(days=30), timedelta(days=2 * 366)
SHOWN = 5


def check_note(by: Actor, network: Committee, day: date) -> None:
    """A seat in the network or in a member body; managing committees does not open these notes."""
    if not includes(queries.networks_of_seats(by, day), network.pk):
        raise Refused(
            "Geschützte Notizen lesen und schreiben nur, die im Netzwerk oder in einem Mitgliedsgremium sitzen."
        )


def check_remove_note(by: Actor, note: ProtectedNote, network: Committee, day: date) -> None:
    """Removed by who wrote it, or by others who sit in the same body."""
    if note.written_by == by.user_id or includes(queries.seated_voices(by, network, day), note.body_id):
        return
    raise Refused("Eine Notiz entfernt das Gremium, das sie geschrieben hat.")


def check_kept(erase_on: date, day: date) -> None:
    if not day + SHORTEST_KEPT <= erase_on <= day + LONGEST_KEPT:
        raise Refused("Eine Notiz bleibt mindestens einen Monat und höchstens zwei Jahre.", field="erase_on")


def check_nobody_named(text: str, meaning: str, *, names: tuple[str, ...] = ()) -> None:
    """What certainly belongs to one person is refused; the rest only with a sentence why it means nobody."""
    found = identifiers.suspicious(text, names=names)
    certain = [one for one in found if one.certain]
    if certain:
        raise Refused(
            f"Das gehört zu einer einzelnen Person: {_listed(certain)}. Bitte nehmen Sie es heraus.", field="text"
        )
    if found and not meaning:
        raise Refused(
            f"Das kann auf einzelne Menschen hinweisen: {_listed(found)}. Schreiben Sie es ohne Namen und ohne genauen "
            "Tag, oder sagen Sie unten, warum niemand gemeint ist.",
            field="text",
        )


def _listed(found: list[identifiers.Found]) -> str:
    return ", ".join(f"„{one.text}“ ({one.label})" for one in found[:SHOWN])
