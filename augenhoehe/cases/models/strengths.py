from __future__ import annotations

import uuid

from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.sealed import Sealed

from .files import Case


class Strength(Sealed, Revised):
    """A strength (Stärke, Ressource) of the person or around them, beside what they need (S3-18).

    Words and use are sealed. Of what kind it is stands open, so that the database can count kinds without a case.
    """

    class Kind(models.TextChoices):
        LANGUAGES = "languages", "Sprachen"
        WORK = "work", "Beruf und Erfahrung"
        LEARNING = "learning", "Schule, Ausbildung, Lernen"
        SKILLS = "skills", "Können und Talente"
        FAMILY = "family", "Familie und Haushalt"
        FRIENDS = "friends", "Freunde und Nachbarn"
        COMMUNITY = "community", "Verein, Gemeinde, Ehrenamt"
        WILL = "will", "Ziele und Zuversicht"
        MEANS = "means", "Geld, Wohnung, Papiere, Technik"
        OTHER = "other", "anderes"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="strengths")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    kind = models.CharField("Art", max_length=20, choices=Kind)

    class Meta:
        verbose_name = "Stärke"
        verbose_name_plural = "Stärken"

    @property
    def key_id(self) -> uuid.UUID:
        return self.case_id

    @property
    def text(self) -> str:
        return str(self.content["text"])

    @property
    def use(self) -> str:
        """What the plan builds on it; empty as long as it does not."""
        return str(self.content.get("use", ""))
