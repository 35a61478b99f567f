"""Sets of indicators: drafted, filled, adopted by a body on a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from augenhoehe.committees.models import Committee, Resolution
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.monitoring import rules
from augenhoehe.monitoring.models import Indicator, IndicatorSet, IndicatorSetMember


@transaction.atomic
def create_set(*, title: str, by: Actor, at: datetime, text: str = "") -> IndicatorSet:
    """Begin a set that a body is to adopt."""
    rules.check_write(by)
    rules.check_text(title, "Nennen Sie bitte den Titel des Satzes.", "title")
    found = IndicatorSet.objects.create(
        title=clean(title), text=multilingual(clean(text)) if text.strip() else {}, created_at=at
    )
    audit("create_indicator_set", found, by=by, at=at, fields=["title", "text"])
    return found


@transaction.atomic
def add_member(
    *, set: IndicatorSet, indicator: Indicator, by: Actor, at: datetime, reason: str = "", revision: int | None = None
) -> IndicatorSetMember:
    """Put an indicator at the end of a set."""
    rules.check_write(by)
    rules.check_draft(set)
    revisions.change(set, revision=revision)
    if set.members.filter(indicator=indicator).exists():
        raise Refused(f"„{indicator.title}“ steht schon in diesem Satz.", field="indicator")
    place = (set.members.aggregate(last=Max("position"))["last"] or 0) + 1
    member = IndicatorSetMember.objects.create(set=set, indicator=indicator, position=place, reason=clean(reason))
    audit("add_to_indicator_set", set, by=by, at=at, fields=["members"])
    return member


@transaction.atomic
def remove_member(*, member: IndicatorSetMember, by: Actor, at: datetime) -> None:
    """Take an indicator out of a draft."""
    rules.check_write(by)
    rules.check_draft(member.set)
    member.delete()
    audit("remove_from_indicator_set", member.set, by=by, at=at, fields=["members"])


@transaction.atomic
def adopt_set(
    *,
    set: IndicatorSet,
    committee: Committee,
    adopted_on: date,
    wording: str,
    by: Actor,
    at: datetime,
    resolution: Resolution | None = None,
    revision: int | None = None,
) -> IndicatorSet:
    """Record that a body adopted the set; the one it adopted before is thereby replaced."""
    rules.check_write(by)
    rules.check_adopt(set, adopted_on, wording, day_of(at))
    earlier = IndicatorSet.objects.adopted().filter(committee=committee).select_for_update()
    for one in earlier:
        revisions.change(one, state=IndicatorSet.State.REPLACED)
    revisions.change(
        set, revision=revision, state=IndicatorSet.State.ADOPTED, committee=committee, adopted_on=adopted_on,
        wording=clean(wording), resolution=resolution,
    )  # fmt: skip
    audit("adopt_indicator_set", set, by=by, at=at, fields=["state", "committee", "adopted_on", "wording"])
    return set
