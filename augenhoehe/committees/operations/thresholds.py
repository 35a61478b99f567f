"""Numbers for the § 27 aid: thresholds with their source and validity, population figures with their day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import connection, transaction

from augenhoehe.committees.models import PopulationFigure, ThresholdRule
from augenhoehe.committees.rules import bodies as rules
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality

# One list for the whole installation: whoever enters a threshold waits for the one before (an arbitrary number).
LOCK = 2715


@transaction.atomic
def set_thresholds(
    *, must_from: int, request_from: int, signatures: int, source: str, valid_from: date, by: Actor, at: datetime
) -> ThresholdRule:
    """From this day on these thresholds hold, as the source says; those before end the day before."""
    rules.check_thresholds(by, must_from, request_from, source)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    before = list(ThresholdRule.objects.order_by("valid_from"))
    rules.check_follows(before, valid_from, "Schwellen")
    for one in before:
        if one.valid_until is None or one.valid_until >= valid_from:
            one.valid_until = valid_from - timedelta(days=1)
            one.save(update_fields=["valid_until"])
    made = ThresholdRule.objects.create(
        must_from=must_from, request_from=request_from, signatures=signatures, source=clean(source),
        valid_from=valid_from, entered_at=at, entered_by=by.user_id,
    )  # fmt: skip
    audit("set_thresholds", made, by=by, at=at, fields=["must_from", "request_from", "signatures", "source"])
    return made


@transaction.atomic
def enter_figure(
    *, municipality: Municipality, on: date, inhabitants: int, foreigners: int, source: str, by: Actor, at: datetime
) -> PopulationFigure:
    """How many people live in a town on a day; entered again for the same day it replaces the slip."""
    rules.check_figure(by, municipality, on, inhabitants, foreigners, source, day_of(at))
    made, new = PopulationFigure.objects.update_or_create(
        municipality=municipality,
        on=on,
        defaults={
            "inhabitants": inhabitants, "foreigners": foreigners, "source": clean(source), "entered_at": at,
            "entered_by": by.user_id,
        },
    )  # fmt: skip
    audit("enter_figure" if new else "correct_figure", made, by=by, at=at, fields=["inhabitants", "foreigners"])
    return made
