"""Before a file there is a wish: somebody asks a carrier for advice, without an account (S4-34)."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.sealed import Sealed

from .files import ELSEWHERE


class IntakeDoor(Revised):
    """The door of a carrier: does it take wishes for advice on the public page, for whom, and how soon does it call?

    The public page reads it through `cases_doors()`; the table itself shows no row to anybody outside.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    carrier = models.OneToOneField("accounts.Carrier", ELSEWHERE, related_name="+")
    open = models.BooleanField("nimmt Wünsche an", default=False)
    answer_days = models.PositiveSmallIntegerField(
        "meldet sich in so vielen Arbeitstagen", default=5, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    for_whom = models.CharField("Für wen", max_length=160, blank=True)

    class Meta:
        verbose_name = "Empfang eines Trägers"
        verbose_name_plural = "Empfang der Träger"


class AdviceRequest(Sealed):
    """A wish for advice (Beratungswunsch): how to reach the person and what it is about, sealed under its own key."""

    STEP = 2048
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    carrier = models.ForeignKey("accounts.Carrier", ELSEWHERE, related_name="+")
    arrived_on = models.DateField("eingegangen am")
    answer_by = models.DateField("zu melden bis")
    erase_on = models.DateField("gelöscht am")
    # Two colleagues do not call the same person.
    taken_by = models.ForeignKey("accounts.User", ELSEWHERE, null=True, related_name="+", verbose_name="kümmert sich")

    class Meta:
        verbose_name = "Beratungswunsch"
        verbose_name_plural = "Beratungswünsche"
        indexes = [models.Index(fields=["carrier", "answer_by"], name="advice_request_by_carrier")]
        constraints = [
            models.CheckConstraint(condition=Q(erase_on__gte=F("arrived_on")), name="advice_request_ends_later")
        ]

    @property
    def key_id(self) -> uuid.UUID:
        return self.pk

    def said(self, name: str) -> str:
        return str(self.content.get(name, ""))
