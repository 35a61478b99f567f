from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from augenhoehe.core.validity import ends_after_start, one_per_day

from .committees import Committee
from .sourced import SourcedRule


class BodyRule(SourcedRule):
    """How one body works according to its own rules of procedure, since when, and where that is written."""

    class Submitter(models.TextChoices):
        MEMBERS = "members", "Mitglieder des Gremiums"
        ORGANISATIONS = "organisations", "Organisationen, durch ihre eigenen Leute"
        ADMINISTRATION = "administration", "Verwaltung von Stadt und Kreis"
        EVERYBODY = "everybody", "alle mit einem Konto"

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="body_rules")
    invitation_days = models.PositiveSmallIntegerField("Ladungsfrist in Tagen")
    public_meetings = models.BooleanField("tagt in der Regel öffentlich")
    submitters = ArrayField(models.CharField(max_length=20, choices=Submitter), verbose_name="wer vorlegen darf")
    minutes_need_approval = models.BooleanField("Niederschrift braucht eine Genehmigung", default=False)

    class Meta:
        verbose_name = "Regel eines Gremiums"
        verbose_name_plural = "Regeln eines Gremiums"
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="body_rule_names_its_source"),
            models.CheckConstraint(condition=Q(invitation_days__lte=60), name="body_rule_invites_in_time"),
            ends_after_start("body_rule_ends_after_start"),
            one_per_day("one_body_rule_per_day", "committee"),
        ]
