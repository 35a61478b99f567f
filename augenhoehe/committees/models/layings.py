from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from augenhoehe.committees.permissions import READ_PAPERS
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.core.validity import ends_after_start, one_per_day

from .committees import Committee, managed_by, manages_all, seated_in
from .meetings import AgendaItem, Meeting, Resolution
from .papers import Paper, Station
from .sourced import SourcedRule


class DutyRule(SourcedRule):
    """A period or a way that a law or statute gives a § 27 body; without a source none holds (law.md no. 6)."""

    class Kind(models.TextChoices):
        LAYING = "laying", "Frist: Eine Anregung ist nach so vielen Tagen vorzulegen"
        CIRCULATION = "circulation", "Umlauf: Eine Stellungnahme geht auch ohne Sitzung"

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="duty_rules")
    kind = models.CharField("Was geregelt ist", max_length=20, choices=Kind)
    days = models.PositiveSmallIntegerField("Tage", null=True, blank=True)

    class Meta:
        verbose_name = "Fristregel"
        verbose_name_plural = "Fristregeln"
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="duty_rule_names_its_source"),
            models.CheckConstraint(
                condition=Q(kind="laying", days__gte=1) | Q(kind="circulation", days__isnull=True),
                name="laying_rule_counts_days",
            ),
            ends_after_start("duty_rule_ends_after_start"),
            one_per_day("one_duty_rule_of_a_kind_per_day", "committee", "kind"),
        ]


class LayingQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """For both bodies and who manages them; public ones also for who reads papers on their way."""
        if actor.user_id is None:
            return self.none()
        if manages_all(actor):
            return self.all()
        inside = managed_by(actor, "committee__") | seated_in(actor, day, "committee_id")
        inside |= managed_by(actor, "addressee__") | seated_in(actor, day, "addressee_id")
        if actor.may(READ_PAPERS):
            inside |= Q(public=True)
        return self.filter(inside)

    def open(self):
        return self.filter(state__in=Laying.OPEN)


