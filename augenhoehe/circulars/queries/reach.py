"""How an organisation is reached: by which address, by post, or not at all; who objected is left alone."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256

from django.db.models import Q, QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.circulars.models import OptOut, Recipient
from augenhoehe.circulars.permissions import SEND_CIRCULARS
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Contact, Organisation, OrganisationQuerySet, Representative
from augenhoehe.organisations.queries.confirming import language_of, written

Way = Recipient.Way
_GONE = (Organisation.State.REFUSED, Organisation.State.MERGED)
NO_ADDRESS, CAME_BACK = "keine E-Mail-Adresse bekannt", "die E-Mail-Adresse kam zurück"
DECLINED, GONE, NOTHING = "möchte keine Rundschreiben", "wird nicht mehr geführt", "weder E-Mail noch Anschrift"


@dataclass(frozen=True, slots=True)
class Reach:
    """The way to an organisation, and why it is no mail."""

    way: str
    email: str = ""
    contact_id: uuid.UUID | None = None
    contact_name: str = ""
    street: str = ""
    place: str = ""
    why: str = ""
    # In which language whoever opens it wants to read; of a letter that went out, in which it was written.
    language: str = SOURCE

    @property
    def declined(self) -> bool:
        return self.why == DECLINED


@dataclass(frozen=True, slots=True)
class Ways:
    """How many letters go which way."""

    mail: int
    post: int
    nothing: int
    declined: int

    @property
    def letters(self) -> int:
        return self.mail + self.post


# --- Who may be chosen ------------------------------------------------------------------------------
def choosable(actor: Actor, day: date) -> OrganisationQuerySet:
    """Entries where the actor may send circulars, without those nobody keeps any more."""
    rows = Organisation.objects.visible_to(actor, day).exclude(state__in=_GONE)
    reach = actor.reach(SEND_CIRCULARS)
    if not reach.everywhere:
        # Without a town it belongs to everybody who sends at all.
        open_to_all = Q(municipality__isnull=True) if reach.municipalities else Q(pk__in=())
        rows = rows.filter(Q(municipality_id__in=reach.municipalities) | open_to_all)
    found: OrganisationQuerySet = rows
    return found


def opted_out(organisation: Organisation) -> QuerySet[OptOut]:
    return OptOut.objects.filter(organisation=organisation).select_related("contact").order_by("since", "pk")


# --- How they are reached -----------------------------------------------------------------------------
def reach_of(organisations: Sequence[Organisation], day: date) -> Mapping[uuid.UUID, Reach]:
    """The way to each of them; four queries for any number."""
    keys = [one.pk for one in organisations]
    known = _Known(keys, day)
    return {one.pk: _reach(one, known) for one in organisations}


class _Known:
    """What is known of many organisations, asked once."""

    def __init__(self, keys: Sequence[uuid.UUID], day: date) -> None:
        self.silent: set[tuple[uuid.UUID, uuid.UUID | None]] = set(
            OptOut.objects.filter(organisation__in=keys).values_list("organisation_id", "contact_id")
        )
        returned = Recipient.objects.filter(organisation__in=keys, state=Recipient.State.BOUNCED, checked_at=None)
        self.returned = {(one, email.casefold()) for one, email in returned.values_list("organisation_id", "email")}
        self.contacts: dict[uuid.UUID, list[Contact]] = defaultdict(list)
        rows = Contact.objects.valid_on(day).filter(organisation__in=keys)
        for contact in rows.order_by("valid_from", "id"):
            self.contacts[contact.organisation_id].append(contact)
        self.heads: dict[uuid.UUID, list[User]] = defaultdict(list)
        places = Representative.objects.valid_on(day).filter(organisation__in=keys, user__is_active=True)
        for place in (
            places.exclude(user__digest=User.Digest.NEVER).select_related("user").order_by("-right", "valid_from", "id")
        ):
            self.heads[place.organisation_id].append(place.user)

    def works(self, organisation: Organisation, email: str) -> bool:
        return bool(email) and (organisation.pk, email.casefold()) not in self.returned


def _reach(organisation: Organisation, known: _Known) -> Reach:
    key = organisation.pk
    if organisation.state in _GONE:
        return Reach(Way.NONE, why=GONE)
    if (key, None) in known.silent:
        return Reach(Way.NONE, why=DECLINED)
    street, place = _address(organisation)
    willing = [one for one in known.contacts[key] if (key, one.pk) not in known.silent]
    for contact in willing:
        if known.works(organisation, contact.email):
            language = language_of(organisation, contact)
            return Reach(Way.MAIL, contact.email, contact.pk, contact.name, street, place, language=language)
    silent_addresses = {one.email.casefold() for one in known.contacts[key] if one not in willing and one.email}
    for user in known.heads[key]:
        if known.works(organisation, user.email) and user.email.casefold() not in silent_addresses:
            return Reach(Way.MAIL, user.email, None, user.name, street, place, language=written(user.language))
    if silent_addresses and not any(one.email for one in willing):
        # Whoever objected to mails does not get the same by post.
        return Reach(Way.NONE, why=DECLINED)
    back = any(one.email for one in willing) or bool(known.heads[key])
    why = CAME_BACK if back else NO_ADDRESS
    if not (street and place):
        return Reach(Way.NONE, why=why if back else NOTHING)
    person = next((one for one in willing if one.name), None)
    return Reach(
        Way.POST, "", person.pk if person else None, person.name if person else "", street, place, why,
        language_of(organisation, person),
    )  # fmt: skip


def _address(organisation: Organisation) -> tuple[str, str]:
    town = organisation.locality or (organisation.municipality.name if organisation.municipality else "")
    place = f"{organisation.postal_code} {town}".strip() if organisation.postal_code else ""
    return organisation.street, place


def ways_of(reaches: Iterable[Reach]) -> Ways:
    rows = list(reaches)
    declined = sum(one.declined for one in rows)
    return Ways(
        mail=sum(one.way == Way.MAIL for one in rows), post=sum(one.way == Way.POST for one in rows),
        nothing=sum(one.way == Way.NONE for one in rows) - declined, declined=declined,
    )  # fmt: skip


def mark_of(reaches: Mapping[uuid.UUID, Reach]) -> str:
    """Says whether the list is still the one that somebody saw: who gets the letter, and which way."""
    lines = sorted(f"{key}:{one.way}:{one.email}:{one.language}" for key, one in reaches.items())
    return sha256("\n".join(lines).encode()).hexdigest()[:32]
