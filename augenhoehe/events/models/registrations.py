"""Who registered: confirmed, waiting, moved up; and what the form of an event asks beyond the name (S1-40)."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation

from .events import ActorCategory, Event


class Question(Revised):
    """One question more on the form of an event."""

    class Kind(models.TextChoices):
        TEXT = "text", "freier Text"
        CHOICE = "choice", "eine Auswahl"
        YES_NO = "yes_no", "ja oder nein"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    kind = models.CharField("Art", max_length=10, choices=Kind, default=Kind.TEXT)
    text = MultilingualField("Frage")
    choices = ArrayField(models.CharField(max_length=120), verbose_name="Auswahl", default=list, blank=True)
    required = models.BooleanField("Antwort nötig", default=False)

    class Meta:
        verbose_name = "Frage bei der Anmeldung"
        verbose_name_plural = "Fragen bei der Anmeldung"
        constraints = [
            models.UniqueConstraint(
                fields=["event", "position"], name="one_registration_question_per_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=~Q(kind="choice") | ~Q(choices=[]), name="choice_question_has_choices"),
        ]  # fmt: skip


class RegistrationQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """The hosts, and each person her own; nobody else, whatever the role."""
        read = Q(event__in=Event.objects.opening_lists_to(actor, day).values("pk"))
        if actor.user_id is not None:
            read |= Q(user_id=actor.user_id)
        return self.filter(read)

    def seated(self):
        """Who holds a seat; their number is `Event.taken`."""
        return self.filter(state__in=Registration.SEATED)

    def active(self):
        return self.filter(state__in=Registration.ACTIVE)

    def queue(self):
        """The waiting list in the order of moving up: one seat per organisation first, then who came first."""
        return self.filter(state=Registration.State.WAITING).order_by("priority", "position")


class Registration(Revised):
    """One person for one event. Never deleted by cancelling: the row says what became of it until its time is up."""

    class State(models.TextChoices):
        # Somebody who says they speak for an organisation and is not known there: the hosts look at it.
        BEGUN = "begun", gettext_noop("wird geprüft")
        CONFIRMED = "confirmed", gettext_noop("bestätigt")
        WAITING = "waiting", gettext_noop("auf der Warteliste")
        # A seat is kept for them until `offer_until`.
        OFFERED = "offered", gettext_noop("nachgerückt, Platz angeboten")
        CANCELLED = "cancelled", gettext_noop("abgesagt")
        ATTENDED = "attended", gettext_noop("teilgenommen")
        ABSENT = "absent", gettext_noop("nicht erschienen")

    class Ended(models.TextChoices):
        """Why a registration is cancelled."""

        PERSON = "person", "selbst abgesagt"
        HOST = "host", "von den Gastgebenden abgesagt"
        LAPSED = "lapsed", "Angebot nicht angenommen"
        REFUSED = "refused", "nicht für diesen Kreis"
        EVENT = "event", "Veranstaltung abgesagt"

    SEATED = (State.CONFIRMED, State.OFFERED, State.ATTENDED, State.ABSENT)
    ACTIVE = (State.BEGUN, State.CONFIRMED, State.WAITING, State.OFFERED)

    # From the token of the form: sent twice it is one registration.
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="registrations")
    name = models.CharField("Name", max_length=160)
    email = models.EmailField("E-Mail-Adresse", max_length=254, blank=True)
    phone = models.CharField("Telefon", max_length=60, blank=True)
    language = models.CharField("Sprache der Mails", max_length=10, default="de")
    user = models.ForeignKey("accounts.User", models.SET_NULL, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Organisation"
    )
    organisation_name = models.CharField("Organisation oder Einrichtung", max_length=200, blank=True)
    category = models.CharField("Woher Sie kommen", max_length=30, choices=ActorCategory)
    interpreter = models.CharField("Sprachmittlung in", max_length=10, blank=True)
    access_needs = models.CharField("Was Sie brauchen, um teilnehmen zu können", max_length=300, blank=True)
    children = models.PositiveSmallIntegerField("Kinder in der Betreuung", default=0)
    # {question id: answer}
    answers = models.JSONField("Antworten auf die Fragen", default=dict, blank=True)
    privacy_version = models.PositiveIntegerField("Fassung der Datenschutzhinweise", default=0)
    consented_at = models.DateTimeField("eingewilligt am")

    state = models.CharField("Stand", max_length=20, choices=State)
    ended = models.CharField("Wie sie endete", max_length=20, choices=Ended, blank=True)
    # In order of arrival, given out by the event's counter; and which class moves up first.
    position = models.PositiveIntegerField("Folge")
    priority = models.PositiveSmallIntegerField("Rang auf der Warteliste", default=0)
    registered_at = models.DateTimeField("angemeldet am")
    # Only where hosts entered it on the telephone.
    registered_by = models.UUIDField("eingetragen von", null=True, blank=True)
    offered_at = models.DateTimeField("nachgerückt am", null=True, blank=True)
    offer_until = models.DateTimeField("Platz angeboten bis", null=True, blank=True)
    cancelled_at = models.DateTimeField("abgesagt am", null=True, blank=True)
    reminded_at = models.DateTimeField("erinnert am", null=True, blank=True)
    # The letter that says how it stands is written by the worker, a moment after (operations/standing.py).
    untold = models.BooleanField("Bestätigung steht aus", default=False, editable=False)
    # Only that they were asked and that something came; the answers know nobody.
    feedback_asked_at = models.DateTimeField("nach Rückmeldung gefragt am", null=True, blank=True)
    feedback_given = models.BooleanField("hat Rückmeldung gegeben", default=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "Anmeldung"
        verbose_name_plural = "Anmeldungen"
        constraints = [
            models.UniqueConstraint(
                "event", Lower("email"), name="one_active_registration_per_address",
                condition=Q(state__in=("begun", "confirmed", "waiting", "offered")) & ~Q(email=""),
            ),
            models.UniqueConstraint(fields=["event", "position"], name="one_registration_per_position"),
            models.CheckConstraint(
                condition=Q(state="offered", offered_at__isnull=False, offer_until__isnull=False)
                | (~Q(state="offered") & Q(offer_until__isnull=True)),
                name="offered_seat_says_until_when",
            ),
            models.CheckConstraint(
                condition=(Q(state="cancelled", cancelled_at__isnull=False) & ~Q(ended=""))
                | (~Q(state="cancelled") & Q(cancelled_at__isnull=True, ended="")),
                name="cancelled_registration_says_why",
            ),
            models.CheckConstraint(condition=~Q(email="") | ~Q(phone=""), name="registered_person_can_be_reached"),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["event", "priority", "position"], condition=Q(state="waiting"), name="waiting_list_in_order"
            ),
            models.Index(fields=["offer_until"], condition=Q(state="offered"), name="offers_by_expiry"),
            models.Index(fields=["event", "state"], name="registrations_by_state"),
            models.Index(fields=["registered_at"], condition=Q(untold=True), name="registrations_not_told"),
        ]

    @property
    def shown_organisation(self) -> str:
        """The organisation's name, from the register or as typed; expects `organisation` to be selected."""
        return self.organisation.name if self.organisation else self.organisation_name
