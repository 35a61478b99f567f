"""Where indicators are read."""

from __future__ import annotations

from augenhoehe.core.addresses import by_id

from .models import Indicator, IndicatorSet


def of_indicator(indicator: Indicator) -> str:
    return by_id("monitoring_inside:indicator", indicator.pk)


def public_of_indicator(indicator: Indicator) -> str:
    """The public page in the reader's language, or nothing while the indicator is not public."""
    return by_id("monitoring:indicator_public", indicator.pk) if indicator.public else ""


def of_set(found: IndicatorSet) -> str:
    return by_id("monitoring_inside:set", found.pk)
