from __future__ import annotations

import uuid
from datetime import date
from functools import cached_property

from django.db import models
from django.db.models import F, Q

from augenhoehe.cases.identity import Identity
from augenhoehe.core.ids import new_id
from augenhoehe.core.keys import KeyDestroyed, KeyMissing
from augenhoehe.core.revisions import Revised
from augenhoehe.core.sealed import Sealed

# Tables outside the room must never ask the room when one of their rows goes: the constraint in the
# database keeps what is still needed (DO_NOTHING), and no collector of Django looks in here.
ELSEWHERE = models.DO_NOTHING


class Client(Sealed, Revised):
    """A client (Klient:in) of one carrier. Who it is lies sealed under a key of its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    carrier = models.ForeignKey("accounts.Carrier", ELSEWHERE, related_name="+")

    class Meta:
        verbose_name = "Klient:in"
        verbose_name_plural = "Klient:innen"

    @property
    def key_id(self) -> uuid.UUID:
        return self.pk

    @cached_property
    def identity(self) -> Identity:
        return Identity.of(self.content)

    @property
    def name(self) -> str:
        """The name, or why there is none."""
        try:
            return self.identity.name or "ohne Namen"
        except KeyDestroyed:
            return "gelöschte Akte"
        except KeyMissing:
            return "nicht lesbar: der Schlüssel fehlt"


class Case(Sealed, Revised):
    """A case (Fall) of a client: who manages it, how far it is; everything said in it is sealed."""

    class Phase(models.TextChoices):
        REQUEST = "request", "Anfrage"
        CLARIFYING = "clarifying", "Klärung"
        ADMITTED = "admitted", "aufgenommen"
        PLANNED = "planned", "Hilfeplan"
        CARRIED_OUT = "carried_out", "Umsetzung"
        RESTING = "resting", "ruhend"
        CLOSED = "closed", "abgeschlossen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    client = models.ForeignKey(Client, models.PROTECT, related_name="cases")
    carrier = models.ForeignKey("accounts.Carrier", ELSEWHERE, related_name="+")
    manager = models.ForeignKey("accounts.User", ELSEWHERE, related_name="+", verbose_name="Case Management")
    phase = models.CharField("Stand", max_length=20, choices=Phase, default=Phase.REQUEST)
    opened_on = models.DateField("angelegt am")
    changed_on = models.DateField("geändert am")
    closed_on = models.DateField("abgeschlossen am", null=True, blank=True)
    # Retention: three years after closing (to be checked), or one month after consent was taken back.
    erase_on = models.DateField("zu löschen am", null=True, blank=True)
    # By it a team lead hands on the one case whose number somebody told them, without opening it.
    number_digest = models.CharField("Prüfsumme der Aktennummer", max_length=64, default="", editable=False)

    class Meta:
        verbose_name = "Fall"
        verbose_name_plural = "Fälle"
        indexes = [models.Index(fields=["carrier", "phase"], name="case_by_carrier")]
        constraints = [
            models.CheckConstraint(
                condition=Q(phase="closed", closed_on__isnull=False) | ~Q(phase="closed") & Q(closed_on__isnull=True),
                name="closed_case_says_since_when",
            ),
        ]

    @property
    def key_id(self) -> uuid.UUID:
        return self.pk

    @property
    def number(self) -> str:
        """The file number that people use among themselves."""
        return str(self.content.get("number", ""))

    @property
    def restricted(self) -> bool:
        """Closed files are read but not changed (Einschränkung der Verarbeitung, Art. 18 DSGVO)."""
        return self.phase == self.Phase.CLOSED


class CaseAccess(models.Model):
    """Who may open a case, as what, and until when. Without such a row nobody reads it, whatever the role."""

    class Kind(models.TextChoices):
        MANAGER = "manager", "führt den Fall"
        DEPUTY = "deputy", "vertritt"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="accesses")
    client = models.ForeignKey(Client, models.PROTECT, related_name="+")
    carrier = models.ForeignKey("accounts.Carrier", ELSEWHERE, related_name="+")
    user = models.ForeignKey("accounts.User", ELSEWHERE, related_name="+")
    kind = models.CharField("Art", max_length=10, choices=Kind)
    valid_from = models.DateField("ab")
    valid_until = models.DateField("bis", null=True, blank=True)
    # A case that somebody else handed over waits until the new manager has said that the person knows.
    handed_by = models.ForeignKey("accounts.User", ELSEWHERE, null=True, related_name="+", verbose_name="übergeben von")
    accepted_on = models.DateField("übernommen am", null=True, blank=True)

    class Meta:
        verbose_name = "Zugang zu einem Fall"
        verbose_name_plural = "Zugänge zu Fällen"
        indexes = [models.Index(fields=["user", "valid_from"], name="access_by_user")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="manager") | Q(valid_until__isnull=False), name="case_deputy_has_an_end"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from") - 1),
                name="case_access_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(kind="manager", valid_until__isnull=True), name="one_manager_per_case"
            ),
        ]

    def stands(self, day: date) -> str:
        if self.valid_from > day:
            return "later"
        return "ended" if self.valid_until and self.valid_until < day else "valid"

    def waits_for(self, user_id: uuid.UUID | None) -> bool:
        """Handed to this person, who has not yet said that they took the case over?"""
        return (
            self.user_id == user_id
            and self.kind == self.Kind.MANAGER
            and self.valid_until is None
            and self.handed_by_id is not None
            and self.accepted_on is None
        )


class NameToken(models.Model):
    """A few bits of a keyed digest of one spelling of one name: enough to find candidates, too few to name anybody."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    client = models.ForeignKey(Client, models.CASCADE, related_name="tokens", db_index=False)
    token = models.IntegerField("Kürzel")

    class Meta:
        verbose_name = "Suchkürzel"
        verbose_name_plural = "Suchkürzel"
        indexes = [models.Index(fields=["client", "token"], name="name_token_by_client")]
