"""Everything the inside page of a paper shows, read in one statement (ADR 0025)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.committees.models import (
    AgendaItem,
    Annex,
    Committee,
    CommitteeName,
    Delay,
    Evidence,
    Laying,
    Paper,
    PaperItem,
    Resolution,
    Station,
    StationChange,
    wholly_read,
)
from augenhoehe.core.clock import day_of
from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.notices.models import Duty

from .delays import reasoned
from .layings import by_station
from .paper_parts import PaperParts, parts_beside, parts_in, tie_parts
from .papers import duties_on_paper
from .positions import Positions, positions_beside, positions_in
from .stations import StationView, beside, views_in

# What says nothing of the whole paper: it comes back, or somebody else decides.
_NOT_DECIDED = frozenset({Resolution.Kind.RETURNED, Resolution.Kind.ELSEWHERE, Resolution.Kind.DEFERRED})


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper as one reader may see it. `resolutions`: on the way, as far as read; `positions`: the reader's own."""

    paper: Paper
    stations: tuple[StationView, ...]
    parts: PaperParts
    resolutions: tuple[Resolution, ...]
    layings: Mapping[UUID, Laying]
    evidence: Mapping[UUID, list[Evidence]]
    changes: tuple[StationChange, ...]
    duty: Duty | None
    positions: Positions | None

    @property
    def in_public(self) -> bool:
        """May everybody read it?"""
        return bool(getattr(self.paper, "everybodys", False))

    @property
    def decided(self) -> list[Resolution]:
        """What bodies on its way decided on the whole paper, as far as the reader reads it."""
        return [one for one in self.resolutions if one.kind not in _NOT_DECIDED]


def paper_page(actor: Actor, pk: UUID, *, at: datetime) -> PaperPage | None:
    """The page of a paper; nothing if there is none that this person may read."""
    rows = _asked.ask(actor=actor, day=day_of(at), paper=pk)
    if not rows["papers"]:
        return None
    (paper,) = rows["papers"]
    views = views_in(rows, at)
    bodies = {one.pk: one for one in rows["bodies"]}
    tie_parts(rows, bodies)
    for one in rows["resolutions"]:
        one.agenda_item.committee = bodies[one.agenda_item.committee_id]
    return PaperPage(
        paper=paper,
        stations=tuple(reasoned(views, dict(rows["reasons"]))),
        parts=parts_in(rows, paper.whole),
        resolutions=tuple(rows["resolutions"]),
        layings={one.station_id: one for one in rows["layings"]},
        evidence=by_station(rows["evidence"]),
        changes=tuple(rows["changes"]),
        duty=next(iter(rows["duties"]), None),
        positions=positions_in(rows, actor),
    )


@composed
def _asked(*, actor: Actor, day: date, paper: UUID) -> Mapping[str, QuerySet[Any]]:
    stations = Station.objects.filter(paper=paper)
    read = Resolution.objects.visible_to(actor, day)
    reasons = Delay.objects.filter(station__in=stations.values("pk")).exclude(reason="").order_by("since")
    resolutions = read.filter(agenda_item__station__paper=paper).select_related("agenda_item")
    bodies = _bodies(paper)
    return {
        "stations": stations.order_by("order", "id"),
        **beside(stations),
        **parts_beside(paper, Annex.objects.visible_to(actor, day), read),
        "papers": _page_of(actor, day, paper),
        "resolutions": resolutions.order_by("recorded_at"),
        "layings": Laying.objects.visible_to(actor, day).filter(station__in=stations.values("pk")),
        "evidence": Evidence.objects.filter(station__in=stations.values("pk")).order_by("added_at", "id"),
        "changes": StationChange.objects.filter(paper=paper).order_by("changed_at", "id"),
        "duties": duties_on_paper(paper)[:1],
        "reasons": reasons.values_list("station_id", "reason"),
        "bodies": bodies,
        "names": CommitteeName.objects.filter(committee__in=bodies.values("pk")),
        **positions_beside(actor),
    }  # fmt: skip


def _page_of(actor: Actor, day: date, paper: UUID) -> QuerySet[Paper]:
    """`whole`: does the reader see also what is not public? `everybodys`: may everybody read the paper?"""
    here = OuterRef("pk")
    found: QuerySet[Paper] = Paper.objects.visible_to(actor, day).filter(pk=paper)
    found = found.annotate(
        whole=Exists(wholly_read(actor, day).filter(pk=here)), everybodys=Exists(Paper.objects.public().filter(pk=here))
    )
    return found.select_related("municipality", "thread").defer("municipality__boundary")


def _bodies(paper: UUID) -> QuerySet[Committee]:
    """Every body that the page names: of the way, of what lay there, of amendments, and who submits."""
    items = AgendaItem.objects.filter(station__paper=paper)
    decided = AgendaItem.objects.filter(resolution__item_decisions__item__paper=paper)
    amended = PaperItem.objects.filter(paper=paper, amendments__isnull=False)
    return Committee.objects.filter(
        Q(pk__in=Station.objects.filter(paper=paper).values("committee"))
        | Q(pk__in=Paper.objects.filter(pk=paper).values("submitted_by_committee"))
        | Q(pk__in=items.values("committee"))
        | Q(pk__in=decided.values("committee"))
        | Q(pk__in=amended.values("amendments__committee"))
    )
