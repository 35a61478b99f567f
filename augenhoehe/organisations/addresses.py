"""Where organisations are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

from django.utils import translation

from augenhoehe.core.addresses import by_id

from .models import Need, Offer, Organisation, Resource, ResourceRequest, TrainingWish


def of_organisation(organisation: Organisation) -> str:
    return by_id("organisations_inside:organisation", organisation.pk)


def public_of_organisation(organisation: Organisation) -> str:
    """The public page, or nothing while the entry is not published."""
    if not organisation.published:
        return ""
    with translation.override("de"):
        return by_id("organisations:organisation_public", organisation.pk)


def of_offer(offer: Offer) -> str:
    return by_id("organisations_inside:offer", offer.pk)


def public_of_offer(offer: Offer) -> str:
    """The public page, or nothing while it does not run or its organisation is not published."""
    if not (offer.running and offer.organisation.published):
        return ""
    with translation.override("de"):
        return by_id("organisations:offer_public", offer.pk)


def of_resource(resource: Resource) -> str:
    return by_id("organisations_inside:resource", resource.pk)


def of_request(request: ResourceRequest) -> str:
    return by_id("organisations_inside:resource_request", request.pk)


def of_need(need: Need) -> str:
    return by_id("organisations_inside:need", need.pk)


def of_training_wish(wish: TrainingWish) -> str:
    return by_id("organisations_inside:training", wish.pk)
