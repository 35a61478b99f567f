from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.council_records.permissions import READ_RECORDS

from .records import CouncilConsultation, CouncilItem, CouncilPaper


class RecordLinkQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Links are read by who reads the records; the other end asks for itself."""
        return self if actor.may(READ_RECORDS) else self.none()


class RecordLink(models.Model):
    """A paper of a town belongs to something of ours: a matter, a measure, or a station of a paper."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey(CouncilPaper, models.CASCADE, related_name="links")
    thread = models.ForeignKey("journal.Thread", models.CASCADE, null=True, blank=True, related_name="council_links")
    measure = models.ForeignKey("concept.Measure", models.CASCADE, null=True, blank=True, related_name="council_links")
    station = models.ForeignKey(
        "committees.Station", models.CASCADE, null=True, blank=True, related_name="council_links"
    )
    # Whose result counts for the station, where a paper went through several committees.
    consultation = models.ForeignKey(CouncilConsultation, models.SET_NULL, null=True, blank=True, related_name="links")
    note = models.CharField("Warum", max_length=300, blank=True)
    linked_at = models.DateTimeField("verbunden am")
    linked_by = models.UUIDField("verbunden von", null=True)

    objects = RecordLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "Verbindung"
        verbose_name_plural = "Verbindungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(thread__isnull=False, measure__isnull=True, station__isnull=True)
                | Q(thread__isnull=True, measure__isnull=False, station__isnull=True)
                | Q(thread__isnull=True, measure__isnull=True, station__isnull=False),
                name="link_has_one_other_end",
            ),
            models.UniqueConstraint(fields=["paper", "thread"], name="linked_once_to_a_matter"),
            models.UniqueConstraint(fields=["paper", "measure"], name="linked_once_to_a_measure"),
            models.UniqueConstraint(fields=["paper", "station"], name="linked_once_to_a_station"),
        ]


class ResultProposalQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Whoever reads the records; taking over asks the committee's own rules."""
        return self if actor.may(READ_RECORDS) else self.none()

    def open(self):
        return self.filter(state=ResultProposal.State.OPEN)


class ResultProposal(Revised):
    """The town's record tells a result for a linked station; a person takes it over or not."""

    class State(models.TextChoices):
        OPEN = "open", "wartet"
        TAKEN = "taken", "übernommen"
        DISMISSED = "dismissed", "nicht übernommen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    link = models.ForeignKey(RecordLink, models.CASCADE, related_name="proposals")
    item = models.ForeignKey(CouncilItem, models.CASCADE, related_name="proposals")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.OPEN)
    resolution = models.ForeignKey("committees.Resolution", models.SET_NULL, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField("vorgeschlagen am")
    decided_at = models.DateTimeField("entschieden am", null=True, blank=True)
    decided_by = models.UUIDField("entschieden von", null=True, blank=True)

    objects = ResultProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "Vorschlag für ein Ergebnis"
        verbose_name_plural = "Vorschläge für Ergebnisse"
        constraints = [
            models.UniqueConstraint(fields=["link", "item"], name="result_proposed_once"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True) | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="decided_proposal_has_a_day",
            ),
        ]
