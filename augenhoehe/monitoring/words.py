"""Values in words: with unit and decimals, and what is missing by its name."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext

from augenhoehe.core.numbers import number
from augenhoehe.ui.words import long_day

from .models import Indicator, IndicatorValue

Status = IndicatorValue.Status
CERTAIN = (str(Status.ACTUAL),)


def value_words(indicator: Indicator, value: Decimal | None, status: str) -> str:
    """„12,5 %“, „12,5 % (geschätzt)“, „geheim gehalten“."""
    word = gettext(str(Status(status).label))
    if value is None:
        return word
    told = with_unit(indicator, value)
    return told if status in CERTAIN else f"{told} ({word})"


def with_unit(indicator: Indicator, value: Decimal) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-indicator.decimals), ROUND_HALF_UP)
    return f"{number(f'{rounded:f}')} {indicator.unit}".strip()  # type: ignore[arg-type]


def source_words(source: str, as_of: date | None, area_status_on: date | None) -> str:
    """„Quelle: …, Stand 31. Dezember 2025, Gebietsstand 1. Januar 2025“."""
    parts = [gettext("Quelle: %(source)s") % {"source": source}]
    if as_of:
        parts.append(gettext("Stand %(day)s") % {"day": long_day(as_of)})
    if area_status_on:
        parts.append(gettext("Gebietsstand %(day)s") % {"day": long_day(area_status_on)})
    return ", ".join(parts)
