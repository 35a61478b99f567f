"""A profile is made with consent, kept, rests and ends; languages, trainings and absences beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.accounts.models import Invitation, User
from augenhoehe.accounts.operations import invite
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.volunteers.addresses import of_volunteer
from augenhoehe.volunteers.consents import KEPT_CONSENT
from augenhoehe.volunteers.models import Absence, Assignment, Conditions, Training, Volunteer, VolunteerLanguage
from augenhoehe.volunteers.queries.volunteers import conditions
from augenhoehe.volunteers.rules import volunteers as rules

TEXTS = ("name", "email", "phone", "insurance", "note")
# (language, level, direction)
Spoken = tuple[str, str, str]


@transaction.atomic
def enter_volunteer(
    *, consent_text: str, towns: Sequence[Any] = (), languages: Sequence[Spoken] = (), user: User | None = None,
    by: Actor, at: datetime, **values: Any,
) -> Volunteer:  # fmt: skip
    """A new profile, once the person has agreed to it."""
    given = _cleaned(values)
    rules.check_keep_in(by, given["municipality"])
    rules.check_profile(given, day_of(at))
    rules.check_consent(consent_text, KEPT_CONSENT)
    made = Volunteer.objects.create(
        **given, sorting=Volunteer.sorting_for(given["name"]), user=user, consent_text=consent_text, consented_at=at
    )
    made.towns.set(towns)
    _speak(made, languages)
    audit("enter_volunteer", made, by=by, at=at, fields=sorted(given))
    return made


@transaction.atomic
def change_volunteer(
    *, volunteer: Volunteer, towns: Sequence[Any], languages: Sequence[Spoken], by: Actor, at: datetime,
    revision: int | None = None, **values: Any,
) -> Volunteer:  # fmt: skip
    rules.check_keep(by, volunteer)
    given = _cleaned(values)
    rules.check_keep_in(by, given["municipality"])
    rules.check_profile(given, day_of(at))
    revisions.change(volunteer, revision=revision, typed=given, **given, sorting=Volunteer.sorting_for(given["name"]))
    volunteer.towns.set(towns)
    volunteer.languages.all().delete()
    _speak(volunteer, languages)
    audit("change_volunteer", volunteer, by=by, at=at, fields=sorted([*given, "towns", "languages"]))
    return volunteer


@transaction.atomic
def change_times(
    *, volunteer: Volunteer, available: Sequence[str], by: Actor, at: datetime, revision: int | None = None
) -> Volunteer:
    """When she usually has time; she may say so herself."""
    rules.check_tend(by, volunteer)
    rules.check_profile(
        {"name": volunteer.name, "email": volunteer.email, "phone": volunteer.phone, "available": available},
        day_of(at),
    )
    revisions.change(volunteer, revision=revision, typed={"available": list(available)}, available=list(available))
    audit("change_times", volunteer, by=by, at=at, fields=["available"])
    return volunteer


@transaction.atomic
def rest_volunteer(
    *, volunteer: Volunteer, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Volunteer:
    """She pauses: nobody suggests her until she is back."""
    return _moved(volunteer, "rest", reason, None, by, at, revision)


@transaction.atomic
def revive_volunteer(*, volunteer: Volunteer, by: Actor, at: datetime, revision: int | None = None) -> Volunteer:
    return _moved(volunteer, "revive", "", None, by, at, revision)


@transaction.atomic
def end_volunteer(
    *, volunteer: Volunteer, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Volunteer:
    """She stops, or takes back her consent: the profile is deleted when nothing is to be paid any more."""
    return _moved(volunteer, "end", reason, at, by, at, revision)


@transaction.atomic
def add_training(
    *, volunteer: Volunteer, title: str, day: date, by: Actor, at: datetime, hours: int | None = None
) -> Training:
    rules.check_keep(by, volunteer)
    rules.check_training(clean(title), day, day_of(at))
    made = Training.objects.create(volunteer=volunteer, title=clean(title), day=day, hours=hours)
    audit("add_training", volunteer, by=by, at=at, fields=["trainings"])
    return made


@transaction.atomic
def remove_training(*, training: Training, by: Actor, at: datetime) -> Volunteer:
    volunteer: Volunteer = training.volunteer
    rules.check_keep(by, volunteer)
    training.delete()
    audit("remove_training", volunteer, by=by, at=at, fields=["trainings"])
    return volunteer


@transaction.atomic
def add_absence(*, volunteer: Volunteer, first_day: date, last_day: date, by: Actor, at: datetime) -> Absence:
    """Days on which nobody asks her."""
    rules.check_tend(by, volunteer)
    rules.check_absence(first_day, last_day)
    made = Absence.objects.create(volunteer=volunteer, first_day=first_day, last_day=last_day)
    audit("add_absence", volunteer, by=by, at=at, fields=["absences"])
    return made


@transaction.atomic
def remove_absence(*, absence: Absence, by: Actor, at: datetime) -> Volunteer:
    volunteer: Volunteer = absence.volunteer
    rules.check_tend(by, volunteer)
    absence.delete()
    audit("remove_absence", volunteer, by=by, at=at, fields=["absences"])
    return volunteer


# --- The account ------------------------------------------------------------------------------------------
@transaction.atomic
def invite_volunteer(*, volunteer: Volunteer, by: Actor, at: datetime) -> tuple[Invitation, str]:
    """An account of her own, if she wants one: then she answers and reports with it."""
    rules.check_keep(by, volunteer)
    if volunteer.user_id or not volunteer.email:
        raise Refused("Eingeladen wird, wer noch kein Konto hat und eine E-Mail-Adresse.")
    invitation, token = invite(
        email=volunteer.email, name=volunteer.name, language="de", role=Role.VOLUNTEER, about="Ehrenamt",
        target=of_volunteer(volunteer), by=replace(by, system=True), at=at,
    )  # fmt: skip
    audit("invite_volunteer", volunteer, by=by, at=at, fields=["user"])
    return invitation, token


@transaction.atomic
def take_account(*, invitation: Invitation, user: User, by: Actor, at: datetime) -> Volunteer | None:
    """The invitation was accepted: the account belongs to the profile with this address."""
    if invitation.role != Role.VOLUNTEER:
        return None
    found = Volunteer.objects.filter(user=None, email__iexact=invitation.email)
    volunteer: Volunteer | None = found.exclude(state=Volunteer.State.ENDED).first()
    if volunteer is None or of_volunteer(volunteer) != invitation.target:
        return None
    revisions.change(volunteer, user=user)
    audit("take_account", volunteer, by=by, at=at, fields=["user"])
    return volunteer


# --- The rules of the installation --------------------------------------------------------------------------
@transaction.atomic
def set_conditions(*, by: Actor, at: datetime, revision: int | None = None, **values: Any) -> Conditions:
    """How early one asks, what is paid. What was confirmed before keeps its amounts."""
    rules.check_keep_rules(by)
    rules.check_conditions(values)
    row, _new = Conditions.objects.get_or_create(pk=1)
    revisions.change(row, revision=revision, typed=values, **values)
    audit("set_conditions", row, by=by, at=at, fields=sorted(values))
    return conditions()


def _moved(
    volunteer: Volunteer, verb: str, reason: str, ended_at: datetime | None, by: Actor, at: datetime,
    revision: int | None,
) -> Volunteer:  # fmt: skip
    rules.check_keep(by, volunteer)
    revisions.lock(volunteer, "municipality", revision=revision)
    state, reason = rules.VOLUNTEER.target(volunteer.state, verb), clean(reason)
    if verb != "revive":
        rules.check_reason(reason)
        waiting = (Assignment.State.PROPOSED, Assignment.State.ACCEPTED)
        if volunteer.assignments.filter(state__in=waiting, ends_at__gt=at).exists():
            raise Refused("Es stehen noch Einsätze aus. Fragen Sie dafür zuerst andere.")
    revisions.change(volunteer, state=state, state_reason=reason, ended_at=ended_at)
    audit(f"{verb}_volunteer", volunteer, by=by, at=at, fields=["state", "state_reason"])
    return volunteer


def _speak(volunteer: Volunteer, languages: Sequence[Spoken]) -> None:
    VolunteerLanguage.objects.bulk_create(
        [VolunteerLanguage(volunteer=volunteer, language=code, level=level, direction=direction)
         for code, level, direction in {one[0]: one for one in languages}.values()]
    )  # fmt: skip


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if name in TEXTS else value for name, value in values.items()}
