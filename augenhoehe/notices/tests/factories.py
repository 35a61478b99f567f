"""Duties, messages and people for the tests of notices, built through operations."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from augenhoehe.accounts.models import User
from augenhoehe.accounts.tests import factories as accounts
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.notices import operations
from augenhoehe.notices.models import Duty, Message

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
LONG_AGO = datetime(2024, 1, 2, 9, 0, tzinfo=UTC)


def person(letter: str, *roles: Role, digest: str = User.Digest.AT_ONCE, **more: Any) -> User:
    user = accounts.person(letter, *roles, at=LONG_AGO, **more)
    User.objects.filter(pk=user.pk).update(digest=digest)
    user.digest = digest
    return user


def a_duty(*, subject: uuid.UUID | None = None, kind: str = "answer", **more: Any) -> Duty:
    fields: dict[str, Any] = {
        "subject_kind": "question",
        "title": "Rückmeldung geben",
        "url": "/intern/strukturfragen/",
        "owner_label": "Koordination",
        "by": SYSTEM,
        "at": AT,
    }
    if not {"user", "role"} & more.keys():
        fields["role"] = Role.COORDINATION
    return operations.open_duty(kind=kind, subject_id=subject or uuid.uuid4(), **{**fields, **more})


def a_message(recipient: User, *, at: datetime = AT, **more: Any) -> Message:
    fields = {
        "kind": "answer",
        "subject": "Ihre Rückmeldung ist da",
        "body": "Die Kita schreibt nun auf Arabisch.",
        **more,
    }
    return operations.send_message(recipient=recipient, at=at, **fields)
