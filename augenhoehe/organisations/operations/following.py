"""What an offer shows of its place follows its organisation: position, feed and search change in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import translation

from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.organisations import times
from augenhoehe.organisations.addresses import public_of_offer
from augenhoehe.organisations.models import FeedPlace, Offer, Organisation
from augenhoehe.organisations.queries import offers as queries
from augenhoehe.organisations.queries.offer_search import OFFER
from augenhoehe.organisations.vocabularies import Field, OfferKind
from augenhoehe.organisations.words_offers import names_in
from augenhoehe.places.geometry import middle_of
from augenhoehe.places.models import Municipality
from augenhoehe.search.models import Document
from augenhoehe.search.operations import index_all
from augenhoehe.search.tags import about, words_of

_SHOWN = Organisation.AddressShown


def follow(organisation: Organisation, *, at: datetime) -> None:
    """Something that is shown of an organisation changed: its offers say anew where they are, and who leads them."""
    offers = list(organisation.offers.select_related("municipality"))
    settle(organisation, offers, at=at)
    write_documents(offers, at=at)


def settle(organisation: Organisation, offers: Sequence[Offer], *, at: datetime) -> None:
    """What everybody may know of the place of these offers, and their places in the feed."""
    centres: dict[Any, tuple[float, float] | None] = {}
    for offer in offers:
        offer.organisation = organisation
        town = _shown_town(offer)
        offer.shown_town = town
        offer.shown_latitude, offer.shown_longitude = _shown_position(offer, town, centres) or (None, None)
    Offer.objects.bulk_update(offers, ["shown_town", "shown_latitude", "shown_longitude"], batch_size=500)
    told = organisation.published and organisation.in_feed
    _place("organisation", [organisation.pk], present=told, at=at)
    running = [one.pk for one in offers if told and one.running]
    _place("offer", running, present=True, at=at)
    _place("offer", [one.pk for one in offers if one.pk not in set(running)], present=False, at=at)
    for located in (True, False):
        told_of = [one.pk for one in offers if one.located is located]
        FeedPlace.objects.filter(offer__in=told_of).update(located=located)


def _shown_town(offer: Offer) -> Municipality | None:
    if offer.where == Offer.Where.ONLINE:
        return None
    if offer.where == Offer.Where.ADDRESS:
        return offer.municipality
    hidden = offer.organisation.address_shown == _SHOWN.NONE
    return None if hidden else offer.organisation.municipality


def _shown_position(
    offer: Offer, town: Municipality | None, centres: dict[Any, tuple[float, float] | None]
) -> tuple[float, float] | None:
    """The pin only where the street may be read; else the middle of the town. A search by distance tells no more."""
    if offer.where == Offer.Where.ONLINE:
        return None
    open_house = offer.where == Offer.Where.ADDRESS or offer.organisation.address_shown == _SHOWN.FULL
    if open_house and offer.latitude is not None and offer.longitude is not None:
        return offer.latitude, offer.longitude
    if town is None:
        return None
    if town.pk not in centres:
        centres[town.pk] = middle_of(town.boundary) if town.boundary else None
    return centres[town.pk]


def _place(kind: str, keys: Sequence[Any], *, present: bool, at: datetime) -> None:
    """A place in the feed is given with the first appearance and never taken away."""
    if present and keys:
        known = set(FeedPlace.objects.filter(**{f"{kind}__in": keys}).values_list(kind, flat=True))
        new = [FeedPlace(**{f"{kind}_id": key, "changed_at": at}) for key in keys if key not in known]
        FeedPlace.objects.bulk_create(new, ignore_conflicts=True)
    FeedPlace.objects.filter(**{f"{kind}__in": keys}).update(present=present, changed_at=at)


# --- Search -----------------------------------------------------------------------------------------
def write_documents(offers: Iterable[Offer], *, at: datetime) -> None:
    """Let running offers of published organisations be found, in every language they are written in."""
    keys = [one.pk for one in offers]
    rows = queries.public_offers().filter(pk__in=keys)
    documents = [document for offer in rows for document in _documents(offer, at)]
    Document.objects.filter(kind=OFFER, object_id__in=keys).exclude(
        object_id__in={one.object_id for one in documents}
    ).delete()
    index_all(documents)


def _documents(offer: Offer, at: datetime) -> list[Document]:
    found = []
    for language in sorted({SOURCE, *offer.title, *offer.description}):
        with translation.override(language):
            card = queries.made_offer_card(offer, whole=False, day=day_of(at), language=language)
            told = [
                card.kind, str(card.description), str(card.application), *card.audiences, *card.languages,
                *(names_in(language).get(code, "") for code in offer.languages),
                *(times.sentence(one, day_of(at)) for one in offer.times.all()), offer.organisation.name,
                *(one.name for one in card.partners), card.place, *card.areas,
            ]  # fmt: skip
        found.append(
            Document(
                kind=OFFER,
                object_id=offer.pk,
                language=language,
                scope=Document.Scope.PUBLIC,
                title=card.title.text,
                body="\n".join(filter(None, told)),
                url=public_of_offer(offer),
                changed_at=at,
                visible_from=at,
                municipality_id=offer.shown_town_id,
                tags=_tags(offer),
            )
        )
    return found


def _tags(offer: Offer) -> list[str]:
    """What it is and what its house knows well, in the German words of the lists."""
    fields = [str(one.label) for one in Field if one in offer.organisation.fields]
    words = words_of([str(OfferKind(offer.kind).label), *fields])
    return [*about(house=offer.organisation_id, town=offer.shown_town_id), *words]


def rebuild_offers(*, at: datetime) -> int:
    keys = list(Offer.objects.public().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), 200):
        write_documents([Offer(pk=key) for key in keys[start : start + 200]], at=at)
    return len(keys)
