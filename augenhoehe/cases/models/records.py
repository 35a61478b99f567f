from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.sealed import Sealed

from .files import ELSEWHERE, Case


class Consent(Sealed):
    """Consent (Einwilligung): which version of the text, in which language, how given, when, and when revoked.

    Fields after ISO/IEC TS 27560, thin. All of it sealed but the fact that it holds.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="consents")
    revoked = models.BooleanField("widerrufen", default=False)

    class Meta:
        verbose_name = "Einwilligung"
        verbose_name_plural = "Einwilligungen"
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(revoked=False), name="one_consent_holds_per_case")
        ]

    @property
    def key_id(self) -> uuid.UUID:
        return self.case_id

    @property
    def given_on(self) -> date:
        return date.fromisoformat(self.content["given_on"])


class CaseContact(Sealed):
    """A contact (Kontakt) with the client or for them: day, kind and note, sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="contacts")
    position = models.PositiveIntegerField("Reihenfolge")

    class Meta:
        verbose_name = "Kontakt zu einem Fall"
        verbose_name_plural = "Kontakte zu Fällen"

    @property
    def key_id(self) -> uuid.UUID:
        return self.case_id

    @property
    def on(self) -> date:
        return date.fromisoformat(self.content["on"])


class ReadLog(models.Model):
    """Who read or changed a file, and when. Shown to the client on request, never evaluated per employee."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="log", null=True)
    user = models.ForeignKey("accounts.User", ELSEWHERE, related_name="+")
    at = models.DateTimeField("Zeitpunkt")
    verb = models.CharField("Was", max_length=40)

    class Meta:
        verbose_name = "Leseprotokoll"
        verbose_name_plural = "Leseprotokoll"
        indexes = [models.Index(fields=["case", "-at"], name="read_log_by_case")]


class Erasure(models.Model):
    """That a file was erased: its random id, the day and the cause. No content, no name."""

    class Cause(models.TextChoices):
        RETENTION = "retention", "Aufbewahrung abgelaufen"
        REVOKED = "revoked", "Einwilligung widerrufen"
        REQUEST = "request", "auf Verlangen der Person"
        MISTAKE = "mistake", "irrtümlich angelegt"
        # Wishes for advice, which never were a file.
        ADMITTED = "admitted", "in eine Akte übernommen"
        ANSWERED = "answered", "beantwortet, keine Akte"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file_id = models.UUIDField("Kennung der Akte", unique=True)
    carrier = models.ForeignKey("accounts.Carrier", ELSEWHERE, related_name="+")
    cause = models.CharField("Anlass", max_length=20, choices=Cause)
    erased_on = models.DateField("gelöscht am")
    user = models.ForeignKey("accounts.User", ELSEWHERE, null=True, related_name="+")

    class Meta:
        verbose_name = "Löschnachweis einer Akte"
        verbose_name_plural = "Löschnachweise von Akten"
