"""What an installation agrees on: how early one asks and what is paid; and what was paid out."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

_ZERO = MinValueValidator(Decimal(0))


def _amount(label: str, default: str) -> models.DecimalField:
    return models.DecimalField(label, max_digits=7, decimal_places=2, default=Decimal(default), validators=[_ZERO])


class Conditions(Revised):
    """The one row of rules of this installation. Until somebody saves it, the defaults hold."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    lead_days = models.PositiveSmallIntegerField("Vorlauf in Werktagen", default=5)
    first_hours = models.DecimalField("Erste Stunden", max_digits=4, decimal_places=1, default=Decimal(2))
    first_amount = _amount("Betrag für die ersten Stunden in Euro", "25.00")
    half_hour_amount = _amount("Jede weitere halbe Stunde in Euro", "5.00")
    km_rate = _amount("Je Kilometer in Euro", "0.30")
    guides_paid = models.BooleanField("auch Begleitungen mit Betrag für die Zeit", default=False)

    class Meta:
        verbose_name = "Bedingungen der Einsätze"
        verbose_name_plural = "Bedingungen der Einsätze"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="only_one_row_of_conditions")]


class Settlement(models.Model):
    """A list that was handed to the cash office; each assignment stands on one list at most."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # The first day of the month up to whose end the list goes.
    month = models.DateField("Monat")
    count = models.PositiveIntegerField("Einsätze")
    total = models.DecimalField("Summe in Euro", max_digits=10, decimal_places=2)
    settled_by = models.UUIDField("abgerechnet von", null=True, blank=True)
    settled_at = models.DateTimeField("abgerechnet am")

    class Meta:
        verbose_name = "Abrechnungsliste"
        verbose_name_plural = "Abrechnungslisten"
