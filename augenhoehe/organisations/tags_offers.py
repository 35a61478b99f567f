"""Status words of offers, for pages."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext

from augenhoehe.ui.status import Kind, StatusTag

from .models import Offer
from .queries.offers import STALE_AFTER

_KINDS: dict[Offer.State, Kind] = {
    Offer.State.DRAFT: "neutral", Offer.State.ACTIVE: "good", Offer.State.PAUSED: "warning", Offer.State.ENDED: "bad",
}  # fmt: skip


def offer_tag(offer: Offer, day: date) -> StatusTag:
    """The state; a running offer that nobody confirmed for a year is „unbestätigt“."""
    if offer.unconfirmed_since(day - STALE_AFTER) and offer.state == Offer.State.ACTIVE:
        return StatusTag(gettext("unbestätigt"), "warning")
    return StatusTag(gettext(str(offer.get_state_display())), _KINDS[Offer.State(offer.state)])
