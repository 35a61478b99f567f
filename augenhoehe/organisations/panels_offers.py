"""Offers on the pages of their organisation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from augenhoehe.core.rights import Actor
from augenhoehe.organisations.queries import offers as queries
from augenhoehe.organisations.rules import entries as rules

from . import times
from .addresses import of_offer
from .models import Offer, Organisation
from .tags_offers import offer_tag


def line_of(offer: Offer, day: date, *, whole: bool = False) -> dict[str, Any]:
    """What a list shows of an offer."""
    card = queries.made_offer_card(offer, whole=whole, day=day, language=get_language() or "de", brief=True)
    return {
        "offer": offer,
        "card": card,
        "times": [times.sentence(one, day) for one in offer.times.all() if _coming(one.valid_until, day)],
        "tag": offer_tag(offer, day) if offer.state != Offer.State.ACTIVE or card.stale else None,
    }


def _coming(until: date | None, day: date) -> bool:
    return until is None or until >= day


def offers_of_public(organisation: Organisation, day: date) -> dict[str, Any] | None:
    """Everything it offers, alone or with others."""
    rows = queries.offers_with(organisation)[: queries.MOST_LISTED]
    lines = [line_of(one, day) for one in rows]
    return {"lines": lines, "organisation": organisation} if lines else None


def offers_of_inside(actor: Actor, organisation: Organisation, rows: list[Offer], day: date) -> dict[str, Any] | None:
    """Of all its offers, for who may read the whole entry."""
    may = rules.can_tend(actor, organisation, day)
    lines = [{**line_of(one, day, whole=may), "url": of_offer(one), "tag": offer_tag(one, day)} for one in rows]
    if not (lines or may):
        return None
    new = reverse("organisations_inside:offer_create") + f"?organisation={organisation.pk}" if may else ""
    return {"lines": lines, "new_url": new}
