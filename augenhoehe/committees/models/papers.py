from __future__ import annotations

from datetime import date

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_noop

from augenhoehe.committees.permissions import READ_PAPERS, WRITE_PAPERS
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .committees import Committee, seated_in
from .meetings import Resolution, published_thread


class PaperQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Public papers for everybody; others for who reads papers, who writes them there, and the bodies concerned."""
        reach = actor.reach(WRITE_PAPERS)
        if reach.everywhere:
            return self
        sent = Q(submitted_at__isnull=False)
        own = Q(municipality_id__in=reach.municipalities) | seated_in(actor, day, "submitted_by_committee_id")
        if actor.user_id is not None:
            own |= Q(created_by=actor.user_id)
        passing = Q(stations__committee__in=Committee.objects.filter(seated_in(actor, day)))
        read = sent if actor.may(READ_PAPERS) else sent & (passing | _everybodys())
        return self.filter(pk__in=self.model._base_manager.filter(own | read).values("pk"))

    def public(self):
        """What everybody may read: submitted, not withdrawn, of a published matter."""
        return self.filter(_everybodys())

    def on_their_way(self):
        return self.filter(state__in=Paper.TRAVELLING)


def _everybodys() -> Q:
    return Q(public=True, submitted_at__isnull=False) & published_thread()


class Paper(Revised):
    """A paper (Vorlage) on its way through committees: motion, suggestion, statement …; in OParl: Paper."""

    class Kind(models.TextChoices):
        MOTION = "motion", gettext_noop("Antrag")
        SUGGESTION = "suggestion", gettext_noop("Anregung")
        STATEMENT = "statement", gettext_noop("Stellungnahme")
        INQUIRY = "inquiry", gettext_noop("Anfrage")
        DECISION = "decision", gettext_noop("Beschlussvorlage")
        INFORMATION = "information", gettext_noop("Mitteilungsvorlage")

    class Effects(models.TextChoices):
        NONE = "none", gettext_noop("keine")
        SOME = "some", gettext_noop("ja, wie folgt")

    class State(models.TextChoices):
        DRAFT = "draft", gettext_noop("Entwurf")
        SUBMITTED = "submitted", gettext_noop("eingereicht")
        UNDER_WAY = "under_way", gettext_noop("unterwegs")
        CONCLUDED = "concluded", gettext_noop("abgeschlossen")
        WITHDRAWN = "withdrawn", gettext_noop("zurückgezogen")

    TRAVELLING = (State.SUBMITTED, State.UNDER_WAY)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("Nummer", max_length=20, unique=True, null=True, blank=True)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    title = models.CharField("Titel", max_length=200)
    reasons = models.TextField("Begründung")
    effects = models.CharField("Folgen für Haushalt und Personal", max_length=10, choices=Effects, blank=True)
    costs_once = models.DecimalField("Kosten einmalig", max_digits=12, decimal_places=2, null=True, blank=True)
    costs_yearly = models.DecimalField("Kosten je Jahr", max_digits=12, decimal_places=2, null=True, blank=True)
    posts = models.DecimalField("Stellen", max_digits=6, decimal_places=2, null=True, blank=True)
    effects_text = models.TextField("Folgen in Worten", blank=True)
    submitter = models.CharField("Wer einreicht, mit Funktion", max_length=200, blank=True)
    group = models.CharField("Fraktion oder Gruppe", max_length=160, blank=True)
    group_resolved_on = models.DateField("dort beschlossen am", null=True, blank=True)
    file_reference = models.CharField("Aktenzeichen", max_length=60, blank=True)
    certified_by = models.CharField("beglaubigt von, mit Funktion", max_length=200, blank=True)
    certified_on = models.DateField("beglaubigt am", null=True, blank=True)
    submitted_by_committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="Einreichendes Gremium"
    )
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    thread = models.ForeignKey("journal.Thread", models.PROTECT, related_name="papers")
    public = models.BooleanField("öffentlich", default=True)
    external_url = models.CharField("Im Ratsinformationssystem", max_length=300, blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.DRAFT)
    result = models.CharField("Ergebnis", max_length=20, choices=Resolution.Kind, blank=True)
    created_at = models.DateTimeField("angelegt am")
    created_by = models.UUIDField("angelegt von", null=True)
    submitted_at = models.DateTimeField("eingereicht am", null=True, blank=True)
    concluded_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True, blank=True)
    withdrawn_reason = models.CharField("Grund", max_length=300, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = "Vorlage"
        verbose_name_plural = "Vorlagen"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("draft", "withdrawn")) | Q(number__isnull=False, submitted_at__isnull=False),
                name="submitted_paper_has_a_number",
            ),
            # One conclusion, and only one: a result, a moment and the state come and go together.
            models.CheckConstraint(
                condition=Q(state="concluded", concluded_at__isnull=False)
                | (~Q(state="concluded") & Q(concluded_at__isnull=True, result="")),
                name="concluded_paper_has_a_day",
            ),
            models.CheckConstraint(
                condition=(Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""))
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True)),
                name="withdrawn_paper_says_why",
            ),
            models.CheckConstraint(
                condition=Q(effects="some")
                | Q(costs_once__isnull=True, costs_yearly__isnull=True, posts__isnull=True, effects_text=""),
                name="paper_without_effects_names_none",
            ),
            models.CheckConstraint(
                condition=Q(certified_by="", certified_on__isnull=True)
                | (~Q(certified_by="") & Q(certified_on__isnull=False)),
                name="certified_paper_has_name_and_day",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="papers_by_creation"),
            models.Index(fields=["submitted_by_committee", "-created_at"], name="papers_by_body"),
            GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="paper_title_words"),
            GinIndex(OpClass(Upper("reasons"), "gin_trgm_ops"), name="paper_reasons_words"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def travels(self) -> bool:
        return self.state in self.TRAVELLING

    @property
    def name(self) -> str:
        """„Anregung VL-2026-003“; without a number only the kind."""
        return f"{self.get_kind_display()} {self.number}" if self.number else self.get_kind_display()


class StationQuerySet(models.QuerySet):
    def open(self):
        """Where a paper lies now."""
        return self.filter(state=Station.State.OPEN)

    def unfinished(self):
        """Where a paper lies or is on its way to."""
        return self.filter(state__in=Station.UNFINISHED)


class Station(Revised):
    """A committee on a paper's way (Beratungsfolge); equal `order` means at the same time. OParl: Consultation."""

    class Role(models.TextChoices):
        PRE_DELIBERATION = "pre_deliberation", gettext_noop("Vorberatung")
        RECOMMENDATION = "recommendation", gettext_noop("Empfehlung")
        DECISION = "decision", gettext_noop("Entscheidung")
        NOTICE = "notice", gettext_noop("Kenntnisnahme")

    class State(models.TextChoices):
        AHEAD = "ahead", gettext_noop("noch nicht dran")
        OPEN = "open", gettext_noop("liegt dort")
        DECIDED = "decided", gettext_noop("beraten")
        LAPSED = "lapsed", gettext_noop("entfallen")

    UNFINISHED = (State.OPEN, State.AHEAD)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="stations")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="stations")
    role = models.CharField("Aufgabe", max_length=20, choices=Role)
    authoritative = models.BooleanField("entscheidet abschließend", default=False)
    order = models.PositiveSmallIntegerField("Reihenfolge")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.AHEAD)
    opened_on = models.DateField("liegt dort seit", null=True, blank=True)
    result = models.CharField("Ergebnis", max_length=20, choices=Resolution.Kind, blank=True)
    decided_on = models.DateField("beraten am", null=True, blank=True)

    objects = StationQuerySet.as_manager()

    class Meta:
        verbose_name = "Station der Beratungsfolge"
        verbose_name_plural = "Stationen der Beratungsfolge"
        constraints = [
            models.UniqueConstraint(fields=["paper", "committee", "order"], name="committee_once_per_place"),
            models.UniqueConstraint(
                fields=["paper"], condition=Q(authoritative=True), name="one_station_decides_for_good"
            ),
            models.CheckConstraint(
                condition=(Q(state="decided", decided_on__isnull=False) & ~Q(result=""))
                | (~Q(state="decided") & Q(decided_on__isnull=True, result="")),
                name="decided_station_has_a_result",
            ),
            models.CheckConstraint(
                condition=~Q(state="open") | Q(opened_on__isnull=False),
                name="open_station_has_a_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["committee", "opened_on"],
                condition=Q(state__in=("open", "ahead")),
                name="unfinished_stations_by_body",
            )
        ]


class MissedMeeting(models.Model):
    """A reachable meeting that passed without dealing with a paper, noted once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    station = models.ForeignKey(Station, models.CASCADE, related_name="missed")
    meeting = models.ForeignKey("committees.Meeting", models.CASCADE, related_name="+")
    noted_at = models.DateTimeField("festgehalten am")

    class Meta:
        verbose_name = "Verpasste Sitzung"
        verbose_name_plural = "Verpasste Sitzungen"
        constraints = [models.UniqueConstraint(fields=["station", "meeting"], name="missed_once")]
