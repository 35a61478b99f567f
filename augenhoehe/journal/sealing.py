"""Seals over the audit trail: nobody waits for a chain, and later changes come to light (ADR 0005).

Numbers of entries are drawn before their transaction commits, so a lower number may appear after a higher
one. A range may be sealed only when every transaction that could still bring a number of it has ended:
first the last number drawn is read, then the next transaction number. As each entry takes its transaction
number before its own (trail.py), every number drawn by then belongs to an older transaction.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

from django.db import connection, transaction

from augenhoehe.core.values import dataclass

from .digests import digest_of, root_of
from .models import AuditEntry, AuditSeal

BATCH = 50_000
SEALING = 7_301_943  # number of the advisory lock: one sealing at a time


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit, in one sentence for the person who runs the check."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the audit trail found."""

    seals: int
    sealed: int
    unsealed: int
    last_seal: AuditSeal | None
    findings: tuple[Finding, ...]


def seal(*, at: datetime, wait_seconds: float = 20.0) -> list[AuditSeal]:
    """Seal everything that was written before now; as much as is finished, if somebody is still writing."""
    last_number, next_transaction = _last_number(), _next_transaction()
    if not _wait_until_finished(next_transaction, wait_seconds):
        return []
    made: list[AuditSeal] = []
    while made_one := _seal_batch(last_number, at):
        made.append(made_one)
    return made


@transaction.atomic
def _seal_batch(last_number: int, at: datetime) -> AuditSeal | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALING])
        if not cursor.fetchone()[0]:
            return None
    previous = AuditSeal.objects.order_by("-last_id").first()
    first = previous.last_id + 1 if previous else 1
    numbers = AuditEntry.objects.filter(pk__gte=first, pk__lte=last_number).order_by("pk").values_list("pk", "digest")
    entries = list(numbers[:BATCH])
    if not entries:
        return None
    made = AuditSeal(
        first_id=first,
        last_id=entries[-1][0],
        entries=len(entries),
        previous=previous.root if previous else "",
        sealed_at=at,
    )
    made.root = root_of(made, entries)
    made.save(force_insert=True)
    return made


def verify(*, expected: tuple[int, str] | None = None) -> Verdict:
    """Compute every digest and every root anew. `expected` is a seal that was kept outside: (number, root)."""
    findings: list[Finding] = []
    seals = list(AuditSeal.objects.order_by("last_id"))
    sealed = 0
    for before, one in zip([None, *seals], seals, strict=False):
        sealed += one.entries
        findings += _check_chain(before, one)
        findings += _check_range(one)
    findings += _check_expected(seals, expected)
    tail = AuditEntry.objects.filter(pk__gt=seals[-1].last_id if seals else 0)
    findings += [found for entry in tail.order_by("pk").iterator() for found in _check_entry(entry)]
    return Verdict(len(seals), sealed, tail.count(), seals[-1] if seals else None, tuple(findings))


def _check_chain(before: AuditSeal | None, one: AuditSeal) -> Iterator[Finding]:
    if one.first_id != (before.last_id + 1 if before else 1):
        yield Finding(f"Vor Siegel {one.pk} fehlt ein Stück: Es beginnt bei Eintrag {one.first_id}.")
    if one.previous != (before.root if before else ""):
        yield Finding(f"Siegel {one.pk} schließt nicht an das Siegel davor an.")


def _check_range(one: AuditSeal) -> Iterator[Finding]:
    found: list[Finding] = []
    count = 0

    def entries() -> Iterator[tuple[int, str]]:
        nonlocal count
        rows = AuditEntry.objects.filter(pk__gte=one.first_id, pk__lte=one.last_id).order_by("pk")
        for entry in rows.iterator(chunk_size=5000):
            count += 1
            found.extend(_check_entry(entry))
            yield entry.pk, entry.digest

    root = root_of(one, entries())
    yield from found
    if count != one.entries:
        yield Finding(
            f"Unter Siegel {one.pk} (Einträge {one.first_id} bis {one.last_id}) liegen {count} Einträge; "
            f"versiegelt wurden {one.entries}."
        )
    elif root != one.root:
        yield Finding(f"Siegel {one.pk} passt nicht zu seinen Einträgen {one.first_id} bis {one.last_id}.")


def _check_entry(entry: AuditEntry) -> Iterator[Finding]:
    if digest_of(entry) != entry.digest:
        yield Finding(f"Eintrag {entry.pk} wurde verändert: Seine Prüfsumme stimmt nicht.")


def _check_expected(seals: list[AuditSeal], expected: tuple[int, str] | None) -> Iterator[Finding]:
    if expected is None:
        return
    number, root = expected
    if not any(one.pk == number and one.root == root for one in seals):
        yield Finding(f"Das außerhalb aufbewahrte Siegel {number} gibt es hier nicht mehr oder nicht so.")


def _last_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM journal_auditentry_id_seq")
        return int(cursor.fetchone()[0])


def _next_transaction() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])


def _wait_until_finished(next_transaction: int, wait_seconds: float) -> bool:
    """Have all transactions ended that began before? Reading ones do not count, they write no entries.

    The numbers of transactions are those of the whole server. What another database of it is writing would hold us
    up for nothing, so that in the second place only our own is looked at: twice, since for an instant a transaction
    has its number and no lock yet.
    """
    patience, quiet = time.monotonic() + wait_seconds, 0
    while True:
        if _nobody_before(next_transaction):
            return True
        quiet = 0 if _written_here_before(next_transaction) else quiet + 1
        if quiet == 2:
            return True
        if time.monotonic() >= patience:
            return False
        time.sleep(0.1)


def _nobody_before(next_transaction: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= %s", [next_transaction])
        return bool(cursor.fetchone()[0])


def _written_here_before(next_transaction: int) -> bool:
    """Does a transaction of this database with a lower number still hold the lock on itself?"""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'transactionid' "
            "AND mode = 'ExclusiveLock' AND granted AND datname = current_database() "
            "AND age(transactionid) > age((%s %% 4294967296)::text::xid))",
            [next_transaction],
        )
        return bool(cursor.fetchone()[0])
