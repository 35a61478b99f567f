"""A meeting that runs, written down through operations: who came, what was said, minutes at each of their states."""

from __future__ import annotations

from datetime import timedelta

from augenhoehe.committees import operations
from augenhoehe.committees.models import Committee, Meeting, Minutes, Presence, Seat, Signature
from augenhoehe.core.rights import SYSTEM

from . import factories as f

OPENED = f.THURSDAY
LATER = OPENED + timedelta(minutes=20)
CLOSED = OPENED + timedelta(hours=2)


def a_body(cast: f.Cast, *, voting: int = 5, **more) -> Committee:
    """A § 27 body: Korbinian in the chair, Rojda, Emine as members, others by name."""
    committee = f.a_committee(cast, Committee.Kind.INTEGRATION_COMMITTEE, "Ausschuss", **more)
    f.seat(cast, committee, "korbinian", chair=True, function="Vorsitz")
    f.seat(cast, committee, "rojda", sector=Seat.Sector.CIVIL_SOCIETY, organisation="Frauen wagen Wege e. V.")
    f.seat(cast, committee, "emine", sector=Seat.Sector.POLITICS)
    for number in range(voting - 3):
        f.seat(cast, committee, holder_name=f"Mitglied {number + 1}", organisation=f"Verein {number + 1}")
    return committee


def opened(cast: f.Cast, committee: Committee, *, secretary: str = "rojda", titles=("Kita-Auskunft",)) -> Meeting:
    """The meeting of Thursday with its agenda, opened; nobody is there yet."""
    meeting = committee.meetings.first() or f.a_meeting(committee)
    for title in titles:
        f.an_item(committee, title)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    operations.open_sitting(meeting=meeting, opened_at=OPENED, secretary=cast.users[secretary], by=SYSTEM, at=LATER)
    meeting.refresh_from_db()
    return meeting


def came(meeting: Meeting, *names: str, deputy: str = "", at=OPENED) -> list[Presence]:
    """The seats of these people (or all) are taken."""
    seats = [one for one in meeting.committee.seats.select_related("user").order_by("id") if not one.vacant]
    wanted = [one for one in seats if not names or one.holder.lower() in names]
    return [
        operations.take_seat(meeting=meeting, seat=one, came_at=at, deputy=deputy, by=SYSTEM, at=LATER)
        for one in wanted
    ]


def closed(meeting: Meeting) -> Meeting:
    operations.close_sitting(meeting=meeting, closed_at=CLOSED, by=SYSTEM, at=CLOSED)
    meeting.refresh_from_db()
    return meeting


def drafted(cast: f.Cast, committee: Committee | None = None, **more) -> Minutes:
    """Minutes of a meeting where all came and the first item was adopted."""
    committee = committee or a_body(cast)
    meeting = opened(cast, committee, **more)
    came(meeting)
    item = meeting.agenda_items.order_by("order").first()
    operations.add_speech(
        item=item, name="Linh", function="Fachdienst", organisation="Jugendamt", note="stellt vor", by=SYSTEM, at=LATER
    )
    operations.write_discussion(item=item, discussion="Der Ausschuss spricht über Sprachen.", by=SYSTEM, at=LATER)
    f.decided(item, yes=5, no=0, abstentions=0, at=LATER)
    closed(meeting)
    return operations.draft_minutes(meeting=meeting, by=SYSTEM, at=f.AFTER)


def signed(cast: f.Cast, committee: Committee | None = None, **more) -> Minutes:
    minutes = drafted(cast, committee, **more)
    operations.submit_minutes(minutes=minutes, by=SYSTEM, at=f.AFTER)
    for name, role in (("korbinian", Signature.Role.CHAIR), ("rojda", Signature.Role.SECRETARY)):
        operations.sign_minutes(minutes=minutes, role=role, by=getattr(cast, name), at=f.AFTER)
    return minutes


def published(cast: f.Cast, committee: Committee | None = None, **more) -> Minutes:
    minutes = signed(cast, committee, **more)
    operations.publish_minutes(minutes=minutes, by=SYSTEM, at=f.AFTER)
    return minutes
