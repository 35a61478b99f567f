"""The monthly list for the cash office: everything that waits goes on one list, and never on a second."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.volunteers.models import Assignment, Enquiry, Settlement
from augenhoehe.volunteers.queries import settling as queries
from augenhoehe.volunteers.rules import enquiries as rules_enquiries
from augenhoehe.volunteers.rules import volunteers as rules

NOTHING = "Für diesen Monat wartet nichts auf die Abrechnung."


@transaction.atomic
def settle_month(*, month: date, expected: int, by: Actor, at: datetime) -> Settlement:
    """Everything confirmed until the end of the month. `expected`: how many the page showed."""
    rules.check_keep_rules(by)
    rows = list(queries.due_until(month).select_related("enquiry").select_for_update(of=("self",)).order_by("pk"))
    if not rows:
        raise Refused(NOTHING)
    if len(rows) != expected:
        raise Refused(f"Inzwischen sind es {len(rows)} statt {expected}. Bitte sehen Sie die Liste noch einmal an.")
    total = sum((one.amount or Decimal(0) for one in rows), Decimal(0))
    made = Settlement.objects.create(
        month=month.replace(day=1), count=len(rows), total=total, settled_by=by.user_id, settled_at=at
    )
    for one in rows:
        rules_enquiries.ENQUIRY.target(one.enquiry.state, "settle")
    Assignment.objects.filter(pk__in=[one.pk for one in rows], settlement=None).update(settlement=made)
    Enquiry.objects.filter(pk__in=[one.enquiry_id for one in rows]).update(state=Enquiry.State.SETTLED)
    audit("settle_month", made, by=by, at=at, fields=["count", "total"])
    return made
