"""From when a body may decide: a rule of its own, with validity and source. None is shipped."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.validity import ends_after_start, one_per_day

from .committees import Committee
from .sourced import SourcedRule


class QuorumRule(SourcedRule):
    """How many have to be there, so that a body may decide; and, with two groups, in which proportion."""

    class Kind(models.TextChoices):
        MAJORITY = "majority", "Mehr als die Hälfte der stimmberechtigten Sitze"
        NUMBER = "number", "Eine feste Zahl"
        TWO_GROUPS = "two_groups", "Eine feste Zahl, und nicht mehr Ratsmitglieder als Gewählte"

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="quorum_rules")
    kind = models.CharField("Wann beschlussfähig", max_length=20, choices=Kind)
    number = models.PositiveSmallIntegerField("Mindestens anwesend", null=True, blank=True)
    warning_days = models.PositiveSmallIntegerField("Warnen, so viele Tage vorher", default=3)

    class Meta:
        verbose_name = "Regel zur Beschlussfähigkeit"
        verbose_name_plural = "Regeln zur Beschlussfähigkeit"
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="quorum_rule_names_its_source"),
            models.CheckConstraint(
                condition=Q(kind="majority", number__isnull=True) | (~Q(kind="majority") & Q(number__gte=1)),
                name="quorum_rule_has_its_number",
            ),
            ends_after_start("quorum_rule_ends_after_start"),
            one_per_day("one_quorum_rule_per_day", "committee"),
        ]

    @property
    def two_groups(self) -> bool:
        return self.kind == self.Kind.TWO_GROUPS
