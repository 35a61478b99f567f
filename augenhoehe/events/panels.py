"""What events show on other people's pages: of organisations, bodies and matters, and on „Heute“."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from augenhoehe.committees.models import Committee
from augenhoehe.committees.queries.rhythm import rhythm_of
from augenhoehe.committees.rhythms import in_words
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_moment
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread
from augenhoehe.organisations.models import Organisation
from augenhoehe.places.queries import module_on

from . import words
from .addresses import of_registrations, public_of_event
from .models import Event
from .queries import events as queries
from .tags import public_tag

NEXT = 3


def lines_of(events: Iterable[Event]) -> list[dict[str, Any]]:
    """What a panel shows of each."""
    at = now()
    return [
        {
            "title": words.title_of(one),
            "edition": words.edition_of(one),
            "when": words.when(one),
            "where": words.where(one),
            "url": public_of_event(one),
            "tag": public_tag(one, at),
        }
        for one in events
    ]


def events_of_organisation(_actor: Actor, organisation: Organisation) -> dict[str, Any] | None:
    """What it invites to next; the same for everybody."""
    return _panel(queries.public_of_organisation(organisation, now()))


def events_of_thread(_actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """Where people met about this matter, or will."""
    return _panel(queries.public_of_thread(thread, now()))


def events_of_committee(_actor: Actor, committee: Committee) -> dict[str, Any] | None:
    """Its open meetings with topic and registration, and how often it meets (S1-35, S1-39)."""
    found = _panel(queries.public_of_committee(committee, now()))
    rhythm = rhythm_of(committee)
    if found is None or rhythm is None:
        return found
    return {**found, "rhythm": in_words(rhythm)}


def coming_events(_actor: Actor, _subject: Any) -> dict[str, Any] | None:
    """On the start page: the next ones."""
    return _panel(queries.next_public(now(), most=NEXT))


def _panel(events: list[Event]) -> dict[str, Any] | None:
    if not events or not module_on("events"):
        return None
    return {"lines": lines_of(events)}


def next_events(actor: Actor) -> list[dict[str, Any]]:
    """„Heute“: the next events one hosts, with who waits for a look."""
    if not actor.signed_in or not module_on("events"):
        return []
    found = []
    for event in queries.waiting_events(actor, now(), today()):
        begun, waiting = event.begun, event.waiting  # type: ignore[attr-defined]
        notes = [long_moment(event.begins_at), f"{event.taken} angemeldet" if event.registers else ""]
        notes.append(f"{waiting} auf der Warteliste" if waiting else "")
        notes.append(f"{begun} zu prüfen" if begun else "")
        found.append({
            "title": words.heading(event, "de"), "url": of_registrations(event),
            "note": ", ".join(filter(None, notes)), "waits": bool(begun),
        })  # fmt: skip
    return found
