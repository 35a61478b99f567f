"""The audit trail: who did or tried what, with which fields; never a value."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from django.db import connection, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import Actor
from augenhoehe.journal.digests import canonical
from augenhoehe.journal.happenings import Audited
from augenhoehe.journal.models import AuditEntry

# The transaction number is taken before the entry's number: sealing relies on that order (sealing.py).
INSERT = """
WITH next AS (
    SELECT txid_current() AS transaction, nextval(pg_get_serial_sequence('journal_auditentry', 'id')) AS id
)
INSERT INTO journal_auditentry
    (id, transaction, at, verb, object_kind, object_id, fields, actor_id, refused, digest)
SELECT id, transaction, %s, %s, %s, %s, %s::jsonb, %s, %s,
       encode(sha256(convert_to(id || E'\\n' || transaction || E'\\n' || %s, 'UTF8')), 'hex')
FROM next
RETURNING id, transaction, digest
"""


def audit(
    verb: str,
    obj: models.Model | tuple[str, str],
    *,
    by: Actor,
    at: datetime,
    fields: Iterable[str] = (),
    refused: bool = False,
) -> AuditEntry:
    """Note that somebody did something; in the same transaction, so that it is true or not there.

    A refusal is noted in a transaction of its own: it stays when the refused change is rolled back.
    """
    entry = _entry(verb, obj, by, at, fields, refused)
    if not refused:
        _insert(entry, connection)
        happened(Audited(entry))
        return entry
    try:
        with transaction.atomic(durable=True):
            return _insert(entry, connection)
    except RuntimeError:
        # Inside somebody else's transaction, which may be rolled back: use a connection of our own.
        return _insert_apart(entry)


def _entry(
    verb: str, obj: models.Model | tuple[str, str], by: Actor, at: datetime, fields: Iterable[str], refused: bool
) -> AuditEntry:
    kind, number = obj if isinstance(obj, tuple) else (obj._meta.label_lower, str(obj.pk))
    return AuditEntry(
        at=at,
        verb=verb,
        object_kind=kind,
        object_id=str(number),
        fields=sorted(fields),
        actor_id=by.user_id,
        refused=refused,
    )


def _insert(entry: AuditEntry, on: BaseDatabaseWrapper) -> AuditEntry:
    with on.cursor() as cursor:
        cursor.execute(
            INSERT,
            [
                entry.at,
                entry.verb,
                entry.object_kind,
                entry.object_id,
                json.dumps(entry.fields),
                entry.actor_id,
                entry.refused,
                canonical(entry),
            ],
        )
        entry.pk, entry.transaction, entry.digest = cursor.fetchone()
    entry._state.adding = False
    return entry


def _insert_apart(entry: AuditEntry) -> AuditEntry:
    own = connections["default"].copy()
    try:
        return _insert(entry, own)
    finally:
        own.close()
