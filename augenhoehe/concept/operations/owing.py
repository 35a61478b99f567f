"""Who owes what on a marker: the lead until it is reported, then the coordination until it is confirmed."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.concept.addresses import of_marker
from augenhoehe.concept.models import ImplementationMarker, Measure
from augenhoehe.concept.queries import threads_of
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.journal.models import Thread
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, move_duty, open_duty

REACH = "reach_marker"
CONFIRM = "confirm_marker"
# Two weeks are enough to look at evidence; later the owner waits for no reason of their own.
CONFIRM_TIME = timedelta(days=14)


def _thread(measure: Measure) -> Thread | None:
    return next(iter(threads_of(measure)), None)


def owe_marker(marker: ImplementationMarker, *, by: Actor, at: datetime) -> None:
    """The lead owes it until its date; without a person the coordination keeps it in view."""
    measure = marker.measure
    open_duty(
        kind=REACH,
        subject_kind="marker",
        subject_id=marker.pk,
        title=f"Umsetzungsmarker: {marker.criterion}",
        url=of_marker(marker),
        owner_label=measure.lead_unit,
        user=measure.lead,
        role="" if measure.lead else Role.COORDINATION,
        municipality=None if measure.lead else measure.action_field.concept.municipality,
        due=marker.due,
        thread=_thread(measure),
        by=by,
        at=at,
    )


def owe_markers(measure: Measure, *, by: Actor, at: datetime) -> None:
    for marker in measure.markers.filter(state__in=ImplementationMarker.PENDING).order_by("position"):
        marker.measure = measure
        owe_marker(marker, by=by, at=at)


def owe_confirmation(marker: ImplementationMarker, *, by: Actor, at: datetime) -> None:
    """It is reported: now somebody else has to look."""
    close_duty(kind=REACH, subject_id=marker.pk, outcome="als erreicht gemeldet", by=by, at=at)
    open_duty(
        kind=CONFIRM,
        subject_kind="marker",
        subject_id=marker.pk,
        title=f"Umsetzungsmarker bestätigen: {marker.criterion}",
        url=of_marker(marker),
        owner_label="Koordination",
        role=Role.COORDINATION,
        municipality=marker.measure.action_field.concept.municipality,
        due=day_of(at) + CONFIRM_TIME,
        thread=_thread(marker.measure),
        by=by,
        at=at,
    )


def postpone(marker: ImplementationMarker, reason: str, *, by: Actor, at: datetime) -> None:
    """The duty moves with the marker; one that was settled is owed again."""
    duty = Duty.objects.open().filter(kind=REACH, subject_id=marker.pk).first()
    if duty is None:
        owe_marker(marker, by=by, at=at)
    else:
        move_duty(duty=duty, due=marker.due, reason=reason, by=by, at=at)


def settle(marker: ImplementationMarker, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=REACH, subject_id=marker.pk, outcome=outcome, by=by, at=at)
    close_duty(kind=CONFIRM, subject_id=marker.pk, outcome=outcome, by=by, at=at)


def settle_all(measure: Measure, outcome: str, *, by: Actor, at: datetime) -> None:
    for marker in measure.markers.order_by("position"):
        settle(marker, outcome, by=by, at=at)
