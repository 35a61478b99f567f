"""Protected notes of a network: right-wing and racist incidents, without anybody's name (S4-11).

Both tables are closed rooms (core.closed): row-level security asks who sits in the network, and a query outside
`closed_room` is a mistake that raises. So neither search, feeds, exports nor public pages can ever name a note.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_noop

from augenhoehe.committees.models import Committee
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

# Nothing outside looks into these tables by itself, not even to delete: what they point to is never deleted.
ELSEWHERE = models.DO_NOTHING


class ProtectedNote(Revised):
    """An incident as a body tells the other bodies of its network: where about, when about, what happened."""

    class Kind(models.TextChoices):
        RACISM = "racism", gettext_noop("Rassismus")
        RIGHT_WING = "right_wing", gettext_noop("Rechtsextremismus")
        ANTISEMITISM = "antisemitism", gettext_noop("Antisemitismus")
        HATE = "hate", gettext_noop("Hass und Bedrohung")
        OTHER = "other", gettext_noop("andere Beobachtung")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.ForeignKey(Committee, ELSEWHERE, related_name="+")
    body = models.ForeignKey(Committee, ELSEWHERE, related_name="+", verbose_name="Wer schreibt")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    happened = models.CharField("Wann ungefähr", max_length=60)
    text = models.TextField("Was geschehen ist")
    # Why a place that looks like a name means nobody; the gate of the case files asks the same way.
    meaning = models.CharField("Warum niemand gemeint ist", max_length=300, blank=True)
    written_by = models.UUIDField("geschrieben von", null=True, blank=True)
    written_on = models.DateField("geschrieben am")
    erase_on = models.DateField("wird gelöscht am")

    class Meta:
        verbose_name = "Geschützte Notiz"
        verbose_name_plural = "Geschützte Notizen"
        indexes = [models.Index(fields=["network", "-written_on"], name="protected_notes_by_day")]


class ProtectedAccess(models.Model):
    """Who wrote, opened or removed a protected note, and when; goes with the note."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    note = models.ForeignKey(ProtectedNote, ELSEWHERE, related_name="+")
    network = models.ForeignKey(Committee, ELSEWHERE, related_name="+")
    user_id = models.UUIDField("Wer")
    verb = models.CharField("Was", max_length=20)
    at = models.DateTimeField("wann")

    class Meta:
        verbose_name = "Zugriff auf eine geschützte Notiz"
        verbose_name_plural = "Zugriffe auf geschützte Notizen"
        indexes = [models.Index(fields=["note", "-at"], name="protected_access_by_note")]
