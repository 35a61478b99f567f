"""The space of a network: goals, activities, challenges and good practice of its bodies (S4-9)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.committees.models import Committee, Paper
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread

from .networks import networks_open_to


class SpaceEntryQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """The network's own side; nobody else, and never the public."""
        return self.filter(network__in=networks_open_to(actor, day))


class SpaceEntry(Revised):
    """What one body tells the others of its network."""

    class Kind(models.TextChoices):
        GOAL = "goal", gettext_noop("Ziel")
        ACTIVITY = "activity", gettext_noop("Aktivität")
        CHALLENGE = "challenge", gettext_noop("Herausforderung")
        PRACTICE = "practice", gettext_noop("Gutes Beispiel")

    class State(models.TextChoices):
        CURRENT = "current", gettext_noop("aktuell")
        DONE = "done", gettext_noop("erledigt")
        REMOVED = "removed", gettext_noop("zurückgenommen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.ForeignKey(Committee, models.PROTECT, related_name="space_entries")
    body = models.ForeignKey(Committee, models.PROTECT, related_name="+", verbose_name="Wer schreibt")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    title = models.CharField("Überschrift", max_length=160)
    text = models.TextField("Text")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.CURRENT)
    thread = models.ForeignKey(
        Thread, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Vorgang dazu"
    )
    paper = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Vorlage dazu"
    )
    written_by = models.UUIDField("geschrieben von", null=True, blank=True)
    written_at = models.DateTimeField("geschrieben am")
    settled_at = models.DateTimeField("erledigt am", null=True, blank=True)

    objects = SpaceEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "Eintrag im Raum eines Netzwerks"
        verbose_name_plural = "Einträge in Räumen von Netzwerken"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="current", settled_at__isnull=True)
                | (~Q(state="current") & Q(settled_at__isnull=False)),
                name="settled_space_entry_says_when",
            )
        ]
        indexes = [models.Index(fields=["network", "-written_at"], name="space_entries_by_time")]

    def __str__(self) -> str:
        return self.title


class SpaceComment(models.Model):
    """A word of another body below an entry; never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry = models.ForeignKey(SpaceEntry, models.CASCADE, related_name="comments")
    body = models.ForeignKey(Committee, models.PROTECT, related_name="+", verbose_name="Wer schreibt")
    text = models.TextField("Kommentar")
    written_by = models.UUIDField("geschrieben von", null=True, blank=True)
    written_at = models.DateTimeField("geschrieben am")

    class Meta:
        verbose_name = "Kommentar im Raum eines Netzwerks"
        verbose_name_plural = "Kommentare in Räumen von Netzwerken"
        indexes = [models.Index(fields=["entry", "written_at"], name="space_comments_in_order")]
