"""Who says of themselves that they know it from their own life: voluntary, countable, and without a name (S1-24)."""

from __future__ import annotations

from django.db import models

from augenhoehe.core.ids import new_id


class OwnExperience(models.Model):
    """One person's declaration, which counts in every group where the person sits.

    It says something that Art. 9 DSGVO protects. So the row knows no account, no group and no day: only the person,
    signing in, finds it again (`queries.experience.mark_of`), and whoever reads the table reads nobody's name.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mark = models.CharField("Kennzeichen der Person", max_length=64, unique=True, editable=False)
    text_version = models.PositiveSmallIntegerField("Fassung der Einwilligung")
    quarter = models.DateField("Quartal der Erklärung")

    class Meta:
        verbose_name = "Eigene Erfahrung nach Selbstauskunft"
        verbose_name_plural = "Eigene Erfahrungen nach Selbstauskunft"
