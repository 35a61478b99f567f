"""Questions about concepts, measures, markers and their progress."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, F, Min, Prefetch, Q, QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread

from .models import ActionField, Concept, ImplementationMarker, MarkerQuerySet, Measure, MeasureQuerySet, MeasureThread

State = ImplementationMarker.State


@dataclass(frozen=True, slots=True)
class Progress:
    """How many markers are reached, out of those that still count; never typed by anybody."""

    reached: int = 0
    total: int = 0
    claimed: int = 0
    overdue: int = 0
    next_due: date | None = None

    @property
    def percent(self) -> int:
        return round(100 * self.reached / self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a marker's history, by function and never by name."""

    at: datetime
    text: str
    reason: str
    function: str


@dataclass(slots=True)
class MeasureRow:
    """A measure with its progress, for trees and tables."""

    measure: Measure
    progress: Progress


@dataclass(slots=True)
class Branch:
    """An action field with those of its measures that were asked for."""

    action_field: ActionField
    rows: list[MeasureRow] = field(default_factory=list)


# --- Progress ---------------------------------------------------------------------------------------
def progress_of(measures: Iterable[Measure | uuid.UUID], day: date | None = None) -> dict[uuid.UUID, Progress]:
    """The progress of measures by their id, in one query. Dropped markers do not count; `day` tells what is overdue."""
    wanted = [one if isinstance(one, uuid.UUID) else one.pk for one in measures]
    late = Q(state__in=ImplementationMarker.PENDING, due__lt=day) if day else Q(pk__in=[])
    counted = (
        ImplementationMarker.objects.filter(measure__in=wanted)
        .values("measure_id")
        .annotate(
            reached=Count("pk", filter=Q(state=State.REACHED)),
            total=Count("pk", filter=~Q(state=State.DROPPED)),
            claimed=Count("pk", filter=Q(state=State.CLAIMED)),
            overdue=Count("pk", filter=late),
            next_due=Min("due", filter=Q(state__in=ImplementationMarker.PENDING)),
        )
    )
    found = {
        row["measure_id"]: Progress(row["reached"], row["total"], row["claimed"], row["overdue"], row["next_due"])
        for row in counted
    }
    return {pk: found.get(pk, Progress()) for pk in wanted}


def together(parts: Iterable[Progress]) -> Progress:
    """The progress of several measures as one."""
    listed = list(parts)
    return Progress(
        reached=sum(one.reached for one in listed),
        total=sum(one.total for one in listed),
        claimed=sum(one.claimed for one in listed),
        overdue=sum(one.overdue for one in listed),
        next_due=min((one.next_due for one in listed if one.next_due), default=None),
    )


# --- Concepts and measures --------------------------------------------------------------------------
def concepts_for(actor: Actor) -> QuerySet[Concept]:
    return _in_order(Concept.objects.visible_to(actor))


def public_concepts() -> QuerySet[Concept]:
    return _in_order(Concept.objects.public())


def _in_order(concepts: QuerySet[Concept]) -> QuerySet[Concept]:
    found = concepts.select_related("municipality").defer("municipality__boundary")
    return found.order_by("municipality__sorting", "created_at", "id")


def measures_for(actor: Actor) -> MeasureQuerySet:
    return with_places(Measure.objects.visible_to(actor))


def public_measures() -> MeasureQuerySet:
    return with_places(Measure.objects.public())


def with_places(measures: MeasureQuerySet) -> MeasureQuerySet:
    """With everything that a page names beside a measure."""
    found = measures.select_related("action_field__concept__municipality", "municipality", "lead__carrier")
    return found.defer("action_field__concept__municipality__boundary", "municipality__boundary")


def tree(concept: Concept, measures: MeasureQuerySet, day: date) -> list[Branch]:
    """Action fields in order with their measures and progress: three queries, however large."""
    rows = list(with_places(measures.filter(action_field__concept=concept)).order_by("created_at", "id"))
    progress = progress_of(rows, day)
    branches = {one.pk: Branch(one) for one in concept.action_fields.order_by("position")}
    for measure in rows:
        branches[measure.action_field_id].rows.append(MeasureRow(measure, progress[measure.pk]))
    return list(branches.values())


def with_markers(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """Measures with their markers in order and the history of each: three more queries."""
    markers = ImplementationMarker.objects.order_by("position", "due", "id")
    return measures.prefetch_related(
        Prefetch("markers", queryset=markers.prefetch_related("postponements", "changes")),
    )


def history(marker: ImplementationMarker) -> list[Event]:
    """Everything that happened to a marker, oldest first; expects `postponements` and `changes` prefetched."""
    from augenhoehe.core.numbers import long_date

    events = [
        Event(one.at, f"{one.get_old_state_display()} → {one.get_new_state_display()}", one.reason, one.by_function)
        for one in marker.changes.all()
    ]
    events += [
        Event(
            one.at,
            f"verschoben vom {long_date(one.old_due)} auf den {long_date(one.new_due)}",
            one.reason,
            one.by_function,
        )
        for one in marker.postponements.all()
    ]
    return sorted(events, key=lambda event: event.at)


def threads_of(measure: Measure) -> list[Thread]:
    return list(Thread.objects.filter(measure_links__measure=measure).order_by("opened_at", "id"))


def measures_of_thread(actor: Actor, thread: Thread, *, public: bool) -> list[Measure]:
    """The measures that belong to a thread, as far as the reader may see them, with markers."""
    readable = Measure.objects.public() if public else Measure.objects.visible_to(actor)
    links = MeasureThread.objects.filter(thread=thread).values("measure_id")
    found = with_places(readable.filter(pk__in=links)).order_by("created_at", "id")
    return list(with_markers(found))


# --- Markers ----------------------------------------------------------------------------------------
def markers_for(actor: Actor) -> MarkerQuerySet:
    return ImplementationMarker.objects.visible_to(actor).select_related(
        "measure__action_field__concept", "measure__lead__carrier"
    )


def own_markers(actor: Actor) -> MarkerQuerySet:
    """„Meine Umsetzungsmarker“: all that the person reports, settled ones included."""
    return ImplementationMarker.objects.owned_by(actor).select_related(
        "measure__action_field__concept", "measure__lead__carrier"
    )


def unsettled(measure: Measure) -> int:
    return measure.markers.filter(state__in=ImplementationMarker.UNSETTLED).count()


def leads() -> QuerySet[User]:
    """Who can be named as the person in charge of a measure."""
    return User.objects.active().in_order()


def by_due(markers: MarkerQuerySet) -> MarkerQuerySet:
    return markers.order_by(F("due").asc(), "position", "id")
