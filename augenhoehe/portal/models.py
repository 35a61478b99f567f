from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField


class LegalTextQuerySet(models.QuerySet):
    def latest_of_each(self):
        """The version in force of each text."""
        return self.order_by("key", "-version").distinct("key")


class LegalText(models.Model):
    """One version of a legal text; versions are only added, so that it stays visible what held when.

    Without any version the text shipped with the program holds (texts.py), marked „zu prüfen“.
    """

    class Key(models.TextChoices):
        IMPRINT = "imprint", "Impressum"
        PRIVACY = "privacy", "Datenschutz"
        ACCESSIBILITY = "accessibility", "Barrierefreiheit"
        PLAIN = "plain", "Leichte Sprache"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField("Text", max_length=20, choices=Key)
    version = models.PositiveIntegerField("Fassung")
    text = MultilingualField("Wortlaut")
    note = models.CharField("Was geändert wurde", max_length=300, blank=True)
    written_at = models.DateTimeField("geschrieben am")
    written_by = models.UUIDField("geschrieben von", null=True)
    checked_at = models.DateTimeField("geprüft am", null=True, blank=True)
    checked_by = models.UUIDField("geprüft von", null=True, blank=True)
    checked_as = models.CharField("geprüft als", max_length=160, blank=True)

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
        ]

    def __str__(self) -> str:
        return f"{self.get_key_display()}, Fassung {self.version}"

    @property
    def checked(self) -> bool:
        return self.checked_at is not None
