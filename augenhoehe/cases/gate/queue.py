"""The queue of the gate: released hints and withdrawals wait sealed, and leave in a shuffled batch (ADR 0010)."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict
from datetime import date, timedelta

from augenhoehe.cases.models import GateCount, QueuedHint
from augenhoehe.core.ids import tidy_code
from augenhoehe.core.keys import key_store, seal, unseal
from augenhoehe.core.values import dataclass

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
    # Known before anybody codes it: an offer is missing.
    hurdle: str = ""

    @property
    def waiting_since(self) -> date:
        return date.fromisoformat(self.since)


@dataclass(frozen=True, slots=True)
class TakingBack:
    """A hint is withdrawn: its number, and nothing of who wants that."""

    withdraws: str


def put(going: Leaving | TakingBack) -> uuid.UUID:
    """Seal it and let it wait. The row tells neither case nor person nor time, nor which of both it is."""
    row = QueuedHint()
    text = json.dumps(asdict(going), ensure_ascii=False).encode()
    row.sealed = seal(_key(), text + b" " * (-len(text) % 1024), f"queue:{row.pk}")
    row.save(force_insert=True)
    return row.pk


def remove(pk: str) -> bool:
    """Take a row out for good. False when it is not there any more."""
    return bool(pk) and QueuedHint.objects.filter(pk=pk).delete()[0] > 0


def take(*, minimum: int, today: date) -> tuple[list[Leaving], list[TakingBack]]:
    """What goes now, taken out of the queue.

    Hints: all that wait, if they are enough to get lost in, or if the first has waited too long. Withdrawals always:
    a text that should not be out is out for a night at most. One whose hint still waits ends here with its hint.
    """
    rows = {row.pk: _opened(row) for row in QueuedHint.objects.all()}
    back = {tidy_code(one.withdraws): one for one in rows.values() if isinstance(one, TakingBack)}
    waiting = {pk: one for pk, one in rows.items() if isinstance(one, Leaving)}
    stopped = {pk for pk, one in waiting.items() if tidy_code(one.code) in back}
    going = {pk: one for pk, one in waiting.items() if pk not in stopped}
    if len(going) < minimum and all(today - one.waiting_since < LONGEST_WAIT for one in going.values()):
        going = {}
    kept = set(waiting) - set(going) - stopped
    QueuedHint.objects.filter(pk__in=set(rows) - kept).delete()
    never_left = {tidy_code(waiting[pk].code) for pk in stopped}
    return list(going.values()), [one for code, one in back.items() if code not in never_left]


def _opened(row: QueuedHint) -> Leaving | TakingBack:
    found = json.loads(unseal(_key(), bytes(row.sealed), f"queue:{row.pk}"))
    return TakingBack(**found) if "withdraws" in found else Leaving(**found)


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
