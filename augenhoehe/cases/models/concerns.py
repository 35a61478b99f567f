from __future__ import annotations

import uuid
from datetime import date

from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.sealed import Sealed

from .files import Case


class Concern(Sealed, Revised):
    """A concern (Anliegen) in the words of the person, with what came of it; all of it sealed but the state."""

    class State(models.TextChoices):
        NAMED = "named", "genannt"
        IN_WORK = "in_work", "in Bearbeitung"
        REALISED = "realised", "realisiert"
        PARTLY = "partly", "teilweise realisiert"
        NOT_POSSIBLE = "not_possible", "nicht realisierbar"
        REFERRED = "referred", "weitervermittelt"

    class Reason(models.TextChoices):
        MISSING_OFFER = "missing_offer", "fehlendes Angebot"
        WAITING = "waiting", "Wartezeit"
        LAW = "law", "Rechtslage"
        REFUSAL = "refusal", "Ablehnung"
        DISCRIMINATION = "discrimination", "Diskriminierung"
        LANGUAGE = "language", "Sprache"
        RESPONSIBILITY = "responsibility", "Zuständigkeit unklar"
        ELSEWHERE = "elsewhere", "andere Stelle ist zuständig"
        SPECIALISED = "specialised", "braucht eine Fachberatung"
        PERSONAL = "personal", "persönlich"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="concerns")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.NAMED)

    class Meta:
        verbose_name = "Anliegen"
        verbose_name_plural = "Anliegen"

    @property
    def key_id(self) -> uuid.UUID:
        return self.case_id

    @property
    def wording(self) -> str:
        return str(self.content["wording"])

    @property
    def life_area(self) -> str:
        """Code of the life area in the vocabularies of the structural level."""
        return str(self.content["life_area"])

    @property
    def priority(self) -> int:
        return int(self.content["priority"])

    @property
    def reason_label(self) -> str:
        reason = self.content.get("reason", "")
        return str(Concern.Reason(reason).label) if reason else ""

    @property
    def result(self) -> str:
        return str(self.content.get("result", ""))

    @property
    def referred_to(self) -> str:
        """Where the person goes on with it, when somebody else sees to it now."""
        return str(self.content.get("referred_to", ""))

    @property
    def offers_hint(self) -> bool:
        """What cannot be realised may be a problem of many: then the system offers a hint (domain.md 3.3)."""
        return self.state in (self.State.PARTLY, self.State.NOT_POSSIBLE)


class SentHint(Sealed):
    """A way through the gate: that a concern became a hint, with its number, or that a hint is taken back.

    Both look alike from outside, so that nobody who sees the bare rows can tell which hint was withdrawn.
    """

    # Two texts of the greatest length, in letters of two bytes, fit in.
    STEP = 24 * 1024
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="sent_hints")
    concern = models.ForeignKey(Concern, models.PROTECT, related_name="sent_hints")

    class Meta:
        verbose_name = "Weg eines Hinweises"
        verbose_name_plural = "Wege von Hinweisen"

    @property
    def key_id(self) -> uuid.UUID:
        return self.case_id

    @property
    def code(self) -> str:
        return str(self.content["code"])

    @property
    def on(self) -> date:
        return date.fromisoformat(self.content["on"])

    @property
    def waits(self) -> str:
        """Which row of the queue it is, as long as it waits there."""
        return str(self.content.get("waits", ""))

    @property
    def takes_back(self) -> str:
        """Which way it takes back; empty for a hint."""
        return str(self.content.get("takes_back", ""))

    @property
    def stopped(self) -> bool:
        """Was the hint taken out of the gate before it left?"""
        return bool(self.content.get("stopped"))
