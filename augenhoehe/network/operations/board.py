"""Entries of the board: written, changed, closed, prolonged, hidden, commented on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.core.seeing import includes
from augenhoehe.core.text import clean, shorten, sort_key
from augenhoehe.journal.operations import audit
from augenhoehe.network.addresses import of_entry
from augenhoehe.network.letters import board as letters
from augenhoehe.network.models import BoardComment, BoardEntry
from augenhoehe.network.queries import board as queries
from augenhoehe.network.rules import board as rules
from augenhoehe.organisations.models import Organisation
from augenhoehe.places.models import Municipality

from . import owing
from .reminding import ENTRY_BEFORE

CHANGEABLE = frozenset({"kind", "title", "text", "field", "municipality", "until"})


@transaction.atomic
def post_entry(
    *,
    organisation: Organisation | None,
    kind: str,
    title: str,
    text: str,
    until: date,
    by: Actor,
    at: datetime,
    field: str = "",
    municipality: Municipality | None = None,
) -> BoardEntry:
    """Say on the board what is sought or offered, which idea or experience is shared."""
    rules.check_write_for(by, organisation, day_of(at))
    rules.check_entry(clean(title), clean(text))
    rules.check_until(until, day_of(at))
    title = shorten(clean(title), 120)
    made = BoardEntry.objects.create(
        organisation=organisation, kind=BoardEntry.Kind(kind), title=title, sorting=sort_key(title)[:120],
        text=clean(text), field=field, municipality=municipality, until=until, posted_by=by.user_id, posted_at=at,
    )  # fmt: skip
    audit("post_entry", made, by=by, at=at, fields=["kind", "title", "until"])
    return made


@transaction.atomic
def change_entry(
    *, entry: BoardEntry, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> BoardEntry:
    unknown = set(values) - CHANGEABLE
    if unknown:
        raise TypeError(f"An entry has no such values: {sorted(unknown)}")
    rules.check_tend_entry(by, entry, day_of(at))
    revisions.lock(entry, "organisation", revision=revision, typed=values)
    rules.check_open(entry)
    cleaned: dict[str, Any] = {
        name: clean(value) if isinstance(value, str) else value for name, value in values.items()
    }
    after = {name: cleaned.get(name, getattr(entry, name)) for name in ("title", "text", "until")}
    rules.check_entry(after["title"], after["text"])
    if after["until"] != entry.until:
        rules.check_until(after["until"], day_of(at))
        owing.settle(owing.EXPIRING, entry.pk, "neuer Tag", by=by, at=at)
    title = shorten(after["title"], 120)
    changed: dict[str, Any] = {**cleaned, "title": title, "sorting": sort_key(title)[:120]}
    revisions.change(entry, **changed)
    audit("change_entry", entry, by=by, at=at, fields=sorted(values))
    return entry


@transaction.atomic
def close_entry(*, entry: BoardEntry, by: Actor, at: datetime, revision: int | None = None) -> BoardEntry:
    """Found, done, no longer needed."""
    rules.check_tend_entry(by, entry, day_of(at))
    return _moved(entry, "close", by, at, revision, closed_at=at)


@transaction.atomic
def prolong_entry(
    *, entry: BoardEntry, until: date, by: Actor, at: datetime, revision: int | None = None
) -> BoardEntry:
    """It holds on, until another day."""
    rules.check_tend_entry(by, entry, day_of(at))
    rules.check_until(until, day_of(at))
    if entry.state == BoardEntry.State.OPEN:
        return change_entry(entry=entry, until=until, by=by, at=at, revision=revision)
    return _moved(entry, "prolong", by, at, revision, until=until, closed_at=None)


@transaction.atomic
def hide_entry(*, entry: BoardEntry, reason: str, by: Actor, at: datetime, revision: int | None = None) -> BoardEntry:
    """Nobody of the network reads it any more; its writers learn why."""
    rules.check_moderate(by, entry)
    rules.check_reason(clean(reason))
    found = _moved(entry, "hide", by, at, revision, state_reason=shorten(clean(reason), 300), closed_at=at)
    if found.organisation is not None:
        owing.tell(
            found.organisation, lambda language: letters.about_hiding(found, language), kind=owing.BOARD,
            url=of_entry(found), by=by, at=at,
        )  # fmt: skip
    return found


@transaction.atomic
def show_entry(*, entry: BoardEntry, by: Actor, at: datetime, revision: int | None = None) -> BoardEntry:
    rules.check_moderate(by, entry)
    return _moved(entry, "show", by, at, revision, state_reason="", closed_at=None)


@transaction.atomic
def expire_entries(*, at: datetime) -> int:
    """What is over is no longer shown as open; a week before, its writers are asked."""
    day, closed = day_of(at), 0
    for entry in queries.ending_soon(day, day + ENTRY_BEFORE):
        if entry.organisation is not None:
            owing.owe(
                owing.EXPIRING, entry.organisation, subject_kind="board_entry", subject_id=entry.pk,
                title=f"Läuft bald ab: {entry.title}. Verlängern oder schließen?", url=of_entry(entry),
                due=entry.until, by=SYSTEM, at=at,
            )  # fmt: skip
    for entry in queries.over(day):
        _moved(entry, "expire", SYSTEM, at, None, closed_at=at)
        closed += 1
    return closed


def _moved(entry: BoardEntry, verb: str, by: Actor, at: datetime, revision: int | None, **values: Any) -> BoardEntry:
    revisions.lock(entry, "organisation", revision=revision)
    state = rules.ENTRY.target(entry.state, verb)
    revisions.change(entry, state=state, **values)
    audit(f"{verb}_entry", entry, by=by, at=at, fields=["state"])
    owing.settle(owing.EXPIRING, entry.pk, entry.get_state_display(), by=by, at=at)
    return entry


# --- Comments -----------------------------------------------------------------------------------------
@transaction.atomic
def comment_on_entry(
    *, entry: BoardEntry, organisation: Organisation | None, text: str, by: Actor, at: datetime
) -> BoardComment:
    """A word below the entry; its writers hear of it."""
    day = day_of(at)
    rules.check_comment(by, organisation, day)
    if not by.system and not includes(BoardEntry.objects.visible_to(by, day), entry.pk):
        raise Refused("Diesen Eintrag gibt es nicht mehr.")
    rules.check_open(entry)
    rules.check_text(clean(text))
    made = BoardComment.objects.create(
        entry=entry, organisation=organisation, text=clean(text), written_by=by.user_id, written_at=at
    )
    audit("comment_on_entry", made, by=by, at=at, fields=["entry"])
    if entry.organisation is not None and entry.organisation != organisation:
        owing.tell(
            entry.organisation, lambda language: letters.about_comment(entry, made.writer, made.text, language),
            kind=owing.BOARD, url=of_entry(entry), by=by, at=at,
        )  # fmt: skip
    return made


@transaction.atomic
def hide_comment(*, comment: BoardComment, reason: str, by: Actor, at: datetime) -> BoardComment:
    """Who moderates the entry hides what stands below it."""
    rules.check_moderate(by, comment.entry)
    rules.check_reason(clean(reason))
    comment.hidden_at, comment.hidden_reason = at, shorten(clean(reason), 300)
    comment.save(update_fields=["hidden_at", "hidden_reason"])
    audit("hide_comment", comment, by=by, at=at, fields=["hidden_at", "hidden_reason"])
    return comment
