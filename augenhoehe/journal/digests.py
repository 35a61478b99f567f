"""How an audit entry becomes a digest, and a range of entries a root. Anybody can recompute both (ADR 0005)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from .models import AuditEntry, AuditSeal


def canonical(entry: AuditEntry) -> str:
    """The entry without number and transaction, as one line of JSON in a fixed order."""
    parts = [
        stamp(entry.at),
        entry.verb,
        entry.object_kind,
        entry.object_id,
        list(entry.fields),
        str(entry.actor_id) if entry.actor_id else None,
        entry.refused,
    ]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def digest_of(entry: AuditEntry) -> str:
    """SHA-256 (hex) over number, transaction and the canonical line; the INSERT computes the same in SQL."""
    return hashlib.sha256(f"{entry.pk}\n{entry.transaction}\n{canonical(entry)}".encode()).hexdigest()


def root_of(seal: AuditSeal, entries: Iterable[tuple[int, str]]) -> str:
    """SHA-256 (hex) over the seal's own facts, the root before it, and each entry's number and digest."""
    root = hashlib.sha256()
    root.update(f"{seal.previous}\n{seal.first_id}\n{seal.last_id}\n{stamp(seal.sealed_at)}\n".encode())
    count = 0
    for number, digest in entries:
        root.update(f"{number}:{digest}\n".encode())
        count += 1
    root.update(f"{count}\n".encode())
    return root.hexdigest()
