"""Questions about the register. `card_of` is the one place that decides what a reader learns of an organisation."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from django.db.models import Prefetch
from django.utils.translation import gettext

from augenhoehe.core.multilingual import SOURCE, SPOKEN, Reading, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Contact, Organisation, OrganisationQuerySet, Representative
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.vocabularies import Field, Orientation, Purpose, labels
from augenhoehe.places.models import Municipality

# After so many days without a confirmation the entry is marked „unbestätigt“.
STALE_AFTER = timedelta(days=365)
_SHOWN = Organisation.AddressShown
_LINE = (
    "name", "sorting", "kind", "fields", "languages", "locality", "address_shown", "source", "state", "confirmed_on",
    "municipality__name", "municipality__sorting",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContactCard:
    """What a reader may see of a contact; empty parts are hidden or unknown."""

    name: str
    function: str
    topics: str
    email: str
    phone: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An organisation as one reader may see it: pages, lists, exports, feeds and the search read this and no field.

    `whole`: the reader also sees what is hidden from others (own people, who keeps the register).
    """

    organisation: Organisation
    whole: bool
    kind: str
    legal_form: str
    description: Reading
    purposes: tuple[str, ...]
    fields: tuple[str, ...]
    orientations: tuple[str, ...]
    communities: tuple[str, ...]
    languages: tuple[str, ...]
    towns: tuple[str, ...]
    street: str
    place: str
    contacts: tuple[ContactCard, ...]
    stale: bool


# --- Who is the reader to the organisation? --------------------------------------------------------
def keeps(by: Actor, organisation: Organisation) -> bool:
    """Keeps the register there; an entry without a town belongs to everybody who keeps the register."""
    if organisation.municipality_id is None:
        return by.may(KEEP_REGISTER)
    return by.may(KEEP_REGISTER, municipality_id=organisation.municipality_id)


def right_in(by: Actor, organisation: Organisation, day: date) -> str:
    """What the actor may do as one of the organisation's own people; empty for everybody else."""
    if by.user_id is None:
        return ""
    own = Representative.objects.valid_on(day).filter(organisation=organisation, user_id=by.user_id)
    rights = set(own.values_list("right", flat=True))
    return next((one for one in (Representative.Right.HEAD, Representative.Right.EDITOR) if one in rights), "")


def whole_reader(by: Actor, day: date) -> Callable[[Organisation], bool]:
    """`reads_all` for many entries: asks at most once which ones the actor speaks for."""

    @cache
    def own() -> frozenset[uuid.UUID]:
        return frozenset(Organisation.objects.represented(by, day).values_list("pk", flat=True))

    return lambda organisation: by.system or keeps(by, organisation) or organisation.pk in own()


def reads_all(by: Actor, organisation: Organisation, day: date) -> bool:
    """Hidden origin, address and contacts: the organisation's own people and who keeps the register there."""
    return by.system or keeps(by, organisation) or bool(right_in(by, organisation, day))


# --- Entries ------------------------------------------------------------------------------------------
def entries_for(actor: Actor, day: date) -> OrganisationQuerySet:
    """With their town alone, for a page that reads the rest itself (`entry_page.beside`)."""
    found: OrganisationQuerySet = Organisation.objects.visible_to(actor, day).select_related("municipality")
    return found.defer("municipality__boundary")


def organisations_for(actor: Actor, day: date) -> OrganisationQuerySet:
    """With everything that `card_of` reads; without the town's boundary, which is large."""
    return with_parts(Organisation.objects.visible_to(actor, day), day)


def public_organisations(day: date) -> OrganisationQuerySet:
    return with_parts(Organisation.objects.public(), day)


def any_entry(pk: uuid.UUID, day: date) -> Organisation:
    """One entry whatever its state, for pages that were reached by a link of their own."""
    found: Organisation = with_parts(Organisation.objects.filter(pk=pk), day).get()
    return found


def with_parts(rows: OrganisationQuerySet, day: date) -> OrganisationQuerySet:
    found: OrganisationQuerySet = rows.select_related("municipality").defer("municipality__boundary")
    contacts = Contact.objects.valid_on(day).order_by("valid_from", "id")
    towns = Prefetch("towns", queryset=Municipality.objects.in_order().defer("boundary"))
    return found.prefetch_related(Prefetch("contacts", queryset=contacts, to_attr="valid_contacts"), towns)


