"""The directory of people who may be asked and quoted: what for, in which languages, until when they agreed (S1-21)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.press.permissions import KEEP_CONTACTS

from .reach import within


class ContactQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Never public: for who keeps the directory there, and nobody else."""
        if actor.system:
            return self.all()
        return self.filter(within(actor, KEEP_CONTACTS)) if actor.may(KEEP_CONTACTS) else self.none()

    def in_order(self):
        return self.order_by("name", "pk")


class PressContact(Revised):
    """Somebody who agreed to be asked by editors and quoted in releases; a record apart from accounts and seats."""

    class Form(models.TextChoices):
        WRITTEN = "written", "schriftlich"
        MAIL = "mail", "per Mail"
        WITNESSED = "witnessed", "mündlich, mit Zeugin oder Zeugen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField("Name", max_length=120)
    function = models.CharField("Funktion", max_length=160)
    origin = models.CharField("Woher", max_length=160, blank=True)
    topics = ArrayField(models.CharField(max_length=40), verbose_name="Themen", default=list)
    languages = ArrayField(models.CharField(max_length=3), verbose_name="Sprachen", default=list)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune"
    )
    email = models.EmailField("E-Mail", blank=True)
    phone = models.CharField("Telefon", max_length=60, blank=True)
    reach = models.CharField("Wann und wie zu erreichen", max_length=300, blank=True)
    form = models.CharField("Wie zugestimmt", max_length=12, choices=Form, default=Form.WRITTEN)
    agreed_on = models.DateField("zugestimmt am")
    until = models.DateField("gilt bis")
    added_at = models.DateTimeField("aufgenommen am")
    added_by = models.UUIDField("aufgenommen von", null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = "Eintrag im Kontaktverzeichnis"
        verbose_name_plural = "Kontaktverzeichnis"
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("agreed_on")), name="press_consent_ends_after_its_day"),
            models.CheckConstraint(condition=~Q(email="") | ~Q(phone=""), name="press_contact_can_be_reached"),
        ]
        indexes = [models.Index(fields=["until"], name="press_contacts_by_end")]

    def __str__(self) -> str:
        return self.name

    @property
    def spoken(self) -> str:
        return ", ".join(GERMAN.get(code, code) for code in self.languages)

    @property
    def about(self) -> str:
        return ", ".join(self.topics)

    @property
    def described(self) -> str:
        """For a list to choose from: who, in which function, on what, in which languages."""
        return f"{self.name}, {self.function} – {self.about} ({self.spoken})"
