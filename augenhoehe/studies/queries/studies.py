"""Questions about studies, their plan, guides, suggestions and workshops; nothing here looks into the closed room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Prefetch, QuerySet

from augenhoehe.accounts.models import Carrier
from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.events.models import Event
from augenhoehe.events.queries.events import public_coming, whole
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.structure.models import StructuralQuestion, Term
from augenhoehe.studies.models import (
    Card,
    Cluster,
    ConsentText,
    Engagement,
    Guide,
    GuideQuestion,
    Phase,
    Study,
    Suggestion,
    Workshop,
)
from augenhoehe.studies.permissions import MANAGE_STUDIES, READ_STUDIES


def studies_for(actor: Actor) -> QuerySet[Study]:
    """What an actor may read, the latest first."""
    return Study.objects.visible_to(actor).select_related("institute", "question").order_by("-created_at", "id")


def public_studies() -> QuerySet[Study]:
    return Study.objects.public().select_related("institute").order_by("-published_on", "id")


def phases_of(study: Study, *, public: bool = False) -> list[Phase]:
    rows = study.phases.order_by("starts_on", "ends_on", "id")
    return list(rows.filter(public=True) if public else rows)


def phase_now(phases: Sequence[Phase], day: date) -> Phase | None:
    """The phase a study is in on a day; of several, the one that began last."""
    running = [one for one in phases if one.starts_on <= day <= one.ends_on]
    return running[-1] if running else None


def consent_text_of(study: Study) -> ConsentText | None:
    """The wording that holds: the latest."""
    return study.consent_texts.order_by("-number").first()


def next_consent_number(study: Study) -> int:
    return int(study.consent_texts.aggregate(last=Max("number"))["last"] or 0) + 1


def suggestions_of(study: Study) -> list[Suggestion]:
    return list(study.suggestions.order_by("-made_on", "id"))


def suggestions_for(actor: Actor) -> QuerySet[Suggestion]:
    return Suggestion.objects.filter(study__in=Study.objects.visible_to(actor)).select_related("study")


def phases_for(actor: Actor) -> QuerySet[Phase]:
    return Phase.objects.filter(study__in=Study.objects.visible_to(actor)).select_related("study")


# --- Guides --------------------------------------------------------------------------------------------
def guides_of(study: Study) -> list[Guide]:
    """Every version in every language, the latest first."""
    return list(study.guides.order_by("-number", "language"))


def _with_questions(rows: QuerySet[Guide]) -> QuerySet[Guide]:
    questions = GuideQuestion.objects.select_related("life_area").order_by("position")
    return rows.select_related("study__institute").prefetch_related(Prefetch("questions", queryset=questions))


def guides_for(actor: Actor) -> QuerySet[Guide]:
    return _with_questions(Guide.objects.filter(study__in=Study.objects.visible_to(actor)))


def public_guides() -> QuerySet[Guide]:
    """Published versions of published studies."""
    return _with_questions(Guide.objects.filter(published_on__isnull=False, study__published_on__isnull=False))


def public_guides_of(study: Study) -> list[Guide]:
    return list(study.guides.filter(published_on__isnull=False).order_by("-number", "language"))


def next_guide_number(study: Study, language: str) -> int:
    """A translation joins the latest version; in a language that is there already, the next version begins."""
    last = int(study.guides.aggregate(last=Max("number"))["last"] or 0)
    if last and not study.guides.filter(number=last, language=language).exists():
        return last
    return last + 1


# --- Workshops -----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Sorted:
    """A cluster with its cards, most votes first; `cluster` is None for cards that lie in none."""

    cluster: Cluster | None
    cards: tuple[Card, ...]

    @property
    def votes(self) -> int:
        return sum(card.votes for card in self.cards)


def workshops_of(study: Study) -> list[Workshop]:
    return list(study.workshops.select_related("municipality").order_by("-held_on", "id"))


def workshops_to_join(study: Study, at: datetime) -> list[Event]:
    """Coming events of the study to which everybody may register (S3-28)."""
    return list(public_coming(at).filter(workshops__study=study).distinct())


def events_to_name(at: datetime) -> QuerySet[Event]:
    """Published events, the next first, then those of the last months."""
    return whole(Event.objects.public(at).timed().filter(begins__gte=at - timedelta(days=180)).order_by("-begins"))


def workshops_for(actor: Actor) -> QuerySet[Workshop]:
    rows = Workshop.objects.filter(study__in=Study.objects.visible_to(actor))
    return rows.select_related("study__institute", "municipality", "event")


def clusters_for(actor: Actor) -> QuerySet[Cluster]:
    rows = Cluster.objects.filter(workshop__study__in=Study.objects.visible_to(actor))
    return rows.select_related("workshop__study", "workshop__municipality", "life_area")


def cards_for(actor: Actor) -> QuerySet[Card]:
    rows = Card.objects.filter(workshop__study__in=Study.objects.visible_to(actor))
    return rows.select_related("workshop__study", "cluster")


def cards_of(workshop: Workshop) -> list[Sorted]:
    """The clusters of a workshop, those with most votes first, then the cards that lie in none."""
    cards = list(workshop.cards.order_by("-votes", "kind", "id"))
    clusters = list(workshop.clusters.select_related("life_area").order_by("title", "id"))
    found = [Sorted(one, tuple(card for card in cards if card.cluster_id == one.pk)) for one in clusters]
    found.sort(key=lambda one: -one.votes)
    loose = tuple(card for card in cards if card.cluster_id is None)
    return [*found, Sorted(None, loose)] if loose else found


def clusters_of(workshop: Workshop) -> QuerySet[Cluster]:
    return Cluster.objects.filter(workshop=workshop).order_by("title", "id")


# --- Engagement ----------------------------------------------------------------------------------------
def engagement_for(actor: Actor) -> QuerySet[Engagement]:
    """What people already do, from interviews; for those who read studies (S3-27)."""
    if not (actor.may(MANAGE_STUDIES) or actor.may(READ_STUDIES)):
        return Engagement.objects.none()
    rows = Engagement.objects.filter(study__in=Study.objects.visible_to(actor))
    return rows.select_related("study", "life_area", "municipality").order_by("-arrived_on", "id")


def supports_for(actor: Actor) -> QuerySet[Card]:
    """Cards of workshops that say what already supports people."""
    return cards_for(actor).filter(kind=Card.Kind.SUPPORT).order_by("-votes", "id")


# --- What can be chosen --------------------------------------------------------------------------------
def institutes() -> QuerySet[Carrier]:
    """Carriers that may be commissioned: none of the residence authorities."""
    kinds = (Carrier.Kind.RESIDENCE_AUTHORITY, Carrier.Kind.NATURALISATION)
    return Carrier.objects.exclude(kind__in=kinds).in_order()


def questions_to_link(actor: Actor) -> QuerySet[StructuralQuestion]:
    return StructuralQuestion.objects.visible_to(actor).order_by("title", "id")


def terms(vocabulary: str) -> QuerySet[Term]:
    return Term.objects.filter(vocabulary=vocabulary, active=True).order_by("position", "code")


def towns() -> QuerySet[Municipality]:
    return served_towns().defer("boundary")


def studies_behind(question: StructuralQuestion, actor: Actor) -> list[Study]:
    """Studies commissioned for a question; `opens`: may the reader open it?"""
    return _behind.ask(actor=actor, question=question.pk)["studies"]


@composed
def _behind(*, actor: Actor, question: UUID) -> Mapping[str, QuerySet[Study]]:
    rows = Study.objects.filter(question=question).exclude(state=Study.State.DRAFT)
    opens = Exists(Study.objects.visible_to(actor).filter(pk=OuterRef("pk")))
    return {"studies": rows.annotate(opens=opens).order_by("title")}
