"""The queue of the gate: a released hint waits sealed, and leaves in a shuffled batch (ADR 0010)."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from augenhoehe.cases.models import GateCount, QueuedHint
from augenhoehe.core.keys import key_store, seal, unseal

# Waiting longer protects nobody any more and helps nobody either.
LONGEST_WAIT = timedelta(days=7)
# From so many hints of a quarter on the carrier may be named (architecture §4).
NAMED_FROM = 3


@dataclass(frozen=True, slots=True)
class Leaving:
    """Exactly what leaves; nothing else of the file is in it. `code` is the number that only the file keeps."""

    code: str
    problem: str
    idea: str
    quarter: str
    source: str
    municipality_id: str
    life_area: str
    carrier_id: str
    since: str

    @property
    def waiting_since(self) -> date:
        return date.fromisoformat(self.since)


def put(leaving: Leaving) -> None:
    """Seal a hint and let it wait. The row tells neither case nor person nor time."""
    row = QueuedHint()
    text = json.dumps(asdict(leaving), ensure_ascii=False).encode()
    row.sealed = seal(_key(), text + b" " * (-len(text) % 1024), f"queue:{row.pk}")
    row.save(force_insert=True)


def take(*, minimum: int, today: date) -> list[Leaving]:
    """All that waits, if it is enough to get lost in, or if the first has waited too long; taken out of the queue."""
    rows = list(QueuedHint.objects.all())
    waiting = [_opened(row) for row in rows]
    if not waiting or (len(waiting) < minimum and all(today - one.waiting_since < LONGEST_WAIT for one in waiting)):
        return []
    QueuedHint.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return waiting


def _opened(row: QueuedHint) -> Leaving:
    return Leaving(**json.loads(unseal(_key(), bytes(row.sealed), f"queue:{row.pk}")))


def _key() -> bytes:
    return key_store().shared("gate")


def carriers_to_name(batch: list[Leaving]) -> set[tuple[str, str]]:
    """(carrier, quarter) from which at least three hints have left with this batch; the counts go up."""
    arriving: dict[tuple[str, str], int] = {}
    for one in batch:
        key = (one.carrier_id, one.quarter)
        arriving[key] = arriving.get(key, 0) + 1
    named = set()
    for (carrier_id, quarter), number in arriving.items():
        row, _ = GateCount.objects.get_or_create(carrier_id=uuid.UUID(carrier_id), quarter=quarter)
        row.hints += number
        row.save(update_fields=["hints"])
        if row.hints >= NAMED_FROM:
            named.add((carrier_id, quarter))
    return named
