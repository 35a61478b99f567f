from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.committees.permissions import READ_AGENDAS
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .committees import Committee, managed_by, manages_all, seated_in
from .meetings import Resolution, published_thread


class MandateQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """For who is responsible, who sits in or manages the committee, and, of open items, who reads agendas."""
        if manages_all(actor):
            return self.all()
        bodies = Committee.objects.filter(managed_by(actor) | seated_in(actor, day)).values("pk")
        inside = Q(committee__in=bodies) | Q(resolution__agenda_item__committee__in=bodies)
        if actor.user_id is not None:
            inside |= Q(responsible_id=actor.user_id)
        item = "resolution__agenda_item__"
        shown = Q(**{f"{item}public": True, f"{item}committee__public": True})
        if not actor.may(READ_AGENDAS):
            shown &= published_thread(item)
        return self.filter(inside | shown)

    def public(self):
        """Mandates of resolutions that everybody may read as a whole."""
        return self.filter(
            published_thread("resolution__agenda_item__"),
            resolution__agenda_item__public=True,
            resolution__agenda_item__committee__public=True,
        )

    def running(self):
        return self.filter(state__in=Mandate.RUNNING)


class Mandate(Revised):
    """What a resolution charges somebody with (Auftrag): responsible, due, report, closed by a second person."""

    class State(models.TextChoices):
        OPEN = "open", gettext_noop("offen")
        REPORTED = "reported", gettext_noop("berichtet")
        DONE = "done", gettext_noop("erledigt")
        DROPPED = "dropped", gettext_noop("entfallen")

    RUNNING = (State.OPEN, State.REPORTED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="mandates")
    # The body that looks after it: the one that decided, or whoever followed it since.
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="mandates", verbose_name="Wacht darüber")
    title = models.CharField("Was zu tun ist", max_length=200)
    text = models.TextField("Auftrag im Wortlaut", blank=True)
    unit = models.CharField("Zuständige Stelle", max_length=160)
    responsible = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name="Zuständig"
    )
    due = models.DateField("bis")
    first_due = models.DateField("zuerst bis")
    moved_reason = models.CharField("Grund der Verschiebung", max_length=300, blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.OPEN)
    report = models.TextField("Bericht", blank=True)
    reported_at = models.DateTimeField("berichtet am", null=True, blank=True)
    reported_by = models.UUIDField("berichtet von", null=True, blank=True)
    closed_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)
    closed_by = models.UUIDField("abgeschlossen von", null=True, blank=True)
    closed_reason = models.CharField("Grund", max_length=300, blank=True)
    given_at = models.DateTimeField("erteilt am")
    given_by = models.UUIDField("erteilt von", null=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = "Auftrag"
        verbose_name_plural = "Aufträge"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True)
                | Q(reported_by__isnull=True)
                | Q(state="dropped")
                | ~Q(closed_by=F("reported_by")),
                name="mandate_closed_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("reported", "done")) | (Q(reported_at__isnull=False) & ~Q(report="")),
                name="reported_mandate_has_a_report",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "reported"), closed_at__isnull=True)
                | Q(state__in=("done", "dropped"), closed_at__isnull=False),
                name="closed_mandate_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(closed_reason=""), name="dropped_mandate_says_why"
            ),
            models.CheckConstraint(
                condition=Q(due=F("first_due")) | ~Q(moved_reason=""), name="moved_mandate_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["due"], condition=Q(state__in=("open", "reported")), name="running_mandates_by_due"),
            models.Index(
                fields=["committee", "due"],
                condition=Q(state__in=("open", "reported")),
                name="running_mandates_by_body",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def running(self) -> bool:
        return self.state in self.RUNNING

    def overdue_on(self, day: date) -> bool:
        return self.state == self.State.OPEN and self.due < day
