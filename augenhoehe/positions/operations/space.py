"""Entries in the space of a network: written, changed, settled, taken back, commented on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.committees.models import Committee, Paper
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import audit
from augenhoehe.positions import rules
from augenhoehe.positions.models import SpaceComment, SpaceEntry


@transaction.atomic
def write_entry(
    *,
    network: Committee,
    body: Committee,
    kind: str,
    title: str,
    text: str,
    by: Actor,
    at: datetime,
    thread: Thread | None = None,
    paper: Paper | None = None,
) -> SpaceEntry:
    """A body tells the others of its network a goal, an activity, a challenge or what worked well."""
    rules.check_network(network, day_of(at))
    rules.check_speak_for(by, network, body, day_of(at))
    values = _values(kind, title, text)
    made = SpaceEntry.objects.create(
        network=network, body=body, thread=thread, paper=paper, written_by=by.user_id, written_at=at, **values
    )
    audit("write_entry", made, by=by, at=at, fields=["body", *values])
    return made


def _values(kind: str, title: str, text: str) -> dict[str, Any]:
    if kind not in SpaceEntry.Kind.values:
        raise Refused("Wählen Sie bitte, was es ist.", field="kind")
    rules.check_entry_text(clean(title), clean(text))
    return {"kind": kind, "title": shorten(clean(title), 160), "text": clean(text)}


@transaction.atomic
def change_entry(
    *,
    entry: SpaceEntry,
    kind: str,
    title: str,
    text: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    thread: Thread | None = None,
    paper: Paper | None = None,
) -> SpaceEntry:
    rules.check_change_entry(by, entry, day_of(at))
    values = {**_values(kind, title, text), "thread": thread, "paper": paper}
    revisions.lock(entry, "network", "body", "thread", "paper", revision=revision, typed=values)
    rules.ENTRY.target(entry.state, "change")
    revisions.change(entry, **values)
    audit("change_entry", entry, by=by, at=at, fields=values)
    return entry


@transaction.atomic
def settle_entry(*, entry: SpaceEntry, by: Actor, at: datetime, revision: int | None = None) -> SpaceEntry:
    """Reached, done, no longer a question."""
    return _moved(entry, "settle", by, at, revision)


@transaction.atomic
def resume_entry(*, entry: SpaceEntry, by: Actor, at: datetime, revision: int | None = None) -> SpaceEntry:
    return _moved(entry, "resume", by, at, revision)


@transaction.atomic
def remove_entry(*, entry: SpaceEntry, by: Actor, at: datetime, revision: int | None = None) -> SpaceEntry:
    """Taken back by the body that wrote it."""
    return _moved(entry, "remove", by, at, revision)


def _moved(entry: SpaceEntry, verb: str, by: Actor, at: datetime, revision: int | None) -> SpaceEntry:
    rules.check_change_entry(by, entry, day_of(at))
    revisions.lock(entry, "network", "body", revision=revision)
    state = rules.ENTRY.target(entry.state, verb)
    revisions.change(entry, state=state, settled_at=None if state == SpaceEntry.State.CURRENT else at)
    audit(f"{verb}_entry", entry, by=by, at=at, fields=["state"])
    return entry


@transaction.atomic
def comment_on_entry(*, entry: SpaceEntry, body: Committee, text: str, by: Actor, at: datetime) -> SpaceComment:
    """A word of another body below an entry."""
    rules.check_comment(by, entry, body, day_of(at))
    if not clean(text):
        raise Refused("Bitte schreiben Sie einen Satz.", field="text")
    made = SpaceComment.objects.create(entry=entry, body=body, text=clean(text), written_by=by.user_id, written_at=at)
    audit("comment_on_entry", made, by=by, at=at, fields=["entry", "text"])
    return made
