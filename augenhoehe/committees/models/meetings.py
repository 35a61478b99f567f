from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.committees.permissions import READ_AGENDAS, READ_COMMITTEES
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .committees import Committee, managed_by, manages_all, seated_in


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Public meetings of public committees; the closed ones for members, who prepares them, who reads committees.

        Everyone else learns the day of a closed meeting from the committee's public page, never its place.
        """
        if manages_all(actor):
            return self.all()
        open_to = Q(committee__public=True) if actor.may(READ_COMMITTEES) else Q(committee__public=True, public=True)
        return self.filter(managed_by(actor, "committee__") | seated_in(actor, day, "committee_id") | open_to)

    def coming(self, at: datetime):
        return self.filter(state__in=Meeting.COMING, starts_at__gte=at)


class Meeting(Revised):
    """A meeting (Sitzung) of a committee, with an agenda built from what waits."""

    class State(models.TextChoices):
        PLANNED = "planned", gettext_noop("geplant")
        INVITED = "invited", gettext_noop("eingeladen")
        HELD = "held", gettext_noop("durchgeführt")
        CANCELLED = "cancelled", gettext_noop("abgesagt")

    COMING = (State.PLANNED, State.INVITED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField("Beginn")
    place = models.CharField("Ort", max_length=200)
    directions = models.CharField("Weg dorthin", max_length=300, blank=True)
    online_url = models.CharField("Adresse der Online-Teilnahme", max_length=300, blank=True)
    public = models.BooleanField("öffentlich", default=False)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.PLANNED)
    invited_at = models.DateTimeField("eingeladen am", null=True, blank=True)
    cancelled_reason = models.CharField("Grund der Absage", max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "Sitzung"
        verbose_name_plural = "Sitzungen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="cancelled_meeting_says_why"
            )
        ]
        indexes = [models.Index(fields=["committee", "starts_at"], name="meeting_by_start")]


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """All items for members and who manages the committee; for others the public ones.

        A public item of an unpublished thread is read only by those who may read agendas: its title
        would tell what the thread does not tell yet.
        """
        if manages_all(actor):
            return self.all()
        inside = managed_by(actor, "committee__") | seated_in(actor, day, "committee_id")
        published = Q() if actor.may(READ_AGENDAS) else published_thread()
        return self.filter(inside | (Q(public=True, committee__public=True) & published))

    def public(self):
        """What the public may read: public items of public committees whose thread, if any, is published."""
        return self.filter(published_thread(), public=True, committee__public=True, withdrawn_at__isnull=True)

    def waiting(self):
        return self.filter(meeting__isnull=True, withdrawn_at__isnull=True, resolution__isnull=True)

    def undecided(self):
        return self.filter(withdrawn_at__isnull=True, resolution__isnull=True)


def published_thread(prefix: str = "") -> Q:
    """The item belongs to no thread, or to one that the public may read."""
    thread = f"{prefix}thread__"
    return Q(**{f"{thread}isnull": True}) | Q(
        **{f"{thread}published_at__isnull": False, f"{thread}withdrawn_at__isnull": True}
    )


class AgendaItem(Revised):
    """What a committee has to deal with. Without a meeting it waits; in OParl: AgendaItem."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="agenda_items")
    order = models.PositiveSmallIntegerField("Nummer", null=True, blank=True)
    title = models.CharField("Titel", max_length=200)
    brief = models.TextField("Worum es geht, in drei Sätzen", blank=True)
    to_decide = models.CharField("Was zu entscheiden ist", max_length=300, blank=True)
    url = models.CharField("Unterlage", max_length=300, blank=True)
    public = models.BooleanField("öffentlich", default=True)
    thread = models.ForeignKey("journal.Thread", models.PROTECT, null=True, blank=True, related_name="agenda_items")
    station = models.ForeignKey("committees.Station", models.PROTECT, null=True, blank=True, related_name="items")
    waiting_since = models.DateField("wartet seit")
    submitted_by = models.UUIDField("vorgelegt von", null=True, blank=True)
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = "Tagesordnungspunkt"
        verbose_name_plural = "Tagesordnungspunkte"
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=True, order__isnull=True) | Q(meeting__isnull=False, order__isnull=False),
                name="item_on_an_agenda_has_a_place",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(meeting__isnull=True), name="withdrawn_item_is_on_no_agenda"
            ),
            models.UniqueConstraint(
                fields=["meeting", "order"], name="one_item_per_place", deferrable=models.Deferrable.DEFERRED
            ),
        ]
        indexes = [
            models.Index(
                fields=["committee", "waiting_since"],
                condition=Q(meeting__isnull=True, withdrawn_at__isnull=True),
                name="waiting_items_by_body",
            ),
            models.Index(
                fields=["committee"],
                condition=Q(station__isnull=True, withdrawn_at__isnull=True),
                name="items_without_paper_by_body",
            ),
        ]

    @property
    def waits(self) -> bool:
        """Nobody has dealt with it yet; expects `resolution` to be selected."""
        return self.withdrawn_at is None and getattr(self, "resolution", None) is None


class ResolutionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Resolutions on the items that the actor may see."""
        if manages_all(actor):
            return self.all()
        return self.filter(agenda_item__in=AgendaItem.objects.visible_to(actor, day))

    def public(self):
        """Resolutions on public items, and those whose public text was released from a closed one."""
        return self.filter(
            Q(agenda_item__public=True) | ~Q(public_text={}),
            published_thread("agenda_item__"),
            agenda_item__committee__public=True,
        )


class Resolution(Revised):
    """What a committee decided on an item: kind, wording, reason, votes (Popolo: VoteEvent counts)."""

    class Kind(models.TextChoices):
        ADOPTED = "adopted", gettext_noop("angenommen")
        ADOPTED_CHANGED = "adopted_changed", gettext_noop("mit Änderung angenommen")
        DEFERRED = "deferred", gettext_noop("zurückgestellt")
        REFUSED = "refused", gettext_noop("abgelehnt")
        ELSEWHERE = "elsewhere", gettext_noop("zuständig anderswo")
        RETURNED = "returned", gettext_noop("zurück zur Überarbeitung")
        NOTED = "noted", gettext_noop("zur Kenntnis genommen")
        FORWARDED = "forwarded", gettext_noop("weitergeleitet")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agenda_item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="resolution")
    kind = models.CharField("Beschluss", max_length=20, choices=Kind)
    wording = models.TextField("Wortlaut")
    reason = models.TextField("Begründung")
    public_text = MultilingualField("Öffentlicher Text")
    yes = models.PositiveSmallIntegerField("Ja", null=True, blank=True)
    no = models.PositiveSmallIntegerField("Nein", null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField("Enthaltungen", null=True, blank=True)
    decided_on = models.DateField("beschlossen am")
    resubmit_on = models.DateField("Wiedervorlage am", null=True, blank=True)
    recorded_by = models.UUIDField("festgehalten von", null=True)
    recorded_at = models.DateTimeField("festgehalten am")
    step = models.ForeignKey("journal.Step", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = "Beschluss"
        verbose_name_plural = "Beschlüsse"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="resolution_has_a_reason"),
            models.CheckConstraint(
                condition=Q(yes__isnull=True, no__isnull=True, abstentions__isnull=True)
                | Q(yes__isnull=False, no__isnull=False, abstentions__isnull=False),
                name="votes_are_counted_wholly_or_not",
            ),
            models.CheckConstraint(
                condition=Q(resubmit_on__isnull=True) | Q(kind="deferred"), name="only_what_is_put_off_comes_back"
            ),
        ]

    @property
    def counted(self) -> bool:
        return self.yes is not None
