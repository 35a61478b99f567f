"""Questions about concepts, measures, markers and their progress."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from augenhoehe.accounts.models import User
from augenhoehe.concept.models import (
    ActionField,
    Concept,
    ImplementationMarker,
    MarkerChange,
    MarkerQuerySet,
    Measure,
    MeasureQuerySet,
    MeasureThread,
)
from augenhoehe.concept.permissions import WRITE_CONCEPT
from augenhoehe.concept.tags import marker_tag, measure_tag, public_marker_tag
from augenhoehe.core.composed import composed, hang
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Thread
from augenhoehe.places.models import Municipality, SocialArea
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.words import long_day

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


@dataclass(frozen=True, slots=True)
class MarkerView:
    """A marker as one reader sees it: tag, evidence if it is open to them, history by function."""

    marker: ImplementationMarker
    tag: StatusTag
    evidence: str
    history: tuple[Event, ...]


@dataclass(slots=True)
class MeasureRow:
    """A measure with its progress and markers, for trees and panels."""

    measure: Measure
    tag: StatusTag
    progress: Progress
    markers: list[MarkerView]


@dataclass(frozen=True, slots=True)
class Overview:
    """A concept with the progress of all its measures."""

    concept: Concept
    measures: int
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
    alive = ~Q(measure__state__in=Measure.ENDED)
    late = Q(state__in=ImplementationMarker.PENDING, due__lt=day) & alive if day else Q(pk__in=[])
    counted = (
        ImplementationMarker.objects.filter(measure__in=wanted)
        .values("measure_id")
        .annotate(
            reached=Count("pk", filter=Q(state=State.REACHED)),
            total=Count("pk", filter=~Q(state=State.DROPPED)),
            claimed=Count("pk", filter=Q(state=State.CLAIMED)),
            overdue=Count("pk", filter=late),
            next_due=Min("due", filter=Q(state__in=ImplementationMarker.PENDING) & alive),
        )
    )
    found = {
        row["measure_id"]: Progress(row["reached"], row["total"], row["claimed"], row["overdue"], row["next_due"])
        for row in counted
    }
    return {pk: found.get(pk, Progress()) for pk in wanted}


def progress_from(measure: Measure, day: date) -> Progress:
    """The same as `progress_of`, from markers that are read already."""
    markers, alive = list(measure.markers.all()), not measure.ended
    pending = [one.due for one in markers if one.state in ImplementationMarker.PENDING and alive]
    return Progress(
        reached=sum(one.state == State.REACHED for one in markers),
        total=sum(one.state != State.DROPPED for one in markers),
        claimed=sum(one.state == State.CLAIMED for one in markers),
        overdue=sum(due < day for due in pending),
        next_due=min(pending, default=None),
    )


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


def overview(concepts: list[Concept], measures: MeasureQuerySet, day: date) -> list[Overview]:
    """Concepts with their progress: two queries for all of them together."""
    found = measures.filter(action_field__concept__in=concepts).order_by()
    of_concept: dict[uuid.UUID, list[uuid.UUID]] = {one.pk: [] for one in concepts}
    for measure, concept in found.values_list("pk", "action_field__concept_id"):
        of_concept[concept].append(measure)
    progress = progress_of([pk for listed in of_concept.values() for pk in listed], day)
    return [
        Overview(one, len(of_concept[one.pk]), together(progress[pk] for pk in of_concept[one.pk])) for one in concepts
    ]


def _in_order(concepts: QuerySet[Concept]) -> QuerySet[Concept]:
    found = concepts.select_related("municipality").defer("municipality__boundary")
    return found.order_by("municipality__sorting", "created_at", "id")


def measures_for(actor: Actor) -> MeasureQuerySet:
    return with_places(Measure.objects.visible_to(actor))


def public_measures() -> MeasureQuerySet:
    return with_places(Measure.objects.public())


def with_places(measures: MeasureQuerySet) -> MeasureQuerySet:
    """With everything that a page names beside a measure."""
    found = measures.select_related("action_field__concept__municipality", "municipality", "lead__carrier", "goal")
    return found.defer("action_field__concept__municipality__boundary", "municipality__boundary")


def tree(concept: Concept, measures: MeasureQuerySet, day: date, *, public: bool = False) -> list[Branch]:
    """Action fields in order with their measures, progress and markers: a fixed number of queries."""
    branches = {one.pk: Branch(one) for one in concept.action_fields.order_by("position")}
    for row in rows_of(measures.filter(action_field__concept=concept), day, public=public):
        branches[row.measure.action_field_id].rows.append(row)
    return list(branches.values())


def row_of(measure: Measure, day: date, *, public: bool = False) -> MeasureRow:
    """One measure with progress and markers."""
    (row,) = rows_of(Measure.objects.filter(pk=measure.pk), day, public=public)
    return row


def rows_of(measures: MeasureQuerySet, day: date, *, public: bool = False) -> list[MeasureRow]:
    """Measures in the order they were made, with progress and markers as the reader sees them."""
    found = list(with_markers(with_places(measures).order_by("created_at", "id")))
    return [
        MeasureRow(
            measure=one,
            tag=measure_tag(one),
            progress=progress_from(one, day),
            markers=[view_of(marker, day, public=public) for marker in one.markers.all()],
        )
        for one in found
    ]


def with_markers(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """Measures with their markers in order and the history of each: three more queries."""
    markers = in_order(ImplementationMarker.objects.all())
    return measures.prefetch_related(
        Prefetch("markers", queryset=markers.prefetch_related("postponements", "changes")),
    )


def in_order(markers: QuerySet[ImplementationMarker]) -> QuerySet[ImplementationMarker]:
    return markers.order_by("position", "due", "id")


def view_of(marker: ImplementationMarker, day: date, *, public: bool = False) -> MarkerView:
    """What a second person has not confirmed stays inside: evidence, reports and returns."""
    evidence = _evidence(marker, public=public)
    if not public:
        return MarkerView(marker, marker_tag(marker, day), evidence, tuple(history(marker)))
    return MarkerView(marker, public_marker_tag(marker, day), evidence, tuple(public_history(marker)))


def _evidence(marker: ImplementationMarker, *, public: bool) -> str:
    confirmed = marker.state in (State.REACHED, State.PARTLY)
    return marker.evidence if confirmed or not public else ""


def history(marker: ImplementationMarker) -> list[Event]:
    """Everything that happened to a marker, oldest first; expects `postponements` and `changes` prefetched."""
    changes = [
        Event(
            one.at,
            f"{gettext(one.get_old_state_display())} → {gettext(one.get_new_state_display())}",
            one.reason,
            one.by_function,
        )
        for one in marker.changes.all()
        if not _also_postponed(marker, one)
    ]
    return sorted(changes + _postponements(marker), key=lambda event: event.at)


def public_history(marker: ImplementationMarker) -> list[Event]:
    """Only what settled a marker or moved its date."""
    settled = [
        Event(one.at, gettext(one.get_new_state_display()), one.reason, one.by_function)
        for one in marker.changes.all()
        if one.new_state in ImplementationMarker.SETTLED
    ]
    return sorted(settled + _postponements(marker), key=lambda event: event.at)


def _postponements(marker: ImplementationMarker) -> list[Event]:
    return [
        Event(
            one.at,
            gettext("verschoben vom %(old)s auf den %(new)s")
            % {"old": long_day(one.old_due), "new": long_day(one.new_due)},
            one.reason,
            one.by_function,
        )
        for one in marker.postponements.all()
    ]


def _also_postponed(marker: ImplementationMarker, change: MarkerChange) -> bool:
    """A postponed marker that was settled goes back to work: one line says both."""
    return any(one.at == change.at for one in marker.postponements.all())


def threads_of(measure: Measure) -> list[Thread]:
    return list(Thread.objects.filter(measure_links__measure=measure).order_by("opened_at", "id"))


def rows_of_thread(actor: Actor, thread: Thread, day: date) -> list[MeasureRow]:
    """The measures of a thread as the reader sees them (outside of public concepts), without their markers' history."""
    rows = _on_thread.ask(actor=actor, thread=thread.pk)
    hang(rows["measures"], "markers", rows["markers"], "measure_id")
    return [_row(one, day, public=not actor.signed_in) for one in rows["measures"]]


