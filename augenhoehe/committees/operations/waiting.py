"""Who is „am Zug“ for a committee: duties to plan a meeting and to decide what waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from augenhoehe.accounts.queries import people_with
from augenhoehe.committees import rules
from augenhoehe.committees.addresses import of_committee, of_item
from augenhoehe.committees.models import AgendaItem, Committee, Meeting
from augenhoehe.committees.queries import next_reachable
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, move_duty, open_duty
from augenhoehe.places.models import Municipality

PLAN_MEETING = "plan_meeting"
DECIDE = "decide"

_K = Committee.Kind
TOWN_BODIES = frozenset({_K.COUNCIL, _K.SPECIALIST_COMMITTEE})
DISTRICT_BODIES = frozenset({_K.DISTRICT_COUNCIL, _K.DISTRICT_COMMITTEE})
LABELS = {Role.COMMITTEE_OFFICE: "Geschäftsstelle der Gremien", Role.COORDINATION: "Koordination"}


def office_of(committee: Committee, at: datetime) -> Role:
    """Who prepares the meetings: the committee office for political bodies if there is one, else coordination."""
    if committee.kind in rules.POLITICAL:
        offices = people_with(Role.COMMITTEE_OFFICE, municipality_id=committee.municipality_id, at=at)
        if offices.exists():
            return Role.COMMITTEE_OFFICE
    return Role.COORDINATION


def office_label(committee: Committee, role: Role) -> str:
    """Who is „am Zug“ in words: the office under its own name, else by the kind of body."""
    if committee.office_name:
        return committee.office_name
    if committee.kind in DISTRICT_BODIES or (committee.kind in TOWN_BODIES and _of_district(committee)):
        return "Büro des Kreistags"
    return "Büro des Rates" if committee.kind in TOWN_BODIES else LABELS[role]


def _of_district(committee: Committee) -> bool:
    return committee.municipality is None or committee.municipality.kind == Municipality.Kind.DISTRICT


def owe_decision(item: AgendaItem, *, by: Actor, at: datetime) -> None:
    """The committee owes a decision: it is „am Zug“ in the thread until it has decided.

    For a paper its office is: it has to bring it on an agenda, by the next meeting that is still reachable.
    """
    role = office_of(item.committee, at)
    reachable = next_reachable(item.committee, item.waiting_since, at) if item.station_id else None
    name = item.committee.name_on(day_of(at))
    open_duty(
        kind=DECIDE,
        subject_kind="agenda_item",
        subject_id=item.pk,
        title=f"Auf die Tagesordnung, {name}: {item.title}"
        if item.station_id
        else f"Beschluss in „{name}“: {item.title}",
        url=of_committee(item.committee),
        owner_label=office_label(item.committee, role) if item.station_id else name,
        role=role,
        municipality=item.committee.municipality,
        due=day_of(reachable.starts_at) if reachable else None,
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
        owner_label=committee.office_name or LABELS[role],
        role=role,
        municipality=committee.municipality,
        due=day_of(at) + rules.PLANNING_TIME,
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


def undated_items(committee: Committee) -> list[AgendaItem]:
    """Items of papers for which no meeting was reachable so far."""
    open_duties = Duty.objects.open().filter(kind=DECIDE, due__isnull=True)
    items = AgendaItem.objects.waiting().filter(committee=committee, station__isnull=False)
    return list(items.filter(pk__in=open_duties.values("subject_id")).order_by("pk"))


def expect_reachable(
    committee: Committee, items: Iterable[AgendaItem], reason: str, *, by: Actor, at: datetime
) -> None:
    """What waits of papers is due on the next meeting it can reach; without one the day stays as it is."""
    waiting = {item.pk: item for item in items if item.station_id is not None}
    for duty in Duty.objects.open().filter(kind=DECIDE, subject_id__in=waiting).order_by("pk"):
        meeting = next_reachable(committee, waiting[duty.subject_id].waiting_since, at)
        if meeting is not None:
            move_duty(duty=duty, due=day_of(meeting.starts_at), reason=reason, by=by, at=at)


def decided(item: AgendaItem, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=DECIDE, subject_id=item.pk, outcome=outcome, by=by, at=at)
