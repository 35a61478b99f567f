from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.structure.permissions import READ_RECONSTRUCTIONS, WRITE_RECONSTRUCTIONS

from .hints import Hint
from .topics import Topic


class ReconstructionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Drafts for who moderates and who coordinates; released ones for all who read them, never behind the wall."""
        if actor.may(WRITE_RECONSTRUCTIONS):
            return self.all()
        if actor.may(READ_RECONSTRUCTIONS):
            return self.released()
        return self.none()

    def released(self):
        return self.filter(state__in=[Reconstruction.State.RELEASED, Reconstruction.State.ARCHIVED])


class Reconstruction(Revised):
    """A case reconstruction (Fallrekonstruktion): one course of events, told so that nobody is to be known again.

    It knows no case and no client; initials are invented, details may be altered. Who wrote last may not
    release it: a second person looks, after the identifier check.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "geplant"
        HELD = "held", "durchgeführt"
        DERIVED = "derived", "Themen abgeleitet"
        RELEASED = "released", "freigegeben"
        ARCHIVED = "archived", "archiviert"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    held_on = models.DateField("Tag")
    moderation = models.CharField("Moderation", max_length=160)
    present = models.TextField("Funktionen der Anwesenden", blank=True)
    source = models.CharField("Quelle", max_length=20, choices=Hint.Source, default=Hint.Source.ADVICE)
    altered = models.BooleanField("verfremdet", default=True)
    worked = models.TextField("Was gut lief", blank=True)
    themes = models.TextField("Abgeleitete Themen", blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.PLANNED)
    created_at = models.DateTimeField("angelegt am")
    written_by = models.UUIDField("zuletzt geschrieben von", null=True)
    released_at = models.DateTimeField("freigegeben am", null=True, blank=True)
    released_by = models.UUIDField("freigegeben von", null=True, blank=True)
    release_note = models.CharField("Warum ein Fund keine Person meint", max_length=300, blank=True)
    archived_on = models.DateField("archiviert am", null=True, blank=True)

    objects = ReconstructionQuerySet.as_manager()

    class Meta:
        verbose_name = "Fallrekonstruktion"
        verbose_name_plural = "Fallrekonstruktionen"
        indexes = [models.Index(fields=["-held_on", "-id"], name="reconstruction_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["released", "archived"], released_at__isnull=False)
                | Q(state__in=["planned", "held", "derived"], released_at__isnull=True),
                name="released_reconstruction_says_when",
            ),
            models.CheckConstraint(
                condition=Q(released_by__isnull=True)
                | Q(written_by__isnull=True)
                | ~Q(released_by=models.F("written_by")),
                name="reconstruction_released_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ReconstructionPhase(models.Model):
    """One phase of the course: what happened, who acted, what it did, and whether the help broke off here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reconstruction = models.ForeignKey(Reconstruction, models.CASCADE, related_name="phases")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    event = models.TextField("Ereignis")
    actor = models.CharField("Wer handelte", max_length=160, blank=True)
    effect = models.TextField("Wirkung", blank=True)
    broken = models.BooleanField("Bruch", default=False)

    class Meta:
        verbose_name = "Phase einer Fallrekonstruktion"
        verbose_name_plural = "Phasen von Fallrekonstruktionen"
        constraints = [
            models.UniqueConstraint(
                fields=["reconstruction", "position"],
                name="one_phase_per_place",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]


class ReconstructionTopic(models.Model):
    """Which topics a reconstruction is evidence of."""

    reconstruction = models.ForeignKey(Reconstruction, models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="reconstruction_links")

    class Meta:
        verbose_name = "Thema einer Fallrekonstruktion"
        verbose_name_plural = "Themen von Fallrekonstruktionen"
        constraints = [
            models.UniqueConstraint(fields=["reconstruction", "topic"], name="topic_once_per_reconstruction")
        ]
