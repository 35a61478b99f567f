"""What a paper consists of, as each reader may see it: read once for the page, the public page, and the PDF."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from augenhoehe.committees.models import (
    AgendaItem,
    Amendment,
    Annex,
    Committee,
    CommitteeName,
    ItemDecision,
    Paper,
    PaperItem,
    PaperNumbering,
    PaperQuestion,
    PaperTemplate,
    PaperVersion,
    Resolution,
    Signatory,
    wholly_read,
)
from augenhoehe.committees.permissions import WRITE_PAPERS
from augenhoehe.core.composed import Rows, hang, together
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.places.models import Municipality

from .stations import StationView


@dataclass(frozen=True, slots=True)
class PaperItemView:
    """An item with its amendments and what bodies decided on it; without `item` it is not for this reader."""

    order: int
    item: PaperItem | None
    amendments: tuple[Amendment, ...] = ()
    decisions: tuple[ItemDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperParts:
    """Everything beside title, reasons and stations. `whole`: the reader sees also what is not public."""

    whole: bool
    items: tuple[PaperItemView, ...]
    questions: tuple[PaperQuestion, ...]
    signatories: tuple[Signatory, ...]
    annexes: tuple[Annex, ...]
    has_versions: bool = False

    @property
    def answered(self) -> int:
        return sum(not one.open for one in self.questions)

    @property
    def shown(self) -> tuple[PaperItem, ...]:
        return tuple(one.item for one in self.items if one.item is not None)


def wording_of(paper: Paper) -> str:
    """What is to be decided, for a short note: public items only, and the questions of an inquiry (two queries)."""
    items = list(paper.items.filter(public=True).values_list("text", flat=True))
    if len(items) > 1:
        items = [f"{place}. {text}" for place, text in enumerate(items, start=1)]
    return " ".join([*items, *paper.questions.values_list("text", flat=True)])


def wordings(papers: Collection[UUID], items: QuerySet[PaperItem]) -> dict[UUID, list[str]]:
    """What each of these papers asks for, line by line, as far as these items go; then its questions (two queries)."""
    found: dict[UUID, list[str]] = {pk: [] for pk in papers}
    if found:
        for paper, text in items.filter(paper__in=found).order_by("paper", "order").values_list("paper", "text"):
            found[paper].append(text)
        questions = PaperQuestion.objects.filter(paper__in=found).order_by("paper", "order")
        for paper, text in questions.values_list("paper", "text"):
            found[paper].append(text)
    return found


def reads_wholly(actor: Actor, paper: Paper, day: date) -> bool:
    return bool(wholly_read(actor, day).filter(pk=paper.pk).exists())


def parts_for(actor: Actor, paper: Paper, day: date) -> PaperParts:
    """The parts that the actor may read of a paper they found (two statements)."""
    asked = parts_beside(paper.pk, Annex.objects.visible_to(actor, day), Resolution.objects.visible_to(actor, day))
    return parts_in(_with_bodies(together(asked)), reads_wholly(actor, paper, day))


def public_parts(paper: Paper) -> PaperParts:
    """The parts everybody may read of a public paper (one statement)."""
    items = AgendaItem.objects.public()
    resolutions = Resolution.objects.public().filter(agenda_item__in=items.values("pk"))
    asked = parts_beside(paper.pk, Annex.objects.filter(public=True), resolutions)
    return parts_in(_with_bodies(together(asked)), False)


def parts_beside(
    paper: UUID, annexes: QuerySet[Annex], resolutions: QuerySet[Resolution]
) -> Mapping[str, QuerySet[Any]]:
    """What `parts_in` is made of. annexes, resolutions: what the reader may read, of whatever paper."""
    decisions = ItemDecision.objects.filter(item__paper=paper, resolution__in=resolutions.values("pk"))
    amendments = Amendment.objects.filter(item__paper=paper)
    bodies = Committee.objects.filter(
        Q(pk__in=decisions.values("resolution__agenda_item__committee")) | Q(pk__in=amendments.values("committee"))
    )
    around = ("resolution__agenda_item", "mandate")
    return {
        "decisions": decisions.select_related(*around).order_by("resolution__recorded_at"),
        "amendments": amendments.select_related("item").order_by("order"),
        "items": PaperItem.objects.filter(paper=paper),
        "questions": PaperQuestion.objects.filter(paper=paper),
        "signatories": Signatory.objects.filter(paper=paper),
        "annexes": annexes.filter(paper=paper).select_related("file").order_by("order"),
        "versions": PaperVersion.objects.filter(paper=paper).values_list("pk")[:1],
        "bodies": bodies,
        "names": CommitteeName.objects.filter(committee__in=bodies.values("pk")),
    }


def _with_bodies(rows: Rows) -> Rows:
    hang(rows["bodies"], "names", rows["names"], "committee_id")
    tie_parts(rows, {one.pk: one for one in rows["bodies"]})
    return rows


def tie_parts(rows: Rows, bodies: Mapping[UUID, Committee]) -> None:
    """Decisions and amendments know their body, with its names, without asking."""
    for one in rows["decisions"]:
        item = one.resolution.agenda_item
        item.committee = bodies[item.committee_id]
    for one in rows["amendments"]:
        one.committee = bodies[one.committee_id]


def parts_in(rows: Rows, whole: bool) -> PaperParts:
    return PaperParts(
        whole=whole,
        items=_items(rows, whole),
        questions=tuple(rows["questions"]),
        signatories=tuple(rows["signatories"]),
        annexes=tuple(rows["annexes"]),
        has_versions=bool(rows["versions"]),
    )


def _items(rows: Rows, whole: bool) -> tuple[PaperItemView, ...]:
    decisions: dict[UUID, list[ItemDecision]] = {}
    for one in rows["decisions"]:
        decisions.setdefault(one.item_id, []).append(one)
    amendments: dict[UUID, list[Amendment]] = {}
    for amendment in rows["amendments"]:
        amendments.setdefault(amendment.item_id, []).append(amendment)
    return tuple(
        PaperItemView(one.order, one, tuple(amendments.get(one.pk, ())), tuple(decisions.get(one.pk, ())))
        if whole or one.public
        else PaperItemView(one.order, None)
        for one in rows["items"]
    )


# --- Versions ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class InForce:
    """A version and the stations that dealt with it, or that have it before them now."""

    version: PaperVersion
    stations: tuple[StationView, ...]


def in_force(versions: Sequence[PaperVersion], stations: Sequence[StationView]) -> list[InForce]:
    """On which text each station decided: the latest that was frozen when its resolution was recorded."""
    found: dict[int, list[StationView]] = {one.number: [] for one in versions}
    for station in stations:
        if station.resolution is not None and not station.open:
            before = [one for one in versions if one.frozen_at <= station.resolution.recorded_at]
        else:
            before = list(versions) if station.open else []
        if before:
            found[before[-1].number].append(station)
    return [InForce(one, tuple(found[one.number])) for one in versions]


def shown_content(version: PaperVersion, whole: bool) -> dict[str, Any]:
    """A version's text without the items that are not public, for who may not read them."""
    items = [one for one in version.content["items"] if whole or one["public"]]
    return {**version.content, "items": items}


