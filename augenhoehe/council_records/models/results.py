from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.council_records.permissions import CHECK_RESULTS, READ_RECORDS
from augenhoehe.council_records.vocabularies import ResultCode


class ResultReadingQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Whoever reads records reads what was made of their results."""
        return self if actor.may(READ_RECORDS) or actor.may(CHECK_RESULTS) else self.none()

    def doubtful(self):
        """Texts that no rule reads and no person looked at."""
        return self.filter(read_by=ResultReading.By.NOBODY)


class ResultReading(Revised):
    """What one wording of a result says, for all items with that wording; read by a rule or by a person."""

    class By(models.TextChoices):
        RULE = "rule", "Regel"
        PERSON = "person", "Mensch"
        NOBODY = "nobody", "noch niemand"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    digest = models.CharField("Prüfsumme des Textes", max_length=64, unique=True)
    text = models.TextField("Text")
    code = models.CharField("Ergebnis", max_length=20, choices=ResultCode)
    yes = models.PositiveSmallIntegerField("Ja", null=True, blank=True)
    no = models.PositiveSmallIntegerField("Nein", null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField("Enthaltungen", null=True, blank=True)
    read_by = models.CharField("gelesen von", max_length=10, choices=By)
    rule = models.CharField("Regel", max_length=60, blank=True)
    checked_by = models.UUIDField("geprüft von", null=True, blank=True)
    checked_at = models.DateTimeField("geprüft am", null=True, blank=True)

    objects = ResultReadingQuerySet.as_manager()

    class Meta:
        verbose_name = "Lesart eines Ergebnisses"
        verbose_name_plural = "Lesarten von Ergebnissen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(read_by="person") | Q(checked_at__isnull=False), name="checked_reading_has_a_day"
            )
        ]

    @property
    def said(self) -> str:
        """„einstimmig · 12 Ja, 0 Nein, 1 Enthaltung“ as far as it is known."""
        votes = [
            f"{value} {label}"
            for value, label in ((self.yes, "Ja"), (self.no, "Nein"), (self.abstentions, "Enthaltungen"))
            if value is not None
        ]
        return " · ".join(filter(None, [self.get_code_display(), ", ".join(votes)]))
