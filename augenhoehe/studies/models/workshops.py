from __future__ import annotations

from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .studies import Study


class Workshop(Revised):
    """A workshop (Werkstatt) of a study: what people wrote on cards, sorted and weighed by them. Nobody is named."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, models.CASCADE, related_name="workshops")
    title = models.CharField("Titel", max_length=160)
    held_on = models.DateField("am")
    place = models.CharField("Ort", max_length=160, blank=True)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    # Registration and attendance belong to the event (package `events`); here only what came of the day.
    event = models.ForeignKey(
        "events.Event", models.SET_NULL, null=True, blank=True, related_name="workshops", verbose_name="Veranstaltung"
    )

    class Meta:
        verbose_name = "Werkstatt"
        verbose_name_plural = "Werkstätten"


class Cluster(Revised):
    """Cards that belong together under one heading; from it a hint is made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="clusters")
    title = models.CharField("Überschrift", max_length=160)
    life_area = models.ForeignKey("structure.Term", models.PROTECT, null=True, blank=True, related_name="+")
    handed_on = models.DateField("als Hinweis weitergegeben am", null=True, blank=True)

    class Meta:
        verbose_name = "Gruppe von Karten"
        verbose_name_plural = "Gruppen von Karten"


class Card(Revised):
    """A card: a hurdle, a support or an idea in the words of the workshop, with the votes it got."""

    class Kind(models.TextChoices):
        HURDLE = "hurdle", "Hürde"
        SUPPORT = "support", "Unterstützung"
        IDEA = "idea", "Idee"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="cards")
    cluster = models.ForeignKey(Cluster, models.SET_NULL, null=True, blank=True, related_name="cards")
    kind = models.CharField("Art", max_length=10, choices=Kind)
    text = models.TextField("Text")
    votes = models.PositiveSmallIntegerField("Punkte", default=0)

    class Meta:
        verbose_name = "Karte"
        verbose_name_plural = "Karten"


class Engagement(models.Model):
    """Who already helps with what, from interviews, without a person and without a number of the interview (S3-27)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, models.CASCADE, related_name="engagements")
    life_area = models.ForeignKey("structure.Term", models.PROTECT, null=True, blank=True, related_name="+")
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField("Was geschieht dort schon")
    arrived_on = models.DateField("eingegangen am")

    class Meta:
        verbose_name = "Engagement aus Interviews"
        verbose_name_plural = "Engagement aus Interviews"
