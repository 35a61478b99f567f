"""Where networks and positions are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

from django.utils import translation

from augenhoehe.committees.models import Committee
from augenhoehe.core.addresses import by_id

from .models import JointPosition, SpaceEntry


def of_network(network: Committee) -> str:
    return by_id("positions_inside:network", network.pk)


def of_entry(entry: SpaceEntry) -> str:
    return by_id("positions_inside:space_entry", entry.pk)


def of_position(position: JointPosition) -> str:
    return by_id("positions_inside:position", position.pk)


def public_of_position(position: JointPosition) -> str:
    with translation.override("de"):
        return by_id("positions:position_public", position.pk)


def of_notes(network: Committee) -> str:
    return by_id("positions_inside:notes", network.pk)
