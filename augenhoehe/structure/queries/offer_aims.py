"""Questions about what is to happen with offers: of one question or proposal, of one offer, all gaps."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce

from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.organisations.models import Offer
from augenhoehe.structure.models import OfferAim, Proposal, StructuralQuestion

MOST_OFFERS = 10
_WITH = ("offer__organisation", "municipality", "life_area")


def aims_for(actor: Actor, day: date) -> QuerySet[OfferAim]:
    rows: Any = OfferAim.objects.visible_to(actor, day)
    found: QuerySet[OfferAim] = rows.select_related(
        *_WITH, "question", "proposal__group__question", "proposal__group__committee"
    )
    return found.defer("municipality__boundary")


def of_question(question: StructuralQuestion) -> list[OfferAim]:
    return list(in_order(OfferAim.objects.filter(question=question)))


def of_proposal(proposal: Proposal) -> list[OfferAim]:
    return list(in_order(OfferAim.objects.filter(proposal=proposal)))


def of_offer(offer: Offer, actor: Actor, day: date) -> list[OfferAim]:
    """Where an offer is named, among what the reader may read."""
    return list(aims_for(actor, day).filter(offer=offer).order_by("-named_on", "-id"))


def in_order(rows: QuerySet[OfferAim]) -> QuerySet[OfferAim]:
    """With what a line about each names, in the order in which they were written."""
    return rows.select_related(*_WITH).defer("municipality__boundary").order_by("named_on", "id")


def gaps_for(actor: Actor, day: date) -> QuerySet[OfferAim]:
    """Where offers are missing, with town, field and question by name for the list."""
    rows: Any = OfferAim.objects.visible_to(actor, day)
    area = KeyTextTransform("text", KeyTransform("de", "life_area__label"))
    found: QuerySet[OfferAim] = rows.gaps().annotate(
        town=F("municipality__name"),
        area=area,
        asked=Coalesce("question__title", "proposal__group__question__title"),
        asked_id=Coalesce("question_id", "proposal__group__question_id"),
    )
    return found


def public_offers_called(words: str) -> list[Offer]:
    """Public offers in whose title or organisation all the words stand."""
    rows = Offer.objects.public().select_related("organisation")
    for word in words.split()[:6]:
        typed = sort_key(word)
        rows = rows.filter(Q(sorting__contains=typed) | Q(organisation__sorting__contains=typed))
    return list(rows.in_order()[: MOST_OFFERS + 1])  # type: ignore[attr-defined]
