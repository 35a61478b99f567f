"""Who publishes, and whom journalists call: a block with versions, chosen for each release (S1-42)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised


class Publisher(Revised):
    """An office that publishes. Its contact is what its latest version says."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField("Herausgegeben von", max_length=160)
    ended_at = models.DateTimeField("nicht mehr benutzt seit", null=True, blank=True)

    class Meta:
        verbose_name = "Herausgeber"
        verbose_name_plural = "Herausgeber"
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(ended_at__isnull=True), name="one_publisher_per_name")
        ]

    def __str__(self) -> str:
        return self.name


class PublisherVersion(models.Model):
    """The block as it was from a moment on; versions are only added, so that a release keeps the one it left with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    publisher = models.ForeignKey(Publisher, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField("Fassung")
    name = models.CharField("Herausgegeben von", max_length=160)
    contact = models.CharField("Ansprechperson", max_length=160, blank=True)
    function = models.CharField("Funktion", max_length=160, blank=True)
    phone = models.CharField("Telefon", max_length=60, blank=True)
    fax = models.CharField("Telefax", max_length=60, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    address = models.CharField("Anschrift", max_length=300, blank=True)
    website = models.URLField("Webseite", max_length=300, blank=True)
    written_at = models.DateTimeField("geschrieben am")
    written_by = models.UUIDField("geschrieben von", null=True, blank=True)

    class Meta:
        verbose_name = "Fassung eines Herausgebers"
        verbose_name_plural = "Fassungen von Herausgebern"
        constraints = [models.UniqueConstraint(fields=["publisher", "version"], name="one_publisher_per_version")]

    def __str__(self) -> str:
        return f"{self.name}, Fassung {self.version}"
