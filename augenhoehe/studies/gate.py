"""The gate of the studies: released findings wait sealed and leave in a shuffled batch, as in ADR 0010."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict
from datetime import date, timedelta

from augenhoehe.core.keys import key_store, seal, unseal
from augenhoehe.core.values import dataclass

from .models import QueuedFinding

# Waiting longer protects nobody any more and helps nobody either.
LONGEST_WAIT = timedelta(days=7)
STEP = 1024
# Of one installation and its gate; not the gate of the case files, which has a key of its own.
KEY = "studies.gate"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Exactly what leaves; nothing else of the interview is in it. `code` is the number that only the finding keeps.

    study: named for engagement only, which is listed with its study; a hint does not say from which study it comes.
    """

    code: str
    kind: str
    text: str
    idea: str
    quarter: str
    municipality_id: str
    life_area: str
    hurdle: str
    study: str
    since: str

    @property
    def waiting_since(self) -> date:
        return date.fromisoformat(self.since)


def put(going: Leaving) -> uuid.UUID:
    """Seal it and let it wait. The row tells neither study nor interview nor time."""
    row = QueuedFinding()
    text = json.dumps(asdict(going), ensure_ascii=False).encode()
    row.sealed = seal(_key(), text + b" " * (-len(text) % STEP), f"studies.queue:{row.pk}")
    row.save(force_insert=True)
    return row.pk


def remove(pk: str) -> bool:
    """Take a row out for good. False when it is not there any more."""
    return bool(pk) and QueuedFinding.objects.filter(pk=pk).delete()[0] > 0


def take(*, minimum: int, today: date) -> list[Leaving]:
    """What goes now, taken out of the queue: all that waits, if it is enough to get lost in or waited too long."""
    rows = {row.pk: _opened(row) for row in QueuedFinding.objects.all()}
    if len(rows) < minimum and all(today - one.waiting_since < LONGEST_WAIT for one in rows.values()):
        return []
    QueuedFinding.objects.filter(pk__in=rows).delete()
    return list(rows.values())


def _opened(row: QueuedFinding) -> Leaving:
    return Leaving(**json.loads(unseal(_key(), bytes(row.sealed), f"studies.queue:{row.pk}")))


def _key() -> bytes:
    return key_store().shared(KEY)
