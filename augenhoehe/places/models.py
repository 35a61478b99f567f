from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.validity import ValidQuerySet, ends_after_start, one_per_day

from .modules import MODULES
from .permissions import READ_PLACES


def _may_read(actor: Actor) -> bool:
    """Places are official data: every account that holds a role reads them, a stranger does not."""
    return actor.may(READ_PLACES)


class MunicipalityQuerySet(ValidQuerySet):
    def visible_to(self, actor: Actor):
        return self if _may_read(actor) else self.none()

    def towns(self):
        return self.exclude(kind=Municipality.Kind.DISTRICT)

    def served(self):
        return self.filter(served=True)

    def in_order(self):
        return self.order_by("sorting", "ags")


class Municipality(models.Model):
    """A town, a municipality, or the Kreis itself, by its official key (AGS)."""

    class Kind(models.TextChoices):
        DISTRICT = "district", "Kreis"
        TOWN = "town", "Stadt"
        MUNICIPALITY = "municipality", "Gemeinde"
        CITY = "city", "Kreisfreie Stadt"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ags = models.CharField("Gemeindeschlüssel", max_length=8)
    name = models.CharField("Name", max_length=120)
    sorting = models.CharField(max_length=120, editable=False, db_index=True)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="towns")
    boundary = models.JSONField("Grenze (GeoJSON)", null=True, blank=True)
    served = models.BooleanField("gehört zu dieser Installation", default=False, db_index=True)
    valid_from = models.DateField("gültig ab", null=True, blank=True)
    valid_until = models.DateField("gültig bis", null=True, blank=True)
    source = models.CharField("Quelle", max_length=200, blank=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = "Kommune"
        verbose_name_plural = "Kommunen"
        constraints = [
            models.UniqueConstraint(
                fields=["ags"], condition=Q(valid_until__isnull=True), name="one_valid_municipality_per_ags"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def sorting_for(name: str) -> str:
        return sort_key(name)[:120]


class SocialAreaQuerySet(ValidQuerySet):
    def visible_to(self, actor: Actor):
        return self if _may_read(actor) else self.none()

    def in_order(self):
        return self.order_by("sorting", "key", "valid_from")


class SocialArea(models.Model):
    """A social area (Sozialraum) of a municipality, with validity: areas get redrawn."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="social_areas")
    key = models.CharField("Schlüssel", max_length=40)
    name = models.CharField("Name", max_length=120)
    sorting = models.CharField(max_length=120, editable=False)
    boundary = models.JSONField("Grenze (GeoJSON)", null=True, blank=True)
    valid_from = models.DateField("gültig ab")
    valid_until = models.DateField("gültig bis", null=True, blank=True)
    source = models.CharField("Quelle", max_length=200, blank=True)

    objects = SocialAreaQuerySet.as_manager()

    class Meta:
        verbose_name = "Sozialraum"
        verbose_name_plural = "Sozialräume"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "key", "valid_from"], name="one_social_area_per_key_and_start"
            ),
            ends_after_start("social_area_ends_after_start"),
            one_per_day("one_outline_per_social_area_and_day", "municipality", "key"),
        ]

    def __str__(self) -> str:
        return self.name

    def holds_on(self, day: date) -> bool:
        """Is this the drawing that holds on a day?"""
        return self.valid_from <= day and (self.valid_until is None or self.valid_until >= day)


class AreaSuccession(models.Model):
    """What became of a social area: which one it went into, wholly or in part, and with which share if a source says.

    A share is told beside the figures of the old area. No figure is ever split or added up with it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    before = models.ForeignKey(SocialArea, models.CASCADE, related_name="became", verbose_name="früherer Sozialraum")
    after = models.ForeignKey(SocialArea, models.CASCADE, related_name="came_from", verbose_name="späterer Sozialraum")
    share = models.DecimalField("Anteil in Prozent", max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "Nachfolge eines Sozialraums"
        verbose_name_plural = "Nachfolgen von Sozialräumen"
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="one_succession_per_pair"),
            models.CheckConstraint(condition=~Q(before=models.F("after")), name="no_area_follows_itself"),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=100), name="share_is_a_percentage"
            ),
        ]


# Keys of `Installation.contact`: what legal pages and letters print; other keys do not exist.
CONTACT = ("operator", "responsible", "address", "phone", "email", "website", "data_protection", "press")


class Installation(Revised):
    """The one settings row: which Kreis or town this is, which modules are on, which terms it uses."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField("Name", max_length=120)
    district = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    centre_name = models.CharField("Name der koordinierenden Stelle", max_length=160, blank=True)
    contact = models.JSONField("Anschrift und Kontakt", default=dict, blank=True)
    modules = models.JSONField("Module", default=dict, blank=True)
    terms = models.JSONField("Begriffe", default=dict, blank=True)
    invented = models.BooleanField("erfundener Kreis", default=False)

    class Meta:
        verbose_name = "Installation"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="only_one_installation")]

    def __str__(self) -> str:
        return self.name

    @property
    def switches(self) -> dict[str, bool]:
        """Each module and whether it is on, by what was said or by how it comes."""
        return {one.name: bool(self.modules.get(one.name, one.default)) for one in MODULES}