def in_list(rows: OrganisationQuerySet) -> OrganisationQuerySet:
    """With what a line of a list reads (`line_of`) and nothing else."""
    found: OrganisationQuerySet = rows.select_related("municipality").only(*_LINE)
    return found


def public_list() -> OrganisationQuerySet:
    return in_list(Organisation.objects.public())


def line_of(organisation: Organisation, *, whole: bool, day: date) -> Card:
    """As much of the card as a line of a list says; expects `in_list`."""
    return Card(
        organisation=organisation, whole=whole, kind=gettext(str(Organisation.Kind(organisation.kind).label)),
        legal_form="", description=text_in(None, SOURCE), purposes=(), fields=tuple(labels(Field, organisation.fields)),
        orientations=(), communities=(), languages=tuple(SPOKEN.get(code, code) for code in organisation.languages),
        towns=(), street="", place=town_of(organisation, whole), contacts=(),
        stale=organisation.unconfirmed_since(day - STALE_AFTER),
    )  # fmt: skip


def card_of(organisation: Organisation, actor: Actor, *, day: date, language: str = "de") -> Card:
    """The entry as the actor may see it; expects `with_parts`. Asks once who the actor is to the organisation."""
    whole = actor.signed_in and reads_all(actor, organisation, day)
    return made_card(organisation, whole=whole or actor.system, day=day, language=language)


def made_card(organisation: Organisation, *, whole: bool, day: date, language: str) -> Card:
    """The card for a reader of whom it is known whether they see everything."""
    communities = whole or organisation.communities_shown
    return Card(
        organisation=organisation,
        whole=whole,
        kind=gettext(str(Organisation.Kind(organisation.kind).label)),
        legal_form=gettext(str(Organisation.LegalForm(organisation.legal_form).label))
        if organisation.legal_form
        else "",
        description=text_in(organisation.description, language),
        purposes=tuple(labels(Purpose, organisation.purposes)),
        fields=tuple(labels(Field, organisation.fields)),
        orientations=tuple(labels(Orientation, organisation.orientations)) if communities else (),
        communities=tuple(organisation.communities) if communities else (),
        languages=tuple(SPOKEN.get(code, code) for code in organisation.languages),
        towns=tuple(town.name for town in organisation.towns.all()),
        street=street_of(organisation, whole),
        place=place_of(organisation, whole),
        contacts=_contacts(organisation, whole),
        stale=organisation.unconfirmed_since(day - STALE_AFTER),
    )


def street_of(organisation: Organisation, whole: bool) -> str:
    """The street as the reader may know it; offers that take place there ask this too."""
    return organisation.street if whole or organisation.address_shown == _SHOWN.FULL else ""


def place_of(organisation: Organisation, whole: bool) -> str:
    """„12345 Sternmünde“ with the street, the town alone without it, or nothing."""
    town = town_of(organisation, whole)
    if whole or organisation.address_shown == _SHOWN.FULL:
        return f"{organisation.postal_code} {organisation.locality or town}".strip()
    return town


def town_of(organisation: Organisation, whole: bool) -> str:
    """The town alone, as far as the reader may know it; enough for a list."""
    if not (whole or organisation.address_shown in (_SHOWN.FULL, _SHOWN.TOWN)):
        return ""
    return organisation.municipality.name if organisation.municipality else organisation.locality


def _contacts(organisation: Organisation, whole: bool) -> tuple[ContactCard, ...]:
    """Only what somebody agreed to; a contact of which nothing may be shown does not exist for the reader."""
    found = [contact_card(one, whole) for one in organisation.valid_contacts]  # type: ignore[attr-defined]
    return tuple(one for one in found if one.name or one.email or one.phone)


def contact_card(contact: Contact, whole: bool) -> ContactCard:
    name = contact.name if whole or contact.name_shown else ""
    email = contact.email if whole or contact.email_shown else ""
    phone = contact.phone if whole or contact.phone_shown else ""
    told = bool(name or email or phone)
    return ContactCard(
        name=name,
        function=contact.function if told else "",
        topics=contact.topics if told else "",
        email=email,
        phone=phone,
        languages=tuple(SPOKEN.get(code, code) for code in contact.languages) if told else (),
    )
