"""Indicators, their definitions, series and values, adopted sets, targets and known gaps."""

from .imports import ValueImport
from .indicators import Indicator, IndicatorDefinition, PopulationGroup
from .sets import DataGap, IndicatorSet, IndicatorSetMember, IndicatorTarget
from .values import Delivery, IndicatorSeries, IndicatorValue

__all__ = [
    "DataGap",
    "Delivery",
    "Indicator",
    "IndicatorDefinition",
    "IndicatorSeries",
    "IndicatorSet",
    "IndicatorSetMember",
    "IndicatorTarget",
    "IndicatorValue",
    "PopulationGroup",
    "ValueImport",
]
