from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .committees import Seat
from .meetings import AgendaItem, Meeting

# No meeting runs longer; who writes on the next morning enters it afterwards.
LONGEST = timedelta(hours=12)


class Sitting(Revised):
    """The course of a meeting as it is written down while it runs: opened, closed, and by whom it is written."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="sitting")
    opened_at = models.DateTimeField("eröffnet um")
    closed_at = models.DateTimeField("geschlossen um", null=True, blank=True)
    secretary = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    secretary_name = models.CharField("Schriftführung", max_length=160)

    class Meta:
        verbose_name = "Sitzungsverlauf"
        verbose_name_plural = "Sitzungsverläufe"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="sitting_closes_after_opening",
            )
        ]

    @property
    def runs(self) -> bool:
        return self.closed_at is None

    def live_at(self, moment: datetime) -> bool:
        """Is it written down while it runs? Entered on a later day, a tap does not mean „now“."""
        return timedelta(0) <= moment - self.opened_at < LONGEST


class PresenceQuerySet(models.QuerySet):
    def here(self):
        """Who came and has not left."""
        return self.filter(left_at__isnull=True)


class Presence(Revised):
    """Somebody in the room, from when to when. Who leaves and comes back has two of them."""

    class Kind(models.TextChoices):
        MEMBER = "member", "Mitglied"
        DEPUTY = "deputy", "Vertretung"
        GUEST = "guest", "Gast"
        OTHER_BODY = "other_body", "Mitglied eines anderen Gremiums"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="presences")
    # The seat may be deleted after its years; who was there stays in the minutes.
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="presences")
    kind = models.CharField("Wer", max_length=12, choices=Kind)
    name = models.CharField("Name", max_length=160)
    function = models.CharField("Funktion", max_length=120, blank=True)
    organisation = models.CharField("Einrichtung", max_length=160, blank=True)
    stands_in_for = models.CharField("vertritt", max_length=160, blank=True)
    voting = models.BooleanField("stimmberechtigt", default=False)
    came_at = models.DateTimeField("gekommen um")
    left_at = models.DateTimeField("gegangen um", null=True, blank=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = "Anwesenheit"
        verbose_name_plural = "Anwesenheiten"
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="who_is_present_has_a_name"),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("came_at")), name="presence_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=Q(left_at__isnull=True), name="a_seat_is_taken_once"
            ),
            models.CheckConstraint(
                condition=Q(voting=False) | Q(kind__in=("member", "deputy")), name="guests_do_not_vote"
            ),
        ]
        indexes = [models.Index(fields=["meeting", "came_at"], name="presence_by_coming")]

    @property
    def role(self) -> str:
        """Function and institution, as a public page names somebody."""
        return ", ".join(part for part in (self.function, self.organisation) if part) or self.get_kind_display()


class ItemCourse(Revised):
    """What became of one agenda item in one meeting; it keeps number and title when the item goes elsewhere."""

    class Outcome(models.TextChoices):
        POSTPONED = "postponed", "vertagt"
        WITHDRAWN = "withdrawn", "zurückgezogen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="courses")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="courses")
    order = models.PositiveSmallIntegerField("Nummer")
    title = models.CharField("Titel", max_length=200)
    public = models.BooleanField("öffentlich", default=True)
    reached_at = models.DateTimeField("aufgerufen um", null=True, blank=True)
    discussion = models.TextField("Beratung", blank=True)
    outcome = models.CharField("Ausgang", max_length=10, choices=Outcome, blank=True)
    outcome_reason = models.CharField("Grund", max_length=300, blank=True)
    added_yes = models.PositiveSmallIntegerField("Ja zur Aufnahme", null=True, blank=True)
    added_no = models.PositiveSmallIntegerField("Nein zur Aufnahme", null=True, blank=True)
    added_abstentions = models.PositiveSmallIntegerField("Enthaltungen zur Aufnahme", null=True, blank=True)
    biased = models.ManyToManyField(Presence, blank=True, related_name="biased_at", verbose_name="befangen")

    class Meta:
        verbose_name = "Verlauf eines Punktes"
        verbose_name_plural = "Verläufe von Punkten"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item"], name="one_course_per_meeting"),
            models.CheckConstraint(
                condition=Q(added_yes__isnull=True, added_no__isnull=True, added_abstentions__isnull=True)
                | Q(added_yes__isnull=False, added_no__isnull=False, added_abstentions__isnull=False),
                name="addition_is_counted_wholly_or_not",
            ),
        ]

    @property
    def added(self) -> bool:
        return self.added_yes is not None


class Speech(Revised):
    """Somebody spoke to an item: who, for which institution, and what in short."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.ForeignKey(ItemCourse, models.CASCADE, related_name="speeches")
    name = models.CharField("Name", max_length=160)
    function = models.CharField("Funktion", max_length=120, blank=True)
    organisation = models.CharField("Einrichtung", max_length=160, blank=True)
    note = models.TextField("In Stichworten", blank=True)
    spoken_at = models.DateTimeField("um")

    class Meta:
        verbose_name = "Wortmeldung"
        verbose_name_plural = "Wortmeldungen"
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="who_speaks_has_a_name")]

    @property
    def role(self) -> str:
        return ", ".join(part for part in (self.function, self.organisation) if part)
