from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Actor
from augenhoehe.council_records.permissions import READ_RECORDS

from .results import ResultReading
from .sources import CouncilSource


class RecordQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Everything here is public in the town itself; inside it is read by roles that work with committees."""
        return self if actor.may(READ_RECORDS) else self.none()

    def standing(self):
        """What the town still shows."""
        return self.filter(gone_at__isnull=True)


class Record(models.Model):
    """What all objects of a council record have: a source, an identifier there, and perhaps an end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(CouncilSource, models.CASCADE, related_name="+")
    external_id = models.CharField("Kennung dort", max_length=500)
    gone_at = models.DateTimeField("dort verschwunden am", null=True, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True


class CouncilBody(Record):
    """A town or district in its council information system. OParl: Body."""

    name = models.CharField("Name", max_length=300)
    ags = models.CharField("Gemeindeschlüssel", max_length=8, blank=True)
    web = models.CharField("im Ratsinformationssystem", max_length=1000, blank=True)
    license = models.CharField("Lizenz", max_length=500, blank=True)

    class Meta:
        verbose_name = "Körperschaft"
        verbose_name_plural = "Körperschaften"
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="one_body_per_id")]


class CouncilOrganisation(Record):
    """A committee, fraction or office there. OParl: Organization."""

    body = models.ForeignKey(CouncilBody, models.CASCADE, null=True, related_name="organisations")
    name = models.CharField("Name", max_length=500)
    kind = models.CharField("Art", max_length=200, blank=True)
    started_on = models.DateField("besteht seit", null=True, blank=True)
    ended_on = models.DateField("besteht bis", null=True, blank=True)
    web = models.CharField("im Ratsinformationssystem", max_length=1000, blank=True)

    class Meta:
        verbose_name = "Gremium der Kommune"
        verbose_name_plural = "Gremien der Kommune"
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="one_organisation_per_id")]


class CouncilMeeting(Record):
    """A meeting there. OParl: Meeting."""

    body = models.ForeignKey(CouncilBody, models.CASCADE, null=True, related_name="meetings")
    organisation = models.ForeignKey(CouncilOrganisation, models.SET_NULL, null=True, related_name="meetings")
    organisation_external = models.CharField("Kennung des Gremiums", max_length=500, blank=True)
    name = models.CharField("Name", max_length=500)
    starts_at = models.DateTimeField("Beginn", null=True, blank=True)
    ends_at = models.DateTimeField("Ende", null=True, blank=True)
    state = models.CharField("Stand dort", max_length=100, blank=True)
    cancelled = models.BooleanField("abgesagt", default=False)
    place = models.CharField("Ort", max_length=500, blank=True)
    web = models.CharField("im Ratsinformationssystem", max_length=1000, blank=True)

    class Meta:
        verbose_name = "Sitzung der Kommune"
        verbose_name_plural = "Sitzungen der Kommune"
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="one_meeting_per_id")]
        indexes = [models.Index(fields=["-starts_at"], name="council_meeting_by_start")]


class CouncilItem(Record):
    """An item of an agenda there, with its result as written and as read. OParl: AgendaItem."""

    meeting = models.ForeignKey(CouncilMeeting, models.CASCADE, related_name="items")
    order = models.PositiveIntegerField("Stelle", default=0)
    number = models.CharField("Nummer", max_length=100, blank=True)
    name = models.TextField("Titel")
    public = models.BooleanField("öffentlich", null=True)
    result_text = models.TextField("Ergebnis, wie es dort steht", blank=True)
    reading = models.ForeignKey(ResultReading, models.PROTECT, null=True, blank=True, related_name="items")
    resolution_text = models.TextField("Beschlusstext", blank=True)
    consultation_external = models.CharField("Kennung der Beratung", max_length=500, blank=True)

    class Meta:
        verbose_name = "Tagesordnungspunkt der Kommune"
        verbose_name_plural = "Tagesordnungspunkte der Kommune"
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="one_item_per_id")]


