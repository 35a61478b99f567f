from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.validity import ends_after_start, one_per_day

from .committees import Committee
from .sourced import SourcedRule


class HearingRule(SourcedRule):
    """Whether papers of the council pass through the § 27 body, since when, and where that is written.

    No rule is shipped: what the law or the statute of a town asks for is entered there, with its source (law.md no. 6).
    """

    class Binding(models.TextChoices):
        ADVISED = "advised", "Hinweis: Wer das Gremium auslässt, wird darauf aufmerksam gemacht"
        REQUIRED = "required", "Pflicht: Ohne das Gremium wird keine Vorlage eingereicht"

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="hearing_rules")
    binding = models.CharField("Wie verbindlich", max_length=10, choices=Binding)

    class Meta:
        verbose_name = "Beteiligungsregel"
        verbose_name_plural = "Beteiligungsregeln"
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="hearing_rule_names_its_source"),
            ends_after_start("hearing_rule_ends_after_start"),
            one_per_day("one_hearing_rule_per_day", "committee"),
        ]

    @property
    def required(self) -> bool:
        return self.binding == self.Binding.REQUIRED
