from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.monitoring.permissions import READ_INDICATORS

from .indicators import Indicator, PopulationGroup


class IndicatorSetQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Adopted sets for everybody, drafts for who reads indicators."""
        return self.all() if actor.may(READ_INDICATORS) else self.adopted()

    def adopted(self):
        return self.filter(state=IndicatorSet.State.ADOPTED)


class IndicatorSet(Revised):
    """Which indicators a body wants to be told about: drafted, then adopted by a committee on a day."""

    class State(models.TextChoices):
        DRAFT = "draft", gettext_noop("Entwurf")
        ADOPTED = "adopted", gettext_noop("beschlossen")
        REPLACED = "replaced", gettext_noop("abgelöst")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    text = MultilingualField("Wozu dieser Satz dient")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.DRAFT)
    committee = models.ForeignKey(
        "committees.Committee", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Gremium"
    )
    adopted_on = models.DateField("beschlossen am", null=True, blank=True)
    resolution = models.ForeignKey(
        "committees.Resolution", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Beschluss"
    )
    wording = models.TextField("Wortlaut des Beschlusses", blank=True)
    created_at = models.DateTimeField("angelegt am")

    objects = IndicatorSetQuerySet.as_manager()

    class Meta:
        verbose_name = "Indikatorensatz"
        verbose_name_plural = "Indikatorensätze"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | (Q(committee__isnull=False, adopted_on__isnull=False) & ~Q(wording="")),
                name="adopted_set_names_body_day_and_wording",
            )
        ]

    def __str__(self) -> str:
        return self.title


class IndicatorSetMember(models.Model):
    """An indicator in a set, at its place, with the reason why it was chosen."""

    set = models.ForeignKey(IndicatorSet, models.CASCADE, related_name="members")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="memberships")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    reason = models.CharField("Warum dieser Indikator", max_length=300, blank=True)

    class Meta:
        verbose_name = "Indikator im Satz"
        verbose_name_plural = "Indikatoren im Satz"
        constraints = [models.UniqueConstraint(fields=["set", "indicator"], name="indicator_once_per_set")]


class IndicatorTarget(Revised):
    """What an indicator should reach in an area until a day (Zielwert); goals of a concept name their own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="+", verbose_name="Gebiet")
    social_area = models.ForeignKey("places.SocialArea", models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(PopulationGroup, models.PROTECT, null=True, blank=True, related_name="+")
    value = models.DecimalField("Zielwert", max_digits=20, decimal_places=6)
    due = models.DateField("bis")
    reason = models.CharField("Woher der Zielwert kommt", max_length=300)
    created_at = models.DateTimeField("angelegt am")

    class Meta:
        verbose_name = "Zielwert"
        verbose_name_plural = "Zielwerte"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "municipality", "social_area", "group", "due"],
                name="one_target_per_area_group_and_day",
                nulls_distinct=False,
            )
        ]


class DataGap(Revised):
    """Something nobody here knows (Datenlücke), who is to find it out, and what came of it (S2-10)."""

    class State(models.TextChoices):
        OPEN = "open", gettext_noop("offen")
        CLOSED = "closed", gettext_noop("geschlossen")
        ACCEPTED = "accepted", gettext_noop("bleibt offen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.CharField("Was nicht bekannt ist", max_length=300)
    indicator = models.ForeignKey(Indicator, models.CASCADE, null=True, blank=True, related_name="gaps")
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    why = models.TextField("Warum es nicht bekannt ist", blank=True)
    asked_of = models.CharField("Wer es wissen oder erheben kann", max_length=200, blank=True)
    due = models.DateField("bis", null=True, blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.OPEN)
    outcome = models.TextField("Was daraus wurde", blank=True)
    public = models.BooleanField("öffentlich", default=False)
    created_at = models.DateTimeField("angelegt am")
    settled_on = models.DateField("erledigt am", null=True, blank=True)

    class Meta:
        verbose_name = "Datenlücke"
        verbose_name_plural = "Datenlücken"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_on__isnull=True)
                | (Q(state__in=("closed", "accepted"), settled_on__isnull=False) & ~Q(outcome="")),
                name="settled_gap_says_what_came_of_it",
            )
        ]
