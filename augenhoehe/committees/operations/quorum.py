"""From when a body may decide: entered with its source; and the warning in time when too few say yes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from augenhoehe.committees import letters, rules
from augenhoehe.committees.addresses import of_meeting
from augenhoehe.committees.forecasts import Forecast, Outlook
from augenhoehe.committees.models import Committee, Meeting, QuorumRule, Seat
from augenhoehe.committees.queries.quorum import quorums_ahead
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, open_duty, send_message

from . import waiting

QUORUM_AT_RISK = "quorum_at_risk"


@transaction.atomic
def set_quorum_rule(
    *, committee: Committee, kind: str, number: int | None, warning_days: int, source: str, valid_from: date,
    by: Actor, at: datetime,
) -> QuorumRule:  # fmt: skip
    """From this day on the body may decide by this rule; the one before ends the day before."""
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    before = list(QuorumRule.objects.filter(committee=committee).order_by("valid_from"))
    rules.check_set_quorum(by, committee, kind, number, warning_days, source, valid_from, before)
    for one in before:
        if one.valid_until is None or one.valid_until >= valid_from:
            one.valid_until = valid_from - timedelta(days=1)
            one.save(update_fields=["valid_until"])
    made = QuorumRule.objects.create(
        committee=committee, kind=kind, number=None if kind == QuorumRule.Kind.MAJORITY else number,
        warning_days=warning_days, source=clean(source), valid_from=valid_from, entered_at=at, entered_by=by.user_id,
    )  # fmt: skip
    audit("set_quorum_rule", made, by=by, at=at, fields=["kind", "number", "warning_days", "source", "valid_from"])
    return made


@transaction.atomic
def set_bases(*, committee: Committee, bases: Mapping[UUID, str], by: Actor, at: datetime) -> int:
    """Say of each seat how it came about, all at once; how many changed."""
    rules.check_manage(by, committee)
    rules.check_seat_basis(*bases.values())
    seats = Seat.objects.select_for_update(of=("self",)).filter(committee=committee, pk__in=bases).order_by("pk")
    changed = [one for one in seats if one.basis != bases[one.pk]]
    for one in changed:
        revisions.change(one, basis=bases[one.pk])
        audit("set_bases", one, by=by, at=at, fields=["basis"])
    return len(changed)


@transaction.atomic
def warn_of_quorums(*, by: Actor, at: datetime) -> int:
    """Every night: who prepares an invited meeting that may not decide is told once, and the chair as well."""
    warned = 0
    near: set[UUID] = set()
    for meeting, rule, found in quorums_ahead(at):
        if rules.warns(rule, meeting, at) and found.outlook == Outlook.AT_RISK:
            near.add(meeting.pk)
            warned += _warn(meeting, found, by=by, at=at)
    for duty in list(Duty.objects.open().filter(kind=QUORUM_AT_RISK).exclude(subject_id__in=near)):
        close_duty(kind=QUORUM_AT_RISK, subject_id=duty.subject_id, outcome="nicht mehr nötig", by=by, at=at)
    return warned


def _warn(meeting: Meeting, found: Forecast, *, by: Actor, at: datetime) -> bool:
    if Duty.objects.open().filter(kind=QUORUM_AT_RISK, subject_id=meeting.pk).exists():
        return False
    committee = meeting.committee
    role = waiting.office_of(committee, at)
    name = committee.name_on(day_of(meeting.starts_at))
    open_duty(
        kind=QUORUM_AT_RISK, subject_kind="meeting", subject_id=meeting.pk, url=of_meeting(meeting), role=role,
        title=f"Beschlussfähigkeit unsicher, nachfragen: {name}", owner_label=waiting.office_label(committee, role),
        municipality=committee.municipality, due=day_of(meeting.starts_at), by=by, at=at,
    )  # fmt: skip
    on = day_of(meeting.starts_at)
    chairs = committee.seats.valid_on(on).filter(chair=True, user__is_active=True).select_related("user")
    for person in {seat.user for seat in chairs if seat.user}:
        letter = letters.quorum_at_risk(meeting, found.text, person.language)
        send_message(
            recipient=person, kind="meeting", subject=letter.subject, body=letter.body, url=of_meeting(meeting), at=at
        )
    return True
