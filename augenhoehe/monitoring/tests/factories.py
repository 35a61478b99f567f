"""Indicators, areas and values of the demo world, built through operations."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from augenhoehe.committees.tests.factories import Cast, the_cast, town
from augenhoehe.core.rights import SYSTEM
from augenhoehe.monitoring import operations
from augenhoehe.monitoring.areas import AreaKey
from augenhoehe.monitoring.models import Indicator, IndicatorValue
from augenhoehe.places.models import Municipality, SocialArea
from augenhoehe.places.operations import create_social_area

__all__ = ["AT", "DAY", "Cast", "a_value", "an_area", "an_indicator", "here", "square", "the_cast", "town", "year"]

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 2)
SOURCE = "Melderegister Sternmünde (erfunden)"


def year(number: int) -> date:
    return date(number, 1, 1)


def an_indicator(code: str = "X1", *, public: bool = True, **more: Any) -> Indicator:
    values = {
        "name": f"Anteil der Menschen mit Einwanderungsgeschichte ({code})", "field": "Bevölkerung und Raum",
        "kind": Indicator.Kind.CONTEXT, "unit": "%", "text": "Wie viele von hundert Menschen im Gebiet.",
        "numerator": "Menschen mit Einwanderungsgeschichte", "denominator": "alle Menschen im Gebiet",
        "method": "MigraPro", "source": SOURCE, "by": SYSTEM, "at": AT, **more,
    }  # fmt: skip
    return operations.create_indicator(code=code, public=public, **values)


def square(place: int) -> dict[str, Any]:
    """A small field beside the others, as an outline."""
    west, south = 8.0 + 0.02 * (place % 4), 51.0 + 0.02 * (place // 4)
    ring = [[west, south], [west + 0.02, south], [west + 0.02, south + 0.02], [west, south + 0.02], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def an_area(place: Municipality, number: int = 1, **more: Any) -> SocialArea:
    values = {"valid_from": date(2015, 1, 1), "boundary": square(number), "by": SYSTEM, "at": AT, **more}
    return create_social_area(municipality=place, key=f"{number:03}", name=f"Viertel {number}", **values)


def here(place: Municipality | SocialArea) -> AreaKey:
    if isinstance(place, SocialArea):
        return AreaKey(place.municipality_id, place.pk)
    return AreaKey(place.pk)


def a_value(
    indicator: Indicator, place: Municipality | SocialArea, when: int, value: Any = None, **more: Any
) -> IndicatorValue:
    number = None if value is None else Decimal(str(value))
    values = {"status": "actual", "source": SOURCE, "by": SYSTEM, "at": AT, **more}
    return operations.enter_value(indicator=indicator, area=here(place), period=year(when), value=number, **values)
