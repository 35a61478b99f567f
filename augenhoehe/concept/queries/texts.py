"""Questions about chapters, contributions and frozen versions."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from augenhoehe.committees.models import Paper
from augenhoehe.committees.queries import papers_for
from augenhoehe.concept.models import (
    Chapter,
    ChapterComment,
    ChapterVersion,
    Concept,
    ConceptVersion,
    Contribution,
    Measure,
)
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation


def chapters_of(concept: Concept) -> list[Chapter]:
    return list(Chapter.objects.filter(concept=concept).order_by("position"))


def chapters_for(actor: Actor) -> QuerySet[Chapter]:
    return Chapter.objects.visible_to(actor).select_related("concept__municipality", "concept__thread")


def versions_of(chapter: Chapter) -> list[ChapterVersion]:
    """Newest first, with their comments."""
    comments = Prefetch("comments", ChapterComment.objects.order_by("at", "id"))
    return list(ChapterVersion.objects.filter(chapter=chapter).order_by("-number").prefetch_related(comments))


def comments_for(actor: Actor) -> QuerySet[ChapterComment]:
    rows = ChapterComment.objects.filter(version__chapter__in=Chapter.objects.visible_to(actor))
    return rows.select_related("version__chapter__concept__municipality", "version__chapter__concept__thread")


def open_comments(concept: Concept) -> int:
    return ChapterComment.objects.filter(version__chapter__concept=concept, settled_at__isnull=True).count()


def contributions_of(concept: Concept) -> list[Contribution]:
    return list(_with_givers(Contribution.objects.filter(concept=concept)).order_by("on", "id"))


def contributions_to(measure: Measure) -> list[Contribution]:
    """What organisations and experts gave to a measure, oldest first (S0-17)."""
    return list(_with_givers(Contribution.objects.filter(measure=measure)).order_by("on", "id"))


def contributions_for(actor: Actor) -> QuerySet[Contribution]:
    return _with_givers(Contribution.objects.visible_to(actor))


def _with_givers(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    return rows.select_related("organisation", "story", "chapter", "measure", "concept__municipality",
                               "concept__thread")  # fmt: skip


def public_giver(one: Contribution) -> str:
    """Whom the public page names: the organisation if it is published, the expert if they agreed, else the role."""
    if one.organisation is not None:
        return one.organisation.name if one.organisation.state == Organisation.State.PUBLISHED else ""
    return f"{one.name}, {one.role}" if one.named_publicly and one.name else one.role


def concept_versions_of(concept: Concept) -> list[ConceptVersion]:
    rows = ConceptVersion.objects.filter(concept=concept).select_related("paper", "resolution__agenda_item__committee")
    return list(rows.prefetch_related("resolution__agenda_item__committee__names").order_by("-number"))


def concept_versions_for(actor: Actor) -> QuerySet[ConceptVersion]:
    return ConceptVersion.objects.visible_to(actor).select_related(
        "concept__municipality", "concept__thread", "paper", "resolution__agenda_item__committee"
    )


def adopted_version(concept: Concept) -> ConceptVersion | None:
    """The newest version that a body resolved: what holds."""
    rows = ConceptVersion.objects.filter(concept=concept, state__in=ConceptVersion.DECIDED)
    return rows.select_related("resolution__agenda_item__committee").order_by("-number").first()


def public_versions() -> QuerySet[ConceptVersion]:
    """Versions that everybody may read: resolved ones of public concepts."""
    rows = ConceptVersion.objects.public().filter(state__in=ConceptVersion.DECIDED)
    return rows.select_related("concept__municipality", "resolution__agenda_item__committee")


def known_organisations() -> QuerySet[Organisation]:
    return Organisation.objects.filter(state=Organisation.State.PUBLISHED).order_by("sorting", "id")


def paper_of(actor: Actor, version: ConceptVersion) -> Paper | None:
    """The paper of a version, if this person may open it."""
    if version.paper_id is None:
        return None
    return papers_for(actor, today()).filter(pk=version.paper_id).first()