class Laying(Revised):
    """The duty to lay before its addressee what a § 27 body resolved (Vorlagepflicht). It cannot fall silent."""

    class State(models.TextChoices):
        OPEN = "open", "noch nicht vorgelegt"
        LAID = "laid", "vorgelegt, Antwort steht aus"
        ANSWERED = "answered", "beantwortet"
        WAIVED = "waived", "vom Gremium zurückgenommen"

    OPEN = (State.OPEN, State.LAID)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="layings", verbose_name="Gremium nach § 27")
    addressee = models.ForeignKey(Committee, models.PROTECT, related_name="laid_before", verbose_name="Vorzulegen bei")
    title = models.CharField("Worum es geht", max_length=200)
    resolution = models.ForeignKey(Resolution, models.PROTECT, null=True, blank=True, related_name="layings")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="layings")
    station = models.OneToOneField(Station, models.PROTECT, null=True, blank=True, related_name="laying")
    thread = models.ForeignKey("journal.Thread", models.PROTECT, null=True, blank=True, related_name="layings")
    public = models.BooleanField("öffentlich", default=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.OPEN)
    opened_on = models.DateField("verlangt am")
    due = models.DateField("vorzulegen bis", null=True, blank=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    laid_on = models.DateField("vorgelegt am", null=True, blank=True)
    answer_due = models.DateField("Antwort bis", null=True, blank=True)
    answered_on = models.DateField("beantwortet am", null=True, blank=True)
    answer = models.TextField("Antwort", blank=True)
    speaker = models.CharField("Wer dort spricht", max_length=200, blank=True)
    waived_by = models.ForeignKey(Resolution, models.PROTECT, null=True, blank=True, related_name="+")
    waived_reason = models.CharField("Warum zurückgenommen", max_length=300, blank=True)
    return_item = models.OneToOneField(AgendaItem, models.PROTECT, null=True, blank=True, related_name="returns")
    opened_at = models.DateTimeField("eröffnet am")
    opened_by = models.UUIDField("eröffnet von", null=True)

    objects = LayingQuerySet.as_manager()

    class Meta:
        verbose_name = "Vorlagepflicht"
        verbose_name_plural = "Vorlagepflichten"
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "addressee"], condition=Q(paper__isnull=False), name="one_laying_per_addressee"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(state="waived") | Q(laid_on__isnull=False),
                name="laid_matter_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="answered_laying_has_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(state="waived", waived_by__isnull=False) & ~Q(waived_reason="")
                | ~Q(state="waived") & Q(waived_by__isnull=True, waived_reason=""),
                name="only_the_body_waives",
            ),
        ]
        indexes = [
            models.Index(fields=["committee", "-opened_on"], name="layings_by_body"),
            models.Index(fields=["due"], condition=Q(state="open"), name="open_layings_by_due"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def open(self) -> bool:
        return self.state in self.OPEN


class StatementRequestQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """For the body that is asked and who manages it; public ones also for who reads papers."""
        if actor.user_id is None:
            return self.none()
        if manages_all(actor):
            return self.all()
        inside = managed_by(actor, "committee__") | seated_in(actor, day, "committee_id")
        if actor.may(READ_PAPERS):
            inside |= Q(public=True)
        return self.filter(inside)

    def open(self):
        return self.filter(state__in=StatementRequest.OPEN)


class StatementRequest(Revised):
    """A council or administration asks a § 27 body for a statement by a day (Bitte um Stellungnahme)."""

    class State(models.TextChoices):
        RECEIVED = "received", "eingegangen"
        DECIDED = "decided", "beschlossen, noch nicht abgegeben"
        SENT = "sent", "abgegeben"
        DECLINED = "declined", "keine Stellungnahme"

    OPEN = (State.RECEIVED, State.DECIDED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="statement_requests", verbose_name="Gefragt")
    asked_by = models.CharField("Wer fragt", max_length=200)
    title = models.CharField("Worum es geht", max_length=200)
    text = models.TextField("Die Frage im Wortlaut")
    received_on = models.DateField("eingegangen am")
    due = models.DateField("Stellungnahme bis")
    public = models.BooleanField("öffentlich", default=True)
    thread = models.ForeignKey("journal.Thread", models.PROTECT, related_name="statement_requests")
    item = models.OneToOneField(AgendaItem, models.PROTECT, null=True, blank=True, related_name="statement_request")
    draft = models.TextField("Entwurf der Stellungnahme", blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.RECEIVED)
    by_circulation = models.BooleanField("im Umlauf beschlossen", default=False)
    decided_on = models.DateField("beschlossen am", null=True, blank=True)
    sent_on = models.DateField("abgegeben am", null=True, blank=True)
    sent_how = models.CharField("Wie abgegeben", max_length=200, blank=True)
    declined_reason = models.CharField("Warum keine", max_length=300, blank=True)
    entered_at = models.DateTimeField("eingetragen am")
    entered_by = models.UUIDField("eingetragen von", null=True)

    objects = StatementRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "Bitte um Stellungnahme"
        verbose_name_plural = "Bitten um Stellungnahme"
        constraints = [
            models.CheckConstraint(condition=Q(due__gte=F("received_on")), name="statement_is_due_after_it_came"),
            models.CheckConstraint(
                condition=~Q(state__in=("decided", "sent")) | (Q(decided_on__isnull=False) & ~Q(draft="")),
                name="decided_statement_has_a_text",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_on__isnull=False) & ~Q(sent_how="")
                | ~Q(state="sent") & Q(sent_on__isnull=True, sent_how=""),
                name="sent_statement_says_how",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(declined_reason=""), name="declined_statement_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["due"], condition=Q(state__in=("received", "decided")), name="open_statements_by_due"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def open(self) -> bool:
        return self.state in self.OPEN
