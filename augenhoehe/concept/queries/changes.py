"""What changed in a concept since a day, as everybody may read it (S2-26)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext

from augenhoehe.concept.models import (
    Concept,
    ImplementationMarker,
    MarkerChange,
    MarkerPostponement,
    Measure,
    Phase,
)
from augenhoehe.core.clock import day_of
from augenhoehe.core.values import dataclass
from augenhoehe.ui.words import long_day


@dataclass(frozen=True, slots=True)
class Change:
    """One line: when, what, about which measure, why."""

    at: datetime
    text: str
    measure: Measure | None = None
    subject: str = ""
    reason: str = ""


def changes_since(concept: Concept, since: datetime, *, within: Q | None = None) -> list[Change]:
    """Newest first: markers settled or moved, measures begun or ended, phases turned."""
    about = Q(marker__measure__action_field__concept=concept) & (within or Q())
    found = _settled(about, since) + _moved(about, since) + _measures(concept, since, within)
    if within is None:
        found += _phases(concept, since)
    return sorted(found, key=lambda one: one.at, reverse=True)


def _settled(about: Q, since: datetime) -> list[Change]:
    rows = MarkerChange.objects.filter(about, at__gte=since, new_state__in=ImplementationMarker.SETTLED)
    return [
        Change(one.at, gettext(one.get_new_state_display()), one.marker.measure, one.marker.criterion, one.reason)
        for one in rows.select_related("marker__measure")
    ]


def _moved(about: Q, since: datetime) -> list[Change]:
    rows = MarkerPostponement.objects.filter(about, at__gte=since).select_related("marker__measure")
    return [
        Change(
            one.at,
            gettext("verschoben vom %(old)s auf den %(new)s")
            % {"old": long_day(one.old_due), "new": long_day(one.new_due)},
            one.marker.measure,
            one.marker.criterion,
            one.reason,
        )
        for one in rows
    ]


def _measures(concept: Concept, since: datetime, within: Q | None) -> list[Change]:
    """New measures by their moment; the day an old one ended stands at its markers too."""
    if within is not None:
        return []
    rows = Measure.objects.filter(action_field__concept=concept, created_at__gte=since)
    return [Change(one.created_at, gettext("neue Maßnahme"), one) for one in rows]


def _phases(concept: Concept, since: datetime) -> list[Change]:
    phases = Phase.objects.filter(concept=concept, changes__at__gte=since).distinct().prefetch_related("changes")
    shown = {Phase.State.RUNNING: gettext("Phase beginnt"), Phase.State.DONE: gettext("Phase abgeschlossen")}
    return [
        Change(change.at, shown[Phase.State(phase.state)], subject=gettext(phase.title))
        for phase in phases
        for change in phase.changes.all()
        if change.at >= since and phase.state in shown and change.text == phase.get_state_display()
        and day_of(change.at) == (phase.ended_on or phase.begun_on)
    ]  # fmt: skip
