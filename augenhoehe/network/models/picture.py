"""The picture of the network as it was computed: nodes with their places, links, hinges; figures for each quarter."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.organisations.models import Organisation


class LinkKind(models.TextChoices):
    """What links two organisations; each can be switched off in the picture."""

    COOPERATION = "cooperation", gettext_noop("Kooperation")
    OFFER = "offer", gettext_noop("gemeinsames Angebot")
    UMBRELLA = "umbrella", gettext_noop("Dachverband")
    SEAT = "seat", gettext_noop("Sitz im selben Gremium")


class NetworkPicture(models.Model):
    """One drawing of the whole network. Of each quarter the latest stays, for the history of its figures."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    quarter = models.CharField("Quartal", max_length=7, unique=True)
    drawn_at = models.DateTimeField("gezeichnet am")
    # Of the whole network: organisations, linked, alone, groups, hinges, bridges; and alone by field and town.
    figures = models.JSONField("Zahlen", default=dict)

    class Meta:
        verbose_name = "Bild des Netzwerks"
        verbose_name_plural = "Bilder des Netzwerks"


class PictureNode(models.Model):
    """An organisation in the picture. Nothing here measures how important it is."""

    picture = models.ForeignKey(NetworkPicture, models.CASCADE, related_name="nodes")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    x = models.FloatField("Platz von links")
    y = models.FloatField("Platz von oben")
    group = models.PositiveIntegerField("Gruppe, 0 für allein")
    hinge = models.BooleanField("hält Gruppen zusammen", default=False)

    class Meta:
        verbose_name = "Organisation im Bild des Netzwerks"
        verbose_name_plural = "Organisationen im Bild des Netzwerks"
        constraints = [models.UniqueConstraint(fields=["picture", "organisation"], name="node_once_per_picture")]


class PictureLink(models.Model):
    """Two organisations that have something to do with each other, of one kind."""

    picture = models.ForeignKey(NetworkPicture, models.CASCADE, related_name="links")
    one = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    kind = models.CharField("Art", max_length=20, choices=LinkKind)
    bridge = models.BooleanField("einzige Verbindung", default=False)

    class Meta:
        verbose_name = "Verbindung im Bild des Netzwerks"
        verbose_name_plural = "Verbindungen im Bild des Netzwerks"
        constraints = [
            models.UniqueConstraint(fields=["picture", "one", "other", "kind"], name="link_once_per_kind"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="link_in_order"),
        ]


class PictureSuggestion(models.Model):
    """„Diese beiden könnten sich kennenlernen“, with the reasons as codes."""

    class Reason(models.TextChoices):
        NEARBY = "nearby", gettext_noop("gleiches Fachgebiet im selben Ort")
        NEED = "need", gettext_noop("die eine sucht, was die andere teilt")
        NEIGHBOUR = "neighbour", gettext_noop("beide arbeiten mit derselben Organisation")

    picture = models.ForeignKey(NetworkPicture, models.CASCADE, related_name="suggestions")
    one = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    reasons = ArrayField(models.CharField(max_length=20, choices=Reason), verbose_name="Gründe", default=list)

    class Meta:
        verbose_name = "Vorschlag, sich kennenzulernen"
        verbose_name_plural = "Vorschläge, sich kennenzulernen"
        constraints = [
            models.UniqueConstraint(fields=["picture", "one", "other"], name="suggestion_once_per_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="suggestion_in_order"),
        ]


class DismissedPair(models.Model):
    """Two that were suggested to each other, and somebody said no: they are not suggested again."""

    one = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    dismissed_by = models.UUIDField("verworfen von", null=True, blank=True)
    dismissed_at = models.DateTimeField("verworfen am")

    class Meta:
        verbose_name = "Verworfener Vorschlag"
        verbose_name_plural = "Verworfene Vorschläge"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="pair_dismissed_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="dismissed_pair_in_order"),
        ]
