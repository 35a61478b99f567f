"""The yearly report of a concept: texts that people write, and editions that are frozen with their figures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .concepts import ActionField, Concept
from .goals import OfConceptQuerySet


class YearReport(Revised):
    """The report of a concept for a year; its texts may change until, and between, its editions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    concept = models.ForeignKey(Concept, models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField("Jahr")
    intro = models.TextField("Das Jahr in Kürze", blank=True)
    outlook = models.TextField("Ausblick", blank=True)
    created_at = models.DateTimeField("angelegt am")

    objects = OfConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "Jahresbericht"
        verbose_name_plural = "Jahresberichte"
        constraints = [models.UniqueConstraint(fields=["concept", "year"], name="one_report_per_year")]

    def __str__(self) -> str:
        return f"Jahresbericht {self.year}"


class YearReportPart(Revised):
    """What people write about a field of action in a year."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(YearReport, models.CASCADE, related_name="parts")
    action_field = models.ForeignKey(ActionField, models.PROTECT, related_name="+")
    text = models.TextField("Text", blank=True)

    class Meta:
        verbose_name = "Abschnitt eines Jahresberichts"
        verbose_name_plural = "Abschnitte von Jahresberichten"
        constraints = [models.UniqueConstraint(fields=["report", "action_field"], name="one_part_per_action_field")]


class ReportEditionQuerySet(models.QuerySet):
    def public(self):
        return self.filter(state=ReportEdition.State.READY, report__concept__public=True)


class ReportEdition(Revised):
    """A frozen edition: figures and texts as they were, with its PDF; a further one says what it corrects."""

    class State(models.TextChoices):
        MAKING = "making", gettext_noop("wird erzeugt")
        READY = "ready", gettext_noop("fertig")
        FAILED = "failed", gettext_noop("nicht gelungen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(YearReport, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField("Ausgabe")
    note = models.CharField("Was sich gegenüber der vorigen ändert", max_length=300, blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.MAKING)
    as_of = models.DateField("Stand der Zahlen")
    done = models.PositiveSmallIntegerField("fertige Schritte", default=0)
    total = models.PositiveSmallIntegerField("Schritte", default=0)
    failure = models.CharField("Was nicht ging", max_length=300, blank=True)
    content = models.JSONField("Inhalt", default=dict, blank=True)
    pdf = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    ordered_at = models.DateTimeField("bestellt am")
    ordered_by = models.UUIDField("bestellt von", null=True)
    made_at = models.DateTimeField("fertig am", null=True, blank=True)

    objects = ReportEditionQuerySet.as_manager()

    class Meta:
        verbose_name = "Ausgabe eines Jahresberichts"
        verbose_name_plural = "Ausgaben von Jahresberichten"
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_edition_per_number"),
            models.UniqueConstraint(
                fields=["report"], condition=Q(state="making"), name="one_edition_is_made_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | (Q(made_at__isnull=False, pdf__isnull=False) & ~Q(content={})),
                name="ready_edition_is_whole",
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(note=""), name="further_edition_says_why"),
        ]
