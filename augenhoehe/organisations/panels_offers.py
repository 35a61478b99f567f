"""Offers on the pages of their organisation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse

from augenhoehe.core.rights import Actor
from augenhoehe.organisations.queries import offers as queries
from augenhoehe.organisations.rules import entries as rules

from .addresses import of_offer
from .models import Offer, Organisation
from .offer_lines import line_of
from .tags_offers import offer_tag


def offers_of_public(organisation: Organisation, day: date) -> dict[str, Any] | None:
    """Everything it offers, alone or with others."""
    rows = queries.offers_with(organisation)[: queries.MOST_LISTED]
    lines = [line_of(one, day) for one in rows]
    return {"lines": lines, "organisation": organisation} if lines else None


def offers_of_inside(actor: Actor, organisation: Organisation, rows: list[Offer], day: date) -> dict[str, Any] | None:
    """Of all its offers, for who may read the whole entry."""
    may = rules.can_tend(actor, organisation, day)
    lines = [replace(line_of(one, day, whole=may), url=of_offer(one), tag=offer_tag(one, day)) for one in rows]
    if not (lines or may):
        return None
    new = reverse("organisations_inside:offer_create") + f"?organisation={organisation.pk}" if may else ""
    return {"lines": lines, "new_url": new}
