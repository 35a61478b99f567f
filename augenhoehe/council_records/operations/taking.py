"""Taking a page of objects: kept as it came, compared with what is known, and what is new is put in order."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from datetime import datetime
from typing import Any

from augenhoehe.core.values import dataclass
from augenhoehe.council_records.models import CouncilBody, CouncilSource, RawObject
from augenhoehe.council_records.oparl import reading as read

from .ordering import Orderer

Thing = dict[str, Any]
MOST_PROBLEMS = 200


@dataclass
class Tally:
    """What a run met, by kind: new, changed, unchanged, deleted."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def problem(self, sentence: str) -> None:
        if sentence not in self.problems and len(self.problems) < MOST_PROBLEMS:
            self.problems.append(sentence)

    def count(self, kind: str, what: str, by: int = 1) -> None:
        self.counts[f"{kind}.{what}"] += by


@dataclass
class Taker:
    """Takes pages of one run. Without `write` it only counts."""

    source: CouncilSource
    run_id: uuid.UUID
    at: datetime
    tally: Tally
    write: bool = True
    seen: set[str] = field(default_factory=set)

    def page(self, kind: str, body: CouncilBody | None, objects: Sequence[Thing]) -> None:
        """Sort a page into deleted, new, changed and unchanged; write what is to be written."""
        found = self._identified(kind, objects)
        known = self._known(list(found))
        alive: list[RawObject] = []
        for key, thing in found.items():
            if read.deleted(thing):
                self._tombstone(kind, key, thing, known.get(key))
            elif (raw := self._compared(kind, key, thing, known.get(key))) is not None:
                alive.append(raw)
        if not self.write:
            self.seen |= set(found)
            return
        self._keep(alive)
        RawObject.objects.filter(source=self.source, external_id__in=list(found)).update(seen_run=self.run_id)
        Orderer(self.source, self.at, self.tally).put(kind, body, [raw.content for raw in alive])

    def _identified(self, kind: str, objects: Sequence[Thing]) -> dict[str, Thing]:
        found: dict[str, Thing] = {}
        for thing in objects:
            key, said = read.id_of(thing), read.kind_of(thing, kind)
            if not key:
                self.tally.problem(f"Ein Objekt der Liste {kind} hat keine Kennung und wurde übergangen.")
            elif said != kind:
                self.tally.problem(f"In der Liste {kind} stand ein Objekt anderer Art; es wurde übergangen.")
            else:
                found[key] = thing
        return found

    def _known(self, keys: list[str]) -> dict[str, RawObject]:
        rows = RawObject.objects.filter(source=self.source, external_id__in=keys).defer("content")
        return {one.external_id: one for one in rows}

    def _tombstone(self, kind: str, key: str, thing: Thing, known: RawObject | None) -> None:
        if known is not None and known.deleted:
            self.tally.count(kind, "unchanged")
        elif known is not None:
            self.tally.count(kind, "deleted")
            if self.write:
                RawObject.objects.filter(pk=known.pk).update(leaving=True)
        else:
            self.tally.count(kind, "deleted")
            if self.write:
                self._keep([self._raw(kind, key, {"id": key, "deleted": True}, deleted=True)])

    def _compared(self, kind: str, key: str, thing: Thing, known: RawObject | None) -> RawObject | None:
        """The row to write, or nothing if the object says what it said before."""
        raw = self._raw(kind, key, read.without_people(thing))
        if known is not None and known.digest == raw.digest and not known.deleted:
            self.tally.count(kind, "unchanged")
            if known.leaving and self.write:
                RawObject.objects.filter(pk=known.pk).update(leaving=False)
            return None
        self.tally.count(kind, "new" if known is None else "changed")
        return raw

    def _raw(self, kind: str, key: str, content: Thing, deleted: bool = False) -> RawObject:
        return RawObject(
            source=self.source, kind=kind, external_id=key, content=content, digest=digest_of(content),
            fetched_at=self.at, deleted=deleted, leaving=False, seen_run=self.run_id,
        )  # fmt: skip

    def _keep(self, rows: list[RawObject]) -> None:
        RawObject.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["source", "external_id"],
            update_fields=["kind", "content", "digest", "fetched_at", "deleted", "leaving", "seen_run"],
        )  # fmt: skip


def digest_of(content: Thing) -> str:
    """The same for the same content: some systems call everything changed every day, so that does not count."""
    plain = json.dumps(_without_times(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _without_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_times(one) for name, one in value.items() if name not in ("modified", "created")}
    return [_without_times(one) for one in value] if isinstance(value, list) else value
