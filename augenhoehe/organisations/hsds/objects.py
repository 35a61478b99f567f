"""Offers and organisations as HSDS objects: what their cards show to everybody, and nothing else."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext

from augenhoehe.core.addresses import by_id
from augenhoehe.core.multilingual import text_in
from augenhoehe.organisations import times
from augenhoehe.organisations.models import Offer, OfferTime, Organisation
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.queries import offers as offer_queries
from augenhoehe.organisations.vocabularies import Audience, labels
from augenhoehe.organisations.words_offers import names_in

from .taxonomies import attributes_of, derived

_STATUS = {Offer.State.ACTIVE: "active", Offer.State.PAUSED: "temporarily closed"}
GONE = "defunct"
# The Land by the first two digits of the AGS: HSDS asks for it in every address.
LANDS = {
    "01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen", "05": "Nordrhein-Westfalen",
    "06": "Hessen", "07": "Rheinland-Pfalz", "08": "Baden-Württemberg", "09": "Bayern", "10": "Saarland",
    "11": "Berlin", "12": "Brandenburg", "13": "Mecklenburg-Vorpommern", "14": "Sachsen",
    "15": "Sachsen-Anhalt", "16": "Thüringen",
}  # fmt: skip


def told(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is unknown: HSDS leaves out, it does not write null."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


# --- Organisations ------------------------------------------------------------------------------------
def organization_in_list(organisation: Organisation, language: str) -> dict[str, Any]:
    """The plain fields, all of which everybody may read of a published entry."""
    legal = organisation.get_legal_form_display() if organisation.legal_form else ""
    return told(
        {
            "id": str(organisation.pk),
            "name": organisation.name,
            "alternate_name": organisation.short_name,
            "description": text_in(organisation.description, language).text or organisation.name,
            "website": organisation.website,
            "legal_status": gettext(str(legal)) if legal else "",
            "year_incorporated": organisation.founded_year,
        }
    )


def organization(organisation: Organisation, *, day: date, language: str) -> dict[str, Any]:
    """Everything; expects `queries.with_parts`."""
    card = queries.made_card(organisation, whole=False, day=day, language=language)
    key = str(organisation.pk)
    contacts = [contact(one, key, {"organization_id": key}) for one in card.contacts]
    return told(
        {
            **organization_in_list(organisation, language),
            "email": next((one.email for one in card.contacts if one.email), ""),
            "contacts": contacts,
            "locations": _house(organisation, card),
            "organization_identifiers": _identifiers(organisation),
            "attributes": attributes_of(organisation, "organisation", "organization"),
        }
    )


def _identifiers(organisation: Organisation) -> list[dict[str, Any]]:
    if not organisation.register_number:
        return []
    return [
        {
            "id": derived(organisation.pk, "register"),
            "organization_id": str(organisation.pk),
            "identifier_type": "Vereinsregister" if organisation.legal_form == "association" else "Register",
            "identifier": organisation.register_number,
        }
    ]


def _house(organisation: Organisation, card: queries.Card) -> list[dict[str, Any]]:
    """The place as far as it is shown; a town without a street is a name, since HSDS addresses need a street."""
    if not card.place:
        return []
    key = derived(organisation.pk, "location")
    town = organisation.municipality.name if organisation.municipality else organisation.locality
    address = _address(key, card.street, organisation.postal_code, organisation.locality or town, _land(organisation))
    return [
        told(
            {
                "id": key,
                "location_type": "physical",
                "organization_id": str(organisation.pk),
                "name": town,
                "addresses": address,
            }
        )
    ]


def _land(organisation: Organisation) -> str:
    return LANDS.get(organisation.municipality.ags[:2], "") if organisation.municipality else ""


def _address(
    location: str, street: str, postal_code: str, city: str, land: str, room: str = ""
) -> list[dict[str, Any]]:
    """HSDS knows whole addresses only; what lacks one of the required parts is told by name and point."""
    if not (street and postal_code and city and land):
        return []
    return [
        told(
            {
                "id": derived(location, "address"),
                "location_id": location,
                "address_1": street,
                "address_2": room,
                "city": city,
                "state_province": land,
                "postal_code": postal_code,
                "country": "DE",
                "address_type": "physical",
            }
        )
    ]


def contact(card: queries.ContactCard, owner: str, link: dict[str, str]) -> dict[str, Any]:
    key = derived(owner, "contact", card.name, card.email, card.phone)
    phones = [{"id": derived(key, "phone"), "contact_id": key, "number": card.phone}] if card.phone else []
    return told({"id": key, **link, "name": card.name, "title": card.function, "email": card.email, "phones": phones})


# --- Services -----------------------------------------------------------------------------------------
def service_in_list(offer: Offer, *, language: str, changed_at: datetime) -> dict[str, Any]:
    """The plain fields and the organisation."""
    found = told(_service(offer, language, changed_at))
    found["organization"] = organization_in_list(offer.organisation, language)
    return found


def _service(offer: Offer, language: str, changed_at: datetime) -> dict[str, Any]:
    return {
        "id": str(offer.pk),
        "organization_id": str(offer.organisation_id),
        "name": text_in(offer.title, language).text,
        "description": text_in(offer.description, language).text,
        "url": settings.BASE_URL + by_id("organisations:offer_public", offer.pk),
        "status": _STATUS.get(Offer.State(offer.state), GONE),
        "alert": offer.state_note,
        "application_process": text_in(offer.application, language).text,
        "fees_description": offer.cost or gettext("kostenlos"),
        "eligibility_description": _eligible(offer),
        "minimum_age": offer.minimum_age,
        "maximum_age": offer.maximum_age,
        "assured_date": offer.confirmed_on.isoformat() if offer.confirmed_on else "",
        "last_modified": moment(changed_at),
    }


def _eligible(offer: Offer) -> str:
    return ", ".join(filter(None, [_whom(get_language() or "de", offer.access, *offer.audiences), *_ages(offer)]))


def _ages(offer: Offer) -> list[str]:
    return [offer_queries.ages_of(offer)] if offer.minimum_age is not None or offer.maximum_age is not None else []


@lru_cache(maxsize=2048)
def _whom(_language: str, access: str, *audiences: str) -> str:
    """„offen für alle, Frauen“; kept, since a page of the feed says the same fifty times."""
    return ", ".join([gettext(str(Offer.Access(access).label)), *labels(Audience, audiences)])


def gone(offer_id: Any, changed_at: datetime) -> dict[str, Any]:
    """For who asks what changed: it is no longer here, and nothing more is said of it."""
    return {
        "id": str(offer_id),
        "name": gettext("nicht mehr im Register"),
        "status": GONE,
        "last_modified": moment(changed_at),
    }


def service(offer: Offer, *, day: date, language: str, changed_at: datetime) -> dict[str, Any]:
    """Everything; expects `queries_offers.with_parts`."""
    card = offer_queries.made_offer_card(offer, whole=False, day=day, language=language)
    key = str(offer.pk)
    urls = [{"id": derived(key, "url"), "service_id": key, "url": offer.website}] if offer.website else []
    return told(
        {
            **service_in_list(offer, language=language, changed_at=changed_at),
            "additional_urls": urls,
            "email": card.contact.email if card.contact else "",
            "contacts": [contact(card.contact, key, {"service_id": key})] if card.contact else [],
            "languages": _languages(offer, language),
            "schedules": schedules(offer, day),
            "service_areas": [
                {"id": derived(key, "area", name), "service_id": key, "name": name} for name in card.areas
            ],
            "service_at_locations": [_at_location(card)] if offer.located else [],
            "cost_options": [_cost(offer)],
            "capacities": _capacities(offer),
            "attributes": [*attributes_of(offer, "offer", "service"), *_partners(card)],
        }
    )


def _languages(offer: Offer, language: str) -> list[dict[str, Any]]:
    names = names_in(language)
    return [
        {
            "id": derived(offer.pk, "language", code),
            "service_id": str(offer.pk),
            "name": names.get(code, code),
            "code": code,
        }
        for code in offer.languages
    ]


def _cost(offer: Offer) -> dict[str, Any]:
    found = {"id": derived(offer.pk, "cost"), "service_id": str(offer.pk)}
    if offer.cost:
        return {**found, "amount_description": offer.cost}
    return {**found, "option": gettext("kostenlos"), "currency": "EUR", "amount": 0}


def _capacities(offer: Offer) -> list[dict[str, Any]]:
    if offer.free_places is None or offer.places_on is None:
        return []
    return [
        told(
            {
                "id": derived(offer.pk, "capacity"),
                "service_id": str(offer.pk),
                "unit": {"id": derived("unit", "places"), "name": gettext("Plätze")},
                "available": offer.free_places,
                "maximum": offer.capacity,
                "description": offer_queries.places_of(offer),
                "updated": f"{offer.places_on.isoformat()}T00:00:00{times.offset_of(offer.places_on):+03}:00",
            }
        )
    ]


def _partners(card: offer_queries.OfferCard) -> list[dict[str, Any]]:
    """HSDS knows one organisation for each service; the others of a joint offer are named as an attribute."""
    key = str(card.offer.pk)
    return [
        {
            "id": derived(key, "partner", one.pk),
            "link_id": key,
            "link_entity": "service",
            "label": gettext("Gemeinsam mit"),
            "value": one.name,
        }
        for one in card.partners
        if one.in_feed
    ]


# --- Places -------------------------------------------------------------------------------------------
def location_in_list(offer: Offer) -> dict[str, Any]:
    position = offer_queries.position_of(offer, False)
    return told(
        {
            "id": derived(offer.pk, "location"),
            "location_type": "virtual" if offer.where == Offer.Where.ONLINE else "physical",
            "organization_id": str(offer.organisation_id),
            "name": gettext("online") if offer.where == Offer.Where.ONLINE else offer_queries.town_of(offer),
            "latitude": position[0] if position else None,
            "longitude": position[1] if position else None,
        }
    )


def service_at_location_in_list(offer: Offer, *, language: str, changed_at: datetime) -> dict[str, Any]:
    return {
        **_link(offer),
        "location": location_in_list(offer),
        "service": service_in_list(offer, language=language, changed_at=changed_at),
    }


def service_at_location(offer: Offer, *, day: date, language: str, changed_at: datetime) -> dict[str, Any]:
    card = offer_queries.made_offer_card(offer, whole=False, day=day, language=language)
    return told({**_at_location(card), "schedules": schedules(offer, day)})


def _link(offer: Offer) -> dict[str, Any]:
    """An offer has one place, so that the link has the id of the offer."""
    return {"id": str(offer.pk), "service_id": str(offer.pk), "location_id": derived(offer.pk, "location")}


def _at_location(card: offer_queries.OfferCard) -> dict[str, Any]:
    offer, key = card.offer, derived(card.offer.pk, "location")
    house = offer.organisation
    at_house = offer.where == Offer.Where.ORGANISATION
    postal_code = house.postal_code if at_house else offer.postal_code
    town = house.municipality if at_house else offer.municipality
    city = (house.locality if at_house else offer.locality) or (town.name if town else "")
    land = LANDS.get(town.ags[:2], "") if town else ""
    place = {
        **location_in_list(offer),
        "addresses": _address(key, card.street, postal_code, city, land, card.room),
        "accessibility": [
            {"id": derived(key, "ease", text), "location_id": key, "description": text} for text in card.ease
        ],
    }
    return {**_link(offer), "location": told(place)}


# --- Times --------------------------------------------------------------------------------------------
def schedules(offer: Offer, day: date) -> list[dict[str, Any]]:
    """Each time twice, once for the running period of the clock and once for the next.

    `timezone` in HSDS is a fixed number of hours. „17:00, +1“ would be wrong from March to October, so that each
    entry holds only as long as its number is right.
    """
    found = []
    for one in offer.times.all():
        for first, last, offset in times.clock_periods(day):
            first, last = max(first, one.valid_from or first), min(last, one.valid_until or last)
            found.append(_schedule(one, first, last, offset, day))
    return [one for one in found if one]


def _schedule(one: OfferTime, first: date, last: date, offset: int, day: date) -> dict[str, Any] | None:
    start = next(times.days_of(one, first, last), None) if first <= last else None
    if start is None:
        return None
    once = one.rhythm == OfferTime.Rhythm.ONCE
    left_out = [left for left in times.left_out(one, first) if left <= last]
    weekly = {"freq": "WEEKLY", "interval": 2 if one.rhythm == OfferTime.Rhythm.FORTNIGHTLY else 1, "wkst": "MO"}
    monthly = {"freq": "MONTHLY", "interval": 1}
    rule = monthly if one.rhythm == OfferTime.Rhythm.MONTHLY else weekly
    days = [f"{one.week}{code}" for code in one.days] if one.week else one.days
    return told(
        {
            "id": derived(one.pk, first.isoformat()),
            "service_id": str(one.offer_id),
            "valid_from": first.isoformat(),
            "valid_to": last.isoformat(),
            "dtstart": start.isoformat(),
            "until": None if once else last.isoformat(),
            "count": 1 if once else None,
            "timezone": offset,
            **rule,
            "byday": ",".join(days),
            "opens_at": f"{one.begins:%H:%M}",
            "closes_at": f"{one.ends:%H:%M}" if one.ends else "",
            "description": times.sentence(one, day),
            "notes": _notes(one, left_out),
        }
    )


def _notes(one: OfferTime, left_out: list[date]) -> str:
    """HSDS has no field for dates that fall out."""
    dates = ", ".join(left.isoformat() for left in left_out)
    sentence = gettext("Fällt aus am: %(dates)s") % {"dates": dates} if dates else ""
    return ". ".join(filter(None, [one.note, sentence]))
