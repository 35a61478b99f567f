"""What members expect of their body, and what became of it (S3-29)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .committees import Committee, Seat
from .meetings import Meeting


class Expectation(Revised):
    """One expectation in the member's words; open until it was taken up in a matter or answered."""

    class State(models.TextChoices):
        OPEN = "open", "offen"
        TAKEN_UP = "taken_up", "in einem Vorgang aufgegriffen"
        ANSWERED = "answered", "beantwortet"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="expectations")
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="expectations")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="expectations")
    term = models.CharField("Wahlzeit oder Zeitraum", max_length=40)
    text = models.CharField("Erwartung", max_length=400)
    collected_on = models.DateField("gesammelt am")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OPEN)
    outcome = models.CharField("Was daraus wurde", max_length=400, blank=True)
    thread = models.ForeignKey("journal.Thread", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "Erwartung an ein Gremium"
        verbose_name_plural = "Erwartungen an Gremien"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="taken_up") | Q(thread__isnull=False), name="taken_up_in_a_matter"
            ),
            models.CheckConstraint(condition=~Q(state="answered") | ~Q(outcome=""), name="answered_with_words"),
        ]
