"""What an office leads: mandates, measures, groups, meetings, events and its part between Kreis and towns (S0-6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from augenhoehe.accounts.models import Carrier
from augenhoehe.committees.addresses import of_committee, of_mandate, of_meeting
from augenhoehe.committees.models import Appointment, Capacity, Committee, Mandate, Meeting
from augenhoehe.committees.queries import mandates_for
from augenhoehe.concept.addresses import of_measure
from augenhoehe.concept.models import Measure
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.numbers import long_date, long_moment, number
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.events.addresses import of_event
from augenhoehe.events.models import Event
from augenhoehe.network.addresses import of_share
from augenhoehe.network.models import TaskShare
from augenhoehe.network.queries.shares import shares_for
from augenhoehe.places.queries import kept_installation

MOST = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the office leads."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of things, with what to say if there is none."""

    title: str
    lines: tuple[Line, ...]


def centre() -> str:
    """The Integrationszentrum of this installation, as it calls itself."""
    row = kept_installation()
    return row.centre_name if row is not None else ""


def units(actor: Actor, day: date) -> list[str]:
    """Every office that leads something the actor sees, and the carriers; the Integrationszentrum first."""
    found: set[str] = set(Carrier.objects.values_list("name", flat=True))
    found |= set(mandates_for(actor, day).values_list("unit", flat=True))
    found |= set(Measure.objects.visible_to(actor).values_list("lead_unit", flat=True))
    found |= set(Appointment.objects.visible_to(actor, day).values_list("unit", flat=True))
    own = centre()
    rest = sorted((one for one in found if one and one != own), key=sort_key)
    return [own, *rest] if own else rest


def led_by(actor: Actor, unit: str, *, at: datetime) -> list[Part]:
    """What an office leads now, as far as the actor reads it; each part one question to the database."""
    day, names = day_of(at), _names(unit)
    offices = list(
        Appointment.objects.visible_to(actor, day)
        .valid_on(day)
        .filter(_called("unit", names))
        .select_related("committee", "municipality")
        .prefetch_related("committee__names")
        .order_by("function", "id")
    )
    bodies = [one.committee for one in offices if one.committee is not None]
    parts = [
        Part("Aufträge", tuple(_mandates(actor, names, day))),
        Part("Maßnahmen", tuple(_measures(actor, names))),
        Part("Gruppen und Gremien", tuple(_groups(bodies, day))),
        Part("Sitzungen", tuple(_meetings(actor, [one.pk for one in bodies], at))),
        Part("Veranstaltungen", tuple(_events(actor, names, at))),
        Part("Zwischen Kreis und Kommunen", tuple(_shares(actor, names, day))),
    ]
    return [one for one in parts if one.lines]


def _names(unit: str) -> set[str]:
    """An office is written by its name or by its short one."""
    short = Carrier.objects.filter(Q(name__iexact=unit) | Q(short_name__iexact=unit))
    found = {unit, *(name for pair in short.values_list("name", "short_name") for name in pair)}
    return {one for one in found if one}


def _called(field: str, names: Iterable[str]) -> Q:
    found = Q(pk__in=())
    for name in names:
        found |= Q(**{f"{field}__iexact": name})
    return found


def _mandates(actor: Actor, names: set[str], day: date) -> list[Line]:
    rows: QuerySet[Any] = mandates_for(actor, day).filter(_called("unit", names), state__in=Mandate.RUNNING)
    return [Line(one.title, of_mandate(one), f"bis {long_date(one.due)}") for one in rows.order_by("due", "id")[:MOST]]


def _measures(actor: Actor, names: set[str]) -> list[Line]:
    rows = Measure.objects.visible_to(actor).filter(_called("lead_unit", names)).order_by("title", "id")
    return [Line(one.title, of_measure(one), _effort_of(one)) for one in rows[:MOST]]


def _effort_of(measure: Measure) -> str:
    """How it stands, what it takes, and who can do that, as far as somebody said so (S3-26)."""
    said = measure.effort_hours
    hours = f"{_whole(said)} Stunden" if said is not None else "Aufwand noch nicht genannt"
    return ", ".join(one for one in (measure.get_state_display(), hours, measure.capacity) if one)


def _whole(hours: Decimal) -> str:
    """„120“ and „7,5“: no zero behind a comma."""
    return number(int(hours) if hours == int(hours) else hours)


def _groups(bodies: list[Committee], day: date) -> list[Line]:
    """Groups with what they can give in a month."""
    held = dict(Capacity.objects.valid_on(day).filter(committee__in=bodies).values_list("committee_id", "hours"))
    return [
        Line(one.name_on(day), of_committee(one),
             f"begleitet, {held[one.pk]} Stunden im Monat" if one.pk in held else "begleitet, Stunden nicht genannt")
        for one in bodies
    ]  # fmt: skip


def effort_of(actor: Actor, unit: str, day: date) -> str:
    """Effort beside strength in one sentence; nothing where an office leads no measure."""
    names = _names(unit)
    rows = Measure.objects.visible_to(actor).filter(_called("lead_unit", names))
    found = rows.aggregate(hours=Sum("effort_hours"), all=Count("pk"), said=Count("effort_hours"))
    if not found["all"]:
        return ""
    if not found["said"]:
        return "Noch keine Maßnahme nennt ihren Aufwand."
    return (
        f"{found['said']} von {found['all']} Maßnahmen nennen ihren Aufwand: zusammen {_whole(found['hours'])} Stunden."
    )


def _meetings(actor: Actor, bodies: list[Any], at: datetime) -> list[Line]:
    rows = Meeting.objects.visible_to(actor, day_of(at)).coming(at).filter(committee__in=bodies)
    rows = rows.select_related("committee").prefetch_related("committee__names").order_by("starts_at", "id")
    return [Line(one.committee.name_on(day_of(at)), of_meeting(one), long_moment(one.starts_at)) for one in rows[:MOST]]


def _events(actor: Actor, names: set[str], at: datetime) -> list[Line]:
    rows = Event.objects.visible_to(actor, at, day_of(at)).filter(_called("office_name", names), starts_at__gte=at)
    return [
        Line(text_in(one.title, "de").text, of_event(one), long_moment(one.starts_at))
        for one in rows.order_by("starts_at", "id")[:MOST]
    ]


def _shares(actor: Actor, names: set[str], day: date) -> list[Line]:
    rows = shares_for(actor, day).exclude(state=TaskShare.State.ENDED)
    rows = rows.filter(_called("district_unit", names) | _called("town_unit", names)).order_by("sorting", "id")
    return [Line(one.task, of_share(one), one.municipality.name) for one in rows[:MOST]]
