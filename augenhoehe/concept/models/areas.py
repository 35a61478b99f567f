"""Analyses of social areas: what is there, what is missing, what an area can build on (S3-18, S3-19)."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.concept.permissions import READ_CONCEPT
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .measures import Measure


class AreaAnalysisQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Published ones for everybody, drafts for who reads concepts."""
        return self.all() if actor.system or actor.may(READ_CONCEPT) else self.public()

    def public(self):
        return self.filter(state=SocialAreaAnalysis.State.PUBLISHED)


class SocialAreaAnalysis(Revised):
    """The analysis of one drawing of a social area, or of a whole town, for a period.

    People write potentials, needs and conclusions. Stock and figures are read when the page is opened.
    """

    class State(models.TextChoices):
        DRAFT = "draft", gettext_noop("Entwurf")
        CHECKED = "checked", gettext_noop("geprüft")
        PUBLISHED = "published", gettext_noop("veröffentlicht")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="+", verbose_name="Kommune")
    social_area = models.ForeignKey(
        "places.SocialArea", models.PROTECT, null=True, blank=True, related_name="analyses", verbose_name="Sozialraum"
    )
    starts_on = models.DateField("Zeitraum von")
    ends_on = models.DateField("Zeitraum bis")
    potentials = models.TextField("Potenziale", blank=True)
    needs = models.TextField("Bedarfe", blank=True)
    conclusions = models.TextField("Folgerungen", blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.DRAFT)
    checked_at = models.DateTimeField("geprüft am", null=True, blank=True)
    checked_by = models.UUIDField("geprüft von", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)
    published_by = models.UUIDField("veröffentlicht von", null=True, blank=True)
    measures = models.ManyToManyField(
        Measure, related_name="analyses", blank=True, verbose_name="vorgeschlagene Maßnahmen"
    )
    created_at = models.DateTimeField("angelegt am")

    objects = AreaAnalysisQuerySet.as_manager()

    class Meta:
        verbose_name = "Sozialraumanalyse"
        verbose_name_plural = "Sozialraumanalysen"
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="analysis_ends_after_its_start"),
            # Who it was is forgotten after some years, the day stays.
            models.CheckConstraint(
                condition=Q(checked_at__isnull=False) | Q(checked_by__isnull=True), name="analysis_checked_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=False) | Q(published_by__isnull=True),
                name="analysis_published_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", checked_at__isnull=True, published_at__isnull=True)
                | Q(state="checked", checked_at__isnull=False, published_at__isnull=True)
                | Q(state="published", checked_at__isnull=False, published_at__isnull=False),
                name="analysis_days_follow_its_state",
            ),
        ]

    def __str__(self) -> str:
        return f"Sozialraumanalyse {self.place_name}"

    @property
    def place_name(self) -> str:
        """„Uhlenquell (Zwirnstadt)“; expects area and town to be selected."""
        return f"{self.social_area.name} ({self.municipality.name})" if self.social_area else self.municipality.name

    @property
    def draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def area_pk(self) -> uuid.UUID:
        """The area it speaks of: the drawing, else the town."""
        return self.social_area_id or self.municipality_id
