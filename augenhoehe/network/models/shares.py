"""Who is responsible for what between Kreis and town: each side writes its part and agrees for itself (S4-35)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.network.permissions import READ_SHARES, SHARE_TASKS


class ShareQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """What both sides agreed to reads everybody who works in the network; a draft only the two sides."""
        reach = actor.reach(SHARE_TASKS)
        if reach.everywhere:
            return self.all()
        seen = Q(pk__in=())
        if reach.municipalities:
            seen |= Q(municipality_id__in=reach.municipalities)
        if actor.may(READ_SHARES):
            seen |= Q(state__in=(TaskShare.State.AGREED, TaskShare.State.ENDED))
        return self.filter(seen)


class TaskShare(Revised):
    """One task and its two parts. Kreis and town each write, agree and stay responsible for their own."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "vorgeschlagen"
        AGREED = "agreed", "vereinbart"
        ENDED = "ended", "beendet"

    class Lead(models.TextChoices):
        DISTRICT = "district", "Kreis"
        TOWN = "town", "Kommune"
        EACH = "each", "jede Seite für ihren Teil"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="+", verbose_name="Kommune")
    task = models.CharField("Aufgabe", max_length=160)
    sorting = models.CharField(max_length=160, editable=False)
    lead = models.CharField("Wer federführend ist", max_length=10, choices=Lead)
    district_unit = models.CharField("Stelle des Kreises", max_length=160, blank=True)
    district_part = models.TextField("Was der Kreis verantwortet", blank=True)
    town_unit = models.CharField("Stelle der Kommune", max_length=160, blank=True)
    town_part = models.TextField("Was die Kommune verantwortet", blank=True)
    # Each side agrees for itself, by somebody who acts for that side alone.
    district_agreed_on = models.DateField("Kreis einverstanden am", null=True, blank=True)
    district_agreed_by = models.UUIDField("für den Kreis einverstanden", null=True, blank=True)
    town_agreed_on = models.DateField("Kommune einverstanden am", null=True, blank=True)
    town_agreed_by = models.UUIDField("für die Kommune einverstanden", null=True, blank=True)
    review_on = models.DateField("gemeinsam ansehen am", null=True, blank=True)
    state = models.CharField("Stand", max_length=10, choices=State, default=State.PROPOSED)
    ended_on = models.DateField("beendet am", null=True, blank=True)
    ended_reason = models.CharField("Warum beendet", max_length=300, blank=True)
    proposed_at = models.DateTimeField("vorgeschlagen am")
    proposed_by = models.UUIDField("vorgeschlagen von", null=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = "Aufgabenteilung zwischen Kreis und Kommune"
        verbose_name_plural = "Aufgabenteilungen zwischen Kreis und Kommunen"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "sorting"], condition=~Q(state="ended"), name="one_share_per_task_and_town"
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(district_agreed_on__isnull=False, town_agreed_on__isnull=False),
                name="agreed_share_has_both_sides",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | ~Q(district_part="", town_part=""), name="agreed_share_says_what"
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False) & ~Q(ended_reason="")
                | ~Q(state="ended") & Q(ended_on__isnull=True),
                name="ended_share_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.task
