"""How stamps follow what is public.

Every operation writes the audit trail; the record it names is touched. Just before the commit, when everything else is
locked and written, the touched objects are asked anew under one lock. Whatever says something else gets a new
`modified`, and with it every object that embeds it. The lock is held until the commit: so `modified` follows the order
of commits, and the last of two writers sees what the first one did.
"""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import translation
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from augenhoehe.core import commits
from augenhoehe.oparl.kinds import RANKS, SCHEMA, embeddings_of, url_of
from augenhoehe.oparl.locks import lock_alone
from augenhoehe.oparl.models import OparlStamp
from augenhoehe.oparl.queries import times_of
from augenhoehe.oparl.sources import SOURCES, Fact, Ref
from augenhoehe.oparl.touches import concerns, everything, label_of, touched_by

# Not before anything that was stamped already, even if somebody set the clock back.
NOW = """
SELECT greatest(date_trunc('second', clock_timestamp()), (SELECT max(modified) FROM oparl_oparlstamp))
"""
COLUMNS = ("id", "kind", "body", "organization", "source", "content", "embeds", "created", "modified", "deleted")
KEEP = """
INSERT INTO oparl_oparlstamp (id, kind, body, organization, source, content, embeds, created, modified, deleted)
SELECT * FROM json_to_recordset(%s::json) AS rows (
    id uuid, kind text, body uuid, organization uuid, source uuid, content text, embeds uuid[],
    created timestamptz, modified timestamptz, deleted boolean
) ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, body = excluded.body, organization = excluded.organization, source = excluded.source,
    content = excluded.content, embeds = excluded.embeds, modified = excluded.modified, deleted = excluded.deleted
"""
# How many objects are asked at once.
PORTION = 1000
_RANK = {kind: place for place, rank in enumerate(RANKS) for kind in rank}
Stamps = dict[UUID, OparlStamp]


def touch(kind: str, pk: str, fields: Iterable[str] = ()) -> None:
    """Remember until the commit that a record changed."""
    if concerns(kind):
        commits.before_commit(_settle_records, (label_of(kind, fields), pk))


def settle_pending() -> None:
    """For whoever reads inside the transaction that wrote: see what it did."""
    commits.run_now()


def _settle_records(records: set[tuple[str, str]]) -> None:
    grouped: dict[str, set[str]] = defaultdict(set)
    for label, pk in records:
        grouped[label].add(pk)
    lock_alone()
    _settle_all({ref for label, pks in grouped.items() for ref in touched_by(label, pks)})


def _settle_all(refs: set[Ref]) -> None:
    """In portions, so that a whole town's record fits into memory. Expects a transaction.

    Outer objects first: they bring what they embed, which then need not be asked a second time.
    """
    lock_alone()
    ordered, done = sorted(refs, key=lambda ref: (-_RANK[ref.kind], ref)), set[Ref]()
    with translation.override("de"):
        for start in range(0, len(ordered), PORTION):
            done |= settle(one for one in ordered[start : start + PORTION] if one not in done)


def rebuild() -> int:
    """Ask everything anew, in portions; what changed since (a day passed, a deletion run) is stamped now."""
    seen: set[UUID] = set()
    for refs in everything():
        with transaction.atomic():
            _settle_all(refs)
        seen |= {ref.id for ref in refs}
    return len(seen) + _settle_the_rest(seen)


def begin() -> None:
    """Say who runs this and for which places; the worker fills in the rest."""
    with transaction.atomic():
        _settle_records({("places.installation", "1")})
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task("oparl.rebuild", queueing_lock="oparl.rebuild").defer(timestamp=0)


def _settle_the_rest(seen: set[UUID]) -> int:
    """Stamps of rows that are gone altogether: nothing leads to them any more but themselves."""
    rows = OparlStamp.objects.standing().order_by("pk").values_list("kind", "id", "source")
    refs = [ref for ref in (Ref(*row) for row in rows) if ref.id not in seen]
    for start in range(0, len(refs), PORTION):
        with transaction.atomic():
            _settle_all(set(refs[start : start + PORTION]))
    return len(refs)


