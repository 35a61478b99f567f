"""What readers do: say that it is the same for them, or that something is wrong with a contribution."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Sum

from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.text import clean
from augenhoehe.forum.models import Contribution, Report, Support
from augenhoehe.forum.queries.settings import forum_settings
from augenhoehe.forum.rules.machine import CONTRIBUTION
from augenhoehe.journal.operations import audit
from augenhoehe.structure.operations.intake import start_of

from .moderating import take_back_contribution

LONGEST_NOTE = 500


@transaction.atomic
def support_contribution(*, contribution: Contribution, device_key: str, at: datetime) -> bool:
    """„Betrifft mich auch“; False when this device has said so today already."""
    if not contribution.shown:
        raise Refused("Dieser Beitrag ist gerade nicht öffentlich.")
    _made, new = Support.objects.get_or_create(
        contribution=contribution, device_key=device_key, defaults={"day": day_of(at)}
    )
    return new


@transaction.atomic
def report_contribution(*, contribution: Contribution, kind: str, at: datetime, note: str = "") -> Report:
    """Something is wrong with it. Reports of one kind are one row; none of them hides anything by itself."""
    if not contribution.shown:
        raise Refused("Dieser Beitrag ist gerade nicht öffentlich.")
    report = _counted(contribution, Report.Kind(kind), clean(note)[:LONGEST_NOTE], at)
    audit("report_contribution", contribution, by=ANONYMOUS, at=start_of(day_of(at)), fields=["reports"])
    _maybe_back(contribution, at)
    return report


def _counted(contribution: Contribution, kind: str, note: str, at: datetime) -> Report:
    day = day_of(at)
    rows = Report.objects.filter(contribution=contribution, kind=kind, settled_at__isnull=True)
    if not rows.update(times=F("times") + 1, last_on=day):
        try:
            with transaction.atomic():
                return Report.objects.create(contribution=contribution, kind=kind, note=note, first_on=day, last_on=day)
        except IntegrityError:
            rows.update(times=F("times") + 1, last_on=day)
    found = rows.get()
    if note and not found.note:
        found.note = note
        found.save(update_fields=["note"])
    return found


def _maybe_back(contribution: Contribution, at: datetime) -> None:
    """Only the rule that the installation has set takes a contribution back into review."""
    limit = forum_settings().reports_to_review
    if limit is None or not CONTRIBUTION.allows(contribution.state, "take_back"):
        return
    rows = Report.objects.filter(contribution=contribution, settled_at__isnull=True)
    if (rows.aggregate(times=Sum("times"))["times"] or 0) < limit:
        return
    # Somebody else's report, or the moderation, may have been faster: whoever reports stands in nobody's way.
    current = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    if CONTRIBUTION.allows(current.state, "take_back"):
        take_back_contribution(contribution=current, by=SYSTEM, at=at)
