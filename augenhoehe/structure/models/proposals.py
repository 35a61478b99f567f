from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .groups import ProjectGroup
from .questions import StructuralQuestion


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """In the group from the first word; once submitted, for everyone who reads the question."""
        questions = StructuralQuestion.objects.visible_to(actor, day)
        laid_before = ~Q(state__in=[Proposal.State.DRAFT, Proposal.State.COORDINATING])
        groups = ProjectGroup.objects.visible_to(actor, day)
        return self.filter(Q(group__in=groups) | (laid_before & Q(group__question__in=questions)))


class Proposal(Revised):
    """A solution proposal (Lösungsvorschlag) of a project group, on its way to gate 2."""

    class State(models.TextChoices):
        DRAFT = "draft", "Entwurf"
        COORDINATING = "coordinating", "in Abstimmung"
        SUBMITTED = "submitted", "vorgelegt"
        RETURNED = "returned", "zurück zur Überarbeitung"
        DEFERRED = "deferred", "zurückgestellt"
        ADOPTED = "adopted", "angenommen"
        ADOPTED_CHANGED = "adopted_changed", "mit Änderung angenommen"
        REFUSED = "refused", "abgelehnt"
        ELSEWHERE = "elsewhere", "zuständig anderswo"
        FORWARDED = "forwarded", "in politischen Gremien"
        SHELVED = "shelved", "nicht weiterverfolgt"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.OneToOneField(ProjectGroup, models.PROTECT, related_name="proposal")
    problem = models.TextField("Problem")
    solution = models.TextField("Lösung")
    variants = models.TextField("Andere Wege, die geprüft wurden", blank=True)
    effect = models.TextField("Wirkung", blank=True)
    cost = models.TextField("Kosten und Aufwand", blank=True)
    responsible = models.TextField("Wer zuständig wäre", blank=True)
    risks = models.TextField("Risiken", blank=True)
    heard = models.BooleanField("Betroffene gehört", null=True, blank=True)
    heard_how = models.TextField("Wie Betroffene gehört wurden, oder warum nicht", blank=True)
    short_text = MultilingualField("Öffentlich in drei Sätzen")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.DRAFT)
    state_reason = models.TextField("Begründung des Stands", blank=True)
    agenda_item = models.OneToOneField(
        "committees.AgendaItem", models.PROTECT, null=True, blank=True, related_name="proposal"
    )
    created_at = models.DateTimeField("angelegt am")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "Lösungsvorschlag"
        verbose_name_plural = "Lösungsvorschläge"
