from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .proposals import Proposal
from .questions import StructuralQuestion
from .terms import Term


class ServiceChainQuerySet(models.QuerySet["ServiceChain"]):
    def visible_to(self, actor: Actor, day: date) -> ServiceChainQuerySet:
        """Who reads the question reads its chains; who works on the proposal in the group does too."""
        questions = StructuralQuestion.objects.visible_to(actor, day)
        proposals = Proposal.objects.visible_to(actor, day)
        return self.filter(Q(question__in=questions) | Q(question__groups__proposal__in=proposals))


class ServiceChain(Revised):
    """A service chain (Dienstleistungskette) of a structural question: as it is, or as it should be (S4-25)."""

    class Variant(models.TextChoices):
        AS_IS = "as_is", "Ist"
        TO_BE = "to_be", "Soll"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(StructuralQuestion, models.CASCADE, related_name="chains")
    variant = models.CharField("Ist oder Soll", max_length=10, choices=Variant)
    title = models.CharField("Titel", max_length=160)
    released_on = models.DateField("öffentlich seit", null=True, blank=True)

    objects = ServiceChainQuerySet.as_manager()

    class Meta:
        verbose_name = "Dienstleistungskette"
        verbose_name_plural = "Dienstleistungsketten"
        constraints = [models.UniqueConstraint(fields=["question", "variant"], name="one_chain_per_variant")]

    def __str__(self) -> str:
        return f"{self.get_variant_display()}: {self.title}"


class ChainStep(models.Model):
    """A step: who does what, under which law, with what in hand, and how long one waits; and whether it breaks here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    chain = models.ForeignKey(ServiceChain, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    title = models.CharField("Schritt", max_length=120)
    actor = models.CharField("Wer", max_length=120)
    legal_circle = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    takes = models.CharField("Was es braucht", max_length=200, blank=True)
    gives = models.CharField("Was herauskommt", max_length=200, blank=True)
    waiting_days = models.PositiveSmallIntegerField("Tage Warten davor", null=True, blank=True)
    breaks = models.CharField("Woran es bricht", max_length=200, blank=True)

    class Meta:
        verbose_name = "Schritt einer Dienstleistungskette"
        verbose_name_plural = "Schritte von Dienstleistungsketten"
        constraints = [models.UniqueConstraint(fields=["chain", "position"], name="chain_step_in_order")]


class Cause(Revised):
    """A cause of a structural question: why it is so, what shows it, and whom it hits (S3-32)."""

    class Source(models.TextChoices):
        GROUP = "group", "Steuerungsgruppe oder Projektgruppe"
        INTERVIEWS = "interviews", "Interviews"
        AREA = "area", "Sozialraumanalyse"
        CASES = "cases", "Fallrekonstruktion"
        STATISTICS = "statistics", "Statistik"
        EVENT = "event", "Veranstaltung oder Werkstatt"
        RESEARCH = "research", "Forschung oder Bericht"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(StructuralQuestion, models.CASCADE, related_name="cause_lines")
    text = models.TextField("Ursache")
    affected = models.CharField("Wen es trifft", max_length=300, blank=True)
    source = models.CharField("Woher wir das wissen", max_length=20, choices=Source)
    evidence = models.TextField("Was es zeigt", blank=True)
    url = models.CharField("Verweis", max_length=300, blank=True)
    as_of = models.DateField("Stand", null=True, blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Ursache"
        verbose_name_plural = "Ursachen"
        indexes = [models.Index(fields=["question", "position"], name="causes_of_a_question")]
