"""What interviews and workshops told of engagement, as lines of the map of the network (S3-27); never a person."""

from __future__ import annotations

from augenhoehe.core.rights import Actor
from augenhoehe.network.queries.engagement import Engagement, Kind, Towns
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import module_on
from augenhoehe.structure.models import Term

from . import addresses
from .queries import studies as queries

MOST = 500
# Life areas of the coding that are a field of the register too; others stand on the map without a field.
FIELDS: dict[str, str] = {
    "school": Field.EDUCATION, "education": Field.EDUCATION, "work": Field.WORK, "housing": Field.HOUSING,
    "health": Field.HEALTH, "family": Field.FAMILY, "equal_treatment": Field.ANTI_DISCRIMINATION,
}  # fmt: skip


def told(actor: Actor) -> list[Engagement]:
    """Lines from interviews, and cards „Unterstützung“ of workshops, of the studies that the actor reads."""
    if not module_on("studies"):
        return []
    heard = [
        Engagement(f"i{one.pk}", Kind.TOLD, one.text, _town(one.municipality), _field(one.life_area),
                   addresses.of_study(one.study), one.study.title)
        for one in queries.engagement_for(actor)[:MOST]
    ]  # fmt: skip
    cards = queries.supports_for(actor).select_related("workshop__municipality", "cluster__life_area")
    written = [
        Engagement(f"w{one.pk}", Kind.TOLD, one.text, _town(one.workshop.municipality),
                   _field(one.cluster.life_area if one.cluster else None), addresses.of_workshop(one.workshop),
                   one.workshop.title)
        for one in cards[:MOST]
    ]  # fmt: skip
    return [*heard, *written]


def _town(town: Municipality | None) -> Towns:
    return ((str(town.pk), town.name),) if town else ()


def _field(area: Term | None) -> tuple[str, ...]:
    return (FIELDS[area.code],) if area and area.code in FIELDS else ()
