"""What there is and was: projects and predecessor programmes (S2-13, S4-33), and what was learnt (S2-25)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.concept.permissions import READ_CONCEPT
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .concepts import ActionField


class InventoryQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Public rows for everybody, the others for who reads concepts."""
        return self.all() if actor.system or actor.may(READ_CONCEPT) else self.public()

    def public(self):
        return self.filter(public=True)


class Project(Revised):
    """A project or programme, running or past, with period, giver and results; what came before it may be named."""

    class Kind(models.TextChoices):
        PROJECT = "project", gettext_noop("Projekt")
        PROGRAMME = "programme", gettext_noop("Förderprogramm")
        OFFER = "offer", gettext_noop("dauerhaftes Angebot")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="+", verbose_name="Wo")
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.PROJECT)
    title = models.CharField("Titel", max_length=200)
    text = models.TextField("Was geschah oder geschieht")
    carrier = models.CharField("Wer es tut", max_length=160)
    giver = models.CharField("Wer es bezahlt", max_length=200, blank=True)
    starts_on = models.DateField("von")
    ends_on = models.DateField("bis", null=True, blank=True)
    results = models.TextField("Ergebnisse", blank=True)
    predecessor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name="Vorgänger"
    )
    action_fields = models.ManyToManyField(
        ActionField, related_name="projects", blank=True, verbose_name="Handlungsfelder"
    )
    public = models.BooleanField("öffentlich", default=True)

    objects = InventoryQuerySet.as_manager()

    class Meta:
        verbose_name = "Projekt"
        verbose_name_plural = "Projekte"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="project_ends_after_its_start"
            ),
            models.CheckConstraint(condition=~Q(predecessor=F("id")), name="project_follows_another_one"),
        ]

    def __str__(self) -> str:
        return self.title

    def past_on(self, day: date) -> bool:
        return self.ends_on is not None and self.ends_on < day


class Experience(Revised):
    """What was learnt, and under which conditions it holds; goes into the fields of action it is linked to."""

    class Kind(models.TextChoices):
        WORKED = "worked", gettext_noop("hat geholfen")
        FAILED = "failed", gettext_noop("hat nicht geholfen")
        ADVICE = "advice", gettext_noop("beim nächsten Mal anders")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="+", verbose_name="Wo")
    project = models.ForeignKey(Project, models.CASCADE, null=True, blank=True, related_name="experiences")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    text = models.TextField("Erfahrung")
    conditions = models.TextField("Unter welchen Bedingungen", blank=True)
    action_fields = models.ManyToManyField(
        ActionField, related_name="experiences", blank=True, verbose_name="Handlungsfelder"
    )
    public = models.BooleanField("öffentlich", default=False)
    on = models.DateField("festgehalten am")
    by_function = models.CharField("Funktion", max_length=160, blank=True)

    objects = InventoryQuerySet.as_manager()

    class Meta:
        verbose_name = "Erfahrung"
        verbose_name_plural = "Erfahrungen"
