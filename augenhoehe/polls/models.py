"""Polls, who may vote, and the votes; between the last two there is no line, on purpose (S3-13)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_noop

from augenhoehe.committees.models import Committee, Meeting, Seat, managed_by, seated_in
from augenhoehe.concept.models import ActionField, Measure
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation


def prepared_by(actor: Actor, day: date) -> Q:
    """Polls of committees that the actor manages or chairs."""
    chairs = Seat.objects.valid_on(day).filter(user_id=actor.user_id, chair=True, committee_id=OuterRef("committee_id"))
    return managed_by(actor, "committee__") | (Q(Exists(chairs)) if actor.user_id else Q(pk__in=[]))


class PollQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Drafts for who prepares them; once open, the members of the committee read along."""
        if actor.system:
            return self
        seated = seated_in(actor, day, "committee_id") & ~Q(state=Poll.State.DRAFT)
        return self.filter(prepared_by(actor, day) | seated)

    def told_to_everybody(self):
        """Closed ones whose result was meant for everybody from the beginning."""
        return self.filter(state=Poll.State.CLOSED, results_public=True)


class Poll(Revised):
    """One question with a few answers, for a short time; a body's own vote by name is no poll."""

    class Kind(models.TextChoices):
        SINGLE = "single", gettext_noop("eine Antwort")
        MULTIPLE = "multiple", gettext_noop("mehrere Antworten")
        SCALE = "scale", gettext_noop("Zustimmung von 1 bis 5")
        CONSENT = "consent", gettext_noop("Einigung suchen: Widerstand von 0 bis 10")
        TEXT = "text", gettext_noop("freier Text")

    class Audience(models.TextChoices):
        MEMBERS = "members", gettext_noop("Mitglieder des Gremiums")
        ORGANISATIONS = "organisations", gettext_noop("Organisationen im Verzeichnis")
        PUBLIC = "public", gettext_noop("alle, die einen Stimmzettel bekommen")

    class State(models.TextChoices):
        DRAFT = "draft", gettext_noop("Entwurf")
        OPEN = "open", gettext_noop("läuft")
        CLOSED = "closed", gettext_noop("beendet")
        DROPPED = "dropped", gettext_noop("verworfen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="polls", verbose_name="Wer fragt")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="polls")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    audience = models.CharField("Wer abstimmt", max_length=20, choices=Audience)
    organisation_kind = models.CharField("Welche Organisationen", max_length=30, choices=Organisation.Kind, blank=True)
    question = MultilingualField("Frage")
    goal = models.CharField("Ziel des Konzepts, neben dem das Ergebnis steht", max_length=300, blank=True)
    action_field = models.ForeignKey(
        ActionField, models.PROTECT, null=True, blank=True, related_name="polls", verbose_name="Handlungsfeld"
    )
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="polls", verbose_name="Maßnahme"
    )
    results_public = models.BooleanField("Ergebnis für alle", default=False)
    closes_on = models.DateField("offen bis")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.DRAFT)
    created_by = models.UUIDField("angelegt von", null=True, blank=True)
    created_at = models.DateTimeField("angelegt am")
    opened_at = models.DateTimeField("eröffnet am", null=True, blank=True)
    closed_at = models.DateTimeField("beendet am", null=True, blank=True)
    conclusion = models.TextField("Was daraus folgt", blank=True)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = "Abfrage"
        verbose_name_plural = "Abfragen"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", opened_at__isnull=True)
                | Q(state="dropped")
                | Q(state__in=("open", "closed"), opened_at__isnull=False),
                name="open_poll_says_since_when",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | (~Q(state="closed") & Q(closed_at__isnull=True)),
                name="closed_poll_says_when",
            ),
        ]
        indexes = [models.Index(fields=["committee", "-created_at"], name="polls_of_a_committee")]

    @property
    def unfinished(self) -> bool:
        """It may still be worded in another language."""
        return self.state in (self.State.DRAFT, self.State.OPEN)

    def runs_on(self, day: date) -> bool:
        """May votes be cast on a day?"""
        return self.state == self.State.OPEN and day <= self.closes_on


class PollOption(models.Model):
    """One of the answers offered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    text = MultilingualField("Antwort")

    class Meta:
        verbose_name = "Antwort einer Abfrage"
        verbose_name_plural = "Antworten von Abfragen"
        constraints = [models.UniqueConstraint(fields=["poll", "position"], name="one_poll_option_per_position")]


class Ticket(models.Model):
    """The right to vote once, and whether it was used. It knows no vote, and no moment."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="tickets")
    user = models.ForeignKey("accounts.User", models.CASCADE, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="+")
    number = models.PositiveSmallIntegerField("Nummer des Stimmzettels", null=True, blank=True)
    voted = models.BooleanField("hat abgestimmt", default=False)

    class Meta:
        verbose_name = "Stimmrecht in einer Abfrage"
        verbose_name_plural = "Stimmrechte in Abfragen"
        constraints = [
            models.UniqueConstraint(fields=["poll", "user"], name="one_ticket_per_person"),
            models.UniqueConstraint(fields=["poll", "organisation"], name="one_ticket_per_organisation"),
            models.UniqueConstraint(fields=["poll", "number"], name="one_ticket_per_number"),
        ]


class Ballot(models.Model):
    """One vote that was cast: by nobody, at no time. Its random id tells neither."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="ballots")
    text = models.TextField("Text", blank=True)

    class Meta:
        verbose_name = "Stimme in einer Abfrage"
        verbose_name_plural = "Stimmen in Abfragen"


class Choice(models.Model):
    """What a vote says to one answer: chosen (1), agreement 1 to 5, or resistance 0 to 10."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="choices")
    option = models.ForeignKey(PollOption, models.CASCADE, related_name="choices")
    value = models.PositiveSmallIntegerField("Wert")

    class Meta:
        verbose_name = "Wahl in einer Stimme"
        verbose_name_plural = "Wahlen in Stimmen"
        constraints = [
            models.UniqueConstraint(fields=["ballot", "option"], name="one_choice_per_option"),
            models.CheckConstraint(condition=Q(value__lte=10), name="choice_up_to_ten"),
        ]