def settle(refs: Iterable[Ref]) -> set[Ref]:
    """Ask the objects, and all that embed them or are embedded, what they say now; returns all that were asked.

    Expects the lock, a transaction, and German.
    """
    wanted: dict[str, dict[UUID, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    _want(wanted, refs)
    if not wanted:
        return set()
    _want_outer(wanted)
    known = Known()
    facts = _ask(wanted, known)
    with connection.cursor() as cursor:
        cursor.execute(NOW)
        at = cursor.fetchone()[0]
    for rank in RANKS:
        _write(rank, wanted, facts, known, at)
    return {Ref(kind, pk, row) for kind, ids in wanted.items() for pk, rows in ids.items() for row in rows}


class Known:
    """Stamps by id, each read once; what is written stands here as it is now."""

    def __init__(self) -> None:
        self.stamps: dict[UUID, OparlStamp | None] = {}

    def read(self, ids: Iterable[UUID]) -> list[OparlStamp]:
        asked = set(ids)
        missing = asked - self.stamps.keys()
        if missing:
            self.stamps.update(dict.fromkeys(missing))
            self.stamps.update(OparlStamp.objects.in_bulk(list(missing)))
        return [one for pk in asked if (one := self.stamps[pk]) is not None]


def _want(wanted: dict[str, dict[UUID, set[UUID]]], refs: Iterable[Ref]) -> None:
    for ref in refs:
        wanted[ref.kind][ref.id].add(ref.source)


def _want_outer(wanted: dict[str, dict[UUID, set[UUID]]]) -> None:
    """Whatever embedded a touched object until now; two steps up, for files of items of meetings."""
    asked: set[UUID] = set()
    for _ in range(2):
        ids = {pk for kind in RANKS[0] + RANKS[1] for pk in wanted.get(kind, ())} - asked
        if not ids:
            return
        asked |= ids
        rows = OparlStamp.objects.filter(embeds__overlap=list(ids)).values_list("kind", "id", "source")
        _want(wanted, (Ref(*row) for row in rows))


def _ask(wanted: dict[str, dict[UUID, set[UUID]]], known: Known) -> dict[UUID, Fact]:
    """Outer objects first: what they embed now, and what they embedded before, is asked next."""
    facts: dict[UUID, Fact] = {}
    for rank in reversed(RANKS):
        asked = {kind: wanted[kind] for kind in rank if wanted.get(kind)}
        found = [fact for kind, ids in asked.items() for fact in SOURCES[kind](ids)]
        facts.update((one.ref.id, one) for one in found)
        _want(wanted, (ref for one in found for ref in one.inner))
        before = known.read(pk for ids in asked.values() for pk in ids)
        inner = known.read(pk for one in before for pk in one.embeds)
        _want(wanted, (Ref(one.kind, one.pk, one.source) for one in inner))
    return facts


def _write(rank: tuple[str, ...], wanted: Any, facts: dict[UUID, Fact], known: Known, at: datetime) -> None:
    asked = {pk for kind in rank for pk in wanted.get(kind, ())}
    told = [facts[pk] for pk in asked if pk in facts]
    inner = {one.pk: one for one in known.read(ref.id for fact in told for ref in fact.inner) if not one.deleted}
    known.read(asked)
    changed = [one for pk in asked if (one := _stamp(known.stamps[pk], facts.get(pk), inner, at)) is not None]
    _keep(changed)
    known.stamps.update((one.pk, one) for one in changed)


def _keep(changed: list[OparlStamp]) -> None:
    """One statement with one parameter: taking thousands of parameters apart costs more than writing the rows."""
    if not changed:
        return
    rows = [{name: getattr(one, name) for name in COLUMNS} for one in changed]
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [json.dumps(rows, default=str)])


def _stamp(old: OparlStamp | None, fact: Fact | None, inner: Stamps, at: datetime) -> OparlStamp | None:
    """The row as it has to be now, or None if it is so already."""
    if fact is None:
        return _gone(old, at)
    content, embeds = _text_of(fact, inner)
    if old is not None and not old.deleted and old.content == content:
        return None
    return OparlStamp(
        id=fact.ref.id, kind=fact.ref.kind, source=fact.ref.source, body=fact.body, organization=fact.organization,
        content=content, embeds=embeds, created=old.created if old else at, modified=at,
    )  # fmt: skip


def _gone(old: OparlStamp | None, at: datetime) -> OparlStamp | None:
    """What was public once leaves its id, its type and the moment; what never was leaves nothing."""
    if old is None or old.deleted:
        return None
    old.content, old.embeds, old.modified, old.deleted = "", [], at, True
    return old


def _text_of(fact: Fact, inner: Stamps) -> tuple[str, list[UUID]]:
    """The whole object as JSON, without its own times; embedded objects with theirs, without the way back."""
    ref = fact.ref
    said: dict[str, Any] = {"id": url_of(ref.kind, ref.id), "type": SCHEMA + ref.kind, **fact.content}
    known, embeds = embeddings_of(ref.kind), []
    for key, refs in fact.embeds.items():
        there = [inner[one.id] for one in refs if one.id in inner]
        embeds += [one.id for one in there]
        texts = [_embedded(one, known[key].back) for one in there]
        if known[key].many and (texts or key == "legislativeTerm"):
            said[key] = texts
        elif texts:
            said[key] = texts[0]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")), embeds


def _embedded(stamp: OparlStamp, back: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(stamp.content)
    said.pop(back, None)
    return {**said, **times_of(stamp)}
