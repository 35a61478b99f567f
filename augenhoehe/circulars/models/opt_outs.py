"""Who wants no circulars: a whole organisation, or one contact of it."""

from __future__ import annotations

from django.db import models

from augenhoehe.organisations.models import Organisation


class OptOut(models.Model):
    """An objection (Art. 21 DSGVO). Letters that the law demands are no circulars and not touched by it."""

    class Source(models.TextChoices):
        LINK = "link", "über den Link in einem Schreiben"
        HAND = "hand", "bei der Koordination gesagt"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="circular_opt_outs")
    # Without a contact the whole organisation.
    contact = models.ForeignKey(
        "organisations.Contact", models.CASCADE, null=True, blank=True, related_name="+", verbose_name="Kontakt"
    )
    since = models.DateTimeField("seit")
    source = models.CharField("Woher", max_length=10, choices=Source)

    class Meta:
        verbose_name = "Abmeldung von Rundschreiben"
        verbose_name_plural = "Abmeldungen von Rundschreiben"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "contact"], nulls_distinct=False, name="opted_out_once")
        ]
