"""Questions about the process: its phases as a path, the involvement matrix, who is missing where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext

from augenhoehe.committees.models import Mandate
from augenhoehe.concept.models import ActorType, Concept, Involvement, Phase, PhaseChange
from augenhoehe.concept.permissions import WRITE_CONCEPT
from augenhoehe.concept.words import listed
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.ui.path import Path, Station
from augenhoehe.ui.words import long_day

_STATIONS = {
    Phase.State.PLANNED: "todo",
    Phase.State.RUNNING: "now",
    Phase.State.DONE: "done",
    Phase.State.SKIPPED: "skipped",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """An actor type in a phase: who took part, and whether somebody is missed there."""

    phase: Phase
    involved: tuple[Involvement, ...]
    missing: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    actor_type: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actor types × phases in which somebody is to be asked."""

    phases: tuple[Phase, ...]
    rows: tuple[MatrixRow, ...]
    warnings: tuple[tuple[Phase, str], ...]


def phases_of(concept: Concept) -> list[Phase]:
    """In order, with what changed and who took part: three queries."""
    rows = Phase.objects.filter(concept=concept).order_by("position")
    return list(
        rows.prefetch_related(
            Prefetch("changes", PhaseChange.objects.order_by("at", "id")),
            Prefetch("involvements", Involvement.objects.select_related("organisation").order_by("on", "id")),
        )
    )


def phases_for(actor: Actor) -> QuerySet[Phase]:
    return Phase.objects.visible_to(actor).select_related("concept__municipality", "concept__thread")


def involvements_for(actor: Actor) -> QuerySet[Involvement]:
    return Involvement.objects.filter(phase__in=Phase.objects.visible_to(actor)).select_related(
        "phase__concept__municipality", "phase__concept__thread", "organisation"
    )


def path_of(phases: Sequence[Phase]) -> Path | None:
    """The process as a picture; two phases may be „jetzt hier“."""
    if not phases:
        return None
    return Path(
        tuple(
            Station(
                key=str(one.position),
                title=gettext(one.title),
                state=_STATIONS[Phase.State(one.state)],  # type: ignore[arg-type]
                date=one.ended_on or one.begun_on,
                note=_until(one),
            )
            for one in phases
        ),
        answer=gettext("Jedes Jahr steht öffentlich, was daraus wurde."),
    )


def _until(phase: Phase) -> str:
    """Until when, and until when it was said first."""
    if phase.ended_on or not phase.ends_on:
        return ""
    until = gettext("bis %(day)s") % {"day": long_day(phase.ends_on)}
    if phase.postponed and phase.first_ends_on:
        return f"{until}, {gettext('zuerst bis %(day)s') % {'day': long_day(phase.first_ends_on)}}"
    return until


def running(phases: Sequence[Phase]) -> list[Phase]:
    return [one for one in phases if one.state == Phase.State.RUNNING]


def missing_in(phase: Phase, actor_types: Sequence[str]) -> list[str]:
    """The actor types nobody of which took part, as the warning names them; expects `involvements` to be read."""
    there = {one.actor_type for one in phase.involvements.all()}
    return [str(ActorType(one).label) for one in ActorType.values if one in actor_types and one not in there]


def warning_of(phase: Phase, actor_types: Sequence[str]) -> str:
    """„Schulen und Kirchen noch nicht beteiligt“, for a phase that runs and asks people; else nothing."""
    if phase.state != Phase.State.RUNNING or phase.kind not in Phase.INVOLVING:
        return ""
    missing = missing_in(phase, actor_types)
    if len(missing) == len(actor_types):
        return "Noch niemand beteiligt"
    return f"{listed(missing)} noch nicht beteiligt" if missing else ""


def matrix_of(concept: Concept, phases: Sequence[Phase]) -> Matrix:
    asked = tuple(one for one in phases if one.kind in Phase.INVOLVING or list(one.involvements.all()))
    rows = tuple(
        MatrixRow(kind, str(ActorType(kind).label), tuple(_cell(phase, kind) for phase in asked))
        for kind in ActorType.values
        if kind in concept.actor_types
    )
    said = ((one, warning_of(one, concept.actor_types)) for one in asked)
    return Matrix(asked, rows, tuple((phase, text) for phase, text in said if text))


def _cell(phase: Phase, actor_type: str) -> Cell:
    there = tuple(one for one in phase.involvements.all() if one.actor_type == actor_type)
    asks = phase.state == Phase.State.RUNNING and phase.kind in Phase.INVOLVING
    return Cell(phase, there, asks and not there)


def mandates_to_begin_from(actor: Actor, day: date) -> QuerySet[Mandate]:
    """Running mandates that have no concept yet."""
    rows = Mandate.objects.visible_to(actor, day).running().filter(concepts__isnull=True)
    return rows.select_related("resolution__agenda_item__committee__municipality", "resolution__agenda_item__thread",
                               "committee__municipality")  # fmt: skip


def beginnings_for(actor: Actor, day: date) -> list[Mandate]:
    """Mandates from which this person may begin a concept: they name one in their words, and the place is theirs."""
    reach = actor.reach(WRITE_CONCEPT)
    rows = mandates_to_begin_from(actor, day).filter(Q(title__icontains="konzept") | Q(text__icontains="konzept"))
    if not reach.everywhere:
        rows = rows.filter(resolution__agenda_item__committee__municipality__in=reach.municipalities)
    return list(rows.order_by("due", "id")) if reach.everywhere or reach.municipalities else []


def vision_in_force(concept: Concept, phases: Sequence[Phase]) -> str:
    """The vision of a concept that is carried out already; of one that is being written, nothing yet."""
    begun = any(one.kind == Phase.Kind.IMPLEMENTATION and one.begun_on for one in phases)
    return concept.vision if begun else ""
