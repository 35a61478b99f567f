"""A cooperation is entered, changed, begun, ended and taken up again; partners and documents come and go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten, sort_key
from augenhoehe.files.kinds import DOCUMENTS, IMAGES, TABLES
from augenhoehe.files.operations import store
from augenhoehe.journal.operations import audit
from augenhoehe.network.models import BoardAnswer, Cooperation, CooperationDocument, CooperationPartner
from augenhoehe.network.rules import cooperations as rules
from augenhoehe.organisations.models import Contact, ContactNote, Organisation
from augenhoehe.organisations.queries.cards import right_in
from augenhoehe.organisations.rules.entries import check_keep
from augenhoehe.places.models import Municipality

from . import owing
from .agreeing import ask_again, ask_partners, locked, settle_agreement

ALLOWED = DOCUMENTS | IMAGES | TABLES
_ANSWER = CooperationPartner.Answer
# What the partners agreed to: when one of these changes, they are asked again.
AGREED_TO = frozenset({"subject", "text", "kind", "begins_on", "ends_on", "visibility"})
CHANGEABLE = AGREED_TO | {"field", "contact", "towns"}


@transaction.atomic
def enter_cooperation(
    *,
    partners: Iterable[Organisation],
    subject: str,
    by: Actor,
    at: datetime,
    text: str = "",
    kind: str = Cooperation.Kind.PROJECT,
    field: str = "",
    towns: Iterable[Municipality] = (),
    begins_on: date | None = None,
    ends_on: date | None = None,
    visibility: str = Cooperation.Visibility.NETWORK,
    note: ContactNote | None = None,
    answer: BoardAnswer | None = None,
) -> Cooperation:
    """Write down who works with whom. The writer's own organisation has said yes with that; the others are asked."""
    day, named, subject = day_of(at), list(partners), shorten(clean(subject), 160)
    rules.check_partners(named)
    rules.check_take_part(by, named, day)
    rules.check_words(subject, begins_on, ends_on)
    if note is not None:
        check_keep(by, note.organisation)
    if answer is not None:
        rules.check_sides(named, answer)
    running = begins_on is not None and begins_on <= day
    made = Cooperation.objects.create(
        subject=subject, sorting=sort_key(subject)[:160], text=clean(text), kind=Cooperation.Kind(kind), field=field,
        begins_on=begins_on, ends_on=ends_on, visibility=Cooperation.Visibility(visibility), note=note, answer=answer,
        state=Cooperation.State.RUNNING if running else Cooperation.State.PLANNED, entered_by=by.user_id,
        entered_at=at, changed_at=at,
    )  # fmt: skip
    made.towns.set(towns)
    audit("enter_cooperation", made, by=by, at=at, fields=["subject", "kind", "visibility"])
    asked = [one for one in (_partner(made, one, by, at) for one in named) if one.answer == _ANSWER.OPEN]
    ask_partners(made, asked, by=by, at=at)
    return made


def _partner(cooperation: Cooperation, organisation: Organisation, by: Actor, at: datetime) -> CooperationPartner:
    """Who writes it down for an organisation of their own has agreed for it."""
    mine = bool(right_in(by, organisation, day_of(at)))
    try:
        with transaction.atomic():
            return CooperationPartner.objects.create(
                cooperation=cooperation, organisation=organisation, answer=_ANSWER.YES if mine else _ANSWER.OPEN,
                answered_on=day_of(at) if mine else None, answered_by=by.user_id if mine else None,
            )  # fmt: skip
    except IntegrityError:
        raise Refused("Diese Organisation ist schon Partner.", field="partner") from None


