from __future__ import annotations

from datetime import date, datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import ValidQuerySet

from .permissions import MANAGE_COMMITTEES, READ_AGENDAS, READ_COMMITTEES


def managed_by(actor: Actor, prefix: str = "") -> Q:
    """The committees an actor manages; `prefix` leads to the committee („committee__“)."""
    reach = actor.reach(MANAGE_COMMITTEES)
    if reach.everywhere:
        # An empty Q would vanish from an „or“ instead of holding always.
        return Q(pk__isnull=False)
    return Q(**{f"{prefix}municipality_id__in": reach.municipalities})


def seated_in(actor: Actor, day: date | None, committee: str = "pk") -> Q:
    """The committees in which an actor holds a seat on a day; `committee` names the column with its id."""
    if actor.user_id is None or day is None:
        return Q(pk__in=[])
    return Q(Exists(Seat.objects.valid_on(day).filter(user_id=actor.user_id, committee_id=OuterRef(committee))))


class CommitteeQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date | None):
        """Public committees for everyone; the others for who holds a seat on the day or manages them."""
        return self.filter(Q(public=True) | managed_by(actor) | seated_in(actor, day))

    def public(self):
        return self.filter(public=True)

    def standing(self, day: date):
        """Committees that are not dissolved on a day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=day))

    def with_names(self):
        """With names and town, but without the town's boundary, which is large."""
        return self.prefetch_related("names").select_related("municipality").defer("municipality__boundary")


class Committee(Revised):
    """A group or body of any kind. Steering group, project group, § 27 committee and council are kinds."""

    class Kind(models.TextChoices):
        STEERING_GROUP = "steering_group", gettext_noop("Lenkungsgruppe")
        PROJECT_GROUP = "project_group", gettext_noop("Projektgruppe")
        WORKING_GROUP = "working_group", gettext_noop("Arbeitskreis")
        INTEGRATION_COMMITTEE = "integration_committee", gettext_noop("Gremium nach § 27 GO NRW")
        COUNCIL = "council", gettext_noop("Rat")
        DISTRICT_COUNCIL = "district_council", gettext_noop("Kreistag")
        SPECIALIST_COMMITTEE = "specialist_committee", gettext_noop("Fachausschuss")
        NETWORK = "network", gettext_noop("Netzwerk")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=30, choices=Kind)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="committees"
    )
    short_text = MultilingualField("Aufgabe in einem Satz")
    started_on = models.DateField("eingesetzt am", null=True, blank=True)
    ended_on = models.DateField("aufgelöst am", null=True, blank=True)
    public = models.BooleanField("öffentlich gezeigt", default=True)

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = "Gremium"
        verbose_name_plural = "Gremien"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(started_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="committee_ends_after_start",
            )
        ]

    def name_on(self, day: date) -> str:
        """The name that holds on a day; expects `names` prefetched."""
        valid = [
            one for one in self.names.all() if one.valid_from <= day and (not one.valid_until or one.valid_until >= day)
        ]
        latest = sorted(valid or self.names.all(), key=lambda one: one.valid_from)
        return latest[-1].name if latest else self.get_kind_display()

    def stands_on(self, day: date) -> bool:
        return self.ended_on is None or self.ended_on >= day


class CommitteeName(models.Model):
    """A name and legal basis of a committee, with validity: bodies get renamed, minutes do not."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="names")
    name = models.CharField("Name", max_length=160)
    legal_basis = models.CharField("Rechtsgrundlage (zu prüfen)", max_length=200, blank=True)
    valid_from = models.DateField("gültig ab")
    valid_until = models.DateField("gültig bis", null=True, blank=True)

    class Meta:
        verbose_name = "Name eines Gremiums"
        verbose_name_plural = "Namen von Gremien"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="name_ends_after_start",
            ),
            ExclusionConstraint(
                name="one_name_per_day",
                expressions=[
                    ("committee", RangeOperators.EQUAL),
                    (
                        Func(
                            F("valid_from"),
                            F("valid_until"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]


class SeatQuerySet(ValidQuerySet):
    def voting(self):
        return self.filter(voting=True)


class Seat(models.Model):
    """A seat: a person with or without an account, for an organisation, with function, sector and dates."""

    class Sector(models.TextChoices):
        ADMINISTRATION = "administration", gettext_noop("Verwaltung")
        WELFARE = "welfare", gettext_noop("Wohlfahrt")
        CIVIL_SOCIETY = "civil_society", gettext_noop("Zivilgesellschaft")
        POLITICS = "politics", gettext_noop("Politik")
        AFFECTED = "affected", gettext_noop("Betroffene")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="seats")
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="seats")
    holder_name = models.CharField("Name", max_length=160, blank=True)
    organisation = models.CharField("Organisation", max_length=160, blank=True)
    function = models.CharField("Funktion im Gremium", max_length=80, default="Mitglied")
    sector = models.CharField("Bereich", max_length=20, choices=Sector)
    migrant_organisation = models.BooleanField("Sitz einer Migrantenorganisation", default=False)
    voting = models.BooleanField("stimmberechtigt", default=True)
    chair = models.BooleanField("Vorsitz", default=False)
    valid_from = models.DateField("von")
    valid_until = models.DateField("bis", null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "Sitz"
        verbose_name_plural = "Sitze"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="seat_ends_after_start",
            )
        ]

    @property
    def vacant(self) -> bool:
        """A seat may be there before anybody holds it: a place kept for people affected is seen to be empty."""
        return self.user_id is None and not self.holder_name

    @property
    def holder(self) -> str:
        """Who holds the seat; expects `user` to be selected."""
        return self.user.name if self.user else self.holder_name


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Public meetings of public committees; the closed ones for members, who prepares them, who reads committees.

        Everyone else learns the day of a closed meeting from the committee's public page, never its place.
        """
        open_to = Q(committee__public=True) if actor.may(READ_COMMITTEES) else Q(committee__public=True, public=True)
        return self.filter(managed_by(actor, "committee__") | seated_in(actor, day, "committee_id") | open_to)

    def coming(self, at: datetime):
        return self.filter(state__in=(Meeting.State.PLANNED, Meeting.State.INVITED), starts_at__gte=at)


class Meeting(Revised):
    """A meeting (Sitzung) of a committee, with an agenda built from what waits."""

    class State(models.TextChoices):
        PLANNED = "planned", gettext_noop("geplant")
        INVITED = "invited", gettext_noop("eingeladen")
        HELD = "held", gettext_noop("durchgeführt")
        CANCELLED = "cancelled", gettext_noop("abgesagt")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField("Beginn")
    place = models.CharField("Ort", max_length=200)
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
    url = models.CharField("Unterlage", max_length=300, blank=True)
    public = models.BooleanField("öffentlich", default=True)
    thread = models.ForeignKey("journal.Thread", models.PROTECT, null=True, blank=True, related_name="agenda_items")
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

    @property
    def waits(self) -> bool:
        """Nobody has dealt with it yet; expects `resolution` to be selected."""
        return self.withdrawn_at is None and getattr(self, "resolution", None) is None


class ResolutionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Resolutions on the items that the actor may see."""
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
        ]

    @property
    def counted(self) -> bool:
        return self.yes is not None
