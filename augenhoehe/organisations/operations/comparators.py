"""Numbers from elsewhere are entered, changed, removed; each with its source."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Comparator
from augenhoehe.organisations.rules.surveys import check_lead_in


@transaction.atomic
def enter_comparator(
    *, label: str, number: int, source: str, as_of: date, by: Actor, at: datetime, prefix: str = ""
) -> Comparator:
    """Everybody reads it beside the register's own number: who keeps the whole register enters it."""
    check_lead_in(by, None)
    values = _checked(label, prefix, number, source, as_of, day_of(at))
    made = Comparator.objects.create(**values, entered_at=at)
    audit("enter_comparator", made, by=by, at=at, fields=sorted(values))
    return made


@transaction.atomic
def change_comparator(
    *,
    comparator: Comparator,
    label: str,
    number: int,
    source: str,
    as_of: date,
    by: Actor,
    at: datetime,
    prefix: str = "",
    revision: int | None = None,
) -> Comparator:
    check_lead_in(by, None)
    values = _checked(label, prefix, number, source, as_of, day_of(at))
    revisions.change(comparator, revision=revision, **values)
    audit("change_comparator", comparator, by=by, at=at, fields=sorted(values))
    return comparator


@transaction.atomic
def remove_comparator(*, comparator: Comparator, by: Actor, at: datetime, revision: int | None = None) -> None:
    check_lead_in(by, None)
    revisions.lock(comparator, revision=revision)
    audit("remove_comparator", comparator, by=by, at=at, fields=["label"])
    comparator.delete()


def _checked(label: str, prefix: str, number: int, source: str, as_of: date, today: date) -> dict[str, Any]:
    if not clean(label):
        raise Refused("Wovon ist das die Zahl?", field="label")
    if not clean(source):
        raise Refused("Ohne Quelle zeigen wir keine Vergleichszahl.", field="source")
    if as_of > today:
        raise Refused("Der Stand liegt in der Zukunft.", field="as_of")
    return {"label": clean(label), "prefix": clean(prefix), "number": number, "source": clean(source), "as_of": as_of}
