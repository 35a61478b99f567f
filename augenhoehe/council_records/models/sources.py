from __future__ import annotations

from datetime import datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.council_records.permissions import KEEP_SOURCES, READ_RECORDS

# A run that has not been heard of for so long has lost its worker; it may be taken up again.
SILENT = timedelta(minutes=15)


class CouncilSourceQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Whoever keeps sources or reads what comes from them."""
        return self if actor.may(KEEP_SOURCES) or actor.may(READ_RECORDS) else self.none()


class CouncilSource(Revised):
    """A council information system that we read by OParl, with how politely and how carefully."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField("Name", max_length=200)
    url = models.CharField("Adresse der OParl-Schnittstelle", max_length=500, unique=True)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    pause_ms = models.PositiveIntegerField("Pause zwischen zwei Abrufen in Millisekunden", default=500)
    shrink_percent = models.PositiveSmallIntegerField(
        "Rückfrage ab so viel Prozent verschwundener Einträge",
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    certificate = models.TextField("Zwischenzertifikat (PEM)", blank=True)
    nightly = models.BooleanField("jede Nacht abrufen", default=False)
    persons_told = models.PositiveIntegerField("Zahl der Personen dort", null=True, blank=True)
    last_full_at = models.DateTimeField("zuletzt vollständig abgerufen am", null=True, blank=True)
    changes_since = models.DateTimeField("Änderungen ab", null=True, blank=True)
    created_at = models.DateTimeField("eingetragen am")
    created_by = models.UUIDField("eingetragen von", null=True)
    ended_at = models.DateTimeField("stillgelegt am", null=True, blank=True)

    objects = CouncilSourceQuerySet.as_manager()

    class Meta:
        verbose_name = "Ratsinformationssystem"
        verbose_name_plural = "Ratsinformationssysteme"
        constraints = [
            models.CheckConstraint(
                condition=Q(shrink_percent__gte=1, shrink_percent__lte=100), name="shrink_is_a_percentage"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RecordRunQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Runs are read by who keeps sources."""
        return self if actor.may(KEEP_SOURCES) else self.none()

    def under_way(self):
        return self.filter(state__in=RecordRun.OPEN)


class RecordRun(Revised):
    """One reading of a source: how far it is, what it found, what went wrong. The cursor survives a kill."""

    class Mode(models.TextChoices):
        FULL = "full", "vollständig"
        CHANGES = "incremental", "nur Änderungen"
        DRY = "dry", "Probelauf"

    class State(models.TextChoices):
        WAITING = "waiting", "wartet"
        RUNNING = "running", "läuft"
        ASKING = "asking", "wartet auf Ihre Entscheidung"
        DONE = "done", "fertig"
        PARTLY = "partly", "mit Lücken fertig"
        FAILED = "failed", "abgebrochen"

    OPEN = (State.WAITING, State.RUNNING)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(CouncilSource, models.CASCADE, related_name="runs")
    mode = models.CharField("Art", max_length=20, choices=Mode)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.WAITING)
    cursor = models.JSONField("wie weit", default=dict)
    counts = models.JSONField("gezählt", default=dict)
    problems = models.JSONField("was auffiel", default=list)
    pages = models.PositiveIntegerField("gelesene Seiten", default=0)
    objects_done = models.PositiveIntegerField("gelesene Objekte", default=0)
    objects_about = models.PositiveIntegerField("Objekte ungefähr", default=0)
    failure = models.CharField("Warum es nicht ging", max_length=300, blank=True)
    changes_since = models.DateTimeField("Änderungen ab", null=True, blank=True)
    started_by = models.UUIDField("von", null=True)
    started_at = models.DateTimeField("begonnen am")
    heard_at = models.DateTimeField("zuletzt gemeldet am")
    finished_at = models.DateTimeField("beendet am", null=True, blank=True)

    objects = RecordRunQuerySet.as_manager()

    class Meta:
        verbose_name = "Abruf"
        verbose_name_plural = "Abrufe"
        constraints = [
            # Two runs of one source would each take the other's reading for the truth.
            models.UniqueConstraint(
                fields=["source"], condition=Q(state__in=("waiting", "running", "asking")), name="one_run_per_source"
            )
        ]
        indexes = [models.Index(fields=["source", "-started_at"], name="runs_by_source")]

    @property
    def at_work(self) -> bool:
        return self.state in self.OPEN

    def silent_at(self, at: datetime) -> bool:
        """The worker was not heard of for a while."""
        return self.at_work and at - self.heard_at > SILENT


class RawObjectQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """What came is read by who keeps the source; everybody else reads what was made of it."""
        return self if actor.may(KEEP_SOURCES) else self.none()

    def alive(self):
        return self.filter(deleted=False)


class RawObject(models.Model):
    """An object as it came, without people: what was made of it can be made anew from here."""

    id = models.BigAutoField(primary_key=True)
    source = models.ForeignKey(CouncilSource, models.CASCADE, related_name="raw")
    kind = models.CharField("Art", max_length=20)
    external_id = models.CharField("Kennung dort", max_length=500)
    content = models.JSONField("Inhalt")
    digest = models.CharField("Prüfsumme", max_length=64)
    fetched_at = models.DateTimeField("abgerufen am")
    deleted = models.BooleanField("dort gelöscht", default=False)
    # Marked while a run is under way; taken over at its end, when it is clear how many they are.
    leaving = models.BooleanField("verschwindet", default=False)
    seen_run = models.UUIDField("zuletzt gesehen im Abruf", null=True)

    objects = RawObjectQuerySet.as_manager()

    class Meta:
        verbose_name = "Rohobjekt"
        verbose_name_plural = "Rohobjekte"
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="one_raw_object_per_id")]
        indexes = [
            models.Index(fields=["source", "kind", "seen_run"], name="raw_by_run"),
            models.Index(fields=["source", "kind"], condition=Q(leaving=True), name="raw_leaving"),
        ]
