"""What the thresholds mean for each town: must, must on request, may. An aid to check, no legal advice."""

from __future__ import annotations

from datetime import date

from augenhoehe.committees.models import Committee, PopulationFigure, ThresholdRule
from augenhoehe.core.values import dataclass
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns


@dataclass(frozen=True, slots=True)
class TownCheck:
    """One town beside the thresholds: its newest figure, what follows, and the bodies it has."""

    town: Municipality
    figure: PopulationFigure | None
    outcome: str
    committees: tuple[Committee, ...]

    @property
    def missing(self) -> bool:
        """A body is compulsory by the figure and there is none."""
        return self.outcome == MUST and not self.committees


MUST, ON_REQUEST, MAY, UNKNOWN = "must", "on_request", "may", "unknown"
SENTENCES = {
    MUST: "Ein Gremium ist zu bilden.",
    ON_REQUEST: "Ein Gremium ist zu bilden, wenn genug Wahlberechtigte es beantragen.",
    MAY: "Ein Gremium kann freiwillig gebildet werden.",
    UNKNOWN: "Es fehlt eine Zahl oder eine Schwelle.",
}


def outcome_of(figure: PopulationFigure | None, rule: ThresholdRule | None) -> str:
    """What follows from a number under a rule; without one of them nothing does."""
    if figure is None or rule is None:
        return UNKNOWN
    if figure.foreigners >= rule.must_from:
        return MUST
    return ON_REQUEST if figure.foreigners >= rule.request_from else MAY


def thresholds_on(day: date) -> ThresholdRule | None:
    return ThresholdRule.objects.valid_on(day).first()


def all_thresholds() -> list[ThresholdRule]:
    """Everything that was entered, the newest first."""
    return list(ThresholdRule.objects.order_by("-valid_from"))


def town_checks(day: date) -> list[TownCheck]:
    """All towns that are served, in order (§ 27 is town law: the Kreis itself is none)."""
    rule = thresholds_on(day)
    towns = [one for one in served_towns() if one.kind != Municipality.Kind.DISTRICT]
    newest: dict[object, PopulationFigure] = {}
    for figure in PopulationFigure.objects.filter(municipality__in=[one.pk for one in towns]).order_by("on"):
        newest[figure.municipality_id] = figure
    bodies: dict[object, list[Committee]] = {}
    rows = Committee.objects.standing(day).filter(kind=Committee.Kind.INTEGRATION_COMMITTEE).with_names()
    for one in rows.order_by("pk"):
        bodies.setdefault(one.municipality_id, []).append(one)
    return [
        TownCheck(one, newest.get(one.pk), outcome_of(newest.get(one.pk), rule), tuple(bodies.get(one.pk, ())))
        for one in towns
    ]
