from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField, text_in
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.core.validity import ValidQuerySet, ends_after_start, one_per_day
from augenhoehe.monitoring.permissions import READ_INDICATORS


class PopulationGroup(models.Model):
    """A group for which figures are told apart („Frauen“, „mit Migrationshintergrund“); no group means everybody."""

    id = models.SmallAutoField(primary_key=True)
    key = models.SlugField("Schlüssel", max_length=60, unique=True)
    name = MultilingualField("Bezeichnung")
    position = models.PositiveSmallIntegerField("Reihenfolge", default=100)

    class Meta:
        verbose_name = "Bevölkerungsgruppe"
        verbose_name_plural = "Bevölkerungsgruppen"

    def __str__(self) -> str:
        return text_in(self.name, "de").text or self.key


class IndicatorQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Public indicators for everybody, the others for who reads indicators."""
        return self.all() if actor.may(READ_INDICATORS) else self.public()

    def public(self):
        return self.filter(public=True)

    def in_order(self):
        return self.order_by("sorting", "pk")


class Indicator(Revised):
    """What is measured (Indikator): code, name, kind, unit, direction, source; how exactly, its definitions say."""

    class Kind(models.TextChoices):
        CONTEXT = "context", gettext_noop("Kontextindikator")
        OUTPUT = "output", gettext_noop("Leistungsindikator")
        EFFECT = "effect", gettext_noop("Wirkungsindikator")
        PROCESS = "process", gettext_noop("Prozessindikator")

    class Direction(models.TextChoices):
        UP = "up", gettext_noop("höher ist besser")
        DOWN = "down", gettext_noop("niedriger ist besser")
        NONE = "none", gettext_noop("ohne Richtung")

    class Rhythm(models.TextChoices):
        YEARLY = "yearly", gettext_noop("jährlich")
        BIENNIAL = "biennial", gettext_noop("alle zwei Jahre")
        QUARTERLY = "quarterly", gettext_noop("vierteljährlich")
        MONTHLY = "monthly", gettext_noop("monatlich")
        IRREGULAR = "irregular", gettext_noop("unregelmäßig")

    class Level(models.TextChoices):
        COUNTRY = "country", gettext_noop("Deutschland")
        STATE = "state", gettext_noop("Land")
        DISTRICT = "district", gettext_noop("Kreis")
        MUNICIPALITY = "municipality", gettext_noop("Kommune")
        SOCIAL_AREA = "social_area", gettext_noop("Sozialraum")

    class Sensitivity(models.TextChoices):
        OPEN = "open", gettext_noop("ohne Bezug zu Menschen")
        PEOPLE = "people", gettext_noop("zählt Menschen")
        SPECIAL = "special", gettext_noop("besonders schutzwürdig")

    class Family(models.TextChoices):
        STATES = "states", gettext_noop("Integrationsmonitoring der Länder")
        FEDERAL = "federal", gettext_noop("Integrationsindikatoren des Statistischen Bundesamts")
        LOOP = "loop", gettext_noop("aus Augenhöhe selbst")
        OWN = "own", gettext_noop("eigener Indikator")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField("Kennung", max_length=30, unique=True)
    sorting = models.CharField(max_length=60, editable=False, db_index=True)
    name = MultilingualField("Name")
    # German, for lists that sort, search and export; `name` is what people read in their language.
    title = models.CharField("Name (deutsch)", max_length=200, editable=False)
    field = models.CharField("Themenfeld", max_length=80)
    family = models.CharField("Herkunft", max_length=20, choices=Family, default=Family.OWN)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    unit = models.CharField("Einheit", max_length=30)
    decimals = models.PositiveSmallIntegerField("Nachkommastellen", default=1)
    direction = models.CharField("Richtung", max_length=10, choices=Direction, default=Direction.NONE)
    rhythm = models.CharField("Rhythmus", max_length=20, choices=Rhythm, default=Rhythm.YEARLY)
    source = models.CharField("Quelle", max_length=200, blank=True)
    source_url = models.URLField("Adresse der Quelle", max_length=300, blank=True)
    levels = ArrayField(models.CharField(max_length=20, choices=Level), verbose_name="Ebenen", default=list, blank=True)
    groups = models.ManyToManyField(PopulationGroup, related_name="indicators", verbose_name="Gruppen", blank=True)
    sensitivity = models.CharField("Schutzbedarf", max_length=20, choices=Sensitivity, default=Sensitivity.PEOPLE)
    public = models.BooleanField("öffentlich", default=False)
    # Which unit enters the values; nobody named: the coordination does.
    responsible = models.ForeignKey(
        "accounts.Carrier", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Zuständige Stelle"
    )
    # The name of a contributed measurement (`contributes.INDICATORS`); empty: values are entered or imported.
    computed_by = models.CharField("berechnet durch", max_length=60, blank=True, editable=False)
    # Counts people by social area and group: indices of segregation are computed from it.
    segregates = models.BooleanField("Segregationsmaße daraus berechnen", default=False)
    created_at = models.DateTimeField("angelegt am")
    retired_on = models.DateField("nicht mehr erhoben seit", null=True, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "Indikator"
        verbose_name_plural = "Indikatoren"
        constraints = [
            models.UniqueConstraint(
                fields=["computed_by"], condition=~Q(computed_by=""), name="one_indicator_per_measurement"
            ),
            models.UniqueConstraint(
                fields=["segregates"], condition=Q(segregates=True), name="segregation_from_one_indicator"
            ),
            models.CheckConstraint(
                condition=Q(computed_by="") | Q(kind="process"), name="what_is_computed_is_a_process_indicator"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def retired(self) -> bool:
        return self.retired_on is not None


class IndicatorDefinitionQuerySet(ValidQuerySet):
    def newest_first(self):
        return self.order_by("-version")


class IndicatorDefinition(models.Model):
    """One version of how an indicator is counted, for the periods in which it holds. Rows are only added or closed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="definitions")
    version = models.PositiveSmallIntegerField("Fassung")
    valid_from = models.DateField("gilt für Zeiträume ab", null=True, blank=True)
    valid_until = models.DateField("gilt für Zeiträume bis", null=True, blank=True)
    text = models.TextField("Was gemessen wird")
    numerator = models.CharField("Zähler", max_length=300, blank=True)
    denominator = models.CharField("Nenner", max_length=300, blank=True)
    method = models.CharField("Ableitung", max_length=300, blank=True)
    reason = models.TextField("Warum neu gefasst", blank=True)
    recorded_by = models.UUIDField("festgehalten von", null=True)
    recorded_at = models.DateTimeField("festgehalten am")

    objects = IndicatorDefinitionQuerySet.as_manager()

    class Meta:
        verbose_name = "Definition eines Indikators"
        verbose_name_plural = "Definitionen von Indikatoren"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "version"], name="one_definition_per_version"),
            one_per_day("one_definition_per_indicator_and_day", "indicator"),
            ends_after_start("definition_ends_after_start"),
            models.CheckConstraint(condition=Q(version=1) | ~Q(reason=""), name="new_definition_says_why"),
        ]

    def holds_on(self, day: date) -> bool:
        """Is this how a period that begins on a day was counted?"""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or self.valid_until >= day
        )
