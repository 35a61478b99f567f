"""Contacts with a consent for each datum, and accounts that keep the entry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.accounts.models import User
from augenhoehe.accounts.operations import end_role
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.happenings import ContactsChanged
from augenhoehe.organisations.models import Contact, Organisation, Representative
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.rules import entries as rules

from .finding import index_organisation
from .requests import pass_on_answers

SHOWN = ("name_shown", "email_shown", "phone_shown")
TEXTS = ("name", "function", "topics", "email", "phone")


@transaction.atomic
def add_contact(
    *, organisation: Organisation, consent_text: str = "", by: Actor, at: datetime, **values: Any
) -> Contact:
    """Name somebody who speaks for the organisation. What is to be shown needs the person's consent."""
    rules.check_change(by, organisation, day_of(at))
    rules.check_alive(organisation)
    cleaned = _cleaned(values)
    _check_contact(cleaned)
    contact = Contact(organisation=organisation, **cleaned)
    _consent(contact, consent_text, at)
    contact.save()
    audit("add_contact", contact, by=by, at=at, fields=sorted(cleaned))
    index_organisation(organisation, at=at)
    happened(ContactsChanged(organisation))
    return contact


@transaction.atomic
def change_contact(
    *, contact: Contact, consent_text: str = "", by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> Contact:
    """Say anew how to reach somebody and what is shown; a new thing to be shown needs a new consent."""
    rules.check_change(by, contact.organisation, day_of(at))
    cleaned = _cleaned(values)
    before = {name: getattr(contact, name) for name in (*TEXTS, *SHOWN)}
    _check_contact(before | cleaned)
    more = [name for name in SHOWN if cleaned.get(name) and not before[name]]
    shown = Contact(**(before | cleaned))
    if more or not contact.consented_at:
        _consent(shown, consent_text, at)
        cleaned |= {"consent_text": shown.consent_text, "consented_at": shown.consented_at}
    revisions.change(contact, revision=revision, typed=values, **cleaned)
    audit("change_contact", contact, by=by, at=at, fields=sorted(cleaned))
    index_organisation(contact.organisation, at=at)
    happened(ContactsChanged(contact.organisation))
    return contact


@transaction.atomic
def end_contact(*, contact: Contact, by: Actor, at: datetime, revision: int | None = None) -> Contact:
    """From tomorrow on this person speaks for the organisation no more; nothing of it is shown from today."""
    rules.check_change(by, contact.organisation, day_of(at))
    hidden: dict[str, Any] = dict.fromkeys(SHOWN, False)
    revisions.change(contact, revision=revision, valid_until=day_of(at), **hidden)
    audit("end_contact", contact, by=by, at=at, fields=["valid_until", *SHOWN])
    index_organisation(contact.organisation, at=at)
    happened(ContactsChanged(contact.organisation))
    return contact


@transaction.atomic
def add_representative(
    *, organisation: Organisation, user: User, right: str, by: Actor, at: datetime, valid_from: date | None = None
) -> Representative:
    """Let an account keep the entry, or parts of it."""
    rules.check_change(by, organisation, day_of(at))
    rules.check_alive(organisation)
    try:
        with transaction.atomic():
            place = Representative.objects.create(
                organisation=organisation,
                user=user,
                right=Representative.Right(right),
                valid_from=valid_from or day_of(at),
            )
    except IntegrityError:
        raise Refused("Diese Person hat schon einen Zugang zu dieser Organisation.", field="user") from None
    audit("add_representative", place, by=by, at=at, fields=["user", "right", "valid_from"])
    return place


@transaction.atomic
def end_representative(*, representative: Representative, by: Actor, at: datetime) -> Representative:
    """The account keeps the entry no more. The last head person ends it only with the coordination."""
    organisation, day = representative.organisation, day_of(at)
    rules.check_change(by, organisation, day)
    others = Representative.objects.valid_on(day).filter(organisation=organisation, right=Representative.Right.HEAD)
    if not queries.keeps(by, organisation) and not others.exclude(pk=representative.pk).exists():
        raise Refused("Danach könnte niemand mehr die Angaben pflegen. Laden Sie zuerst eine andere Person ein.")
    if representative.valid_from >= day:
        representative.delete()
    else:
        representative.valid_until = day_before(day)
        representative.save(update_fields=["valid_until"])
    audit("end_representative", representative, by=by, at=at, fields=["valid_until"])
    pass_on_answers(organisation, by=by, at=at)
    end_empty_role(user=representative.user, by=by, at=at)
    return representative


def end_empty_role(*, user: User, by: Actor, at: datetime) -> int:
    """Who keeps no entry any more, today or later, is no „Migrantenorganisation“ either."""
    if Representative.objects.valid_from(day_of(at)).filter(user=user).exists():
        return 0
    return end_role(user=user, role=Role.MIGRANT_ORGANISATION, by=by, at=at)


@transaction.atomic
def end_empty_roles(*, at: datetime) -> int:
    """The daily run: access that ended by its date takes the role along."""
    users = User.objects.filter(pk__in=queries_register.with_empty_role(day_of(at))).order_by("pk")
    return sum(end_empty_role(user=user, by=SYSTEM, at=at) for user in users)


def day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _consent(contact: Contact, text: str, at: datetime) -> None:
    if not any(getattr(contact, name) for name in SHOWN):
        return
    if not text:
        raise Refused(
            "Öffentlich steht nur, wozu die Person zugestimmt hat. Bitte bestätigen Sie das.", field="consent"
        )
    contact.consent_text, contact.consented_at = text, at


def _check_contact(values: dict[str, Any]) -> None:
    if not any(values.get(name) for name in ("name", "function", "email", "phone")):
        raise Refused("Bitte nennen Sie einen Namen, eine Funktion, eine E-Mail oder ein Telefon.", field="name")
    begin, end = values.get("valid_from"), values.get("valid_until")
    if begin and end and end < begin:
        raise Refused("Das Ende liegt vor dem Anfang.", field="valid_until")


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else _listed(value) for name, value in values.items()}


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str | bytes) else value
