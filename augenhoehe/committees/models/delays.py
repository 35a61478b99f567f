from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .committees import Committee, managed_by, manages_all, seated_in
from .layings import Laying, StatementRequest
from .mandates import Mandate
from .papers import Paper, Station


class DelayQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """For who manages or sits in the body where it lies or that waits for it, and for who is charged.

        Never without the thing itself: what a row names, its reader may open. Public pages never read this.
        """
        if actor.user_id is None:
            return self.none()
        papers = Paper.objects.visible_to(actor, day)
        stations = Station.objects.filter(paper__in=papers) if papers.query.has_filters() else Station.objects.all()
        return self.filter(
            _near(actor, day),
            _opens("station", stations),
            _opens("mandate", Mandate.objects.visible_to(actor, day)),
            _opens("laying", Laying.objects.visible_to(actor, day)),
            _opens("request", StatementRequest.objects.visible_to(actor, day)),
        )

    def running(self):
        """The latest delay of each thing that still lies there."""
        return self.filter(state=Delay.State.RUNNING)

    def unpublished(self):
        """What the public does not know yet, of things that still lie there."""
        return self.filter(published_at__isnull=True).exclude(state=Delay.State.ENDED)


def _opens(thing: str, readable: models.QuerySet) -> Q:
    """Rows whose thing the reader may open, if it is of this kind."""
    if not readable.query.has_filters():
        return Q()
    # Asked of each row, which an `Exists` here is not: the database would first read all that anybody may read.
    own = readable.filter(pk=OuterRef(thing)).order_by().values("pk")
    return Q(**{f"{thing}__isnull": True}) | Q(**{thing: Subquery(own[:1])})


def _near(actor: Actor, day: date) -> Q:
    """Who has to do with it: they manage or sit in one of both bodies, or are charged themselves."""
    if manages_all(actor):
        return Q()
    bodies = Committee.objects.filter(managed_by(actor) | seated_in(actor, day)).values("pk")
    charged = Mandate.objects.filter(responsible_id=actor.user_id).values("pk")
    return Q(committee__in=bodies) | Q(origin__in=bodies) | Q(mandate__in=charged)


class Delay(Revised):
    """A delay (Verzug), noted once. The unit has seven days to say why; only then the public hears of it."""

    class Kind(models.TextChoices):
        PAPER = "paper", "Vorlage"
        MANDATE = "mandate", "Auftrag"
        LAYING = "laying", "Vorlagepflicht nach § 27"
        STATEMENT = "statement", "Bitte um Stellungnahme"

    class State(models.TextChoices):
        RUNNING = "running", "läuft"
        FOLLOWED = "followed", "von einem neuen abgelöst"
        ENDED = "ended", "zu Ende"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    station = models.ForeignKey("committees.Station", models.CASCADE, null=True, related_name="delays")
    meeting = models.ForeignKey("committees.Meeting", models.CASCADE, null=True, related_name="+")
    mandate = models.ForeignKey(Mandate, models.CASCADE, null=True, related_name="delays")
    laying = models.ForeignKey(Laying, models.CASCADE, null=True, related_name="delays")
    request = models.ForeignKey(StatementRequest, models.CASCADE, null=True, related_name="delays")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="delays", verbose_name="Liegt bei")
    origin = models.ForeignKey(Committee, models.PROTECT, null=True, related_name="+", verbose_name="Es wartet")
    unit = models.CharField("Zuständige Stelle", max_length=160)
    since = models.DateField("überfällig seit")
    noted_at = models.DateTimeField("festgehalten am")
    reason_due = models.DateField("Grund bis")
    reason = models.CharField("Grund", max_length=500, blank=True)
    stated_at = models.DateTimeField("Grund genannt am", null=True, blank=True)
    stated_by = models.UUIDField("Grund genannt von", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.RUNNING)
    ended_on = models.DateField("zu Ende am", null=True, blank=True)
    escalated_on = models.DateField("gemahnt am", null=True, blank=True)

    objects = DelayQuerySet.as_manager()

    class Meta:
        verbose_name = "Verzug"
        verbose_name_plural = "Verzüge"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="paper", station__isnull=False, meeting__isnull=False)
                | Q(kind="mandate", mandate__isnull=False)
                | Q(kind="laying", laying__isnull=False)
                | Q(kind="statement", request__isnull=False),
                name="delay_is_of_something",
            ),
            models.CheckConstraint(
                condition=Q(reason="", stated_at__isnull=True) | (~Q(reason="") & Q(stated_at__isnull=False)),
                name="stated_reason_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False) | (~Q(state="ended") & Q(ended_on__isnull=True)),
                name="ended_delay_has_a_day",
            ),
            # The hearing cannot be shortened: public before the day only with the unit's own words.
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(reason="") | Q(published_at__date__gt=F("reason_due")),
                name="unit_is_heard_before_the_public",
            ),
            models.UniqueConstraint(fields=["station", "meeting"], name="delay_once_per_meeting"),
            models.UniqueConstraint(fields=["mandate", "since"], name="delay_once_per_due_day"),
            models.UniqueConstraint(fields=["laying", "since"], name="delay_once_per_laying"),
            models.UniqueConstraint(fields=["request", "since"], name="delay_once_per_request"),
            models.UniqueConstraint(
                fields=["station"], condition=Q(state="running", station__isnull=False), name="station_runs_late_once"
            ),
        ]
        indexes = [
            models.Index(fields=["since", "id"], condition=Q(state="running"), name="running_delays_by_day"),
            models.Index(fields=["committee", "since"], condition=Q(state="running"), name="running_delays_by_body"),
            models.Index(
                fields=["reason_due"],
                condition=Q(published_at__isnull=True) & ~Q(state="ended"),
                name="unpublished_delays_by_day",
            ),
        ]

    @property
    def title(self) -> str:
        """What is late; expects the thing to be selected."""
        if self.station is not None:
            return self.station.paper.title
        found = self.mandate or self.laying or self.request
        return found.title if found is not None else ""

    @property
    def heard(self) -> bool:
        """Did the unit say why?"""
        return bool(self.reason)
