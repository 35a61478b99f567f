"""What organisations want to learn, and what they can teach (S0-19). Events take a wish up; they lie above us."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK

from .organisations import Organisation
from .pool import of_own


class Format(models.TextChoices):
    ANY = "any", "beides geht"
    ON_SITE = "on_site", "vor Ort"
    ONLINE = "online", "online"


class Hours(models.TextChoices):
    ANY = "any", "egal"
    EVENING = "evening", "abends"
    WEEKEND = "weekend", "am Wochenende"
    DAYTIME = "daytime", "tagsüber"


class TrainingTopic(models.Model):
    """A topic of the list that the coordination keeps."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Thema", max_length=120, unique=True)
    sorting = models.CharField(max_length=120, editable=False)
    ended_at = models.DateTimeField("nicht mehr zur Auswahl seit", null=True, blank=True)

    class Meta:
        verbose_name = "Schulungsthema"
        verbose_name_plural = "Schulungsthemen"

    def __str__(self) -> str:
        return self.title


class NetworkQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """For the whole network, so that others can say „auch wir“; and for the organisation's own people."""
        if actor.may(KEEP_REGISTER) or actor.may(READ_NETWORK):
            return self.all()
        return self.filter(of_own(actor, day)) if actor.signed_in else self.none()


class TrainingWish(Revised):
    """One organisation wants to learn something; others join instead of asking again."""

    class State(models.TextChoices):
        OPEN = "open", "offen"
        PLANNED = "planned", "eingeplant"
        MET = "met", "erfüllt"
        WITHDRAWN = "withdrawn", "zurückgezogen"

    WANTED = (State.OPEN, State.PLANNED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="training_wishes")
    topic = models.ForeignKey(TrainingTopic, models.PROTECT, null=True, blank=True, related_name="wishes")
    own_topic = models.CharField("Eigenes Thema", max_length=120, blank=True)
    text = models.TextField("Was genau", blank=True)
    format = models.CharField("Wo", max_length=10, choices=Format, default=Format.ANY)
    hours = models.CharField("Wann", max_length=10, choices=Hours, default=Hours.ANY)
    language = models.CharField("Sprache", max_length=10, default="de")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OPEN)
    note = models.CharField("Was daraus wird", max_length=300, blank=True)
    wished_at = models.DateTimeField("gewünscht am")
    closed_at = models.DateTimeField("erfüllt oder zurückgezogen am", null=True, blank=True)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        verbose_name = "Schulungswunsch"
        verbose_name_plural = "Schulungswünsche"
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__isnull=False, own_topic="") | (Q(topic__isnull=True) & ~Q(own_topic="")),
                name="training_wish_has_one_topic",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "planned"), closed_at__isnull=True)
                | Q(state__in=("met", "withdrawn"), closed_at__isnull=False),
                name="closed_training_wish_says_when",
            ),
        ]

    @property
    def title(self) -> str:
        """The topic; expects `topic` to be selected."""
        return self.topic.title if self.topic else self.own_topic


class TrainingVoice(models.Model):
    """„Auch wir“: another organisation wants the same."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    wish = models.ForeignKey(TrainingWish, models.CASCADE, related_name="voices")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="training_voices")
    joined_at = models.DateTimeField("seit")

    class Meta:
        verbose_name = "Auch-wir zu einem Schulungswunsch"
        verbose_name_plural = "Auch-wir zu Schulungswünschen"
        constraints = [models.UniqueConstraint(fields=["wish", "organisation"], name="one_voice_per_organisation")]


class TrainingOffer(Revised):
    """One organisation can teach something."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="training_offers")
    topic = models.ForeignKey(TrainingTopic, models.PROTECT, null=True, blank=True, related_name="offers")
    own_topic = models.CharField("Eigenes Thema", max_length=120, blank=True)
    text = models.TextField("Was genau", blank=True)
    format = models.CharField("Wo", max_length=10, choices=Format, default=Format.ANY)
    hours = models.CharField("Wann", max_length=10, choices=Hours, default=Hours.ANY)
    language = models.CharField("Sprache", max_length=10, default="de")
    offered_at = models.DateTimeField("angeboten am")
    ended_at = models.DateTimeField("beendet am", null=True, blank=True)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        verbose_name = "Schulungsangebot"
        verbose_name_plural = "Schulungsangebote"
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__isnull=False, own_topic="") | (Q(topic__isnull=True) & ~Q(own_topic="")),
                name="training_offer_has_one_topic",
            ),
        ]

    @property
    def title(self) -> str:
        """The topic; expects `topic` to be selected."""
        return self.topic.title if self.topic else self.own_topic
