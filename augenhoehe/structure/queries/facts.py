"""What is known of a matter from hints to answer: read once per page, in one statement, for path and panels alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from augenhoehe.committees.models import AgendaItem, CommitteeName, Resolution
from augenhoehe.core.clock import today
from augenhoehe.core.composed import Rows, composed, hang
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Thread
from augenhoehe.structure.models import (
    Adoption,
    Answer,
    ChainStep,
    OfferAim,
    ProjectGroup,
    Proposal,
    QuestionMeasure,
    Reconstruction,
    ServiceChain,
    StructuralQuestion,
)

from .chains import in_steps
from .offer_aims import in_order

_Q = StructuralQuestion.State
# Before gate 1 has said yes (again): a group of an earlier round is no station of this one.
BEFORE_GROUP = frozenset({_Q.DRAFT, _Q.WITHDRAWN, _Q.SUBMITTED, _Q.DEFERRED, _Q.PRIORITISED})
PASSED = frozenset({Resolution.Kind.ADOPTED, Resolution.Kind.ADOPTED_CHANGED})


@dataclass(frozen=True, slots=True)
class Work:
    """A measure as the path needs it: when it was made, and (state, due, closed at) of its markers."""

    title: str
    created_at: datetime
    markers: tuple[MarkerFacts, ...]


class MarkerFacts(NamedTuple):
    state: str
    due: date
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the path and the panels of a thread are drawn from."""

    question: StructuralQuestion
    item: AgendaItem | None
    resolution: Resolution | None
    measures: list[Work]
    answers: list[Answer]
    group: ProjectGroup | None = None
    adoptions: list[Adoption] = field(default_factory=list)
    reconstructions: list[Reconstruction] = field(default_factory=list)
    chains: list[ServiceChain] = field(default_factory=list)
    aims: list[OfferAim] = field(default_factory=list)

    @property
    def proposal(self) -> Proposal | None:
        """Expects `proposal` to be selected with the group."""
        return getattr(self.group, "proposal", None) if self.group else None

    @property
    def decision(self) -> Resolution | None:
        """What gate 2 decided."""
        item = self.proposal.agenda_item if self.proposal else None
        return getattr(item, "resolution", None) if item else None

    @property
    def opens_question(self) -> bool:
        """May who asked open the question inside?"""
        return bool(getattr(self.question, "opens", False))

    @property
    def enters_group(self) -> bool:
        """And the room of the group?"""
        return bool(getattr(self.group, "opens", False))

    @property
    def opens_proposal(self) -> bool:
        return bool(getattr(self.group, "opens_proposal", False))

    @property
    def public_aims(self) -> list[OfferAim]:
        """Of a published question; those of its proposal are public with the decision, not before."""
        return [one for one in self.aims if one.question_id or self.decision is not None]

    @property
    def passed_gate_1(self) -> bool:
        return self.resolution is not None and self.resolution.kind in PASSED

    @property
    def decided_on(self) -> date | None:
        """The day of the decision that counts now: of gate 2 where there was one."""
        counts = self.decision or self.resolution
        return counts.decided_on if counts else None

    @property
    def running_adoptions(self) -> list[Adoption]:
        return [one for one in self.adoptions if one.settled_on is None]

    @property
    def markers(self) -> list[MarkerFacts]:
        return [marker for measure in self.measures for marker in measure.markers]

    @property
    def final(self) -> Answer | None:
        return next((one for one in self.answers if one.kind == Answer.Kind.FINAL), None)

    @property
    def latest(self) -> Answer | None:
        return self.answers[-1] if self.answers else None


def facts_of(thread: Thread, actor: Actor = ANONYMOUS) -> Facts | None:
    """The facts behind a thread; None for a matter that no structural question belongs to. `actor`: who may go on?"""
    rows = _asked.ask(actor=actor, day=today(), thread=thread.pk)
    if not rows["questions"]:
        return None
    (question,) = rows["questions"]
    _tie(rows)
    item = question.agenda_item
    groups = [] if question.state in BEFORE_GROUP else rows["groups"]
    return Facts(
        question=question,
        item=item,
        resolution=getattr(item, "resolution", None) if item else None,
        measures=_works(rows["works"]),
        answers=rows["answers"],
        group=groups[0] if groups else None,
        adoptions=rows["adoptions"],
        reconstructions=rows["reconstructions"],
        chains=rows["chains"],
        aims=rows["aims"],
    )


