"""Taking a release back: it is no longer shown, stays in the register, and goes on counting for what comes later."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.disclosure import rules
from augenhoehe.disclosure.models import Release
from augenhoehe.journal.operations import audit


@transaction.atomic
def withdraw_release(
    *, release: Release, because: str, by: Actor, at: datetime, revision: int | None = None
) -> Release:
    """No longer shown anywhere, with a reason. What somebody has read is still taken into account."""
    rules.check_withdraw(by, release)
    reason = shorten(clean(because), 500)
    if not reason:
        raise Refused("Schreiben Sie bitte, warum die Zahlen nicht mehr gelten.", field="because")
    revisions.change(release, revision=revision, withdrawn_at=at, withdrawn_because=reason)
    audit("withdraw_release", release, by=by, at=at, fields=["withdrawn_at", "withdrawn_because"])
    return release
