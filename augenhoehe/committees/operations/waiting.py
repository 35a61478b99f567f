"""Who is „am Zug“ for a committee: duties to plan a meeting and to decide what waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from augenhoehe.accounts.queries import people_with
from augenhoehe.committees.addresses import of_committee, of_item
from augenhoehe.committees.models import AgendaItem, Committee, Meeting
from augenhoehe.committees.rules import PLANNING_TIME
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, move_duty, open_duty

PLAN_MEETING = "plan_meeting"
DECIDE = "decide"

# Bodies whose meetings a committee office prepares; for the others the coordination does.
POLITICAL = frozenset(
    {
        Committee.Kind.INTEGRATION_COMMITTEE,
        Committee.Kind.COUNCIL,
        Committee.Kind.DISTRICT_COUNCIL,
        Committee.Kind.SPECIALIST_COMMITTEE,
    }
)
LABELS = {Role.COMMITTEE_OFFICE: "Geschäftsstelle der Gremien", Role.COORDINATION: "Koordination"}


def office_of(committee: Committee, at: datetime) -> Role:
    """Who prepares the meetings: the committee office for political bodies if there is one, else coordination."""
    if committee.kind in POLITICAL:
        offices = people_with(Role.COMMITTEE_OFFICE, municipality_id=committee.municipality_id, at=at)
        if offices.exists():
            return Role.COMMITTEE_OFFICE
    return Role.COORDINATION


def owe_decision(item: AgendaItem, *, by: Actor, at: datetime) -> None:
    """The committee owes a decision: it is „am Zug“ in the thread until it has decided."""
    name = item.committee.name_on(day_of(at))
    open_duty(
        kind=DECIDE,
        subject_kind="agenda_item",
        subject_id=item.pk,
        title=f"Beschluss in „{name}“: {item.title}",
        url=of_committee(item.committee),
        owner_label=name,
        role=office_of(item.committee, at),
        municipality=item.committee.municipality,
        thread=item.thread,
        by=by,
        at=at,
    )


def owe_meeting(committee: Committee, *, by: Actor, at: datetime) -> None:
    """Something waits and no meeting is planned: somebody has to plan one."""
    if not committee.agenda_items.waiting().exists() or committee.meetings.coming(at).exists():
        return
    role = office_of(committee, at)
    open_duty(
        kind=PLAN_MEETING,
        subject_kind="committee",
        subject_id=committee.pk,
        title=f"Sitzung planen: {committee.name_on(day_of(at))}",
        url=of_committee(committee),
        owner_label=LABELS[role],
        role=role,
        municipality=committee.municipality,
        due=day_of(at) + PLANNING_TIME,
        by=by,
        at=at,
    )


def meeting_is_planned(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    close_duty(kind=PLAN_MEETING, subject_id=meeting.committee_id, outcome="Sitzung geplant", by=by, at=at)


def nothing_waits(committee: Committee, *, by: Actor, at: datetime) -> None:
    """The last item was taken back: no meeting is owed any more."""
    if not committee.agenda_items.waiting().exists():
        close_duty(kind=PLAN_MEETING, subject_id=committee.pk, outcome="Es wartet nichts mehr", by=by, at=at)


def expect_on(items: Iterable[AgendaItem], day: date, reason: str, *, by: Actor, at: datetime) -> None:
    """The decisions are due on the day of the meeting, and are taken on the meeting's page."""
    addresses = {item.pk: of_item(item) for item in items}
    for duty in Duty.objects.open().filter(kind=DECIDE, subject_id__in=addresses):
        move_duty(duty=duty, due=day, reason=reason, by=by, at=at)
        Duty.objects.filter(pk=duty.pk).update(url=addresses[duty.subject_id])


def decided(item: AgendaItem, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=DECIDE, subject_id=item.pk, outcome=outcome, by=by, at=at)