@composed
def _asked(*, actor: Actor, day: date, thread: UUID) -> Mapping[str, QuerySet[Any]]:
    # A thread with several questions is drawn from the first.
    first = StructuralQuestion.objects.filter(thread_links__thread=thread).order_by("created_at").values("pk")[:1]
    question = StructuralQuestion.objects.filter(pk=Subquery(first))
    of = {"question": Subquery(first)}
    groups, chains = ProjectGroup.objects.filter(**of), ServiceChain.objects.filter(**of, released_on__isnull=False)
    bodies = Q(committee__in=groups.values("committee"))
    bodies |= Q(committee__in=question.values("agenda_item__committee"))
    released = Reconstruction.objects.released().filter(topic_links__topic__question_links__question=Subquery(first))
    aims = OfferAim.objects.filter(Q(**of) | Q(proposal__group__in=groups.values("pk")))
    around = ("agenda_item__resolution", "agenda_item__committee", "agenda_item__meeting")
    way = ("committee", "proposal__agenda_item__resolution", "proposal__agenda_item__committee")
    return {
        "questions": _opens(question, actor, day).select_related(*around),
        "answers": Answer.objects.filter(**of).order_by("given_on", "id"),
        "adoptions": Adoption.objects.filter(**of).order_by("asked_at", "organisation"),
        "groups": _with_proposal(_opens(groups, actor, day), actor, day).select_related(*way).order_by("-founded_at"),
        "names": CommitteeName.objects.filter(bodies),
        "works": _markers(QuestionMeasure.objects.filter(**of)),
        "reconstructions": released.distinct().order_by("held_on", "id"),
        "chains": chains.order_by("variant"),
        "steps": in_steps(ChainStep.objects.filter(chain__in=chains.values("pk"))),
        "aims": in_order(aims),
    }


def _opens(rows: QuerySet[Any], actor: Actor, day: date) -> QuerySet[Any]:
    """Each row with `opens`: may the reader go there?"""
    if not actor.signed_in:
        return rows
    readable: Any = rows.model._default_manager
    return rows.annotate(opens=Exists(readable.visible_to(actor, day).filter(pk=OuterRef("pk"))))


def _with_proposal(groups: QuerySet[Any], actor: Actor, day: date) -> QuerySet[Any]:
    """Each group with `opens_proposal`: a submitted proposal is read beyond the group."""
    if not actor.signed_in:
        return groups
    readable = Proposal.objects.visible_to(actor, day).filter(group=OuterRef("pk"))
    return groups.annotate(opens_proposal=Exists(readable))


def _markers(links: QuerySet[QuestionMeasure]) -> QuerySet[Any]:
    """A line for each marker; of a measure without one its own."""
    marker = ("measure__markers__state", "measure__markers__due", "measure__markers__closed_at")
    rows = links.order_by("pk", "measure__markers__position")
    return rows.values_list("measure_id", "measure__title", "measure__created_at", *marker)


def _tie(rows: Rows) -> None:
    """Bodies know their names, chains their steps."""
    items = [one.agenda_item for one in rows["questions"]]
    bodies = [*(one.committee for one in rows["groups"]), *(one.committee for one in items if one)]
    hang(bodies, "names", rows["names"], "committee_id")
    hang(rows["chains"], "steps", rows["steps"], "chain_id")


def _works(rows: list[Any]) -> list[Work]:
    """The measures of a question with their markers; most matters have one or two."""
    found: dict[object, tuple[str, datetime, list[MarkerFacts]]] = {}
    for pk, title, created_at, state, due, closed_at in rows:
        _, _, markers = found.setdefault(pk, (title, created_at, []))
        if state is not None:
            markers.append(MarkerFacts(state, due, closed_at))
    return [Work(title, created_at, tuple(markers)) for title, created_at, markers in found.values()]
