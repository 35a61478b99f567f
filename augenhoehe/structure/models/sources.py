"""What a structural question stands on besides hints: figures and analyses of areas, each named and linked (S3-33)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id

from .questions import StructuralQuestion


class QuestionSource(models.Model):
    """A source of a question: a time series with its newest value, or the analysis of an area; what it shows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(StructuralQuestion, models.CASCADE, related_name="source_lines")
    series = models.ForeignKey(
        "monitoring.IndicatorSeries", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Zeitreihe"
    )
    analysis = models.ForeignKey(
        "concept.SocialAreaAnalysis", models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name="Sozialraumanalyse",
    )  # fmt: skip
    shows = models.CharField("Was es zeigt", max_length=300)
    named_on = models.DateField("genannt am")

    class Meta:
        verbose_name = "Quelle einer Strukturfrage"
        verbose_name_plural = "Quellen von Strukturfragen"
        constraints = [
            models.CheckConstraint(
                condition=Q(series__isnull=False, analysis__isnull=True)
                | Q(series__isnull=True, analysis__isnull=False),
                name="question_source_is_one_thing",
            ),
            models.UniqueConstraint(
                fields=["question", "series", "analysis"], name="source_once_per_question", nulls_distinct=False
            ),
        ]