class CouncilPaper(Record):
    """A paper there. OParl: Paper."""

    class Fit(models.TextChoices):
        NONE = "none", "nicht vorgeschlagen"
        SUGGESTED = "suggested", "könnte hierher gehören"
        DISMISSED = "dismissed", "gehört nicht hierher"

    body = models.ForeignKey(CouncilBody, models.CASCADE, null=True, related_name="papers")
    name = models.TextField("Titel")
    reference = models.CharField("Nummer", max_length=200, blank=True)
    date = models.DateField("vom", null=True, blank=True)
    kind = models.CharField("Art", max_length=200, blank=True)
    web = models.CharField("im Ratsinformationssystem", max_length=1000, blank=True)
    changed_at = models.DateTimeField("dort geändert am", null=True, blank=True)
    fit = models.CharField("Bezug", max_length=20, choices=Fit, default=Fit.NONE)
    fit_word = models.CharField("gefunden durch", max_length=60, blank=True)

    class Meta:
        verbose_name = "Vorlage der Kommune"
        verbose_name_plural = "Vorlagen der Kommune"
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="one_paper_per_id")]
        indexes = [
            models.Index(fields=["-date", "-id"], name="council_papers_by_date"),
            models.Index(fields=["fit"], condition=Q(fit="suggested"), name="council_papers_that_fit"),
        ]

    def __str__(self) -> str:
        return " ".join(self.name.split())


class CouncilConsultation(Record):
    """A paper before a committee there, on an agenda or still without one. OParl: Consultation."""

    paper = models.ForeignKey(CouncilPaper, models.CASCADE, related_name="consultations")
    order = models.PositiveIntegerField("Stelle", default=0)
    item = models.ForeignKey(CouncilItem, models.SET_NULL, null=True, blank=True, related_name="consultations")
    item_external = models.CharField("Kennung des Punkts", max_length=500, blank=True)
    meeting = models.ForeignKey(CouncilMeeting, models.SET_NULL, null=True, blank=True, related_name="consultations")
    meeting_external = models.CharField("Kennung der Sitzung", max_length=500, blank=True)
    organisation = models.ForeignKey(
        CouncilOrganisation, models.SET_NULL, null=True, blank=True, related_name="consultations"
    )
    organisation_external = models.CharField("Kennung des Gremiums", max_length=500, blank=True)
    role = models.CharField("Aufgabe", max_length=200, blank=True)
    authoritative = models.BooleanField("entscheidet", null=True)

    class Meta:
        verbose_name = "Beratung der Kommune"
        verbose_name_plural = "Beratungen der Kommune"
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="one_consultation_per_id")]
        indexes = [
            models.Index(fields=["source", "item_external"], name="consultations_by_item"),
            models.Index(fields=["source", "meeting_external"], name="consultations_by_meeting"),
        ]


class CouncilFile(Record):
    """A document there: we keep where it lies, not what is in it. OParl: File."""

    class Role(models.TextChoices):
        MAIN = "main", "Vorlage"
        ANNEX = "annex", "Anlage"
        INVITATION = "invitation", "Einladung"
        MINUTES = "minutes", "Niederschrift"
        RESOLUTION = "resolution", "Beschlusstext"

    paper = models.ForeignKey(CouncilPaper, models.CASCADE, null=True, blank=True, related_name="files")
    meeting = models.ForeignKey(CouncilMeeting, models.CASCADE, null=True, blank=True, related_name="files")
    item = models.ForeignKey(CouncilItem, models.CASCADE, null=True, blank=True, related_name="files")
    role = models.CharField("Aufgabe", max_length=20, choices=Role)
    name = models.TextField("Titel", blank=True)
    mime_type = models.CharField("Art", max_length=100, blank=True)
    address = models.CharField("Adresse", max_length=2000)

    class Meta:
        verbose_name = "Dokument der Kommune"
        verbose_name_plural = "Dokumente der Kommune"
        constraints = [
            models.CheckConstraint(
                condition=Q(paper__isnull=False) | Q(meeting__isnull=False) | Q(item__isnull=False),
                name="file_belongs_somewhere",
            )
        ]
