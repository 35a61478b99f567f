"""The year of the bodies: meetings, also those a rhythm makes likely; terms, appointments and elections (S3-24)."""

from __future__ import annotations

from datetime import date, datetime, time

from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.contributions import YearDay
from augenhoehe.core.rights import Actor

from .addresses import of_appointment, of_committee, of_election, of_meeting
from .models import Appointment, Committee, Election, Meeting, Rhythm, Term
from .rhythms import proposed

LIKELY = "voraussichtlich, nach dem Rhythmus"
# A planned meeting so near stands for the likely one.
NEAR = 14


def of_bodies(actor: Actor, first: date, last: date) -> list[YearDay]:
    """What the actor sees of it, in a constant number of queries."""
    bodies = {one.pk: one for one in Committee.objects.visible_to(actor, first).standing(first).with_names()}
    meetings = _meetings(bodies, first, last)
    likely = _likely(bodies, meetings, first, last)
    return [*meetings, *likely, *_terms(bodies, first, last), *_elections(actor, first, last)]


def _meetings(bodies: dict, first: date, last: date) -> list[YearDay]:
    begin, end = datetime.combine(first, time(), tzinfo=BERLIN), datetime.combine(last, time.max, tzinfo=BERLIN)
    rows = Meeting.objects.filter(committee__in=bodies, starts_at__range=(begin, end))
    rows = rows.exclude(state=Meeting.State.CANCELLED).order_by("starts_at")
    return [
        YearDay(day_of(one.starts_at), f"Sitzung: {_name(bodies, one.committee_id, first)}", of_meeting(one),
                subject=one.committee_id)
        for one in rows
    ]  # fmt: skip


def _likely(bodies: dict, meetings: list[YearDay], first: date, last: date) -> list[YearDay]:
    """A standing body meets again, even if nobody has planned it yet."""
    taken: dict = {}
    for one in meetings:
        taken.setdefault(one.subject, []).append(one.day)
    return [
        YearDay(day.day, f"Sitzung: {_name(bodies, rhythm.committee_id, first)}",
                of_committee(bodies[rhythm.committee_id]), LIKELY)
        for rhythm in Rhythm.objects.filter(committee__in=bodies)
        for day in proposed(rhythm, first, last)
        if not any(abs((day.day - other).days) <= NEAR for other in taken.get(rhythm.committee_id, ()))
    ]  # fmt: skip


def _terms(bodies: dict, first: date, last: date) -> list[YearDay]:
    rows = Term.objects.filter(ends_on__range=(first, last), committee__in=bodies)
    return [
        YearDay(one.ends_on, f"{one} endet: {_name(bodies, one.committee_id, first)}",
                of_committee(bodies[one.committee_id]), "Offenes übernehmen, Sitze neu vergeben")
        for one in rows
        if one.ends_on and one.committee_id
    ]  # fmt: skip


def of_appointments(actor: Actor, first: date, last: date) -> list[YearDay]:
    rows = Appointment.objects.visible_to(actor, first).filter(valid_until__range=(first, last))
    return [
        YearDay(one.valid_until, f"Bestellung endet: {one.function}, {one.unit}", of_appointment(one),
                "Nachfolge regeln")
        for one in rows
        if one.valid_until
    ]  # fmt: skip


def _elections(actor: Actor, first: date, last: date) -> list[YearDay]:
    rows = Election.objects.visible_to(actor).filter(day__range=(first, last)).select_related("committee")
    return [
        YearDay(one.day, f"Wahl: {one.committee.name_on(first)}", of_election(one))
        for one in rows.prefetch_related("committee__names")
    ]


def _name(bodies: dict, pk: object, day: date) -> str:
    found: Committee = bodies[pk]
    return found.name_on(day)
