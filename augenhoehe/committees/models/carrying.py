from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .committees import Committee
from .mandates import Mandate
from .meetings import AgendaItem
from .papers import Station
from .terms import Term


class CarryOver(Revised):
    """What a body leaves open goes over: to its successor, or into its own next term.

    What is still open is read where it lies; here stand only the reason, the day and what was decided about it.
    """

    class Kind(models.TextChoices):
        SUCCESSION = "succession", "Nachfolge"
        TERM_END = "term_end", "Ende der Wahlperiode"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Anlass", max_length=12, choices=Kind)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="carried_from", verbose_name="bisher")
    to_committee = models.ForeignKey(Committee, models.PROTECT, related_name="carried_to", verbose_name="künftig")
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="carry_overs")
    starts_on = models.DateField("ab")
    source = models.CharField("Wo das steht (zu prüfen)", max_length=300, blank=True)
    begun_at = models.DateTimeField("eingetragen am")
    begun_by = models.UUIDField("eingetragen von", null=True)
    finished_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)

    class Meta:
        verbose_name = "Übergang"
        verbose_name_plural = "Übergänge"
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="succession", term__isnull=True) & ~Q(committee=models.F("to_committee")))
                | Q(kind="term_end", term__isnull=False, committee=models.F("to_committee")),
                name="carry_over_to_another_body_or_term",
            ),
            models.UniqueConstraint(
                fields=["committee"], condition=Q(kind="succession"), name="one_successor_of_a_body"
            ),
            models.UniqueConstraint(
                fields=["committee", "term"], condition=Q(kind="term_end"), name="one_end_of_a_term_in_a_body"
            ),
        ]

    @property
    def former_name(self) -> str:
        """What the body was called on its last day; expects both bodies' names prefetched."""
        return self.committee.name_on(self.starts_on - timedelta(days=1))

    @property
    def new_name(self) -> str:
        return self.to_committee.name_on(self.starts_on)

    @property
    def succession(self) -> bool:
        return self.kind == self.Kind.SUCCESSION


class CarriedMatter(models.Model):
    """One open matter and what became of it when its body or the term ended; never changed afterwards."""

    class Fate(models.TextChoices):
        CARRIED = "carried", "übernommen"
        ENDED = "ended", "nicht weitergeführt"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    carry_over = models.ForeignKey(CarryOver, models.PROTECT, related_name="matters")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    station = models.ForeignKey(Station, models.PROTECT, null=True, blank=True, related_name="+")
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField("Titel", max_length=200)
    fate = models.CharField("Was daraus wurde", max_length=8, choices=Fate)
    reason = models.CharField("Grund", max_length=300, blank=True)
    decided_at = models.DateTimeField("entschieden am")
    decided_by = models.UUIDField("entschieden von", null=True)

    class Meta:
        verbose_name = "Übergegangene Sache"
        verbose_name_plural = "Übergegangene Sachen"
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False, station__isnull=True, mandate__isnull=True)
                | Q(item__isnull=True, station__isnull=False, mandate__isnull=True)
                | Q(item__isnull=True, station__isnull=True, mandate__isnull=False),
                name="carried_matter_is_one_thing",
            ),
            models.CheckConstraint(condition=~Q(fate="ended") | ~Q(reason=""), name="ended_matter_says_why"),
            models.UniqueConstraint(fields=["carry_over", "item"], name="item_carried_once"),
            models.UniqueConstraint(fields=["carry_over", "station"], name="station_carried_once"),
            models.UniqueConstraint(fields=["carry_over", "mandate"], name="mandate_carried_once"),
        ]

    @property
    def word(self) -> str:
        """What kind of matter it was."""
        if self.item_id:
            return "Tagesordnungspunkt"
        return "Vorlage" if self.station_id else "Auftrag"
