from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.structure.permissions import CODE_HINTS

from .hints import Hint


class ConflictQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Who sorts the hint, and who was given the conflict; never a residence authority (law.md no. 1)."""
        if actor.residence_authority:
            return self.none()
        reach = actor.reach(CODE_HINTS)
        if reach.everywhere:
            return self
        seen = Q(responsible_id=actor.user_id) if actor.user_id else Q(pk__in=())
        if reach.municipalities or reach.carriers:
            seen |= Q(hint__municipality_id__in=reach.municipalities) | Q(hint__carrier_id__in=reach.carriers)
        return self.filter(seen)

    def open(self):
        return self.filter(state__in=Conflict.OPEN)


class Conflict(Revised):
    """A hint about a conflict between people, given to who deals with conflicts (S3-17).

    They read what it is about in the words of the coordination, without names, and never the hint itself.
    """

    class State(models.TextChoices):
        ASSIGNED = "assigned", "zugewiesen"
        IN_WORK = "in_work", "in Bearbeitung"
        RETURNED = "returned", "zurückgegeben"
        SETTLED = "settled", "beigelegt"
        NOT_SETTLED = "not_settled", "nicht beigelegt"

    OPEN = (State.ASSIGNED, State.IN_WORK, State.RETURNED)
    ENDED = (State.SETTLED, State.NOT_SETTLED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hint = models.OneToOneField(Hint, models.CASCADE, related_name="conflict")
    task = models.TextField("Worum es geht")
    place = models.CharField("Wo", max_length=160, blank=True)
    # An account, or a body without one, for which the coordination keeps the state.
    responsible = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Wer vermittelt"
    )
    body = models.CharField("Stelle, die vermittelt", max_length=160)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.ASSIGNED)
    due = models.DateField("erste Antwort bis")
    outcome = models.TextField("Was daraus wurde", blank=True)
    assigned_on = models.DateField("zugewiesen am")
    settled_on = models.DateField("beendet am", null=True, blank=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = "Zugewiesener Konflikt"
        verbose_name_plural = "Zugewiesene Konflikte"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["settled", "not_settled"], settled_on__isnull=False)
                | ~Q(state__in=["settled", "not_settled"]) & Q(settled_on__isnull=True),
                name="ended_conflict_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Konflikt: {self.place}" if self.place else "Konflikt"

    @property
    def ended(self) -> bool:
        return self.state in self.ENDED
