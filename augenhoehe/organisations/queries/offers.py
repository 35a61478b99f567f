"""Questions about offers. `made_offer_card` decides what a reader learns of an offer; of its house `queries` does."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext, ngettext

from augenhoehe.core.multilingual import SPOKEN, Reading, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Contact, Offer, OfferQuerySet, OfferTime, Organisation, OrganisationQuerySet
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.vocabularies import Audience, Ease, labels
from augenhoehe.places.models import Municipality

STALE_AFTER = timedelta(days=365)
_W = Offer.Where
MOST_LISTED = 50
# What a whole card reads of the places of an offer, and what a line of a list reads of the offer.
_PLACES = ("organisation__municipality", "municipality", "shown_town")
_BOUNDARIES = tuple(f"{place}__boundary" for place in _PLACES)
_LINE = (
    "title", "sorting", "kind", "languages", "cost", "access", "where", "latitude", "longitude", "shown_latitude",
    "shown_longitude", "capacity", "free_places", "waiting", "state", "confirmed_on", "organisation__name",
    "organisation__address_shown", "shown_town__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfferCard:
    """An offer as one reader may see it: pages, calendar files, the feed and the search read this."""

    offer: Offer
    whole: bool
    title: Reading
    description: Reading
    application: Reading
    kind: str
    audiences: tuple[str, ...]
    access: str
    languages: tuple[str, ...]
    ages: str
    ease: tuple[str, ...]
    where: str
    room: str
    street: str
    place: str
    position: tuple[float, float] | None
    areas: tuple[str, ...]
    contact: queries.ContactCard | None
    partners: tuple[Organisation, ...]
    places: str
    stale: bool

    @property
    def address(self) -> str:
        """„Saal 2, Am Hafen 3, 59991 Sternmünde“, as far as it is shown."""
        return ", ".join(filter(None, [self.room, self.street, self.place]))


@dataclass(frozen=True, slots=True)
class OfferLine:
    """What a line of a list says of an offer; empty where nobody needs it told: open to all, and where it is."""

    title: Reading
    kind: str
    languages: tuple[str, ...]
    access: str
    where: str
    places: str
    position: tuple[float, float] | None
    stale: bool


# --- Rows -------------------------------------------------------------------------------------------
def offers_for(actor: Actor, day: date) -> OfferQuerySet:
    return with_parts(Offer.objects.visible_to(actor, day))


def public_offers() -> OfferQuerySet:
    return with_parts(Offer.objects.public())


def tended_offers(actor: Actor, day: date) -> OfferQuerySet:
    """What the actor keeps: for the list inside."""
    rows: OfferQuerySet = Offer.objects.tended(actor, day).select_related("organisation", "shown_town")
    shown = ("title", "kind", "state", "confirmed_on", "organisation__name", "shown_town__name")
    return rows.only(*shown).prefetch_related("times")


def with_parts(rows: OfferQuerySet) -> OfferQuerySet:
    """With everything that a whole card reads."""
    partners = Prefetch("partners", queryset=Organisation.objects.public().in_order(), to_attr="shown_partners")
    areas = Prefetch("areas", queryset=Municipality.objects.in_order().defer("boundary"))
    found: OfferQuerySet = rows.select_related(*_PLACES, "contact").defer(*_BOUNDARIES)
    return found.prefetch_related(partners, areas, _times())


def for_lines(rows: OfferQuerySet) -> OfferQuerySet:
    """With what `offer_line` and the words beside it read, and the times."""
    return told_in_lines(rows).prefetch_related(_times())


def told_in_lines(rows: OfferQuerySet) -> OfferQuerySet:
    """The same without the times, for who has them already."""
    found: OfferQuerySet = rows.select_related("organisation", "shown_town").only(*_LINE)
    return found


def _times() -> Prefetch:
    return Prefetch("times", queryset=OfferTime.objects.order_by("valid_from", "begins", "id"))


def houses_of(actor: Actor, day: date) -> OrganisationQuerySet:
    """Organisations whose offers the actor keeps, without those nobody works on any more."""
    rows = Organisation.objects.exclude(state__in=("refused", "merged"))
    reach = actor.reach(KEEP_REGISTER)
    if not reach.everywhere:
        own = Organisation.objects.represented(actor, day).values("pk")
        rows = rows.filter(Q(pk__in=own) | Q(municipality_id__in=reach.municipalities))
    found: OrganisationQuerySet = rows.in_order()
    return found


def readable_houses(actor: Actor, day: date) -> OrganisationQuerySet:
    """Organisations the actor may read; whether they may keep offers there is for the rules."""
    found: OrganisationQuerySet = Organisation.objects.visible_to(actor, day)
    return found


def named(rows: OrganisationQuerySet, typed: str) -> OrganisationQuerySet:
    """Whose name or short name contains what was typed."""
    found: OrganisationQuerySet = rows.filter(Q(sorting__contains=sort_key(typed)) | Q(short_name__icontains=typed))
    return found


# --- Cards ------------------------------------------------------------------------------------------
def offer_card(offer: Offer, actor: Actor, *, day: date, language: str = "de") -> OfferCard:
    """The offer as the actor may see it; expects `with_parts`."""
    whole = actor.signed_in and queries.reads_all(actor, offer.organisation, day)
    return made_offer_card(offer, whole=whole or actor.system, day=day, language=language)


def made_offer_card(offer: Offer, *, whole: bool, day: date, language: str) -> OfferCard:
    """The card for a reader of whom it is known whether they see everything."""
    return OfferCard(
        offer=offer,
        whole=whole,
        title=text_in(offer.title, language),
        description=text_in(offer.description, language),
        application=text_in(offer.application, language),
        kind=gettext(str(offer.get_kind_display())),
        audiences=tuple(labels(Audience, offer.audiences)),
        access=gettext(str(offer.get_access_display())),
        languages=tuple(SPOKEN.get(code, code) for code in offer.languages),
        ages=ages_of(offer),
        ease=tuple(labels(Ease, offer.ease)),
        where=gettext(str(offer.get_where_display())),
        room=_room(offer, whole),
        street=_street(offer, whole),
        place=_place(offer, whole),
        position=position_of(offer, whole),
        areas=tuple(town.name for town in offer.areas.all()),
        contact=_contact(offer, whole, day),
        partners=tuple(offer.shown_partners),  # type: ignore[attr-defined]
        places=places_of(offer),
        stale=offer.unconfirmed_since(day - STALE_AFTER),
    )


def offer_line(offer: Offer, *, whole: bool, day: date, language: str) -> OfferLine:
    """The offer in a list, for a reader of whom it is known whether they see everything; expects `for_lines`."""
    return OfferLine(
        title=text_in(offer.title, language),
        kind=gettext(str(offer.get_kind_display())),
        languages=tuple(SPOKEN.get(code, code) for code in offer.languages),
        access=gettext(str(offer.get_access_display())) if offer.access != Offer.Access.OPEN else "",
        where=gettext(str(offer.get_where_display())) if offer.where == _W.ONLINE else "",
        places=places_of(offer),
        position=position_of(offer, whole),
        stale=offer.unconfirmed_since(day - STALE_AFTER),
    )


def town_of(offer: Offer) -> str:
    """The town as everybody may know it; expects the town with the offer."""
    return offer.shown_town.name if offer.shown_town else ""


def _at_hidden_house(offer: Offer, whole: bool) -> bool:
    """It takes place at an organisation whose address is not for this reader."""
    shown = offer.organisation.address_shown == Organisation.AddressShown.FULL
    return offer.where == _W.ORGANISATION and not (whole or shown)


def _room(offer: Offer, whole: bool) -> str:
    """„Hinterhaus, 2. Stock“ would lead to a hidden house as well."""
    return "" if offer.where == _W.ONLINE or _at_hidden_house(offer, whole) else offer.room


def _street(offer: Offer, whole: bool) -> str:
    if offer.where == _W.ORGANISATION:
        return queries.street_of(offer.organisation, whole)
    return offer.street if offer.where == _W.ADDRESS else ""


def _place(offer: Offer, whole: bool) -> str:
    if offer.where == _W.ORGANISATION:
        return queries.place_of(offer.organisation, whole)
    if offer.where == _W.ONLINE:
        return ""
    town = offer.locality or (offer.municipality.name if offer.municipality else "")
    return f"{offer.postal_code} {town}".strip()


def position_of(offer: Offer, whole: bool) -> tuple[float, float] | None:
    """The pin, or the middle of the town where only the town is shown."""
    pin = (offer.latitude, offer.longitude)
    if whole and None not in pin and offer.where != _W.ONLINE:
        return pin  # type: ignore[return-value]
    if offer.where == _W.ORGANISATION and offer.organisation.address_shown == Organisation.AddressShown.NONE:
        return None
    if offer.shown_latitude is None or offer.shown_longitude is None:
        return None
    # Written before the house was hidden: then a pin never comes out again, whatever is stored.
    if _at_hidden_house(offer, whole) and (offer.shown_latitude, offer.shown_longitude) == pin:
        return None
    return offer.shown_latitude, offer.shown_longitude


def _contact(offer: Offer, whole: bool, day: date) -> queries.ContactCard | None:
    contact: Contact | None = offer.contact
    if contact is None or (contact.valid_until and contact.valid_until < day):
        return None
    card = queries.contact_card(contact, whole)
    return card if card.name or card.email or card.phone else None


def ages_of(offer: Offer) -> str:
    """„6 bis 12 Jahre“, „ab 16 Jahren“."""
    low, high = offer.minimum_age, offer.maximum_age
    if low is not None and high is not None:
        return gettext("%(low)s bis %(high)s Jahre") % {"low": low, "high": high}
    if low is not None:
        return gettext("ab %(age)s Jahren") % {"age": low}
    return gettext("bis %(age)s Jahre") % {"age": high} if high is not None else ""


def places_of(offer: Offer) -> str:
    """„3 von 15 Plätzen frei“, „Warteliste“."""
    if offer.free_places is not None and offer.waiting not in (Offer.Waiting.LIST, Offer.Waiting.FULL):
        if offer.capacity:
            return gettext("%(free)s von %(all)s Plätzen frei") % {"free": offer.free_places, "all": offer.capacity}
        return ngettext("ein Platz frei", "%(free)s Plätze frei", offer.free_places) % {"free": offer.free_places}
    return gettext(str(offer.get_waiting_display())) if offer.waiting else ""


def offers_with(organisation: Organisation) -> OfferQuerySet:
    """What everybody may read of the offers that an organisation leads or takes part in."""
    rows = Offer.objects.public()
    joint = rows.filter(partners=organisation)
    own = rows.filter(organisation=organisation)
    found: OfferQuerySet = for_lines(Offer.objects.filter(pk__in=own.union(joint).values("pk"))).in_order()
    return found


def possible_partners(offer: Offer) -> OrganisationQuerySet:
    """Published organisations that are not part of the offer yet."""
    rows = Organisation.objects.public().exclude(pk=offer.organisation_id)
    found: OrganisationQuerySet = rows.exclude(pk__in=offer.partners.values("pk")).in_order()
    return found


def times_for(actor: Actor, day: date) -> QuerySet[OfferTime]:
    """Times of offers that the actor keeps; with the offer and its organisation."""
    own = Offer.objects.tended(actor, day).values("pk")
    return OfferTime.objects.filter(offer__in=own).select_related("offer__organisation")
