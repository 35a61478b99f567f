from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.cases.linking import HandingOn, Target
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.sealed import Sealed

from .concerns import Concern
from .files import Case


class Linking(Sealed, Revised):
    """A linking (Vermittlung): where somebody was sent, what for, what was handed on, and whether they arrived.

    Where to lies sealed, the number of the offer too: no row outside points in here, and none in here points out.
    That nothing fitted looks from outside like „nicht angekommen“, so that a hint about it finds no row (ADR 0010).
    """

    class State(models.TextChoices):
        OPEN = "open", "offen"
        ARRIVED = "arrived", "angekommen"
        NOT_ARRIVED = "not_arrived", "nicht angekommen"

    STEP = 2048
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="linkings")
    concern = models.ForeignKey(Concern, models.PROTECT, null=True, related_name="linkings", verbose_name="Anliegen")
    state = models.CharField("Angekommen?", max_length=20, choices=State, default=State.OPEN)
    ask_on = models.DateField("nachfragen am", null=True, blank=True)

    class Meta:
        verbose_name = "Vermittlung"
        verbose_name_plural = "Vermittlungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", ask_on__isnull=False) | ~Q(state="open") & Q(ask_on__isnull=True),
                name="open_linking_says_when_to_ask",
            ),
        ]

    @property
    def key_id(self) -> uuid.UUID:
        return self.case_id

    @property
    def target(self) -> Target:
        return Target(**self.content["target"])

    @property
    def missing(self) -> bool:
        """Nothing fitted: there was nowhere to link to."""
        return self.target.kind == "missing"

    @property
    def purpose(self) -> str:
        return str(self.content["purpose"])

    @property
    def on(self) -> date:
        return date.fromisoformat(self.content["on"])

    @property
    def handing_on(self) -> HandingOn:
        return HandingOn.of(self.content.get("handing_on", {}))

    @property
    def result(self) -> str:
        return str(self.content.get("result", ""))

    @property
    def life_area(self) -> str:
        """Of an offer that is missing: the code of its life area."""
        return str(self.content.get("life_area", ""))

    @property
    def town_id(self) -> str:
        """Of an offer that is missing: the town, empty for the whole Kreis."""
        return str(self.content.get("town", ""))

    @property
    def language(self) -> str:
        """Of an offer that is missing: the code of the language it would have to speak, if that matters."""
        return str(self.content.get("language", ""))
