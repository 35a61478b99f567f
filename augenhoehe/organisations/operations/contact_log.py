"""Contacts with organisations are noted; what was promised comes back on its day."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.models import ContactNote, Organisation
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import needs as rules_needs

FOLLOW_UP = "organisations.follow_up"


@transaction.atomic
def note_contact(
    *,
    organisation: Organisation,
    day: date,
    kind: str,
    topic: str,
    by: Actor,
    at: datetime,
    result: str = "",
    amount: Decimal | None = None,
    follow_up: date | None = None,
) -> ContactNote:
    """Keep what was said; with a day to come back, whoever noted it owes that."""
    rules.check_keep(by, organisation)
    rules_needs.check_note(clean(topic), day, follow_up, day_of(at))
    rules_needs.check_note_kind(kind, amount)
    made = ContactNote.objects.create(
        organisation=organisation, day=day, kind=ContactNote.Kind(kind), topic=clean(topic), result=clean(result),
        amount=amount, follow_up=follow_up, noted_by=by.user_id, noted_by_name=by.name, noted_at=at,
    )  # fmt: skip
    audit("note_contact", made, by=by, at=at, fields=["organisation", "day", "kind"])
    _owe(made, by, at)
    return made


@transaction.atomic
def change_note(
    *, note: ContactNote, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> ContactNote:
    rules.check_keep(by, note.organisation)
    unknown = set(values) - {"day", "kind", "topic", "result", "amount", "follow_up"}
    if unknown:
        raise TypeError(f"A note has no such values: {sorted(unknown)}")
    cleaned: dict[str, Any] = {
        name: clean(value) if isinstance(value, str) else value for name, value in values.items()
    }
    topic, day, follow_up = (cleaned.get(name, getattr(note, name)) for name in ("topic", "day", "follow_up"))
    rules_needs.check_note(topic, day, follow_up, day_of(at))
    rules_needs.check_note_kind(cleaned.get("kind", note.kind), cleaned.get("amount", note.amount), was=note.kind)
    if follow_up != note.follow_up:
        cleaned["followed_up_at"] = None
    revisions.change(note, revision=revision, typed=values, **cleaned)
    audit("change_note", note, by=by, at=at, fields=sorted(cleaned))
    if "followed_up_at" in cleaned:
        close_duty(kind=FOLLOW_UP, subject_id=note.pk, outcome="neuer Tag", by=by, at=at)
        _owe(note, by, at)
    return note


@transaction.atomic
def note_circular(
    *,
    organisation: Organisation,
    topic: str,
    way: str,
    noted_by: uuid.UUID | None,
    noted_by_name: str,
    at: datetime,
) -> ContactNote:
    """A circular reached the organisation: the machine notes it in the name of who sent it."""
    made = ContactNote.objects.create(
        organisation=organisation, day=day_of(at), kind=ContactNote.Kind.CIRCULAR, topic=clean(topic)[:200],
        result=f"Ging hinaus per {way}.", noted_by=noted_by, noted_by_name=noted_by_name, noted_at=at,
    )  # fmt: skip
    audit("note_circular", made, by=SYSTEM, at=at, fields=["organisation", "day", "kind"])
    return made


@transaction.atomic
def add_to_note(*, note: ContactNote, text: str) -> ContactNote:
    """What became of it later stands behind what is noted."""
    note.refresh_from_db(from_queryset=ContactNote.objects.select_for_update(of=("self",)))
    return revisions.change(note, result=f"{note.result} {clean(text)}".strip())


@transaction.atomic
def settle_follow_up(*, note: ContactNote, by: Actor, at: datetime, revision: int | None = None) -> ContactNote:
    """Somebody got in touch again; what came of it is a note of its own."""
    rules.check_keep(by, note.organisation)
    revisions.lock(note, "organisation", revision=revision)
    if note.follow_up is None or note.followed_up_at:
        raise Refused("Hier ist nichts mehr zu erledigen.")
    revisions.change(note, followed_up_at=at)
    audit("settle_follow_up", note, by=by, at=at, fields=["followed_up_at"])
    close_duty(kind=FOLLOW_UP, subject_id=note.pk, outcome="wieder gemeldet", by=by, at=at)
    return note


def _owe(note: ContactNote, by: Actor, at: datetime) -> None:
    """The person who noted it; the coordination, when that is nobody with an account."""
    if note.follow_up is None:
        return
    user = User.objects.filter(pk=note.noted_by, is_active=True).first()
    open_duty(
        kind=FOLLOW_UP, subject_kind="contact_note", subject_id=note.pk,
        title=f"Wieder melden bei {note.organisation.name}: {note.topic}",
        url=f"{of_organisation(note.organisation)}#kontaktnotizen", owner_label=user.name if user else "Koordination",
        user=user, role="" if user else Role.COORDINATION, due=note.follow_up,
        municipality=None if user else note.organisation.municipality, by=by, at=at,
    )  # fmt: skip