@composed
def _on_thread(*, actor: Actor, thread: uuid.UUID) -> Mapping[str, QuerySet[Any]]:
    readable = Measure.objects.visible_to(actor) if actor.signed_in else Measure.objects.public()
    measures = readable.filter(pk__in=MeasureThread.objects.filter(thread=thread).values("measure_id"))
    return {
        "measures": measures.order_by("created_at", "id"),
        "markers": in_order(ImplementationMarker.objects.filter(measure__in=measures.values("pk"))),
    }


def _row(measure: Measure, day: date, *, public: bool) -> MeasureRow:
    """Without history; expects `markers` prefetched."""
    markers = list(measure.markers.all())
    for one in markers:
        one.measure = measure
    tag = public_marker_tag if public else marker_tag
    views = [MarkerView(one, tag(one, day), _evidence(one, public=public), ()) for one in markers]
    return MeasureRow(measure, measure_tag(measure), progress_from(measure, day), views)


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


def places_for(actor: Actor) -> QuerySet[Municipality]:
    """Towns and the Kreis for whose concepts the actor writes."""
    reach = actor.reach(WRITE_CONCEPT)
    found = Municipality.objects.served().filter(valid_until__isnull=True).in_order().defer("boundary")
    return found if reach.everywhere else found.filter(pk__in=reach.municipalities)


