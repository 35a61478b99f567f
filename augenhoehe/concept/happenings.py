"""What happened to measures and their markers; packages above react to these."""

from __future__ import annotations

from augenhoehe.core.happenings import Happening
from augenhoehe.core.values import dataclass

from .models import ImplementationMarker, Measure


@dataclass(frozen=True, slots=True)
class MeasureCreated(Happening):
    """A measure was made, with its first markers."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class MarkerReached(Happening):
    """A second person confirmed that a marker is reached."""

    marker: ImplementationMarker


@dataclass(frozen=True, slots=True)
class MarkerPostponed(Happening):
    """A marker got another date; the old one is kept."""

    marker: ImplementationMarker


@dataclass(frozen=True, slots=True)
class MeasureFinished(Happening):
    """A measure ended: completed, stopped or made permanent."""

    measure: Measure
