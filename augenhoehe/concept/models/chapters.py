"""The text of a concept: chapters with versions and comments, contributions of others, versions of the whole."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .concepts import Concept
from .goals import OfConceptQuerySet
from .measures import Measure


class Chapter(Revised):
    """A chapter of the text. What it says now; how it came to that stands in its versions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="chapters")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    title = models.CharField("Überschrift", max_length=160)
    text = models.TextField("Text", blank=True)

    objects = OfConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "Kapitel"
        verbose_name_plural = "Kapitel"
        constraints = [models.UniqueConstraint(fields=["concept", "position"], name="one_chapter_per_position")]

    def __str__(self) -> str:
        return self.title


class ChapterVersion(models.Model):
    """What a chapter said at a moment. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("Fassung")
    title = models.CharField("Überschrift", max_length=160)
    text = models.TextField("Text", blank=True)
    note = models.CharField("Was sich änderte", max_length=300, blank=True)
    at = models.DateTimeField("am")
    by_id = models.UUIDField("von", null=True)
    by_function = models.CharField("Funktion", max_length=160, blank=True)

    class Meta:
        verbose_name = "Fassung eines Kapitels"
        verbose_name_plural = "Fassungen von Kapiteln"
        constraints = [models.UniqueConstraint(fields=["chapter", "number"], name="one_chapter_version_per_number")]


class ChapterComment(Revised):
    """A comment on a version of a chapter, and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(ChapterVersion, models.CASCADE, related_name="comments")
    text = models.TextField("Kommentar")
    at = models.DateTimeField("am")
    by_id = models.UUIDField("von", null=True)
    by_function = models.CharField("Funktion", max_length=160, blank=True)
    settled_at = models.DateTimeField("erledigt am", null=True, blank=True)
    settled_note = models.CharField("Was daraus wurde", max_length=300, blank=True)

    class Meta:
        verbose_name = "Kommentar zu einem Kapitel"
        verbose_name_plural = "Kommentare zu Kapiteln"
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | ~Q(settled_note=""), name="settled_comment_says_how"
            )
        ]


class Contribution(Revised):
    """What somebody gave to the concept: an expert with name and role (S2-20), or an organisation (S0-17)."""

    class Kind(models.TextChoices):
        EXPERT = "expert", gettext_noop("Fachperson")
        ORGANISATION = "organisation", gettext_noop("Organisation")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="contributions")
    kind = models.CharField("Von", max_length=20, choices=Kind)
    chapter = models.ForeignKey(Chapter, models.PROTECT, null=True, blank=True, related_name="contributions")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="contributions")
    # Of an expert: name and role. The person agreed to be named, or only the role is shown outside.
    name = models.CharField("Name", max_length=160, blank=True)
    role = models.CharField("Funktion", max_length=200, blank=True)
    named_publicly = models.BooleanField("Name darf öffentlich stehen", default=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="concept_contributions"
    )
    # What the organisation itself wrote about it, in its own words and published.
    story = models.ForeignKey("organisations.Story", models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField("Beitrag")
    on = models.DateField("am")

    objects = OfConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "Beitrag"
        verbose_name_plural = "Beiträge"
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="expert", organisation__isnull=True, story__isnull=True) & ~Q(role=""))
                | Q(kind="organisation", organisation__isnull=False, name="", role=""),
                name="contribution_says_who_gave_it",
            ),
        ]


class ConceptVersion(Revised):
    """The whole concept as it was at a moment, frozen; submitted as a paper, and come back by the resolution (S2-5)."""

    class State(models.TextChoices):
        FROZEN = "frozen", gettext_noop("festgehalten")
        SUBMITTED = "submitted", gettext_noop("in Beratung")
        ADOPTED = "adopted", gettext_noop("beschlossen")
        CHANGED = "changed", gettext_noop("mit Änderung beschlossen")
        RETURNED = "returned", gettext_noop("zurückgegeben")
        REFUSED = "refused", gettext_noop("abgelehnt")

    DECIDED = (State.ADOPTED, State.CHANGED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("Fassung")
    note = models.CharField("Anlass", max_length=300)
    content = models.JSONField("Inhalt")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.FROZEN)
    frozen_at = models.DateTimeField("festgehalten am")
    frozen_by = models.UUIDField("festgehalten von", null=True)
    by_function = models.CharField("Funktion", max_length=160, blank=True)
    paper = models.ForeignKey("committees.Paper", models.PROTECT, null=True, blank=True, related_name="+")
    resolution = models.ForeignKey("committees.Resolution", models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "Fassung eines Konzepts"
        verbose_name_plural = "Fassungen von Konzepten"
        constraints = [
            models.UniqueConstraint(fields=["concept", "number"], name="one_concept_version_per_number"),
            models.CheckConstraint(
                condition=Q(state="frozen") | Q(paper__isnull=False), name="submitted_version_has_a_paper"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("adopted", "changed")) | Q(resolution__isnull=False),
                name="adopted_version_has_a_resolution",
            ),
        ]

    @property
    def adopted(self) -> bool:
        return self.state in self.DECIDED
