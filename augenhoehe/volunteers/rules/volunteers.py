"""Who may keep volunteers, what a profile needs, and its states."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.places.models import Municipality
from augenhoehe.volunteers.models import Absence, Enquiry, Volunteer
from augenhoehe.volunteers.permissions import KEEP_VOLUNTEERS

_V = {state.name: str(state.value) for state in Volunteer.State}
_KEEPER = "Koordination"

VOLUNTEER = Machine(
    noun="volunteer",
    title="Ehrenamtliche Person",
    states={str(value): str(label) for value, label in Volunteer.State.choices},
    initial=(_V["ACTIVE"],),
    transitions=(
        Transition("rest", "Ruhen lassen", frozenset({_V["ACTIVE"]}), _V["RESTING"], who=_KEEPER),
        Transition("revive", "Wieder aktiv", frozenset({_V["RESTING"], _V["ENDED"]}), _V["ACTIVE"], who=_KEEPER),
        Transition("end", "Beenden", frozenset({_V["ACTIVE"], _V["RESTING"]}), _V["ENDED"], who=_KEEPER),
    ),
)


# --- Who may ----------------------------------------------------------------------------------------
def check_keep_in(by: Actor, town: Municipality | None) -> None:
    """Who keeps volunteers of a town; without a town, of the whole Kreis."""
    by.check(KEEP_VOLUNTEERS)
    reach = by.reach(KEEP_VOLUNTEERS)
    if not (reach.everywhere or (town is not None and town.pk in reach.municipalities)):
        raise Refused("Für diesen Ort führen Sie keine Ehrenamtlichen.", field="municipality")


def check_keep(by: Actor, volunteer: Volunteer) -> None:
    check_keep_in(by, volunteer.municipality)


def check_tend(by: Actor, volunteer: Volunteer) -> None:
    """Times and absences: the volunteer herself, or who keeps her profile."""
    if not (by.signed_in and volunteer.user_id == by.user_id):
        check_keep(by, volunteer)


def check_keep_rules(by: Actor) -> None:
    """The rules of the installation and the lists for the cash office hold for the whole Kreis."""
    by.check(KEEP_VOLUNTEERS)
    if not by.reach(KEEP_VOLUNTEERS).everywhere:
        raise Refused("Das bestimmt, wer für den ganzen Kreis zuständig ist.")


def can_keep(by: Actor, volunteer: Volunteer) -> bool:
    return allowed(check_keep, by, volunteer)


def can_tend(by: Actor, volunteer: Volunteer) -> bool:
    return allowed(check_tend, by, volunteer)


def can_keep_rules(by: Actor) -> bool:
    return allowed(check_keep_rules, by)


# --- What is allowed --------------------------------------------------------------------------------
def check_profile(values: dict[str, Any], today: date) -> None:
    if not values.get("name"):
        raise Refused("Bitte nennen Sie den Namen.", field="name")
    if not (values.get("email") or values.get("phone")):
        raise Refused("Ohne Adresse oder Telefon erreicht die Person keine Anfrage.", field="email")
    known = {f"{day}-{code}" for day in Volunteer.DAYS for code, _label in Volunteer.PARTS}
    if set(values.get("available", ())) - known:
        raise Refused("Diese Zeit gibt es nicht.", field="available")
    for name in ("confidential_on", "record_seen_on"):
        if (values.get(name) or today) > today:
            raise Refused("Der Tag liegt noch vor uns. Eingetragen wird, was war.", field=name)


def check_consent(version: str, known: Collection[str]) -> None:
    if version not in known:
        raise Refused("Ein Profil entsteht erst, wenn die Person zugestimmt hat.", field="consent")


def check_training(title: str, day: date, today: date) -> None:
    if not title:
        raise Refused("Wie heißt die Schulung?", field="title")
    if day > today:
        raise Refused("Der Tag liegt noch vor uns. Eingetragen wird, was war.", field="day")


def check_absence(first_day: date, last_day: date) -> None:
    if last_day < first_day:
        raise Refused("Das Ende liegt vor dem Anfang.", field="last_day")


def check_reason(reason: str) -> None:
    if not reason:
        raise Refused("Bitte sagen Sie in einem Satz, warum.", field="reason")


def check_conditions(values: dict[str, Any]) -> None:
    if not 0 <= values["lead_days"] <= 30:
        raise Refused("Zwischen 0 und 30 Werktagen.", field="lead_days")
    for name in ("first_hours", "first_amount", "half_hour_amount", "km_rate"):
        if values[name] < Decimal(0):
            raise Refused("Weniger als null geht nicht.", field=name)


def missing_of(volunteer: Volunteer, *, trained: bool) -> list[str]:
    """What she still needs before a first assignment, in words."""
    told = [
        "" if volunteer.confidential_on else "die Erklärung zur Verschwiegenheit",
        "" if trained or not volunteer.interprets else "eine Schulung",
        "" if volunteer.german != Volunteer.Level.B1 or not volunteer.interprets else "Deutsch ab B2",
    ]
    return [one for one in told if one]


def check_ready(volunteer: Volunteer, enquiry: Enquiry, *, trained: bool, absences: Collection[Absence]) -> None:
    """Nobody is asked before she is ready, and nobody while she is away."""
    if not volunteer.active:
        raise Refused(f"{volunteer.name} ist zurzeit nicht aktiv.")
    missing = missing_of(volunteer, trained=trained)
    if missing:
        raise Refused(f"Vor dem ersten Einsatz fehlt noch: {', '.join(missing)}.")
    if absences:
        raise Refused(f"{volunteer.name} ist an diesem Tag nicht da.")
    wanted = Volunteer.Kind.GUIDE if enquiry.kind == Enquiry.Kind.GUIDANCE else Volunteer.Kind.INTERPRETER
    if volunteer.kind not in (wanted, Volunteer.Kind.BOTH):
        raise Refused(f"{volunteer.name} macht keine {enquiry.get_kind_display()}.")
