"""What a page about an area reads of other packages. People are told as they were released, never counted here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import F

from augenhoehe.concept.models import SocialAreaAnalysis
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.disclosure.lattice import ALL
from augenhoehe.disclosure.queries import Told, latest, told
from augenhoehe.monitoring import presenting
from augenhoehe.monitoring.areas import AreaKey
from augenhoehe.monitoring.models import Indicator
from augenhoehe.monitoring.queries import series_at, targets_of
from augenhoehe.organisations.models import Offer, Organisation
from augenhoehe.organisations.queries.cards import public_organisations
from augenhoehe.organisations.queries.entries import in_town
from augenhoehe.organisations.queries.offers import position_of, public_offers
from augenhoehe.places.geometry import box_of, holds
from augenhoehe.places.models import AreaSuccession, SocialArea
from augenhoehe.places.queries import before_and_after
from augenhoehe.structure.counts import AREAS, topics_in
from augenhoehe.ui.charts import Chart

# So many make a page; the others stand in the catalogue of indicators and in the registers.
MOST_INDICATORS = 3
MOST_NAMED = 20
MOST_LOOKED_AT = 400
SERIES, MAP = "zeitreihe", "karte"


@dataclass(frozen=True, slots=True)
class Stock:
    """Published organisations in the area's town, and running offers there.

    here: offers at a place in the very area that everybody may know; an organisation itself says only its town.
    """

    organisations: list[Organisation]
    offers: list[Offer]
    more: bool
    here: list[Offer]

    @property
    def at_home(self) -> list[Organisation]:
        """Who runs the offers in the area."""
        return list({one.organisation_id: one.organisation for one in self.here}.values())


@dataclass(frozen=True, slots=True)
class Figures:
    """An indicator at the area: its charts, the first of all with the map of the areas beside it."""

    indicator: Indicator
    name: str
    charts: list[Chart]


def stock_of(analysis: SocialAreaAnalysis, day: date) -> Stock:
    """What everybody may read, for every reader alike."""
    town = analysis.municipality_id
    houses = in_town(public_organisations(day), str(town)).order_by("sorting", "id")
    organisations = list(houses[: MOST_NAMED + 1])
    offers = list(public_offers().filter(shown_town=town).in_order()[: MOST_NAMED + 1])
    more = max(len(organisations), len(offers)) > MOST_NAMED
    return Stock(organisations[:MOST_NAMED], offers[:MOST_NAMED], more, _offers_in(analysis.social_area))


def _offers_in(area: SocialArea | None) -> list[Offer]:
    """Offers whose exact place everybody may know, and whose place lies in the area."""
    if area is None or not area.boundary:
        return []
    west, south, east, north = box_of(area.boundary)
    near = public_offers().filter(
        shown_latitude=F("latitude"), shown_longitude=F("longitude"),
        shown_latitude__range=(south, north), shown_longitude__range=(west, east),
    )  # fmt: skip
    found = []
    for offer in near.in_order()[:MOST_LOOKED_AT]:
        place = position_of(offer, whole=False)
        if place is not None and holds(area.boundary, *place):
            found.append(offer)
    return found


def released_people(analysis: SocialAreaAnalysis) -> Told:
    """How many people gave hints about the area in the last quarter that was released.

    The table shows zeros; an area that does not stand in it is one of them.
    """
    release, town = latest(AREAS), str(analysis.municipality_id)
    area = str(analysis.social_area_id) if analysis.social_area_id else ALL
    if release is not None and (town, area) not in release.values:
        return Told("0", release.as_of, 0)
    return told(release, town, area)


@dataclass(frozen=True, slots=True)
class Topics:
    """What people of the area told of, as it was released, and of which day that is."""

    rows: list[tuple[str, str]]
    stand: str


def topics_of(analysis: SocialAreaAnalysis, actor: Actor) -> Topics | None:
    """Only for a social area, and only for who reads topics."""
    if analysis.social_area_id is None:
        return None
    rows, stand = topics_in(analysis.social_area_id, actor)
    return Topics(rows, stand) if rows else None


def drawn_from(analysis: SocialAreaAnalysis) -> list[AreaSuccession]:
    """Former areas this drawing came from, with the share of them that went into it."""
    return before_and_after(analysis.social_area)[0] if analysis.social_area else []


def figures_of(analysis: SocialAreaAnalysis, actor: Actor) -> list[Figures]:
    """Time series beside the parent area, and one map; no more queries for many areas than for few."""
    area = AreaKey(analysis.municipality_id, analysis.social_area_id)
    found: list[Figures] = []
    for series in series_at(actor, area, MOST_INDICATORS):
        one = series.indicator
        definitions = sorted(one.definitions.all(), key=lambda each: -each.version)
        sheet = presenting.sheet_of(one, definitions, targets_of(one), area=str(series.pk))
        mapped = any(chart.key.endswith(MAP) for each in found for chart in each.charts)
        wanted = (SERIES,) if mapped else (SERIES, MAP)
        charts = [replace(each, key=f"{one.code}-{each.key}") for each in sheet.charts if each.key in wanted]
        found.append(Figures(one, presenting.name_of(one), charts))
    return found
