"""What the structural level does when something happened below: gate 1, markers, threads."""

from __future__ import annotations

from augenhoehe.committees.happenings import ItemWithdrawn, ResolutionRecorded
from augenhoehe.concept.happenings import MarkerReached, MeasureFinished
from augenhoehe.core.clock import now
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM

from .operations import gates


def _decided(happening: ResolutionRecorded) -> None:
    resolution = happening.resolution
    gates.take_decision(resolution=resolution, by=SYSTEM, at=resolution.recorded_at)


def _taken_back(happening: ItemWithdrawn) -> None:
    item = happening.item
    gates.take_back_item(item=item, by=SYSTEM, at=item.withdrawn_at or now())


def _reached(happening: MarkerReached) -> None:
    marker = happening.marker
    gates.tell_of_progress(measure=marker.measure, finished=False, by=SYSTEM, at=marker.closed_at or now())


def _finished(happening: MeasureFinished) -> None:
    gates.tell_of_progress(measure=happening.measure, finished=True, by=SYSTEM, at=now())


REACTIONS = (
    Reaction(ResolutionRecorded, _decided, "Der Beschluss der Lenkungsgruppe ändert den Stand der Strukturfrage."),
    Reaction(ItemWithdrawn, _taken_back, "Ein zurückgezogener Punkt macht die Strukturfrage wieder zum Entwurf."),
    Reaction(MarkerReached, _reached, "Ist ein Umsetzungsmarker erreicht, wird eine Rückmeldung fällig."),
    Reaction(MeasureFinished, _finished, "Ist die letzte Maßnahme zu Ende, ist die Strukturfrage abzuschließen."),
)
