"""Offers of the demo world, built through operations."""

from __future__ import annotations

from datetime import time
from typing import Any

from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Offer, OfferTime, Organisation
from augenhoehe.organisations.queries import offers as queries
from augenhoehe.places.queries import forget_map

from . import factories as f

TUESDAY = {"rhythm": "weekly", "days": ["TU"], "begins": time(17), "ends": time(19)}


def an_offer(organisation: Organisation | None = None, title: str = "Erzählcafé", **more: Any) -> Offer:
    """Every Tuesday from 17 to 19 o'clock, in Arabic and German, free."""
    forget_map()
    values = {
        "kind": "encounter", "description": "Wir trinken Tee und erzählen.", "languages": ["ar", "de"],
        "times": [TUESDAY], "by": SYSTEM, "at": f.AT, **more,
    }  # fmt: skip
    return operations.enter_offer(organisation=organisation or f.a_club(), title=title, **values)


def a_time(**more: Any) -> OfferTime:
    return OfferTime(**{**TUESDAY, **more})


def reread(offer: Offer) -> Offer:
    return queries.with_parts(Offer.objects.filter(pk=offer.pk)).get()


def card(offer: Offer, actor: Actor, language: str = "de") -> queries.OfferCard:
    return queries.offer_card(reread(offer), actor, day=f.DAY, language=language)