@transaction.atomic
def change_cooperation(
    *, cooperation: Cooperation, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> Cooperation:
    """Say it anew; when that touches what was agreed, the other partners are asked again."""
    unknown = set(values) - CHANGEABLE
    if unknown:
        raise TypeError(f"A cooperation has no such values: {sorted(unknown)}")
    rules.check_tend(by, cooperation, day_of(at))
    revisions.lock(cooperation, revision=revision, typed=values)
    rules.check_alive(cooperation)
    cleaned: dict[str, Any] = {
        name: clean(value) if isinstance(value, str) else value for name, value in values.items()
    }
    towns: Iterable[Municipality] | None = cleaned.pop("towns", None)
    _check_words(cooperation, cleaned)
    touched = {name for name in AGREED_TO & set(cleaned) if cleaned[name] != getattr(cooperation, name)}
    if "subject" in cleaned:
        cleaned["subject"] = shorten(cleaned["subject"], 160)
        cleaned["sorting"] = sort_key(cleaned["subject"])[:160]
    revisions.change(cooperation, **cleaned, changed_at=at)
    if towns is not None:
        cooperation.towns.set(towns)
    audit("change_cooperation", cooperation, by=by, at=at, fields=sorted(values))
    if "ends_on" in touched:
        owing.settle(owing.ENDING, cooperation.pk, "neues Ende", by=by, at=at)
    if touched:
        ask_again(cooperation, by=by, at=at)
    return cooperation


def _check_words(cooperation: Cooperation, cleaned: dict[str, Any]) -> None:
    after = {name: cleaned.get(name, getattr(cooperation, name)) for name in ("subject", "begins_on", "ends_on")}
    rules.check_words(after["subject"], after["begins_on"], after["ends_on"])
    contact: Contact | None = cleaned.get("contact")
    rules.check_contact(contact, rules.partners_of(cooperation))


@transaction.atomic
def add_partner(
    *, cooperation: Cooperation, organisation: Organisation, by: Actor, at: datetime, part: str = ""
) -> CooperationPartner:
    """One more: it is asked; for the others nothing was agreed with it yet."""
    rules.check_tend(by, cooperation, day_of(at))
    cooperation = locked(cooperation)
    rules.check_alive(cooperation)
    rules.check_partners([*rules.partners_of(cooperation), organisation])
    made = _partner(cooperation, organisation, by, at)
    if clean(part):
        revisions.change(made, part=shorten(clean(part), 160))
    audit("add_partner", made, by=by, at=at, fields=["organisation"])
    settle_agreement(cooperation, at=at)
    if made.answer == _ANSWER.OPEN:
        ask_partners(cooperation, [made], by=by, at=at)
    return made


@transaction.atomic
def remove_partner(*, partner: CooperationPartner, by: Actor, at: datetime, revision: int | None = None) -> Cooperation:
    """It takes part no more; with the others the cooperation goes on."""
    rules.check_tend(by, partner.cooperation, day_of(at))
    cooperation = locked(partner.cooperation)
    revisions.lock(partner, revision=revision)
    rules.check_alive(cooperation)
    rules.check_removable(list(cooperation.partners.all()))
    audit("remove_partner", cooperation, by=by, at=at, fields=["partners"])
    owing.settle(owing.AGREE, partner.pk, "kein Partner mehr", by=by, at=at)
    contact = cooperation.contact
    if contact is not None and contact.organisation_id == partner.organisation_id:
        revisions.change(cooperation, contact=None)
    partner.delete()
    settle_agreement(cooperation, at=at)
    return cooperation


# --- Course -------------------------------------------------------------------------------------------
@transaction.atomic
def start_cooperation(*, cooperation: Cooperation, by: Actor, at: datetime, revision: int | None = None) -> Cooperation:
    """It begins today, unless its first day is known."""
    return _moved(cooperation, "start", by, at, revision)


@transaction.atomic
def end_cooperation(
    *, cooperation: Cooperation, outcome: str, by: Actor, at: datetime, revision: int | None = None
) -> Cooperation:
    """It is over; what came of it stays."""
    outcome = clean(outcome)
    rules.check_outcome(outcome)
    found = _moved(cooperation, "end", by, at, revision, outcome=outcome, ended_on=day_of(at))
    owing.settle(owing.ENDING, found.pk, "beendet", by=by, at=at)
    for partner in found.partners.all():
        owing.settle(owing.AGREE, partner.pk, "beendet", by=by, at=at)
    return found


@transaction.atomic
def resume_cooperation(
    *, cooperation: Cooperation, by: Actor, at: datetime, revision: int | None = None
) -> Cooperation:
    """It goes on, without an end until somebody names one."""
    return _moved(cooperation, "resume", by, at, revision, ended_on=None, ends_on=None)


def _moved(
    cooperation: Cooperation, verb: str, by: Actor, at: datetime, revision: int | None, **values: Any
) -> Cooperation:
    rules.check_tend(by, cooperation, day_of(at))
    revisions.lock(cooperation, revision=revision)
    state = rules.COOPERATION.target(cooperation.state, verb)
    if verb == "start" and cooperation.begins_on is None:
        values["begins_on"] = day_of(at)
    revisions.change(cooperation, state=state, changed_at=at, **values)
    audit(f"{verb}_cooperation", cooperation, by=by, at=at, fields=["state"])
    return cooperation


# --- Documents ----------------------------------------------------------------------------------------
@transaction.atomic
def add_cooperation_document(
    *, cooperation: Cooperation, content: bytes | UploadedFile, title: str, by: Actor, at: datetime
) -> CooperationDocument:
    """Lay down the agreement, a plan, a flyer; partners and the coordination read it."""
    rules.check_tend(by, cooperation, day_of(at))
    if not clean(title):
        raise Refused("Wie heißt die Unterlage?", field="title")
    stored = store(content=content, at=at, allowed=ALLOWED)
    made = CooperationDocument.objects.create(
        cooperation=cooperation, file=stored, title=shorten(clean(title), 160), added_at=at, added_by=by.user_id
    )
    audit("add_cooperation_document", made, by=by, at=at, fields=["file", "title"])
    return made


@transaction.atomic
def remove_cooperation_document(*, document: CooperationDocument, by: Actor, at: datetime) -> None:
    rules.check_tend(by, document.cooperation, day_of(at))
    audit("remove_cooperation_document", document, by=by, at=at, fields=["file"])
    document.delete()
