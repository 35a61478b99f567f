"""The process of a concept: phases that may change with a reason, and who was involved in them (S2-4, S2-23, S3-30)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .concepts import ActorType, Concept
from .goals import OfConceptQuerySet


class Phase(Revised):
    """A phase of the process. Several may run at the same time; one that is skipped stays, with the reason."""

    class Kind(models.TextChoices):
        STOCK_TAKING = "stock_taking", gettext_noop("Bestandsaufnahme")
        INVOLVEMENT = "involvement", gettext_noop("Beteiligung")
        DRAFT = "draft", gettext_noop("Entwurf")
        DELIBERATION = "deliberation", gettext_noop("Beratung")
        ADOPTION = "adoption", gettext_noop("Beschluss")
        IMPLEMENTATION = "implementation", gettext_noop("Umsetzung")
        REPORT = "report", gettext_noop("Bericht")
        REVISION = "revision", gettext_noop("Fortschreibung")
        OTHER = "other", gettext_noop("eigene Phase")

    class State(models.TextChoices):
        PLANNED = "planned", gettext_noop("vorgesehen")
        RUNNING = "running", gettext_noop("läuft")
        DONE = "done", gettext_noop("abgeschlossen")
        SKIPPED = "skipped", gettext_noop("entfallen")

    # Where the matrix asks who takes part: what is only decided, carried out or told has its own rules.
    INVOLVING = (Kind.STOCK_TAKING, Kind.INVOLVEMENT, Kind.DRAFT, Kind.REVISION)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="phases")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    title = models.CharField("Name", max_length=120)
    position = models.PositiveSmallIntegerField("Reihenfolge")
    starts_on = models.DateField("von", null=True, blank=True)
    ends_on = models.DateField("bis", null=True, blank=True)
    first_ends_on = models.DateField("zuerst bis", null=True, blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.PLANNED)
    begun_on = models.DateField("begonnen am", null=True, blank=True)
    ended_on = models.DateField("beendet am", null=True, blank=True)

    objects = OfConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "Phase"
        verbose_name_plural = "Phasen"
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "position"], name="one_phase_per_position", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="phase_ends_after_its_start",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("planned", "running"), ended_on__isnull=True)
                | Q(state__in=("done", "skipped"), ended_on__isnull=False),
                name="ended_phase_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(begun_on__isnull=False), name="running_phase_has_begun"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def postponed(self) -> bool:
        return self.first_ends_on is not None and self.ends_on != self.first_ends_on


class PhaseChange(models.Model):
    """What happened to a phase: when, why, by which function. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    phase = models.ForeignKey(Phase, models.CASCADE, related_name="changes")
    text = models.CharField("Was sich änderte", max_length=300)
    reason = models.TextField("Begründung", blank=True)
    at = models.DateTimeField("am")
    by_id = models.UUIDField("von", null=True)
    by_function = models.CharField("Funktion", max_length=160, blank=True)

    class Meta:
        verbose_name = "Änderung einer Phase"
        verbose_name_plural = "Änderungen von Phasen"


class Involvement(Revised):
    """That somebody of an actor type took part in a phase: who, how, when. One cell of the matrix."""

    class Way(models.TextChoices):
        INFORMED = "informed", gettext_noop("informiert")
        HEARD = "heard", gettext_noop("gehört")
        CONTRIBUTED = "contributed", gettext_noop("mitgearbeitet")
        DECIDED = "decided", gettext_noop("mitentschieden")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    phase = models.ForeignKey(Phase, models.CASCADE, related_name="involvements")
    actor_type = models.CharField("Wer", max_length=30, choices=ActorType)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Organisation im Register",
    )  # fmt: skip
    who = models.CharField("Welche Stelle oder Gruppe", max_length=200)
    way = models.CharField("Wie", max_length=20, choices=Way, default=Way.HEARD)
    on = models.DateField("am")
    note = models.TextField("Was dabei herauskam", blank=True)

    class Meta:
        verbose_name = "Beteiligung"
        verbose_name_plural = "Beteiligungen"
