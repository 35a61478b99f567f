"""Everything of this package that the inside page of a body shows, read in two statements (ADR 0025)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.committees.models import (
    AgendaItem,
    Committee,
    CommitteeName,
    Election,
    HandOver,
    HearingRule,
    Meeting,
    NamedDeputy,
    Paper,
    Seat,
    Station,
)
from augenhoehe.core.clock import day_of
from augenhoehe.core.composed import Number, Rows, composed, hang
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.notices.models import Duty

from .appointments import offices_of
from .body_pages import Load, Profile, load_beside, load_in, profile_beside, profile_in
from .carrying import successions_of
from .committees import committees_for, planning_duties
from .deputies import by_seat, named_in
from .expectations import open_expectations
from .papers import hearing_rules_of, submitting_committees
from .positions import Positions, positions_beside, positions_in
from .resolutions import Decision, decision, latest_resolutions
from .seats import Balance, balance_of, in_order, past_seats, seats_with_voices
from .stations import StationView, beside, inbound_stations, views_in

# So many of a list are on the page; what is more stands behind „Alle anzeigen“.
SHOWN = 10
MEETINGS, DECISIONS, PAST_SEATS = 12, 10, 20
# A seat wholly; of who holds it and for whom only what the page says.
_SEAT = tuple(one.name for one in Seat._meta.concrete_fields)
_BESIDE_SEAT = ("user__name", "user__carrier__kind", "organisation_entry__state")


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """A body as one reader may see it. `waiting` and `inbound` are the first of as many as `…_count` says."""

    committee: Committee
    positions: Positions | None
    duty: Duty | None
    waiting: tuple[AgendaItem, ...]
    waiting_count: int
    decisions: tuple[Decision, ...]
    meetings: tuple[Meeting, ...]
    balance: Balance
    deputies: Mapping[object, list[NamedDeputy]]
    past_seats: tuple[Any, ...]
    sent: tuple[Paper, ...]
    inbound: tuple[StationView, ...]
    inbound_count: int
    writes: bool
    profile: Profile
    load: Load
    hearing: tuple[HearingRule, ...]
    expected: int
    elections: tuple[Election, ...]
    hand_overs: tuple[HandOver, ...]
    offices: tuple[Any, ...]


def found_committee(actor: Actor, pk: UUID, day: date) -> Committee | None:
    """The body with its names and town, if the actor may see it (one statement)."""
    rows = _found.ask(actor=actor, committee=pk, day=day)
    hang(rows["committees"], "names", rows["names"], "committee_id")
    return next(iter(rows["committees"]), None)


@composed
def _found(*, actor: Actor, committee: UUID, day: date) -> Mapping[str, QuerySet[Any]]:
    return {
        "committees": committees_for(actor, day).filter(pk=committee),
        "names": CommitteeName.objects.filter(committee=committee),
    }


def committee_page(actor: Actor, committee: Committee, *, at: datetime, whole: str = "") -> CommitteePage:
    """What the page shows of a body that was found; `whole` names the list that is shown to its end."""
    day = day_of(at)
    rows = _asked.ask(
        actor=actor, committee=committee.pk, town=committee.municipality_id, day=day,
        waiting=_most("waiting", whole), inbound=_most("inbound", whole),
    )  # fmt: skip
    views = views_in(rows, at)
    hang([committee], "body_rules", rows["rules"], "committee_id")
    return CommitteePage(
        committee=committee,
        positions=positions_in(rows, actor),
        duty=next(iter(rows["duties"]), None),
        waiting=tuple(rows["waiting"]),
        waiting_count=rows["waiting_count"][0],
        decisions=_decisions(rows, committee),
        meetings=tuple(rows["held"]),
        balance=balance_of(committee, in_order(rows["sitting"])),
        deputies=by_seat(rows["deputies"]),
        past_seats=tuple(rows["past_seats"]),
        sent=tuple(rows["sent"]),
        inbound=tuple(views),
        inbound_count=rows["inbound_count"][0],
        writes=bool(rows["writes"]),
        profile=profile_in(committee.pk, _with_bodies(rows)),
        load=load_in(rows),
        hearing=tuple(rows["hearing"]),
        expected=rows["expected"][0],
        elections=tuple(rows["elections"]),
        hand_overs=tuple(rows["hand_overs"]),
        offices=tuple(rows["accompanying"]),
    )


def _most(name: str, whole: str) -> int | None:
    return None if name == whole else SHOWN


def _decisions(rows: Rows, committee: Committee) -> tuple[Decision, ...]:
    for one in rows["latest"]:
        one.agenda_item.committee = committee
    return tuple(decision(one, True) for one in rows["latest"])


def _with_bodies(rows: Rows) -> Rows:
    """Successions know both bodies; their names hang there already (`views_in`)."""
    bodies = {one.pk: one for one in rows["bodies"]}
    for one in rows["successions"]:
        one.committee, one.to_committee = bodies[one.committee_id], bodies[one.to_committee_id]
    return rows


@composed
def _asked(
    *, actor: Actor, committee: UUID, town: UUID | None, day: date, waiting: int | None, inbound: int | None
) -> Mapping[str, Any]:
    items = AgendaItem.objects.visible_to(actor, day).waiting().filter(committee=committee)
    coming = _readable(inbound_stations(committee), actor, day)
    stations = Station.objects.filter(pk__in=coming.order_by("opened_on", "id").values("pk")[:inbound])
    around = beside(stations)
    successions = successions_of(committee, Committee.objects.visible_to(actor, day))
    kin = Q(pk__in=successions.values("committee")) | Q(pk__in=successions.values("to_committee"))
    bodies = Committee.objects.filter(Q(pk__in=around["bodies"].values("pk")) | kin)
    return {
        **around,
        "stations": stations.order_by("opened_on", "id"),
        "papers": around["papers"].only("title", "kind", "submitted_by_committee"),
        "bodies": bodies,
        "names": CommitteeName.objects.filter(committee__in=bodies.values("pk")),
        "inbound_count": Number(coming.values("pk")),
        "waiting": _with_thread(items)[:waiting],
        "waiting_count": Number(items.values("pk")),
        "latest": latest_resolutions(actor, committee, day)[:DECISIONS],
        "held": _meetings(actor, committee, day)[:MEETINGS],
        "sent": _sent(actor, committee, day)[:SHOWN],
        "writes": submitting_committees(actor, day).filter(pk=committee).values_list("pk"),
        "duties": planning_duties(committee)[:1],
        "hearing": hearing_rules_of(committee, day),
        "expected": Number(open_expectations(committee).values("pk")),
        **_people(actor, committee, day),
        **profile_beside(committee, town, successions),
        **load_beside(committee, day),
        **positions_beside(actor),
    }


def _people(actor: Actor, committee: UUID, day: date) -> Mapping[str, QuerySet[Any]]:
    hand_overs = HandOver.objects.visible_to(actor).filter(committee=committee).select_related("from_user", "to_user")
    return {
        "sitting": seats_with_voices(committee, day).only(*_SEAT, *_BESIDE_SEAT),
        "deputies": named_in(committee),
        "past_seats": past_seats(committee, day).only(*_SEAT, "user__name")[:PAST_SEATS],
        "accompanying": offices_of(committee, day),
        "elections": Election.objects.visible_to(actor).filter(committee=committee).order_by("-day")[:3],
        "hand_overs": hand_overs.order_by("-begun_at")[:5],
    }


def _readable(stations: QuerySet[Station], actor: Actor, day: date) -> QuerySet[Station]:
    return stations.filter(Exists(Paper.objects.visible_to(actor, day).filter(pk=OuterRef("paper_id"))))


def _with_thread(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """What waits, longest first; of its matter only the address."""
    shown = ("title", "brief", "url", "public", "waiting_since", "thread__number")
    return items.select_related("thread").only(*shown).order_by("waiting_since", "id")


def _meetings(actor: Actor, committee: UUID, day: date) -> QuerySet[Meeting]:
    """The meetings that the actor may see, the latest first."""
    return Meeting.objects.visible_to(actor, day).filter(committee=committee).order_by("-starts_at", "id")


def _sent(actor: Actor, committee: UUID, day: date) -> QuerySet[Paper]:
    """What the body brought on its way, the latest first."""
    found = Paper.objects.visible_to(actor, day).filter(submitted_by_committee=committee)
    return found.only("title", "kind", "number", "state", "result", "submitted_at").order_by("-created_at", "id")
