from __future__ import annotations

from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .studies import Study


class Guide(Revised):
    """An interview guide (Leitfaden) in one version and language; once published it is not changed any more (S3-34)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, models.CASCADE, related_name="guides")
    number = models.PositiveSmallIntegerField("Fassung")
    language = models.CharField("Sprache", max_length=10, default="de")
    intro = models.TextField("Einleitung", blank=True)
    written_at = models.DateTimeField("geschrieben am")
    published_on = models.DateField("veröffentlicht am", null=True, blank=True)

    class Meta:
        verbose_name = "Interviewleitfaden"
        verbose_name_plural = "Interviewleitfäden"
        constraints = [
            models.UniqueConstraint(fields=["study", "number", "language"], name="one_guide_per_version_and_language")
        ]


class GuideQuestion(models.Model):
    """A question of a guide, with the life area it asks about."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    guide = models.ForeignKey(Guide, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    text = models.TextField("Frage")
    life_area = models.ForeignKey(
        "structure.Term", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Lebensbereich"
    )

    class Meta:
        verbose_name = "Frage eines Leitfadens"
        verbose_name_plural = "Fragen von Leitfäden"
        constraints = [models.UniqueConstraint(fields=["guide", "position"], name="guide_question_in_order")]


class Handout(models.Model):
    """To whom a guide was given, and how: the distribution list (S3-34)."""

    class Way(models.TextChoices):
        MAIL = "mail", "per Mail"
        LETTER = "letter", "per Brief"
        PRINT = "print", "ausgedruckt übergeben"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    guide = models.ForeignKey(Guide, models.CASCADE, related_name="handouts")
    recipient = models.CharField("An wen", max_length=160)
    way = models.CharField("Wie", max_length=10, choices=Way)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    given_on = models.DateField("am")

    class Meta:
        verbose_name = "Verteilung eines Leitfadens"
        verbose_name_plural = "Verteilung von Leitfäden"
