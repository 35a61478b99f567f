"""Whom „Stimmt das noch?“ asks, and which mailbox it goes to."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import ChangeRequest, ConfirmationRequest, Contact, Organisation, Representative
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.cards import STALE_AFTER

# Asked so long before the entry would say „unbestätigt“; reminded once after so many days.
ASK_BEFORE = timedelta(days=45)
REMIND_AFTER_DAYS = 21
_S = Organisation.State


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where the question goes, and in which language."""

    email: str
    language: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What „alle jetzt fragen“ would do."""

    asked: int
    without_mailbox: tuple[Organisation, ...]
    waiting: int


def askable(actor: Actor) -> QuerySet[Organisation]:
    """Entries that are asked for at all, where the actor keeps the register; those with an unanswered duty wait."""
    reach = actor.reach(KEEP_REGISTER)
    rows = Organisation.objects.filter(state__in=(_S.REPORTED, _S.PUBLISHED))
    # What a club typed itself is checked first, not asked back.
    rows = rows.exclude(state=_S.REPORTED, source=Organisation.Source.SELF)
    if reach.everywhere:
        return rows
    return rows.filter(Q(municipality_id__in=reach.municipalities) | Q(municipality__isnull=True))


def to_ask(actor: Actor, day: date, *, due: bool = False) -> QuerySet[Organisation]:
    """Nobody has an open question twice. `due`: only those whose last confirmation is nearly a year old."""
    asked = ConfirmationRequest.objects.filter(organisation=OuterRef("pk"))
    rows = askable(actor).filter(~Exists(asked.filter(answered_at__isnull=True)))
    if due:
        rows = rows.filter(state=_S.PUBLISHED)
        rows = rows.filter(Q(confirmed_on__isnull=True) | Q(confirmed_on__lte=day - STALE_AFTER + ASK_BEFORE))
        # An answer that waits for the coordination is no reason to ask again.
        rows = rows.filter(~Exists(asked.filter(answered_at__date__gt=day - ASK_BEFORE)))
    return rows.in_order()  # type: ignore[attr-defined, no-any-return]


def silent_since(moment: datetime) -> QuerySet[ConfirmationRequest]:
    rows = ConfirmationRequest.objects.filter(answered_at__isnull=True, reminded_at__isnull=True, asked_at__lte=moment)
    return rows.filter(organisation__state__in=(_S.REPORTED, _S.PUBLISHED)).select_related("organisation")


def preview(actor: Actor, day: date) -> Preview:
    """How many mails „alle jetzt fragen“ sends, who has no mailbox, and who was asked already."""
    rows = list(to_ask(actor, day))
    boxes = mailboxes(rows, day)
    waiting = ConfirmationRequest.objects.filter(answered_at__isnull=True, organisation__in=askable(actor))
    return Preview(len(boxes), tuple(one for one in rows if one.pk not in boxes), waiting.count())


def mailbox_of(organisation: Organisation, day: date) -> Mailbox | None:
    return mailboxes([organisation], day).get(organisation.pk)


def mailboxes(organisations: Sequence[Organisation], day: date) -> Mapping[uuid.UUID, Mailbox]:
    """The first contact with an address, else the first head person; two queries for any number."""
    by_key = {one.pk: one for one in organisations}
    found: dict[uuid.UUID, Mailbox] = {}
    contacts = Contact.objects.valid_on(day).filter(organisation__in=by_key).exclude(email="")
    for contact in contacts.order_by("valid_from", "id"):
        language = language_of(by_key[contact.organisation_id], contact)
        found.setdefault(contact.organisation_id, Mailbox(contact.email, language))
    heads = Representative.objects.valid_on(day).filter(organisation__in=by_key, user__is_active=True)
    for place in heads.select_related("user").order_by("-right", "valid_from", "id"):
        found.setdefault(place.organisation_id, Mailbox(place.user.email, written(place.user.language)))
    return found


def language_of(organisation: Organisation, contact: Contact | None = None) -> str:
    """In which language to write: the one of its mails, unless the contact does not speak it."""
    spoken = contact.languages if contact is not None else []
    if organisation.language in spoken or not spoken:
        return written(organisation.language)
    return next((code for code in spoken if written(code) == code), SOURCE)


def written(language: str) -> str:
    """A language our mails exist in."""
    return language if language in dict(settings.LANGUAGES) else SOURCE


def question_for(pk: uuid.UUID | None) -> ConfirmationRequest | None:
    """The question behind a link, with its organisation, while that is kept."""
    if pk is None:
        return None
    rows = ConfirmationRequest.objects.select_related("organisation__municipality").filter(pk=pk)
    return (
        rows.filter(organisation__state__in=(_S.REPORTED, _S.PUBLISHED))
        .defer("organisation__municipality__boundary")
        .first()
    )


def shown_contact(organisation: Organisation, day: date) -> Contact | None:
    """The contact whose number everybody reads, the longest known first."""
    rows = Contact.objects.valid_on(day).filter(organisation=organisation, phone_shown=True)
    return rows.order_by("valid_from", "id").first()  # type: ignore[no-any-return]


def name_waits(organisation: Organisation) -> bool:
    """Is a new name being checked?"""
    return organisation.change_requests.filter(state=ChangeRequest.State.OPEN, values__has_key="name").exists()
