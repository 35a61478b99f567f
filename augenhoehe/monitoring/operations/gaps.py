"""Gaps in the data: what nobody here knows, who is asked, and what came of it (S2-10)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.monitoring import rules
from augenhoehe.monitoring.models import DataGap, Indicator
from augenhoehe.places.models import Municipality


@transaction.atomic
def record_gap(
    *,
    question: str,
    by: Actor,
    at: datetime,
    indicator: Indicator | None = None,
    municipality: Municipality | None = None,
    why: str = "",
    asked_of: str = "",
    due: date | None = None,
    public: bool = False,
) -> DataGap:
    """Hold fast what is not known."""
    rules.check_place(by, municipality.pk if municipality else None)
    rules.check_text(question, "Sagen Sie bitte, was nicht bekannt ist.", "question")
    gap = DataGap.objects.create(
        question=clean(question), indicator=indicator, municipality=municipality, why=clean(why),
        asked_of=clean(asked_of), due=due, public=public, created_at=at,
    )  # fmt: skip
    audit("record_data_gap", gap, by=by, at=at, fields=["question", "why", "asked_of", "due", "public"])
    return gap


@transaction.atomic
def settle_gap(
    *, gap: DataGap, state: str, outcome: str, by: Actor, at: datetime, revision: int | None = None
) -> DataGap:
    """The gap is closed, or stays one on purpose; either way it says what came of it."""
    rules.check_place(by, gap.municipality_id)
    rules.check_open_gap(gap)
    rules.check_text(outcome, "Sagen Sie bitte, was daraus wurde.", "outcome")
    revisions.change(gap, revision=revision, state=state, outcome=clean(outcome), settled_on=day_of(at))
    audit("settle_data_gap", gap, by=by, at=at, fields=["state", "outcome"])
    return gap
