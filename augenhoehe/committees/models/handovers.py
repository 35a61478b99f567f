from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .committees import Committee, managed_by


class HandOverQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """The two people concerned, and whoever manages the committee."""
        seen = managed_by(actor, "committee__")
        if actor.user_id is not None:
            seen |= Q(from_user_id=actor.user_id) | Q(to_user_id=actor.user_id)
        return self.filter(seen)

    def running(self):
        return self.filter(closed_at__isnull=True)


class HandOver(Revised):
    """A role changes hands: what is open is listed, explained by one, taken by the other, signed by both."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="hand_overs")
    function = models.CharField("Aufgabe, die übergeht", max_length=80)
    from_user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", verbose_name="gibt ab")
    to_user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", verbose_name="übernimmt")
    due = models.DateField("übergeben bis")
    notes = models.TextField("Was die Nachfolge wissen sollte", blank=True)
    begun_at = models.DateTimeField("begonnen am")
    begun_by = models.UUIDField("begonnen von", null=True)
    given_at = models.DateTimeField("abgegeben am", null=True, blank=True)
    closed_at = models.DateTimeField("übernommen am", null=True, blank=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = "Übergabe"
        verbose_name_plural = "Übergaben"
        constraints = [
            models.CheckConstraint(condition=~Q(from_user=F("to_user")), name="hand_over_between_two_people"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(given_at__isnull=False), name="taken_after_it_was_given"
            ),
        ]


class HandOverEntry(Revised):
    """One line of the checklist: an open matter as it was called, a note beside it, ticked by the successor."""

    class Source(models.TextChoices):
        DUTY = "duty", "Offene Pflicht"
        ITEM = "item", "Wartet auf das Gremium"
        STATION = "station", "Vorlage liegt hier"
        MANDATE = "mandate", "Offener Auftrag"
        MEETING = "meeting", "Geplante Sitzung"
        OWN = "own", "Selbst ergänzt"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hand_over = models.ForeignKey(HandOver, models.CASCADE, related_name="entries")
    order = models.PositiveSmallIntegerField("Reihenfolge")
    source = models.CharField("Woher", max_length=10, choices=Source)
    subject_id = models.UUIDField("Kennung der Sache", null=True, blank=True)
    title = models.CharField("Worum es geht", max_length=200)
    url = models.CharField("Wo das steht", max_length=300, blank=True)
    due = models.DateField("bis", null=True, blank=True)
    note = models.TextField("Hinweis der Person, die abgibt", blank=True)
    taken_at = models.DateTimeField("übernommen am", null=True, blank=True)

    class Meta:
        verbose_name = "Zeile einer Übergabe"
        verbose_name_plural = "Zeilen von Übergaben"
        constraints = [
            models.UniqueConstraint(fields=["hand_over", "order"], name="hand_over_entry_has_a_place"),
            models.UniqueConstraint(fields=["hand_over", "source", "subject_id"], name="handed_over_once"),
        ]
