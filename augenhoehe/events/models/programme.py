"""What happens when at an event, and who speaks (S1-27, S1-32)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised

from .events import Event


class ProgrammeItem(Revised):
    """One line of the programme, with a time of the day."""

    class Kind(models.TextChoices):
        WELCOME = "welcome", gettext_noop("Begrüßung")
        LECTURE = "lecture", gettext_noop("Vortrag")
        PANEL = "panel", gettext_noop("Podium")
        WORKSHOP = "workshop", gettext_noop("Workshop")
        TALK = "talk", gettext_noop("Gespräch")
        BREAK = "break", gettext_noop("Pause")
        CLOSING = "closing", gettext_noop("Abschluss")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="programme")
    starts_at = models.DateTimeField("Beginn")
    ends_at = models.DateTimeField("Ende", null=True, blank=True)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    title = MultilingualField("Titel")
    room = models.CharField("Raum", max_length=80, blank=True)

    class Meta:
        verbose_name = "Programmpunkt"
        verbose_name_plural = "Programmpunkte"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="programme_item_ends_after_start",
            )
        ]
        indexes = [models.Index(fields=["event", "starts_at"], name="programme_of_an_event")]


class Speaker(models.Model):
    """Somebody who speaks, sits on the panel or leads through a line of the programme; public with their word."""

    class Part(models.TextChoices):
        SPEAKER = "speaker", gettext_noop("Vortrag")
        PANEL = "panel", gettext_noop("Podium")
        MODERATION = "moderation", gettext_noop("Moderation")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(ProgrammeItem, models.CASCADE, related_name="speakers")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    part = models.CharField("Aufgabe", max_length=20, choices=Part, default=Part.SPEAKER)
    name = models.CharField("Name", max_length=160)
    affiliation = models.CharField("Einrichtung oder Funktion", max_length=200, blank=True)
    # A name stands on a public page only if the person said so.
    agreed = models.BooleanField("mit der Nennung einverstanden", default=False)

    class Meta:
        verbose_name = "Mitwirkende Person"
        verbose_name_plural = "Mitwirkende"
        constraints = [models.UniqueConstraint(fields=["item", "position"], name="one_speaker_per_position")]
