from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.desk.report.permissions import writes_reports


class WrittenQuerySet(models.QuerySet):
    """Reports are read by who writes them; whoever gets one gets the file."""

    def visible_to(self, actor: Actor):
        return self.all() if writes_reports(actor) else self.none()


class OfficeReport(Revised):
    """A report to a council for one year: figures from the house, texts by people; frozen it never changes again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    year = models.PositiveSmallIntegerField("Berichtsjahr")
    addressee = models.CharField("An wen", max_length=160)
    title = models.CharField("Titel", max_length=160)
    texts = models.JSONField("Texte je Abschnitt", default=dict, blank=True)
    begun_at = models.DateTimeField("begonnen am")
    changed_at = models.DateTimeField("zuletzt geändert am")
    frozen_at = models.DateTimeField("eingefroren am", null=True, blank=True)
    edition = models.PositiveSmallIntegerField("Ausgabe", null=True, blank=True)
    content = models.JSONField("Wortlaut der Ausgabe", null=True, blank=True)

    objects = WrittenQuerySet.as_manager()

    class Meta:
        verbose_name = "Bericht an einen Rat"
        verbose_name_plural = "Berichte an Räte"
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, edition__isnull=True, content__isnull=True)
                | Q(frozen_at__isnull=False, edition__isnull=False, content__isnull=False),
                name="frozen_report_is_whole",
            ),
            models.UniqueConstraint(fields=["year", "addressee", "edition"], name="one_report_per_edition"),
        ]

    @property
    def frozen(self) -> bool:
        return self.frozen_at is not None


class GrantSheet(Revised):
    """Figures that a grant demands for one year: each line is a figure of the house, or a value somebody wrote."""

    class Programme(models.TextChoices):
        KIM = "kim", "Kommunales Integrationsmanagement (Landesförderung)"
        LUMP_SUM = "lump_sum", "Integrationspauschale (§ 17 TIntG)"
        OTHER = "other", "andere Förderung"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.CharField("Förderung", max_length=20, choices=Programme)
    year = models.PositiveSmallIntegerField("Jahr")
    title = models.CharField("Titel", max_length=160)
    text = models.TextField("Sachbericht", blank=True)
    lines = models.JSONField("Zeilen", default=list, blank=True)
    begun_at = models.DateTimeField("begonnen am")
    changed_at = models.DateTimeField("zuletzt geändert am")

    objects = WrittenQuerySet.as_manager()

    class Meta:
        verbose_name = "Zahlen für eine Förderung"
        verbose_name_plural = "Zahlen für Förderungen"


class FrameVersion(models.Model):
    """A version of „Unser Handlungskonzept“: three chapters of the Land's frame. Rows are only added."""

    version = models.PositiveIntegerField("Fassung", primary_key=True)
    structure = models.TextField("KIM-Struktur")
    networking = models.TextField("Vernetzung")
    methods = models.TextField("Methoden- und Konzeptentwicklung")
    note = models.CharField("Was sich geändert hat", max_length=300)
    written_at = models.DateTimeField("geschrieben am")
    by_function = models.CharField("Funktion", max_length=160, blank=True)

    class Meta:
        verbose_name = "Fassung des Handlungskonzepts"
        verbose_name_plural = "Fassungen des Handlungskonzepts"


class CostSheet(Revised):
    """What the product costs a year and what it replaces, as somebody filled it in."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    hour_rate = models.DecimalField("Eine Arbeitsstunde in Euro", max_digits=7, decimal_places=2, default=Decimal(0))
    costs = models.JSONField("Was es kostet", default=list, blank=True)
    replaces = models.JSONField("Was es ersetzt", default=list, blank=True)
    note = models.TextField("Anmerkung", blank=True)
    changed_at = models.DateTimeField("zuletzt geändert am", null=True, blank=True)

    class Meta:
        verbose_name = "Blatt über Kosten"
        verbose_name_plural = "Blätter über Kosten"
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="only_one_cost_sheet"),
            models.CheckConstraint(condition=Q(hour_rate__gte=0), name="hour_costs_are_not_negative"),
        ]
