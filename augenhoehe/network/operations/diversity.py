"""An organisation says how diverse it is and what it wants to reach; it alone decides whether others read it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.network.models import DiversityGoal, DiversityReport
from augenhoehe.network.rules import diversity as rules
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries.cards import right_in

VALUES = frozenset({
    "members_share", "members_total", "members_with", "board_share", "board_total", "board_with", "note",
})  # fmt: skip


@transaction.atomic
def report_diversity(
    *, organisation: Organisation, as_of: date, by: Actor, at: datetime, **values: Any
) -> DiversityReport:
    """One dated self-report; what somebody keeps for the organisation says that it was told on the telephone."""
    day = day_of(at)
    rules.check_report(by, organisation, day)
    own = by.system or bool(right_in(by, organisation, day))
    source = DiversityReport.Source.OWN if own else DiversityReport.Source.PHONE
    return enter_report(organisation=organisation, as_of=as_of, source=source, by=by, at=at, values=values)


def enter_report(
    *, organisation: Organisation, as_of: date, source: str, by: Actor, at: datetime, values: dict[str, Any]
) -> DiversityReport:
    """Write it down, however it came; the calling operation has checked who may."""
    _known(values)
    rules.check_values(values, as_of, day_of(at))
    try:
        with transaction.atomic():
            made = DiversityReport.objects.create(
                organisation=organisation, as_of=as_of, source=source, reported_by=by.user_id, reported_at=at,
                **{**values, "note": clean(values.get("note", ""))},
            )  # fmt: skip
    except IntegrityError:
        raise Refused("Für diesen Tag steht schon etwas da. Ändern Sie es dort.", field="as_of") from None
    audit("report_diversity", made, by=by, at=at, fields=["as_of", *sorted(values)])
    return made


@transaction.atomic
def change_diversity(
    *, report: DiversityReport, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> DiversityReport:
    """Put right what was said for that day."""
    _known(values)
    rules.check_report(by, report.organisation, day_of(at))
    revisions.lock(report, "organisation", revision=revision, typed=values)
    after = {name: values.get(name, getattr(report, name)) for name in VALUES}
    rules.check_values(after, report.as_of, day_of(at))
    revisions.change(report, **{**values, "note": clean(after["note"])})
    audit("change_diversity", report, by=by, at=at, fields=sorted(values))
    return report


@transaction.atomic
def remove_diversity(*, report: DiversityReport, by: Actor, at: datetime) -> None:
    """It was voluntary, and it can be taken back."""
    rules.check_report(by, report.organisation, day_of(at))
    audit("remove_diversity", report, by=by, at=at, fields=["as_of"])
    report.delete()


@transaction.atomic
def set_diversity_goal(
    *,
    organisation: Organisation,
    by: Actor,
    at: datetime,
    members_target: int | None = None,
    board_target: int | None = None,
    target_year: int | None = None,
    published: bool | None = None,
    revision: int | None = None,
) -> DiversityGoal:
    """What the organisation sets itself; `published` (None: as it was) only by itself."""
    day = day_of(at)
    values: dict[str, Any] = {
        "members_target": members_target, "board_target": board_target, "target_year": target_year,
    }  # fmt: skip
    rules.check_report(by, organisation, day)
    rules.check_goal(values, day)
    goal, _ = DiversityGoal.objects.get_or_create(organisation=organisation, defaults={"set_at": at})
    revisions.lock(goal, revision=revision, typed=values)
    if published is not None and published != (goal.consented_on is not None):
        rules.check_publish(by, organisation, day)
        values |= {"consented_on": day if published else None, "consented_by": by.user_id if published else None}
    revisions.change(goal, **values, set_at=at)
    audit("set_diversity_goal", goal, by=by, at=at, fields=sorted(values))
    return goal


def _known(values: dict[str, Any]) -> None:
    unknown = set(values) - VALUES
    if unknown:
        raise TypeError(f"A report on diversity has no such values: {sorted(unknown)}")
