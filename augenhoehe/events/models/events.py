"""An event: conference, lecture, panel, workshop, working group, training or encounter; who hosts it, who may come."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import cast

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_noop

from augenhoehe.committees.models import Committee, Meeting
from augenhoehe.concept.models import ActionField
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.events.permissions import KEEP_EVENTS
from augenhoehe.organisations.models import Organisation, Representative, TrainingTopic

from .series import Series

# A meeting says when it begins, not when it ends.
USUAL_LENGTH = timedelta(hours=2)


class ActorCategory(models.TextChoices):
    """From where people come (S1-12); said by themselves, counted, never judged."""

    MUNICIPALITY = "municipality", gettext_noop("Kommune")
    POLITICS = "politics", gettext_noop("Politik")
    AUTHORITY = "authority", gettext_noop("Behörde")
    INSTITUTION = "institution", gettext_noop("Einrichtung, Schule oder Beratungsstelle")
    ASSOCIATION = "association", gettext_noop("Verband oder Verein")
    MIGRANT_ORGANISATION = "migrant_organisation", gettext_noop("Migrantenorganisation")
    VOLUNTEER = "volunteer", gettext_noop("Ehrenamt")
    RESIDENT = "resident", gettext_noop("für mich selbst")
    PRESS = "press", gettext_noop("Presse")
    OTHER = "other", gettext_noop("anderes")


def _begun(at: datetime) -> ExpressionWrapper:
    """When a meeting began that ends at a moment; the database computes, so that the question can be kept."""
    length = Value(USUAL_LENGTH, output_field=models.DurationField())
    moment = Value(at, output_field=models.DateTimeField())
    return ExpressionWrapper(moment - length, output_field=models.DateTimeField())


def hosted_by(actor: Actor, day: date) -> Q:
    """Events of an organisation the actor speaks for, as host."""
    return _spoken_for(actor, day, OuterRef("organisation_id"))


def co_hosted_by(actor: Actor, day: date, **limits: bool) -> Q:
    """Events with an organisation the actor speaks for as co-host; `limits` narrows the co-hosts."""
    if actor.user_id is None:
        return Q(pk__in=())
    own = Representative.objects.valid_on(day).filter(user_id=actor.user_id).values("organisation_id")
    return Q(Exists(CoHost.objects.filter(event_id=OuterRef("pk"), organisation_id__in=own, **limits)))


def _spoken_for(actor: Actor, day: date, organisation: OuterRef) -> Q:
    if actor.user_id is None:
        return Q(pk__in=())
    places = Representative.objects.valid_on(day).filter(user_id=actor.user_id, organisation_id=organisation)
    return Q(Exists(places))


def kept_by(actor: Actor) -> Q:
    """Events in the reach of who keeps events."""
    reach = actor.reach(KEEP_EVENTS)
    if reach.everywhere:
        return Q(pk__isnull=False)
    return Q(municipality_id__in=reach.municipalities)


class EventQuerySet(models.QuerySet):
    def public(self, at: datetime):
        """What everybody reads: published, and its time has come (ADR 0021)."""
        return self.filter(published_at__lte=at).exclude(state=Event.State.DRAFT)

    def kept(self, actor: Actor, day: date):
        """What the actor may work on inside: of the coordination, hosts and co-hosts."""
        if actor.residence_authority:
            return self.none()
        return self.filter(kept_by(actor) | hosted_by(actor, day) | co_hosted_by(actor, day))

    def visible_to(self, actor: Actor, at: datetime, day: date):
        """Published ones for everybody; drafts for who keeps or hosts them."""
        public = Q(published_at__lte=at) & ~Q(state=Event.State.DRAFT)
        if actor.residence_authority or not (actor.signed_in or actor.system):
            return self.filter(public)
        return self.filter(public | kept_by(actor) | hosted_by(actor, day) | co_hosted_by(actor, day))

    def opening_lists_to(self, actor: Actor, day: date):
        """Events whose registrations the actor reads: the hosts alone.

        The office reads only where it is itself a host; a co-host only where it was agreed (Art. 26 DSGVO).
        """
        if actor.system:
            return self.all()
        if actor.residence_authority:
            return self.none()
        office = kept_by(actor) & ~Q(office_name="")
        shared = co_hosted_by(actor, day, reads_registrations=True)
        return self.filter(office | hosted_by(actor, day) | shared)

    def timed(self):
        """With `begins`, whether the event has its own time or that of a meeting."""
        return self.annotate(begins=Coalesce("meeting__starts_at", "starts_at")).select_related("meeting")

    def coming(self, at: datetime):
        """Not over yet, the next first."""
        running = Q(ends_at__gte=at) | Q(meeting__starts_at__gte=_begun(at))
        return self.timed().filter(running).order_by("begins", "id")

    def past(self, at: datetime):
        """Over, the latest first."""
        over = Q(ends_at__lt=at) | Q(meeting__starts_at__lt=_begun(at))
        return self.timed().filter(over).order_by("-begins", "id")


class Event(Revised):
    """One day people come to. It may be the open meeting of a body; then time and place are the meeting's."""

    class Format(models.TextChoices):
        CONFERENCE = "conference", gettext_noop("Konferenz")
        LECTURE = "lecture", gettext_noop("Vortrag")
        PANEL = "panel", gettext_noop("Podiumsdiskussion")
        WORKSHOP = "workshop", gettext_noop("Workshop")
        WORKING_GROUP = "working_group", gettext_noop("Arbeitskreis")
        TRAINING = "training", gettext_noop("Schulung")
        ENCOUNTER = "encounter", gettext_noop("Begegnung")

    class State(models.TextChoices):
        DRAFT = "draft", gettext_noop("Entwurf")
        ANNOUNCED = "announced", gettext_noop("angekündigt")
        OPEN = "open", gettext_noop("Anmeldung offen")
        # „voll, Warteliste“ is no state of its own: it is `full` (one truth, the counter).
        CLOSED = "closed", gettext_noop("Anmeldung geschlossen")
        HELD = "held", gettext_noop("durchgeführt")
        REVIEWED = "reviewed", gettext_noop("nachbereitet")
        ARCHIVED = "archived", gettext_noop("archiviert")
        CANCELLED = "cancelled", gettext_noop("abgesagt")

    class Restriction(models.TextChoices):
        ALL = "all", gettext_noop("alle")
        ORGANISATIONS = "organisations", gettext_noop("Vertreterinnen und Vertreter eingetragener Organisationen")
        BODY = "body", gettext_noop("Mitglieder eines Gremiums")

    COMING = (State.ANNOUNCED, State.OPEN, State.CLOSED)
    OVER = (State.HELD, State.REVIEWED, State.ARCHIVED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="events", verbose_name="Reihe"
    )
    number = models.PositiveSmallIntegerField("Nummer in der Reihe", null=True, blank=True)
    title = MultilingualField("Titel")
    subtitle = MultilingualField("Untertitel")
    summary = MultilingualField("Worum es geht")
    guiding_question = MultilingualField("Leitfrage")
    sorting = models.CharField(max_length=200, editable=False)
    format = models.CharField("Format", max_length=20, choices=Format)

    # Hosts: an office, an organisation, or both; further ones are co-hosts.
    office_name = models.CharField("Gastgebende Stelle", max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="hosted_events",
        verbose_name="Gastgebende Organisation",
    )  # fmt: skip
    contact_email = models.EmailField("E-Mail für Fragen", max_length=160, blank=True)
    contact_phone = models.CharField("Telefon für Fragen", max_length=40, blank=True)

    # Never copied from the meeting: moved once, moved here too.
    meeting = models.OneToOneField(
        Meeting, models.PROTECT, null=True, blank=True, related_name="event", verbose_name="Offene Sitzung"
    )
    starts_at = models.DateTimeField("Beginn", null=True, blank=True)
    ends_at = models.DateTimeField("Ende", null=True, blank=True)
    place = models.CharField("Ort", max_length=200, blank=True)
    directions = models.CharField("Weg dorthin", max_length=300, blank=True)
    online = models.BooleanField("online", default=False)
    # Told to those with a seat alone.
    online_url = models.CharField("Adresse der Online-Teilnahme", max_length=300, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune"
    )

    step_free = models.BooleanField("stufenfrei", null=True, blank=True)
    childcare = models.BooleanField("Kinderbetreuung", default=False)
    interpreters = ArrayField(
        models.CharField(max_length=10), verbose_name="Sprachmittlung in diesen Sprachen", default=list, blank=True
    )
    languages = ArrayField(
        models.CharField(max_length=10), verbose_name="Sprachen der Veranstaltung", default=list, blank=True
    )
    access_info = MultilingualField("Was den Besuch leichter macht")
    audience = ArrayField(models.CharField(max_length=30), verbose_name="Für wen", default=list, blank=True)

    capacity = models.PositiveIntegerField("Plätze", null=True, blank=True)
    # Seats that are promised: confirmed, offered, and later who came or did not. Changed by conditional
    # UPDATE alone (operations/seats.py), never by `change`: an editor's revision does not count seats.
    taken = models.PositiveIntegerField("vergebene Plätze", default=0, editable=False)
    last_position = models.PositiveIntegerField("Zahl der Anmeldungen", default=0, editable=False)
    registers = models.BooleanField("mit Anmeldung", default=True)
    registration_opens_at = models.DateTimeField("Anmeldung ab", null=True, blank=True)
    registration_closes_at = models.DateTimeField("Anmeldung bis", null=True, blank=True)
    restricted_to = models.CharField("Wer sich anmelden kann", max_length=20, choices=Restriction, default="all")
    body = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="events", verbose_name="Gremium"
    )
    organisation_limit = models.PositiveSmallIntegerField("Plätze je Organisation", null=True, blank=True)
    waiting_list = models.BooleanField("mit Warteliste", default=True)
    # 0: whoever moves up has the seat at once and is told.
    offer_hours = models.PositiveSmallIntegerField("Bedenkzeit beim Nachrücken in Stunden", default=48)
    cutoff_hours = models.PositiveSmallIntegerField("kein Nachrücken mehr Stunden vor Beginn", default=24)
    reminder_days = models.PositiveSmallIntegerField("Erinnerung Tage vorher", default=2)

    # Attendance is then kept as long as the grant's proof asks (ANBest-G, to be checked), else three months.
    funding_proof = models.BooleanField("Teilnahme für einen Fördernachweis aufbewahren", default=False)
    # Counted on the day where nobody kept a list; outside it leaves rounded (S1-11).
    attended = models.PositiveIntegerField("gezählte Teilnehmende", null=True, blank=True)

    action_field = models.ForeignKey(
        ActionField, models.PROTECT, null=True, blank=True, related_name="events", verbose_name="Handlungsfeld"
    )
    training_topic = models.ForeignKey(
        TrainingTopic, models.PROTECT, null=True, blank=True, related_name="events", verbose_name="Schulungsthema"
    )
    threads = models.ManyToManyField("journal.Thread", related_name="events", blank=True, verbose_name="Vorgänge")
    tags = ArrayField(models.CharField(max_length=60), verbose_name="Schlagwörter", default=list, blank=True)

    state = models.CharField("Stand", max_length=20, choices=State, default=State.DRAFT)
    state_reason = models.CharField("Grund", max_length=300, blank=True)
    published_at = models.DateTimeField("öffentlich ab", null=True, blank=True)
    created_by = models.UUIDField("angelegt von", null=True, blank=True)
    created_at = models.DateTimeField("angelegt am")
    changed_at = models.DateTimeField("zuletzt geändert am")

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "Veranstaltung"
        verbose_name_plural = "Veranstaltungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(taken=0) | Q(capacity__isnull=True) | Q(taken__lte=F("capacity")),
                name="no_more_seats_taken_than_there_are",
            ),
            models.CheckConstraint(
                condition=~Q(office_name="") | Q(organisation__isnull=False), name="event_has_a_host"
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, starts_at__isnull=True, ends_at__isnull=True)
                | Q(meeting__isnull=True, starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="event_has_one_time",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(series__isnull=False), name="numbered_event_is_in_a_series"
            ),
            models.UniqueConstraint(fields=["series", "number"], name="one_event_per_number"),
            models.CheckConstraint(
                condition=~Q(restricted_to="body") | Q(body__isnull=False), name="event_for_members_names_the_body"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(state_reason=""), name="cancelled_event_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "cancelled")) | Q(published_at__isnull=False),
                name="event_beyond_draft_is_published",
            ),
            models.CheckConstraint(
                condition=Q(registration_closes_at__isnull=True)
                | Q(registration_opens_at__isnull=True)
                | Q(registration_closes_at__gt=F("registration_opens_at")),
                name="registration_closes_after_it_opens",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["starts_at", "id"], name="events_by_start"),
            models.Index(fields=["state", "starts_at"], name="events_by_state"),
        ]

    @property
    def begins_at(self) -> datetime:
        """When it begins; expects `meeting` to be selected."""
        return cast("datetime", self.meeting.starts_at if self.meeting else self.starts_at)

    @property
    def over_at(self) -> datetime:
        """When it is over; expects `meeting` to be selected."""
        return self.ends_at or self.begins_at + USUAL_LENGTH

    @property
    def venue(self) -> str:
        """Where; expects `meeting` to be selected."""
        return self.meeting.place if self.meeting else self.place

    @property
    def full(self) -> bool:
        """„voll“: no seat is free. Whoever registers now waits."""
        return self.capacity is not None and self.taken >= self.capacity

    @property
    def free_seats(self) -> int | None:
        """How many seats are free; None where nobody counts."""
        return None if self.capacity is None else max(self.capacity - self.taken, 0)

    @property
    def cutoff_at(self) -> datetime:
        """From here on nobody moves up by itself: who would come so late could not plan it."""
        return self.begins_at - timedelta(hours=self.cutoff_hours)


class CoHost(models.Model):
    """An organisation that hosts along; only where it was agreed does it read who registered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="co_hosts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="co_hosted_events")
    reads_registrations = models.BooleanField("liest die Anmeldungen", default=False)

    class Meta:
        verbose_name = "Mitveranstalter"
        verbose_name_plural = "Mitveranstalter"
        constraints = [models.UniqueConstraint(fields=["event", "organisation"], name="co_host_once_per_event")]
