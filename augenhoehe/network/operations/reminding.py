"""Before something ends, somebody is asked what becomes of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import SYSTEM
from augenhoehe.network.addresses import of_cooperation
from augenhoehe.network.models import Cooperation
from augenhoehe.ui.words import long_day

from . import owing

# So many days before the end of a cooperation its partners are asked.
BEFORE = timedelta(days=30)
# So many days before an entry of the board runs out its writers are asked.
ENTRY_BEFORE = timedelta(days=7)


@transaction.atomic
def remind_of_ends(*, at: datetime) -> int:
    """Running cooperations that end soon: extend them, or say what came of them. Asked twice, it stays one duty."""
    day, told = day_of(at), 0
    rows = Cooperation.objects.filter(state=Cooperation.State.RUNNING, ends_on__lte=day + BEFORE).order_by("pk")
    for one in rows.prefetch_related("partners__organisation__municipality"):
        partner = min(one.partners.all(), key=lambda link: (link.answer != "yes", str(link.pk)))
        owing.owe(
            owing.ENDING, partner.organisation, subject_kind="cooperation", subject_id=one.pk,
            title=f"Endet am {long_day(one.ends_on or day)}: {one.subject}. Verlängern oder beenden?",
            url=of_cooperation(one), due=one.ends_on or day, by=SYSTEM, at=at,
        )  # fmt: skip
        told += 1
    return told