def areas_for(concept: Concept) -> QuerySet[SocialArea]:
    """Social areas of the concept's place; of the Kreis, those of all its towns. As they are drawn now."""
    found = SocialArea.objects.filter(valid_until__isnull=True).in_order().defer("boundary")
    if concept.municipality.kind == Municipality.Kind.DISTRICT:
        return found
    return found.filter(municipality=concept.municipality_id)


def public_threads_of(measure: Measure) -> list[Thread]:
    return [thread for thread in threads_of(measure) if thread.is_public]


def threads_for(actor: Actor, measure: Measure) -> list[Thread]:
    """The threads of a measure that the actor may open inside."""
    return list(Thread.objects.visible_to(actor).filter(measure_links__measure=measure).order_by("opened_at", "id"))


def lead_units(concept: Concept) -> list[str]:
    """The units in charge in a concept, each once, in German order."""
    found = Measure.objects.filter(action_field__concept=concept).order_by().values_list("lead_unit", flat=True)
    return sorted(set(found), key=sort_key)


def present_choices(concept: Concept) -> tuple[list[Measure.State], list[str]]:
    """States and units that measures of the concept have, in the order of the work and of the alphabet."""
    found = list(Measure.objects.filter(action_field__concept=concept).order_by().values_list("state", "lead_unit"))
    states = {state for state, _unit in found}
    units = sorted({unit for _state, unit in found}, key=sort_key)
    return [state for state in Measure.State if state.value in states], units


def measure_list(actor: Actor, concept: Concept) -> MeasureQuerySet:
    """Measures of a concept with counted markers, for the table."""
    markers = ImplementationMarker.objects.filter(measure=OuterRef("pk")).order_by().values("measure")
    reached = markers.filter(state=State.REACHED).annotate(number=Count("pk")).values("number")
    total = markers.exclude(state=State.DROPPED).annotate(number=Count("pk")).values("number")
    pending = markers.filter(state__in=ImplementationMarker.PENDING).annotate(first=Min("due")).values("first")
    next_one = ImplementationMarker.objects.filter(measure=OuterRef("pk"), state__in=ImplementationMarker.PENDING)
    next_one = next_one.order_by("due", "id")
    found = measures_for(actor).filter(action_field__concept=concept)
    return found.annotate(
        reached_count=Coalesce(Subquery(reached), 0),
        total_count=Coalesce(Subquery(total), 0),
        next_due=Subquery(pending),
        next_first=Subquery(next_one.values("first_due")[:1]),
    )


def markers_in_calendar(user_id: uuid.UUID) -> list[ImplementationMarker]:
    """What one person leads and has still to report, by date. Colleagues' markers stay in their calendars."""
    rows = ImplementationMarker.objects.pending().filter(measure__lead_id=user_id)
    decided = rows.exclude(measure__state=Measure.State.PLANNED)
    return list(decided.select_related("measure__action_field__concept").order_by("due", "id"))
