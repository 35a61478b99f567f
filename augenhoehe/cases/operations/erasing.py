"""Erasing a file for good: the rows go, then its keys, so that no backup can bring it back (ADR 0010)."""

from __future__ import annotations

import uuid
from datetime import datetime
from functools import partial

from django.db import transaction

from augenhoehe.cases import rules
from augenhoehe.cases.models import (
    Case,
    CaseAccess,
    CaseContact,
    Client,
    Concern,
    Consent,
    Erasure,
    Linking,
    NameToken,
    ReadLog,
    SentHint,
    Strength,
)
from augenhoehe.cases.queries import is_last_case
from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import RETENTION, closed_room
from augenhoehe.core.keys import key_store
from augenhoehe.core.rights import Actor

OF_A_CASE = (SentHint, Linking, Concern, Strength, Consent, CaseContact, ReadLog)


@transaction.atomic
def erase_case(*, case: Case, cause: str, by: Actor, at: datetime) -> Erasure:
    """Erase a case with everything in it, and the client with their last case. What it gave as hints stays."""
    rules.check_manages(by, case)
    rules.check_cause(cause)
    return _erase(case, cause, by.user_id, at)


@transaction.atomic
def erase_due(*, at: datetime) -> int:
    """The deletion run: files whose time is over. It opens nothing else, and reads no word of them."""
    with closed_room(RETENTION):
        due = list(Case.objects.select_related("client"))
        for case in due:
            revoked = Consent.objects.filter(case=case, revoked=True).exists()
            _erase(case, Erasure.Cause.REVOKED if revoked else Erasure.Cause.RETENTION, None, at)
    return len(due)


def _erase(case: Case, cause: str, user_id: uuid.UUID | None, at: datetime) -> Erasure:
    client, last = case.client, is_last_case(case)
    for model in OF_A_CASE:
        _remove(model, case=case)
    if last:
        _remove(NameToken, client=client)
        _remove(Client, pk=client.pk)
    gone = [case.pk, *([client.pk] if last else [])]
    found = [
        Erasure.objects.create(
            file_id=pk, carrier_id=case.carrier_id, cause=cause, erased_on=day_of(at), user_id=user_id
        )
        for pk in gone
    ]
    # What lets this transaction see the file goes last: a person's access, or for the deletion run the case itself.
    for which, key in ((Case, "pk"), (CaseAccess, "case_id"))[:: 1 if user_id else -1]:
        _remove(which, **{key: case.pk})
    transaction.on_commit(partial(_destroy, gone))
    return found[0]


def _remove(model: type, **which: object) -> None:
    """Straight in the database: its deferred keys check at the end that nothing dangles."""
    rows = model.objects.filter(**which)  # type: ignore[attr-defined]
    rows._raw_delete(rows.db)


def _destroy(ids: list[uuid.UUID]) -> None:
    for pk in ids:
        key_store().destroy(pk)


@transaction.atomic
def sweep(*, at: datetime) -> int:
    """Destroy keys that an erasure left behind, because the power went between the rows and the keys."""
    with closed_room(RETENTION):
        erased = list(Erasure.objects.values_list("file_id", flat=True))
    left = [pk for pk in erased if not key_store().destroyed(pk)]
    _destroy(left)
    return len(left)
