"""Status tags of entries: shape and colour beside the word, which says it alone."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, gettext_noop

from augenhoehe.ui.status import Kind, StatusTag

from .models import Organisation
from .queries.cards import STALE_AFTER

STATES: dict[str, Kind] = {
    Organisation.State.REPORTED: "active",
    Organisation.State.PUBLISHED: "good",
    Organisation.State.REFUSED: "bad",
}
UNCONFIRMED = gettext_noop("unbestätigt")
CONFIRMED = gettext_noop("bestätigt")


def organisation_tag(organisation: Organisation, day: date) -> StatusTag:
    """The state; a published entry that nobody confirmed for a year says so."""
    if organisation.unconfirmed_since(day - STALE_AFTER):
        return StatusTag(gettext(UNCONFIRMED), "warning")
    return StatusTag(gettext(organisation.get_state_display()), STATES.get(organisation.state, "neutral"))


def public_tag(organisation: Organisation, day: date) -> StatusTag:
    """What everybody is told: confirmed within a year, or not."""
    stale = organisation.unconfirmed_since(day - STALE_AFTER)
    return StatusTag(gettext(UNCONFIRMED), "warning") if stale else StatusTag(gettext(CONFIRMED), "good")
