"""An enquiry comes in, from inside or by the public form; is checked, refused, given up, cancelled."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.ids import new_id
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.letters import Letter
from augenhoehe.notices.operations import send_mail
from augenhoehe.places.privacy import privacy_version
from augenhoehe.volunteers.letters import office as letters
from augenhoehe.volunteers.letters import volunteer as letters_volunteer
from augenhoehe.volunteers.models import Assignment, Enquiry
from augenhoehe.volunteers.queries import enquiries as queries
from augenhoehe.volunteers.queries.volunteers import conditions
from augenhoehe.volunteers.rules import assignments as rules_assignments
from augenhoehe.volunteers.rules import enquiries as rules
from augenhoehe.volunteers.rules import volunteers as rules_volunteers

from . import owing
from .telling import tell_office, tell_volunteer

TEXTS = ("office_name", "contact_name", "email", "phone", "subject", "place", "urgent_reason")


@transaction.atomic
def make_enquiry(*, by: Actor, at: datetime, own: bool = True, further: Sequence[date] = (), **values: Any) -> Enquiry:
    """Ask with an account, for the own office; what the coordination enters itself is checked already.

    own: False when the coordination writes down what an office told on the telephone; mails go to that office.
    further: more days at the same time and place.
    """
    rules.check_ask(by)
    enquiry = Enquiry(**_cleaned(values, at), asked_at=at)
    others = _further(enquiry, values, further, at)
    keeper = rules.can_keep_enquiry(by, enquiry)
    if own or not keeper:
        enquiry.carrier_id, enquiry.asked_by = by.carrier_id, by.user_id
    enquiry.state = Enquiry.State.CHECKED if keeper else Enquiry.State.RECEIVED
    for one in others:
        one.carrier_id, one.asked_by, one.state = enquiry.carrier_id, enquiry.asked_by, enquiry.state
    for one in (enquiry, *others):
        one.save(force_insert=True)
        audit("make_enquiry", one, by=by, at=at, fields=sorted(values))
    _owe_for(enquiry, others, by, at)
    return enquiry


@transaction.atomic
def submit_enquiry(
    *, form_language: str, at: datetime, entry_id: uuid.UUID | None = None, further: Sequence[date] = (), **values: Any
) -> Enquiry:
    """Ask by the public form: nobody reads it before the address is confirmed. Sent twice it is one."""
    if entry_id is not None and (known := queries.submitted(entry_id)):
        return known
    enquiry = Enquiry(
        **_cleaned(values, at), id=entry_id or new_id(), form_language=form_language, asked_at=at,
        privacy_version=privacy_version(at), state=Enquiry.State.UNCONFIRMED,
    )  # fmt: skip
    others = _further(enquiry, values, further, at)
    try:
        with transaction.atomic():
            for one in (enquiry, *others):
                one.save(force_insert=True)
    except IntegrityError:
        return queries.submitted(enquiry.pk) or enquiry
    for one in (enquiry, *others):
        audit("submit_enquiry", one, by=ANONYMOUS, at=at, fields=sorted(values))
    letter = letters.confirm_address(enquiry, others)
    send_mail(to=enquiry.email, subject=letter.subject, body=letter.body, language=form_language, at=at)
    return enquiry


@transaction.atomic
def confirm_address(*, enquiry: Enquiry, at: datetime) -> Enquiry:
    """Whoever holds the link of the mail reads this mailbox: now the coordination sees the enquiry."""
    revisions.lock(enquiry, "municipality")
    state = rules.ENQUIRY.target(enquiry.state, "confirm_address")
    others = _siblings(enquiry, Enquiry.State.UNCONFIRMED)
    for one in (enquiry, *others):
        revisions.change(one, state=state)
        audit("confirm_address", one, by=ANONYMOUS, at=at, fields=["state"])
    _owe_for(enquiry, others, ANONYMOUS, at)
    tell_office(enquiry, letters.received(enquiry, others), at)
    return enquiry


@transaction.atomic
def check_enquiry(*, enquiry: Enquiry, by: Actor, at: datetime, revision: int | None = None) -> Enquiry:
    """The coordination has read it, with all its dates: it may be done by volunteers."""
    rules.check_keep_enquiry(by, enquiry)
    revisions.lock(enquiry, "municipality", revision=revision)
    state = rules.ENQUIRY.target(enquiry.state, "check")
    for one in (enquiry, *_siblings(enquiry, Enquiry.State.RECEIVED)):
        revisions.change(one, state=state)
        audit("check_enquiry", one, by=by, at=at, fields=["state"])
        owing.settle(owing.CHECK, one, "geprüft", by=by, at=at)
        _owe_next(one, by, at)
    return enquiry


@transaction.atomic
def refuse_enquiry(*, enquiry: Enquiry, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Enquiry:
    """It is nothing for volunteers; the office reads why and where to turn."""
    rules.check_keep_enquiry(by, enquiry)
    return _ended(enquiry, "refuse", reason, letters.unmet, by, at, revision)


@transaction.atomic
def give_up_enquiry(*, enquiry: Enquiry, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Enquiry:
    """Nobody could be found. It counts: this is where the pool has a gap."""
    rules.check_keep_enquiry(by, enquiry)
    return _ended(enquiry, "give_up", reason, letters.unmet, by, at, revision)


@transaction.atomic
def cancel_enquiry(
    *, enquiry: Enquiry, by: Actor, at: datetime, revision: int | None = None, by_link: bool = False
) -> Enquiry:
    """The appointment does not take place; whoever was asked hears of it."""
    rules.check_cancel(by, enquiry, by_link=by_link)
    return _ended(enquiry, "cancel", "", letters.cancelled, by, at, revision)


def _ended(
    enquiry: Enquiry, verb: str, reason: str, write: Any, by: Actor, at: datetime, revision: int | None
) -> Enquiry:
    revisions.lock(enquiry, "municipality", revision=revision)
    state, reason = rules.ENQUIRY.target(enquiry.state, verb), clean(reason)
    if verb != "cancel":
        rules_volunteers.check_reason(reason)
    assignment = queries.current_of(enquiry)
    if assignment is not None and assignment.state == Assignment.State.REPORTED:
        raise Refused("Für diesen Einsatz sind schon Stunden gemeldet.")
    known = enquiry.state != Enquiry.State.UNCONFIRMED
    revisions.change(enquiry, state=state, state_reason=reason, closed_at=at)
    audit(f"{verb}_enquiry", enquiry, by=by, at=at, fields=["state", "state_reason"])
    if assignment is not None:
        revisions.lock(assignment, "volunteer__user", "enquiry__municipality")
        revisions.change(assignment, state=rules_assignments.ASSIGNMENT.target(assignment.state, "withdraw"))
        tell_volunteer(assignment, letters_volunteer.off, at)
    owing.settle_all(enquiry, assignment, enquiry.get_state_display(), by=by, at=at)
    if known:
        letter: Letter = write(enquiry)
        tell_office(enquiry, letter, at)
    return enquiry


# --- Several dates in one request -----------------------------------------------------------------------
def _further(first: Enquiry, values: dict[str, Any], days: Sequence[date], at: datetime) -> list[Enquiry]:
    """The same on other days, at the same hours of the clock; each date is held to every rule."""
    wanted = sorted(set(days) - {day_of(first.starts_at)})
    rules.check_days(wanted)
    if wanted:
        first.series = new_id()
    made = []
    for day in wanted:
        moments = {name: _on(day, first.starts_at, getattr(first, name)) for name in ("starts_at", "ends_at")}
        rules.check_further(moments["starts_at"], at, conditions(), urgent=first.urgent)
        one = Enquiry(**_cleaned({**values, **moments}, at), asked_at=at, series=first.series, state=first.state)
        one.form_language, one.privacy_version = first.form_language, first.privacy_version
        made.append(one)
    return made


def _on(day: date, begin: datetime, moment: datetime) -> datetime:
    """The hour of a moment, on a day; an appointment over midnight ends on the next one."""
    hour = moment.astimezone(BERLIN)
    later = day_of(moment) - day_of(begin)
    return datetime.combine(day + later, hour.time(), tzinfo=BERLIN)


def _siblings(enquiry: Enquiry, state: str) -> list[Enquiry]:
    """The other dates of the same request that stand where it stands; held until the end."""
    if enquiry.series is None:
        return []
    rows = Enquiry.objects.select_for_update(of=("self",)).filter(series=enquiry.series, state=state)
    return list(rows.exclude(pk=enquiry.pk).select_related("municipality").order_by("starts_at", "pk"))


def _owe_for(enquiry: Enquiry, others: Sequence[Enquiry], by: Actor, at: datetime) -> None:
    """Of several dates one is to be read, and for each somebody is to be found."""
    _owe_next(enquiry, by, at)
    if enquiry.state == Enquiry.State.CHECKED:
        for one in others:
            _owe_next(one, by, at)


def _owe_next(enquiry: Enquiry, by: Actor, at: datetime) -> None:
    urgent = "dringend: " if enquiry.urgent else ""
    if enquiry.state == Enquiry.State.RECEIVED:
        owing.owe_by_coordination(owing.CHECK, enquiry, f"Einsatzanfrage prüfen: {urgent}{enquiry}", by=by, at=at)
    elif enquiry.state == Enquiry.State.CHECKED:
        owing.owe_by_coordination(owing.FIND, enquiry, f"Jemanden finden: {urgent}{enquiry}", by=by, at=at)


def _cleaned(values: dict[str, Any], at: datetime) -> dict[str, Any]:
    """What was typed, held to every rule; excluded occasions come no further than here."""
    given: dict[str, Any] = {name: clean(value) if name in TEXTS else value for name, value in values.items()}
    rules.check_setting(given["setting"])
    rules.check_language(given["kind"], given.get("language", ""))
    rules.check_texts(given["subject"], given["place"])
    rules.check_times(given["starts_at"], given["ends_at"], at)
    urgent, reason = bool(given.get("urgent")), given.get("urgent_reason", "")
    rules.check_lead(given["starts_at"], day_of(at), conditions(), urgent=urgent, reason=reason)
    return given | {"urgent": urgent, "urgent_reason": reason if urgent else ""}
