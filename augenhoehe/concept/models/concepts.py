"""Concepts and their fields of action."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.concept.permissions import READ_CONCEPT
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor


class ActorType(models.TextChoices):
    """Who belongs to the involvement matrix (S2-23), in the plural as the warning names them."""

    ADMINISTRATION = "administration", gettext_noop("Verwaltung")
    POLITICS = "politics", gettext_noop("Politik")
    WELFARE = "welfare", gettext_noop("Wohlfahrtsverbände")
    SCHOOLS = "schools", gettext_noop("Schulen")
    DAY_CARE = "day_care", gettext_noop("Kitas")
    CHURCHES = "churches", gettext_noop("Kirchen")
    RELIGIOUS = "religious", gettext_noop("andere Religionsgemeinschaften")
    MIGRANT_ORGANISATIONS = "migrant_organisations", gettext_noop("Migrantenorganisationen")
    AFFECTED = "affected", gettext_noop("Menschen, um die es geht")
    CLUBS = "clubs", gettext_noop("Vereine und Ehrenamt")
    BUSINESS = "business", gettext_noop("Betriebe und Kammern")
    SCIENCE = "science", gettext_noop("Hochschulen und Fachleute")


class ConceptQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Public concepts for everybody, the others for who reads concepts."""
        return self.all() if actor.system or actor.may(READ_CONCEPT) else self.public()

    def public(self):
        return self.filter(public=True)


class Concept(Revised):
    """An integration concept of a Kreis or town: vision, fields of action, and the process that made it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="concepts")
    public = models.BooleanField("öffentlich", default=True)
    vision = models.TextField("Leitbild", blank=True)
    # From which mandate of a resolution the process began (S2-4); none: it began without one.
    mandate = models.ForeignKey(
        "committees.Mandate", models.PROTECT, null=True, blank=True, related_name="concepts", verbose_name="Auftrag"
    )
    thread = models.ForeignKey("journal.Thread", models.PROTECT, null=True, blank=True, related_name="concepts")
    starts_on = models.DateField("gilt ab", null=True, blank=True)
    ends_on = models.DateField("gilt bis", null=True, blank=True)
    actor_types = ArrayField(
        models.CharField(max_length=30, choices=ActorType), verbose_name="wen wir beteiligen", default=list, blank=True
    )
    created_at = models.DateTimeField("angelegt am")

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "Integrationskonzept"
        verbose_name_plural = "Integrationskonzepte"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="concept_ends_after_its_start",
            ),
            # Two people who begin from one mandate at once make one concept.
            models.UniqueConstraint(fields=["mandate"], name="one_concept_per_mandate"),
        ]

    def __str__(self) -> str:
        return self.title


class ActionField(Revised):
    """A field of action (Handlungsfeld) of a concept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="action_fields")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    title = models.CharField("Titel", max_length=160)
    text = models.TextField("Worum es geht", blank=True)

    class Meta:
        verbose_name = "Handlungsfeld"
        verbose_name_plural = "Handlungsfelder"
        constraints = [models.UniqueConstraint(fields=["concept", "position"], name="one_action_field_per_position")]

    def __str__(self) -> str:
        return self.title
