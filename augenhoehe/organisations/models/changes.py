"""What an organisation asks to have changed, and whether somebody said that the entry is still right."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .organisations import Organisation


class ChangeRequest(Revised):
    """A change of something that a second person has to look at: the name, the kind, the self-declaration."""

    class State(models.TextChoices):
        OPEN = "open", gettext_noop("wird geprüft")
        ACCEPTED = "accepted", gettext_noop("übernommen")
        REFUSED = "refused", gettext_noop("nicht übernommen")

    # Fields of Organisation that only change after a check.
    FIELDS = ("name", "kind", "legal_form", "register_number", "migrant_led")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="change_requests")
    values = models.JSONField("gewünschte Angaben", default=dict)
    asked_by = models.UUIDField("gewünscht von", null=True, blank=True)
    asked_at = models.DateTimeField("gewünscht am")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OPEN)
    decided_at = models.DateTimeField("entschieden am", null=True, blank=True)
    reason = models.TextField("Begründung", blank=True)

    @staticmethod
    def label_of(name: str) -> str:
        """What people call the field."""
        field: Any = Organisation._meta.get_field(name)
        return str(field.verbose_name)

    class Meta:
        verbose_name = "Änderungswunsch"
        verbose_name_plural = "Änderungswünsche"
        constraints = [
            models.UniqueConstraint(fields=["organisation"], condition=Q(state="open"), name="one_open_change_request"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(reason=""), name="refused_change_says_why"),
        ]


class ConfirmationRequest(models.Model):
    """The yearly question „Stimmt das noch?“: asked by mail, answered by a link without sign-in."""

    class Answer(models.TextChoices):
        OPEN = "", gettext_noop("noch keine Antwort")
        YES = "yes", gettext_noop("stimmt noch")
        CHANGED = "changed", gettext_noop("geändert")
        CLOSED = "closed", gettext_noop("gibt es nicht mehr")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="confirmation_requests")
    asked_at = models.DateTimeField("gefragt am")
    reminded_at = models.DateTimeField("erinnert am", null=True, blank=True)
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)
    answer = models.CharField("Antwort", max_length=10, choices=Answer, blank=True)
    note = models.TextField("Was sich geändert hat", blank=True)

    class Meta:
        verbose_name = "Frage nach der Aktualität"
        verbose_name_plural = "Fragen nach der Aktualität"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(answered_at__isnull=True), name="one_open_confirmation_request"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="answered_confirmation_has_an_answer",
            ),
        ]
