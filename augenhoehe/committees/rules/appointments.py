"""Who appoints, and what an appointment needs."""

from __future__ import annotations

import uuid
from datetime import date

from augenhoehe.committees.models import Appointment, Committee
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .committees import check_create, check_manage, check_text


def check_appoint(by: Actor, committee: Committee | None, municipality_id: uuid.UUID | None) -> None:
    """Whoever manages the body, or the bodies of the place."""
    if committee is not None:
        check_manage(by, committee)
    else:
        check_create(by, municipality_id)


def can_appoint(by: Actor, appointment: Appointment) -> bool:
    return allowed(check_appoint, by, appointment.committee, appointment.municipality_id)


def check_kind(kind: str, committee: Committee | None) -> None:
    if kind not in Appointment.Kind.values:
        raise Refused("Wählen Sie, wozu jemand bestellt wird.", field="kind")
    if kind == Appointment.Kind.OFFICE and committee is None:
        raise Refused("Welches Gremium begleitet die Geschäftsstelle? Wählen Sie es.", field="committee")


def check_names(function: str, unit: str) -> None:
    check_text(function, "Nennen Sie die Funktion.", "function")
    check_text(unit, "Nennen Sie die Stelle. Sie steht auch dann da, wenn die Person wechselt.", "unit")


def check_people(
    user_id: uuid.UUID | None, holder_name: str, deputy_id: uuid.UUID | None, deputy_name: str, *, accompanies: bool
) -> None:
    """Somebody is appointed, and somebody else stands in."""
    if user_id is not None and holder_name:
        raise Refused("Wählen Sie ein Konto oder schreiben Sie einen Namen, nicht beides.", field="holder_name")
    if user_id is None and not holder_name:
        raise Refused("Wer wird bestellt? Wählen Sie ein Konto, oder schreiben Sie den Namen.", field="user")
    if accompanies and user_id is None:
        raise Refused("Wer ein Gremium begleitet, arbeitet hier mit. Dazu braucht es ein Konto.", field="user")
    if deputy_id is not None and deputy_name:
        raise Refused("Wählen Sie ein Konto oder schreiben Sie einen Namen, nicht beides.", field="deputy_name")
    same_account = deputy_id is not None and deputy_id == user_id
    same_name = bool(deputy_name) and deputy_name.casefold() == holder_name.casefold()
    if same_account or same_name:
        raise Refused("Niemand vertritt sich selbst. Wählen Sie eine andere Person.", field="deputy")


def check_days(valid_from: date, valid_until: date | None) -> None:
    if valid_until is not None and valid_until < valid_from:
        raise Refused("Das Ende liegt vor dem Beginn.", field="valid_until")


def check_end(appointment: Appointment, last_day: date, reason: str) -> None:
    if last_day < appointment.valid_from:
        raise Refused("Das Ende liegt vor dem Beginn.", field="valid_until")
    if appointment.valid_until is not None and last_day > appointment.valid_until:
        raise Refused("Sie endet schon vorher. Für später bestellen Sie neu.", field="valid_until")
    check_text(reason, "Sagen Sie in einem Satz, warum.", "ended_reason")


def check_follows(appointment: Appointment, valid_from: date) -> None:
    """The successor begins after the present one: two never act in the same function on one day."""
    last = appointment.valid_until
    if last is None:
        raise Refused("Die jetzige Bestellung hat kein Ende. Beenden Sie sie zuerst.")
    if valid_from <= last:
        raise Refused("Die Nachfolge beginnt nach dem letzten Tag der jetzigen Bestellung.", field="valid_from")
