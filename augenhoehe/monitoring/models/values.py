from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.rights import Actor

from .indicators import Indicator, PopulationGroup


class Delivery(models.Model):
    """Where values came from, once for all that came together: source, as-of date, area status, who brought them."""

    id = models.AutoField(primary_key=True)
    source = models.CharField("Quelle", max_length=300)
    as_of = models.DateField("Stand der Daten", null=True, blank=True)
    area_status_on = models.DateField("Gebietsstand", null=True, blank=True)
    note = models.CharField("Anmerkung", max_length=300, blank=True)
    delivered_by = models.UUIDField("übernommen von", null=True)
    delivered_at = models.DateTimeField("übernommen am")

    class Meta:
        verbose_name = "Lieferung von Werten"
        verbose_name_plural = "Lieferungen von Werten"


class SeriesQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        return self.filter(indicator__in=Indicator.objects.visible_to(actor))


class IndicatorSeries(models.Model):
    """One indicator in one area for one group, over time. The area is one drawing: a redrawn one has its own series.

    It carries what is the same for all its values, so that these stay narrow: there are tens of millions of them.
    """

    id = models.AutoField(primary_key=True)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="series")
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    social_area = models.ForeignKey("places.SocialArea", models.PROTECT, null=True, blank=True, related_name="+")
    # Areas beyond this installation, for comparison: „DE“, „DE-NW“ (ISO 3166-2).
    beyond = models.CharField("Vergleichsgebiet", max_length=5, blank=True)
    group = models.ForeignKey(PopulationGroup, models.PROTECT, null=True, blank=True, related_name="+")
    # Kept by operations, so that lists and gaps need not read the values.
    first_period = models.DateField("erster Zeitraum", null=True, blank=True)
    last_period = models.DateField("letzter Zeitraum", null=True, blank=True)
    known = models.PositiveSmallIntegerField("bekannte Werte", default=0)
    missing = models.PositiveSmallIntegerField("fehlende Werte", default=0)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "Zeitreihe"
        verbose_name_plural = "Zeitreihen"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "municipality", "social_area", "beyond", "group"],
                name="one_series_per_indicator_area_and_group",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(municipality__isnull=False, beyond="")
                | (Q(municipality__isnull=True, social_area__isnull=True) & ~Q(beyond="")),
                name="series_has_one_area",
            ),
        ]


class ValueQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        return self.filter(series__indicator__in=Indicator.objects.visible_to(actor))

    def current(self):
        """As they hold now; what was corrected stays beside them."""
        return self.filter(current=True)


class IndicatorValue(models.Model):
    """A value of a series in a period. It never changes: a correction is the next version and makes this one past."""

    class Status(models.TextChoices):
        ACTUAL = "actual", gettext_noop("Ist")
        PROVISIONAL = "provisional", gettext_noop("vorläufig")
        ESTIMATED = "estimated", gettext_noop("geschätzt")
        UNKNOWN = "unknown", gettext_noop("unbekannt")
        NOT_COLLECTED = "not_collected", gettext_noop("nicht erhoben")
        SUPPRESSED = "suppressed", gettext_noop("geheim gehalten")
        COMPLEMENTARY = "complementary", gettext_noop("mit geheim gehalten")

    KNOWN = (Status.ACTUAL, Status.PROVISIONAL, Status.ESTIMATED)
    WITHOUT = (Status.UNKNOWN, Status.NOT_COLLECTED, Status.SUPPRESSED, Status.COMPLEMENTARY)

    id = models.BigAutoField(primary_key=True)
    series = models.ForeignKey(IndicatorSeries, models.PROTECT, related_name="points", db_index=False)
    period = models.DateField("Zeitraum ab")
    version = models.PositiveSmallIntegerField("Fassung", default=1)
    current = models.BooleanField("gilt", default=True)
    status = models.CharField("Stand", max_length=15, choices=Status, default=Status.ACTUAL)
    value = models.DecimalField("Wert", max_digits=20, decimal_places=6, null=True, blank=True)
    numerator = models.DecimalField("Zähler", max_digits=20, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField("Nenner", max_digits=20, decimal_places=6, null=True, blank=True)
    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="points")
    note = models.CharField("Anmerkung", max_length=300, blank=True)

    objects = ValueQuerySet.as_manager()

    class Meta:
        verbose_name = "Indikatorwert"
        verbose_name_plural = "Indikatorwerte"
        constraints = [
            models.UniqueConstraint(fields=["series", "period", "version"], name="one_value_per_version"),
            models.UniqueConstraint(
                fields=["series", "period"], condition=Q(current=True), name="one_current_value_per_period"
            ),
            # A hidden value is not kept here at all: what is not there cannot leak.
            models.CheckConstraint(
                condition=Q(status__in=("actual", "provisional", "estimated"), value__isnull=False)
                | Q(
                    status__in=("unknown", "not_collected", "suppressed", "complementary"),
                    value__isnull=True,
                    numerator__isnull=True,
                    denominator__isnull=True,
                ),
                name="only_known_values_have_a_number",
            ),
        ]

    @property
    def is_known(self) -> bool:
        return self.status in self.KNOWN
