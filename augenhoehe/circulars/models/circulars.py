"""A circular letter: its text once, its attachments, and whether it is still a draft."""

from __future__ import annotations

from hashlib import sha256

from django.db import models
from django.db.models import Q

from augenhoehe.circulars.permissions import SEND_CIRCULARS
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import NAMES, OTHERS
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor


class CircularQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Who sends everywhere sees all; who sends in some towns, what they began themselves."""
        reach = actor.reach(SEND_CIRCULARS)
        if reach.everywhere:
            return self.all()
        if reach.nowhere or not actor.signed_in:
            return self.none()
        return self.filter(begun_by=actor.user_id)


class Circular(Revised):
    """One text for many organisations. Fields like {Anrede} are filled in for each of them."""

    class State(models.TextChoices):
        DRAFT = "draft", "Entwurf"
        SENT = "sent", "verschickt"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField("Betreff", max_length=150)
    text = models.TextField("Text")
    reply_to = models.EmailField("Antworten an")
    # What {Datum} says and stands above a letter; without one, the day of sending.
    dated = models.DateField("Datum im Brief", null=True, blank=True)
    state = models.CharField("Stand", max_length=10, choices=State, default=State.DRAFT)
    begun_by = models.UUIDField("begonnen von", null=True, blank=True)
    begun_at = models.DateTimeField("begonnen am")
    sent_by = models.UUIDField("verschickt von", null=True, blank=True)
    sent_by_name = models.CharField("Absender", max_length=160, blank=True)
    sent_at = models.DateTimeField("verschickt am", null=True, blank=True)

    objects = CircularQuerySet.as_manager()

    class Meta:
        verbose_name = "Rundschreiben"
        verbose_name_plural = "Rundschreiben"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | Q(state="draft", sent_at__isnull=True),
                name="sent_circular_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def source_mark(self) -> str:
        """Says whether the German text is still the one that a translation was made from."""
        return sha256(f"{self.subject}\n{self.text}".encode()).hexdigest()[:32]


class Translation(models.Model):
    """The same letter in another language; changed under the revision of its circular."""

    circular = models.ForeignKey(Circular, models.CASCADE, related_name="translations")
    language = models.CharField("Sprache", max_length=10, choices=[(code, NAMES[code]) for code in OTHERS])
    subject = models.CharField("Betreff", max_length=150)
    text = models.TextField("Text")
    # `Circular.source_mark` at the time of writing.
    made_from = models.CharField(max_length=32, editable=False)

    class Meta:
        verbose_name = "Rundschreiben in einer anderen Sprache"
        verbose_name_plural = "Rundschreiben in anderen Sprachen"
        constraints = [models.UniqueConstraint(fields=["circular", "language"], name="one_text_for_each_language")]


class Attachment(models.Model):
    """A file that goes with every letter; the bytes lie in `files`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circular = models.ForeignKey(Circular, models.CASCADE, related_name="attachments")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField("Name", max_length=120)

    class Meta:
        verbose_name = "Anlage eines Rundschreibens"
        verbose_name_plural = "Anlagen von Rundschreiben"
        constraints = [models.UniqueConstraint(fields=["circular", "name"], name="attachment_names_differ")]
