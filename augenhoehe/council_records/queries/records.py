from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from augenhoehe.committees.models import Paper, Station
from augenhoehe.concept.models import Measure
from augenhoehe.core.composed import Number, composed, hang
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.council_records.models import (
    CouncilConsultation,
    CouncilItem,
    CouncilPaper,
    CouncilSource,
    RecordLink,
    RecordRun,
    ResultProposal,
    ResultReading,
)
from augenhoehe.journal.models import Thread


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many results there are, how many of them are understood, and what for."""

    filled: int
    by_rule: int
    by_person: int
    doubtful: int

    @property
    def read(self) -> int:
        return self.by_rule + self.by_person

    @property
    def percent(self) -> str:
        return f"{100 * self.read / self.filled:.1f}".replace(".", ",") if self.filled else "–"


def sources_for(actor: Actor) -> QuerySet[CouncilSource]:
    found: QuerySet[CouncilSource] = CouncilSource.objects.visible_to(actor)
    return found.select_related("municipality").annotate(
        papers=Count("raw", filter=Q(raw__kind="Paper", raw__deleted=False))
    )


def runs_of(actor: Actor, source: CouncilSource) -> QuerySet[RecordRun]:
    found: QuerySet[RecordRun] = RecordRun.objects.visible_to(actor)
    return found.filter(source=source).order_by("-started_at", "-id")


def all_runs(actor: Actor) -> QuerySet[RecordRun]:
    found: QuerySet[RecordRun] = RecordRun.objects.visible_to(actor)
    return found.select_related("source")


def papers_for(actor: Actor) -> QuerySet[Any]:
    """What towns still show, with the number of links to ours."""
    found: QuerySet[Any] = CouncilPaper.objects.visible_to(actor)
    rows = found.filter(Q(gone_at__isnull=True) | Q(links__isnull=False)).select_related("body", "source")
    return rows.annotate(linked=Count("links", distinct=True))


def paper_for(actor: Actor) -> QuerySet[CouncilPaper]:
    """One paper, also one that the town no longer shows: what was linked to it is still explained."""
    found: QuerySet[CouncilPaper] = CouncilPaper.objects.visible_to(actor)
    return found.select_related("body", "source")


def suggestions_for(actor: Actor) -> QuerySet[Any]:
    """„Könnte hierher gehören“: found by words, not linked and not refused yet."""
    return papers_for(actor).filter(fit=CouncilPaper.Fit.SUGGESTED, linked=0, gone_at__isnull=True)


def path_of(paper: CouncilPaper) -> list[CouncilConsultation]:
    """Where a paper went in its town, in order of time."""
    rows = paper.consultations.filter(gone_at__isnull=True)
    joined = rows.select_related("organisation", "meeting__organisation", "item__reading", "item__meeting")
    documents = Prefetch("item__files")
    found = list(joined.prefetch_related(documents))
    return sorted(found, key=lambda one: (_day(one) or date.max, one.order))


def _day(one: CouncilConsultation) -> date | None:
    return one.meeting.starts_at.date() if one.meeting and one.meeting.starts_at else None


def links_of(paper: CouncilPaper) -> list[RecordLink]:
    rows = paper.links.select_related("thread", "measure", "station__paper", "station__committee")
    return list(rows.prefetch_related("station__committee__names").order_by("linked_at", "pk"))


def readings_for(actor: Actor) -> QuerySet[Any]:
    """All wordings, with how often each is used."""
    found: QuerySet[Any] = ResultReading.objects.visible_to(actor)
    return found.annotate(used=Count("items", filter=Q(items__gone_at__isnull=True)))


def doubtful_readings(actor: Actor) -> QuerySet[Any]:
    return readings_for(actor).filter(read_by=ResultReading.By.NOBODY, used__gt=0)


def results_in_numbers(source: CouncilSource | None = None) -> Numbers:
    """Filled results of items that still stand there, by who reads them."""
    rows = CouncilItem.objects.standing().filter(reading__isnull=False)
    if source is not None:
        rows = rows.filter(source=source)
    counted = dict(rows.values_list("reading__read_by").annotate(count=Count("pk")))
    by = ResultReading.By
    rule, person, nobody = (counted.get(one.value, 0) for one in (by.RULE, by.PERSON, by.NOBODY))
    return Numbers(rule + person + nobody, rule, person, nobody)


def links_for(actor: Actor) -> QuerySet[RecordLink]:
    found: QuerySet[RecordLink] = RecordLink.objects.visible_to(actor)
    return found.select_related("paper")


def proposals_for(actor: Actor) -> QuerySet[ResultProposal]:
    """With what a page says of them."""
    found: QuerySet[ResultProposal] = ResultProposal.objects.visible_to(actor)
    return found.select_related(
        "item__meeting", "item__reading", "link__paper__body", "link__paper__source", "link__station__paper",
        "link__station__committee",
    ).prefetch_related("link__station__committee__names")  # fmt: skip


def open_proposals(actor: Actor) -> QuerySet[ResultProposal]:
    """Results there for stations of ours that still wait."""
    waiting = proposals_for(actor).filter(state=ResultProposal.State.OPEN, link__station__state=Station.State.OPEN)
    return waiting.order_by("proposed_at", "pk")


def count_open_proposals(actor: Actor) -> int:
    number: int = _count.ask(actor=actor)["open"][0]
    return number


@composed
def _count(*, actor: Actor) -> Mapping[str, Number]:
    return {"open": Number(open_proposals(actor).order_by().values("pk"))}


def linkable_threads(actor: Actor, word: str = "") -> QuerySet[Thread]:
    found: QuerySet[Thread] = Thread.objects.visible_to(actor)
    rows = found.filter(closed_at__isnull=True)
    return (rows.filter(title__icontains=word) if word else rows).order_by("-last_step_at", "pk")


def linkable_measures(actor: Actor) -> QuerySet[Measure]:
    found: QuerySet[Measure] = Measure.objects.visible_to(actor)
    return found.exclude(state__in=Measure.ENDED).select_related("action_field").order_by("title", "pk")


def linkable_stations(actor: Actor, day: date) -> list[Station]:
    """Stations at which a paper of ours lies now."""
    papers = Paper.objects.visible_to(actor, day).filter(state__in=Paper.TRAVELLING)
    rows = Station.objects.open().filter(paper__in=papers).select_related("paper", "committee")
    return list(rows.prefetch_related("committee__names").order_by("paper__title", "pk"))


def threads_among(actor: Actor, ids: Sequence[UUID]) -> list[UUID]:
    """Those of the threads that the person may open."""
    return list(Thread.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True)) if ids else []


def measures_among(actor: Actor, ids: Sequence[UUID]) -> list[UUID]:
    return list(Measure.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True)) if ids else []


def papers_among(actor: Actor, ids: Sequence[UUID], day: date) -> list[UUID]:
    return list(Paper.objects.visible_to(actor, day).filter(pk__in=ids).values_list("pk", flat=True)) if ids else []


def links_on_measure(actor: Actor, measure: Measure) -> list[RecordLink]:
    """What towns decided on papers that belong to a measure; nothing for who does not read records."""
    return _with_papers(RecordLink.objects.visible_to(actor).filter(measure=measure))


def links_on_thread(actor: Actor, thread: Thread) -> list[RecordLink]:
    """The same for a matter, in one statement."""
    rows = _on_thread.ask(actor=actor, thread=thread.pk)
    hang((one.paper for one in rows["links"]), "consultations", rows["way"], "paper_id")
    return rows["links"]


@composed
def _on_thread(*, actor: Actor, thread: UUID) -> Mapping[str, QuerySet[Any]]:
    links = RecordLink.objects.visible_to(actor).filter(thread=thread)
    way = _way(CouncilConsultation.objects.filter(paper__in=links.values("paper")))
    return {"links": _joined(links), "way": way}


def _with_papers(rows: QuerySet[RecordLink]) -> list[RecordLink]:
    way = _way(CouncilConsultation.objects.all())
    return list(_joined(rows).prefetch_related(Prefetch("paper__consultations", way)))


def _joined(rows: QuerySet[RecordLink]) -> QuerySet[RecordLink]:
    return rows.select_related("paper__body", "paper__source").order_by("linked_at", "pk")


def _way(rows: QuerySet[CouncilConsultation]) -> QuerySet[CouncilConsultation]:
    """Consultations of papers with the result that the town's record tells."""
    return rows.filter(gone_at__isnull=True).select_related("meeting", "item__reading")
