from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.committees.models import seated_in
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.structure.permissions import READ_QUESTIONS, WRITE_QUESTIONS

from .hints import Hint
from .terms import Term
from .topics import Topic


class StructuralQuestionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date | None = None):
        """Drafts for who may write them there; submitted ones by role, those of a single town within the reach.

        Who holds a seat on the day in the body that decides reads what lies before it. Without a day, seats open
        nothing.
        Residence authorities read only what enough people stand behind: a question from a topic below the
        threshold would tell them of the topic (law.md no. 1).
        """
        written = actor.reach(WRITE_QUESTIONS)
        read = _read_by(actor) | (_submitted() & seated_in(actor, day, "agenda_item__committee_id"))
        if actor.residence_authority:
            return self.filter(read).exclude(released_people="")
        if written.everywhere:
            return self
        return self.filter(Q(municipality_id__in=written.municipalities) | read)


def _submitted() -> Q:
    return ~Q(state__in=[StructuralQuestion.State.DRAFT, StructuralQuestion.State.WITHDRAWN])


def _read_by(actor: Actor) -> Q:
    reach = actor.reach(READ_QUESTIONS)
    if reach.nowhere:
        return Q(pk__in=[])
    submitted = _submitted()
    # Carrier scope isolates the closed rooms only; the structural level is shared by role (architecture §3).
    if reach.everywhere or reach.carriers:
        return submitted
    return submitted & (Q(municipality__isnull=True) | Q(municipality_id__in=reach.municipalities))


class StructuralQuestion(Revised):
    """A structural question (Strukturfrage) from topics: what has to change, and who could change it.

    `released_*` is what the public page says about its sources: released once on a fixed day, so that
    nobody can read single hints from the difference of two numbers.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Entwurf"
        WITHDRAWN = "withdrawn", "verworfen"
        SUBMITTED = "submitted", "vorgelegt"
        PRIORITISED = "prioritised", "priorisiert"
        DEFERRED = "deferred", "zurückgestellt"
        REFUSED = "refused", "abgelehnt"
        ELSEWHERE = "elsewhere", "zuständig anderswo"
        COMMISSIONED = "commissioned", "beauftragt"
        PROPOSED = "proposed", "Vorschlag liegt vor"
        FORWARDED = "forwarded", "in politischen Gremien"
        IMPLEMENTING = "implementing", "in Umsetzung"
        SOLVED = "solved", "gelöst"
        PARTLY_SOLVED = "partly_solved", "teilweise gelöst"
        NOT_SOLVABLE = "not_solvable", "nicht lösbar"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    question = models.TextField("Die Frage in einem Satz")
    background = models.TextField("Hintergrund", blank=True)
    affected = models.TextField("Wen es betrifft", blank=True)
    causes = models.TextField("Ursachen", blank=True)
    evidence = models.TextField("Belege", blank=True)
    level = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    short_text = MultilingualField("Öffentlich in drei Sätzen")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.DRAFT)
    state_reason = models.TextField("Begründung des Stands", blank=True)
    agenda_item = models.OneToOneField(
        "committees.AgendaItem", models.PROTECT, null=True, blank=True, related_name="structural_question"
    )
    resubmit_on = models.DateField("Wiedervorlage", null=True, blank=True)
    created_at = models.DateTimeField("angelegt am")
    closed_on = models.DateField("abgeschlossen am", null=True, blank=True)
    released_people = models.CharField("Personen, wie veröffentlicht", max_length=40, blank=True)
    released_towns = models.CharField("Kommunen, wie veröffentlicht", max_length=40, blank=True)
    released_on = models.DateField("Stand der veröffentlichten Zahlen", null=True, blank=True)

    objects = StructuralQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "Strukturfrage"
        verbose_name_plural = "Strukturfragen"
        indexes = [models.Index(fields=["-created_at", "-id"], name="question_by_creation")]

    def __str__(self) -> str:
        return self.title


class QuestionHint(models.Model):
    """Which hints fed a question; it stays when their topics are merged, split or sorted anew later."""

    question = models.ForeignKey(StructuralQuestion, models.CASCADE, related_name="hint_links")
    hint = models.ForeignKey(Hint, models.CASCADE, related_name="question_links")
    since = models.DateField("seit")

    class Meta:
        verbose_name = "Hinweis einer Strukturfrage"
        verbose_name_plural = "Hinweise von Strukturfragen"
        constraints = [models.UniqueConstraint(fields=["question", "hint"], name="hint_once_per_question")]


class QuestionTopic(models.Model):
    """From which topics a question was drafted."""

    question = models.ForeignKey(StructuralQuestion, models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="question_links")

    class Meta:
        verbose_name = "Thema einer Strukturfrage"
        verbose_name_plural = "Themen von Strukturfragen"
        constraints = [models.UniqueConstraint(fields=["question", "topic"], name="topic_once_per_question")]


class QuestionThread(models.Model):
    """To which threads a question belongs (several are allowed)."""

    question = models.ForeignKey(StructuralQuestion, models.CASCADE, related_name="thread_links")
    thread = models.ForeignKey("journal.Thread", models.PROTECT, related_name="question_links")

    class Meta:
        verbose_name = "Strukturfrage im Vorgang"
        verbose_name_plural = "Strukturfragen im Vorgang"
        constraints = [models.UniqueConstraint(fields=["question", "thread"], name="question_once_per_thread")]


class QuestionMeasure(models.Model):
    """Measures that were made from the decision on a question."""

    question = models.ForeignKey(StructuralQuestion, models.CASCADE, related_name="measure_links")
    measure = models.ForeignKey("concept.Measure", models.PROTECT, related_name="question_links")

    class Meta:
        verbose_name = "Maßnahme zu einer Strukturfrage"
        verbose_name_plural = "Maßnahmen zu Strukturfragen"
        constraints = [models.UniqueConstraint(fields=["question", "measure"], name="measure_once_per_question")]
