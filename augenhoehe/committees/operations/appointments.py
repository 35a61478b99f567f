"""Appointing somebody with begin, end and deputy; ending it, and remembering the successor in time (S2-16, S4-6)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.committees.addresses import of_appointment
from augenhoehe.committees.models import Appointment, Committee
from augenhoehe.committees.rules import appointments as rules
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.places.models import Municipality

SUCCESSION = "appointment_ends"
TEXTS = ("function", "holder_name", "unit", "deputy_name", "basis")
CHANGEABLE = frozenset({*TEXTS, "user", "deputy", "valid_until"})


@transaction.atomic
def appoint(
    *,
    kind: str,
    function: str,
    unit: str,
    valid_from: date,
    by: Actor,
    at: datetime,
    municipality: Municipality | None = None,
    committee: Committee | None = None,
    user: User | None = None,
    holder_name: str = "",
    deputy: User | None = None,
    deputy_name: str = "",
    valid_until: date | None = None,
    basis: str = "",
    after: Appointment | None = None,
) -> Appointment:
    """Appoint somebody. `after`: whose successor it is; then the duty to find one is done."""
    rules.check_kind(kind, committee)
    committee = committee if kind == Appointment.Kind.OFFICE else None
    place = committee.municipality if committee is not None else municipality
    rules.check_appoint(by, committee, place.pk if place else None)
    values: dict[str, Any] = {
        "function": function, "unit": unit, "user": user, "holder_name": holder_name, "deputy": deputy,
        "deputy_name": deputy_name, "valid_until": valid_until, "basis": basis,
    }  # fmt: skip
    values = _checked(values, kind, valid_from)
    if after is not None:
        rules.check_follows(after, valid_from)
    made = Appointment.objects.create(
        kind=kind, municipality=place, committee=committee, valid_from=valid_from, entered_at=at,
        entered_by=by.user_id, **values,
    )  # fmt: skip
    audit("appoint", made, by=by, at=at, fields=["kind", "valid_from", *sorted(values)])
    if after is not None:
        close_duty(kind=SUCCESSION, subject_id=after.pk, outcome="Nachfolge bestellt", by=by, at=at)
    return made


@transaction.atomic
def change_appointment(
    *, appointment: Appointment, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> Appointment:
    """Put right or extend: another deputy, another last day. Another person is a new appointment."""
    unknown = set(values) - CHANGEABLE
    if unknown:
        raise TypeError(f"not a part of an appointment that changes: {', '.join(sorted(unknown))}")
    revisions.lock(appointment, "committee", "municipality", "user", "deputy", revision=revision, typed=values)
    rules.check_appoint(by, appointment.committee, appointment.municipality_id)
    whole = {name: values.get(name, getattr(appointment, name)) for name in CHANGEABLE}
    checked = _checked(whole, appointment.kind, appointment.valid_from)
    revisions.change(appointment, **{name: checked[name] for name in values})
    audit("change_appointment", appointment, by=by, at=at, fields=sorted(values))
    _settle(appointment, by=by, at=at)
    return appointment


@transaction.atomic
def end_appointment(
    *, appointment: Appointment, valid_until: date, ended_reason: str, by: Actor, at: datetime,
    revision: int | None = None,
) -> Appointment:  # fmt: skip
    """End it earlier than planned, with the reason; rights that hang on it end with the day."""
    revisions.lock(appointment, "committee", "municipality", revision=revision, typed={"ended_reason": ended_reason})
    rules.check_appoint(by, appointment.committee, appointment.municipality_id)
    rules.check_end(appointment, valid_until, ended_reason)
    revisions.change(appointment, valid_until=valid_until, ended_reason=clean(ended_reason))
    audit("end_appointment", appointment, by=by, at=at, fields=["valid_until", "ended_reason"])
    return appointment


def day_after(appointment: Appointment) -> date | None:
    """When a successor may begin; nothing while there is no end."""
    return appointment.valid_until + timedelta(days=1) if appointment.valid_until else None


def _checked(values: dict[str, Any], kind: str, valid_from: date) -> dict[str, Any]:
    found: dict[str, Any] = {name: clean(value) if name in TEXTS else value for name, value in values.items()}
    user, deputy = found["user"], found["deputy"]
    rules.check_names(found["function"], found["unit"])
    rules.check_people(
        user.pk if user else None, found["holder_name"], deputy.pk if deputy else None, found["deputy_name"],
        accompanies=kind == Appointment.Kind.OFFICE,
    )  # fmt: skip
    rules.check_days(valid_from, found["valid_until"])
    return found


def _settle(appointment: Appointment, *, by: Actor, at: datetime) -> None:
    """Extended so far that nobody has to think of a successor yet."""
    if not Appointment.objects.ending(day_of(at)).filter(pk=appointment.pk).exists():
        close_duty(kind=SUCCESSION, subject_id=appointment.pk, outcome="verlängert", by=by, at=at)


@transaction.atomic
def remind_of_appointments(*, by: Actor, at: datetime) -> int:
    """Every night: twelve weeks before an end somebody owes the successor. Run twice it does nothing more."""
    day, opened = day_of(at), 0
    known = Duty.objects.filter(kind=SUCCESSION).values("subject_id")
    rows = Appointment.objects.ending(day).exclude(pk__in=known).select_related("municipality", "committee")
    for one in rows.order_by("valid_until", "pk"):
        if _followed(one):
            continue
        assert one.valid_until is not None  # noqa: S101 – „ending“ has an end
        open_duty(
            kind=SUCCESSION, subject_kind="appointment", subject_id=one.pk, url=of_appointment(one),
            title=f"Bestellung endet am {long_date(one.valid_until)}, Nachfolge regeln: {one.function}",
            owner_label="Koordination", role=Role.COORDINATION, municipality=one.municipality,
            due=max(day, one.valid_until - timedelta(days=28)), by=by, at=at,
        )  # fmt: skip
        opened += 1
    return opened


def _followed(one: Appointment) -> bool:
    """Is somebody appointed for the day after?"""
    same = Appointment.objects.filter(
        kind=one.kind, function=one.function, municipality=one.municipality, committee=one.committee
    )
    return same.filter(valid_from__gt=one.valid_until).exists()
