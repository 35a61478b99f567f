from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .committees import Committee, managed_by


class ElectionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Whoever manages the body, and whoever has a step to do."""
        seen = managed_by(actor, "committee__")
        if actor.user_id is not None:
            seen |= Q(pk__in=ElectionStep.objects.filter(responsible_id=actor.user_id).values("election"))
        return self.filter(seen)


class Election(Revised):
    """The election of a body as a list of steps before a day. No voting system: information and reminders only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="elections")
    day = models.DateField("Wahltag")
    begun_at = models.DateTimeField("angelegt am")
    begun_by = models.UUIDField("angelegt von", null=True)

    objects = ElectionQuerySet.as_manager()

    class Meta:
        verbose_name = "Wahlvorbereitung"
        verbose_name_plural = "Wahlvorbereitungen"
        constraints = [models.UniqueConstraint(fields=["committee", "day"], name="one_election_a_day")]


class ElectionStep(Revised):
    """One step: what has to be done how many days before the election, by whom, and whether it is done."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    election = models.ForeignKey(Election, models.CASCADE, related_name="steps")
    title = models.CharField("Was zu tun ist", max_length=200)
    note = models.CharField("Worauf zu achten ist", max_length=400, blank=True)
    # Negative: after the election (the first meeting, for example).
    days_before = models.SmallIntegerField("Tage vor der Wahl")
    unit = models.CharField("Zuständige Stelle", max_length=160, blank=True)
    responsible = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Zuständige Person"
    )
    own = models.BooleanField("selbst ergänzt", default=False)
    done_on = models.DateField("erledigt am", null=True, blank=True)
    done_by = models.UUIDField("erledigt von", null=True, blank=True)
    result = models.CharField("Ergebnis", max_length=300, blank=True)

    class Meta:
        verbose_name = "Schritt einer Wahlvorbereitung"
        verbose_name_plural = "Schritte von Wahlvorbereitungen"

    @property
    def days_after(self) -> int:
        """How many days after the election, for steps that lie behind it."""
        return -self.days_before

    def due_for(self, day: date) -> date:
        """The last day for this step if the election is on `day`."""
        return day - timedelta(days=self.days_before)