# --- What somebody may work with ----------------------------------------------------------------------
def items_of_papers(actor: Actor, day: date) -> QuerySet[PaperItem]:
    return PaperItem.objects.visible_to(actor, day).select_related("paper__submitted_by_committee", "paper__thread")


def questions_for(actor: Actor, day: date) -> QuerySet[PaperQuestion]:
    return PaperQuestion.objects.visible_to(actor, day).select_related("paper__submitted_by_committee", "paper__thread")


def annexes_for(actor: Actor, day: date) -> QuerySet[Annex]:
    rows = Annex.objects.visible_to(actor, day)
    return rows.select_related("file", "paper__submitted_by_committee", "paper__thread")


def public_annexes() -> QuerySet[Annex]:
    return Annex.objects.public().select_related("file", "paper")


def amendments_for(actor: Actor, day: date) -> QuerySet[Amendment]:
    """Those of the items the actor may read."""
    rows = Amendment.objects.filter(item__in=PaperItem.objects.visible_to(actor, day).values("pk"))
    return rows.select_related("item__paper__thread", "item__paper__submitted_by_committee", "committee")


def item_decisions_for(actor: Actor, day: date) -> QuerySet[ItemDecision]:
    """Of resolutions the actor may read."""
    rows = ItemDecision.objects.filter(resolution__in=Resolution.objects.visible_to(actor, day).values("pk"))
    return rows.select_related(
        "item__paper__submitted_by_committee", "resolution__agenda_item__committee", "resolution__agenda_item__thread"
    )


def towns_to_write_for(actor: Actor) -> QuerySet[Municipality]:
    """Where the actor writes papers for a whole town."""
    reach = actor.reach(WRITE_PAPERS)
    found = Municipality.objects.served().filter(valid_until__isnull=True).in_order().defer("boundary")
    return found if reach.everywhere else found.filter(pk__in=reach.municipalities)


def town_name(municipality_id: UUID | None) -> str:
    found = Municipality.objects.filter(pk=municipality_id).only("name").first() if municipality_id else None
    return found.name if found else ""


def templates_for(actor: Actor, day: date) -> QuerySet[PaperTemplate]:
    return PaperTemplate.objects.visible_to(actor, day).select_related("municipality").defer("municipality__boundary")


def numberings_for(actor: Actor) -> QuerySet[PaperNumbering]:
    rows = PaperNumbering.objects.visible_to(actor).select_related("municipality", "committee")
    return rows.defer("municipality__boundary").prefetch_related("committee__names")
