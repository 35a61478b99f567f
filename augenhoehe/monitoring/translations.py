"""What public indicators, groups and adopted sets are called in several languages."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.rights import Actor
from augenhoehe.core.translating import Translatable

from .models import Indicator, IndicatorSet, PopulationGroup
from .rules import check_write


def _check(by: Actor, row: Any) -> None:
    check_write(by)


TRANSLATABLE = (
    Translatable(
        "monitoring.Indicator", "Indikator", lambda: Indicator.objects.public(), lambda row: row.title, _check,
        longest={"name": 200},
    ),
    Translatable(
        "monitoring.PopulationGroup", "Bevölkerungsgruppe", lambda: PopulationGroup.objects.all(), str, _check,
        longest={"name": 120},
    ),
    Translatable(
        "monitoring.IndicatorSet", "Satz von Indikatoren",
        lambda: IndicatorSet.objects.adopted().exclude(text={}), lambda row: row.title, _check,
    ),
)  # fmt: skip
