"""A funding programme (Förderprogramm), its conditions as data, and the calls with their deadlines."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.funding.permissions import KEEP_FUNDING
from augenhoehe.funding.vocabularies import Level, RuleKind

CODES = models.CharField(max_length=40)


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Published ones for everybody; drafts and ended ones for who keeps the catalogue."""
        return self.all() if actor.may(KEEP_FUNDING) else self.public()

    def public(self):
        return self.filter(state=FundingProgramme.State.PUBLISHED)

    def in_order(self):
        return self.order_by("sorting", "id")


class FundingProgramme(Revised):
    """Who gives money for what, to whom and how much; checked once a year, or it says that nobody did."""

    class State(models.TextChoices):
        DRAFT = "draft", "Entwurf"
        PUBLISHED = "published", "veröffentlicht"
        ENDED = "ended", "eingestellt"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField("Name", max_length=200)
    sorting = models.CharField(max_length=200, editable=False)
    giver = models.CharField("Wer das Geld gibt", max_length=200)
    level = models.CharField("Ebene", max_length=20, choices=Level)
    funded = MultilingualField("Was gefördert wird")
    fields = ArrayField(CODES, verbose_name="Fachgebiete", default=list, blank=True)
    applicants = ArrayField(CODES, verbose_name="Wer sich bewerben kann", default=list, blank=True)
    sum_from = models.PositiveIntegerField("Mindestens (Euro)", null=True, blank=True)
    sum_to = models.PositiveIntegerField("Höchstens (Euro)", null=True, blank=True)
    max_rate = models.PositiveSmallIntegerField("Höchster Anteil an den Kosten (%)", null=True, blank=True)
    own_share = models.PositiveSmallIntegerField("Eigenanteil (%)", null=True, blank=True)
    volunteer_counts = models.BooleanField("Ehrenamtliche Arbeit zählt zum Eigenanteil", default=False)
    volunteer_cap = models.PositiveSmallIntegerField("höchstens bis (% der Kosten)", null=True, blank=True)
    volunteer_rate = models.DecimalField("Euro je Stunde", max_digits=6, decimal_places=2, null=True, blank=True)
    link = models.URLField("Internetseite", max_length=300, blank=True)
    contact = models.CharField("Wer Fragen beantwortet", max_length=300, blank=True)
    state = models.CharField("Stand", max_length=12, choices=State, default=State.DRAFT)
    end_reason = models.TextField("Warum es eingestellt ist", blank=True)
    checked_on = models.DateField("zuletzt geprüft am", null=True, blank=True)
    checked_by = models.UUIDField("geprüft von", null=True, blank=True)
    checked_function = models.CharField("geprüft von (Funktion)", max_length=160, blank=True)
    check_months = models.PositiveSmallIntegerField("Wieder prüfen nach Monaten", default=12)
    check_due = models.DateField("wieder zu prüfen am")
    created_at = models.DateTimeField("angelegt am")
    changed_at = models.DateTimeField("zuletzt geändert am")

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = "Förderprogramm"
        verbose_name_plural = "Förderprogramme"
        constraints = [
            models.CheckConstraint(
                condition=Q(sum_to__isnull=True) | Q(sum_from__isnull=True) | Q(sum_to__gte=F("sum_from")),
                name="programme_sum_from_below_to",
            ),
            models.CheckConstraint(
                condition=(Q(max_rate__isnull=True) | Q(max_rate__lte=100))
                & (Q(own_share__isnull=True) | Q(own_share__lte=100))
                & (Q(volunteer_cap__isnull=True) | Q(volunteer_cap__lte=100)),
                name="programme_shares_are_percentages",
            ),
            models.CheckConstraint(condition=~Q(state="ended") | ~Q(end_reason=""), name="ended_programme_says_why"),
            models.CheckConstraint(condition=Q(check_months__range=(1, 24)), name="programme_checked_within_two_years"),
        ]
        indexes = [models.Index(fields=["state", "sorting", "id"], name="programmes_in_order")]

    def __str__(self) -> str:
        return self.name

    @property
    def published(self) -> bool:
        return self.state == self.State.PUBLISHED

    def to_check(self, day: date) -> bool:
        """„zu prüfen“: nobody ever looked, or too long ago."""
        return self.checked_on is None or self.check_due <= day


class EligibilityRule(models.Model):
    """One condition of a programme: a kind, and the number, place or choice it compares with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey(FundingProgramme, models.CASCADE, related_name="rules")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    kind = models.CharField("Art", max_length=20, choices=RuleKind)
    number = models.PositiveSmallIntegerField("Zahl", null=True, blank=True)
    text = models.CharField("Ort oder Frage", max_length=200, blank=True)
    codes = ArrayField(CODES, verbose_name="Zur Auswahl", default=list, blank=True)
    note = models.CharField("Was hilft, wenn es nicht passt", max_length=300, blank=True)

    class Meta:
        verbose_name = "Bedingung"
        verbose_name_plural = "Bedingungen"
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "position"], name="one_rule_per_position", deferrable=models.Deferrable.DEFERRED
            )
        ]


class CallQuerySet(models.QuerySet):
    def ahead(self, day: date):
        """Deadlines that lie ahead, or today; the next one first."""
        return self.filter(closes__gte=day).order_by("closes", "id")


class FundingCall(Revised):
    """A call (Aufruf): open from a day until a deadline, or rolling."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey(FundingProgramme, models.CASCADE, related_name="calls")
    title = models.CharField("Bezeichnung", max_length=160, blank=True)
    opens = models.DateField("offen ab", null=True, blank=True)
    closes = models.DateField("Frist", null=True, blank=True)
    rolling = models.BooleanField("laufend, ohne Frist", default=False)
    note = models.CharField("Hinweis", max_length=300, blank=True)
    cancelled_at = models.DateTimeField("zurückgenommen am", null=True, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = "Aufruf"
        verbose_name_plural = "Aufrufe"
        constraints = [
            models.CheckConstraint(
                condition=Q(rolling=True, closes__isnull=True) | Q(rolling=False, closes__isnull=False),
                name="call_is_rolling_or_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=True) | Q(closes__isnull=True) | Q(closes__gte=F("opens")),
                name="call_closes_after_it_opens",
            ),
        ]
        indexes = [models.Index(fields=["closes"], name="calls_by_deadline")]

    def __str__(self) -> str:
        return self.title or self.programme.name
