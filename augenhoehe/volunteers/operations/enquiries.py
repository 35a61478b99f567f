"""An enquiry comes in, from inside or by the public form; is checked, refused, given up, cancelled."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
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
def make_enquiry(*, by: Actor, at: datetime, own: bool = True, **values: Any) -> Enquiry:
    """Ask with an account, for the own office; what the coordination enters itself is checked already.

    own: False when the coordination writes down what an office told on the telephone; mails go to that office.
    """
    rules.check_ask(by)
    enquiry = Enquiry(**_cleaned(values, at), asked_at=at)
    keeper = rules.can_keep_enquiry(by, enquiry)
    if own or not keeper:
        enquiry.carrier_id, enquiry.asked_by = by.carrier_id, by.user_id
    enquiry.state = Enquiry.State.CHECKED if keeper else Enquiry.State.RECEIVED
    enquiry.save(force_insert=True)
    audit("make_enquiry", enquiry, by=by, at=at, fields=sorted(values))
    _owe_next(enquiry, by, at)
    return enquiry


@transaction.atomic
def submit_enquiry(*, form_language: str, at: datetime, entry_id: uuid.UUID | None = None, **values: Any) -> Enquiry:
    """Ask by the public form: nobody reads it before the address is confirmed. Sent twice it is one."""
    if entry_id is not None and (known := queries.submitted(entry_id)):
        return known
    enquiry = Enquiry(
        **_cleaned(values, at), id=entry_id or new_id(), form_language=form_language, asked_at=at,
        privacy_version=privacy_version(at), state=Enquiry.State.UNCONFIRMED,
    )  # fmt: skip
    try:
        with transaction.atomic():
            enquiry.save(force_insert=True)
    except IntegrityError:
        return queries.submitted(enquiry.pk) or enquiry
    audit("submit_enquiry", enquiry, by=ANONYMOUS, at=at, fields=sorted(values))
    letter = letters.confirm_address(enquiry)
    send_mail(to=enquiry.email, subject=letter.subject, body=letter.body, language=form_language, at=at)
    return enquiry


@transaction.atomic
def confirm_address(*, enquiry: Enquiry, at: datetime) -> Enquiry:
    """Whoever holds the link of the mail reads this mailbox: now the coordination sees the enquiry."""
    revisions.lock(enquiry, "municipality")
    state = rules.ENQUIRY.target(enquiry.state, "confirm_address")
    revisions.change(enquiry, state=state)
    audit("confirm_address", enquiry, by=ANONYMOUS, at=at, fields=["state"])
    _owe_next(enquiry, ANONYMOUS, at)
    tell_office(enquiry, letters.received(enquiry), at)
    return enquiry


@transaction.atomic
def check_enquiry(*, enquiry: Enquiry, by: Actor, at: datetime, revision: int | None = None) -> Enquiry:
    """The coordination has read it: it may be done by volunteers."""
    rules.check_keep_enquiry(by, enquiry)
    revisions.lock(enquiry, "municipality", revision=revision)
    revisions.change(enquiry, state=rules.ENQUIRY.target(enquiry.state, "check"))
    audit("check_enquiry", enquiry, by=by, at=at, fields=["state"])
    owing.settle(owing.CHECK, enquiry, "geprüft", by=by, at=at)
    _owe_next(enquiry, by, at)
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
