from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised


class LegalTextQuerySet(models.QuerySet):
    def held(self, at: datetime):
        """Versions that hold or held; what is only planned, or was taken back before its day, is not among them."""
        return self.filter(valid_from__lte=at, withdrawn_at__isnull=True)

    def planned(self, at: datetime):
        """Versions whose day is still to come."""
        return self.filter(valid_from__gt=at, withdrawn_at__isnull=True)

    def in_force(self, at: datetime):
        """The version of each text that holds at a moment."""
        return self.held(at).order_by("key", "-version").distinct("key")


class LegalText(models.Model):
    """One version of a legal text; versions are only added, so that it stays visible what held when.

    Without any version the text shipped with the program holds (texts.py), marked „zu prüfen“.
    """

    class Key(models.TextChoices):
        IMPRINT = "imprint", "Impressum"
        PRIVACY = "privacy", "Datenschutz"
        ACCESSIBILITY = "accessibility", "Barrierefreiheit"
        PLAIN = "plain", "Leichte Sprache"
        NETIQUETTE = "netiquette", "Regeln für das Gespräch"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField("Text", max_length=20, choices=Key)
    version = models.PositiveIntegerField("Fassung")
    text = MultilingualField("Wortlaut")
    note = models.CharField("Was geändert wurde", max_length=300, blank=True)
    written_at = models.DateTimeField("geschrieben am")
    written_by = models.UUIDField("geschrieben von", null=True)
    valid_from = models.DateTimeField("gilt ab")
    withdrawn_at = models.DateTimeField("vor Beginn zurückgenommen am", null=True, blank=True)
    checked_at = models.DateTimeField("geprüft am", null=True, blank=True)
    checked_by = models.UUIDField("geprüft von", null=True, blank=True)
    checked_as = models.CharField("geprüft als", max_length=160, blank=True)
    reviewed_on = models.DateField("zuletzt durchgesehen am", null=True, blank=True)

    objects = LegalTextQuerySet.as_manager()

    class Meta:
        verbose_name = "Rechtstext"
        verbose_name_plural = "Rechtstexte"
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="one_legal_text_per_version"),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by__isnull=True)
                | Q(checked_at__isnull=False, checked_by__isnull=False),
                name="legal_text_checked_by_and_at",
            ),
            # What held once is never taken back: it stays the answer to „what held when“.
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__lt=models.F("valid_from")),
                name="legal_text_withdrawn_before_it_held",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_key_display()}, Fassung {self.version}"

    @property
    def checked(self) -> bool:
        return self.checked_at is not None


class LegalDraft(Revised):
    """The next version of a legal text while people work on it: one for each text, seen by nobody outside."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField("Text", max_length=20, choices=LegalText.Key, unique=True)
    text = MultilingualField("Wortlaut")
    note = models.CharField("Was geändert wurde", max_length=300, blank=True)
    changed_at = models.DateTimeField("zuletzt geändert am")
    changed_by = models.UUIDField("zuletzt geändert von", null=True)

    class Meta:
        verbose_name = "Entwurf eines Rechtstextes"
        verbose_name_plural = "Entwürfe von Rechtstexten"

    def __str__(self) -> str:
        return f"{self.get_key_display()}, Entwurf"
