"""The photo archive: caption, credit, licence, a text for who does not see it, and who agreed to be shown (S1-4)."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.clock import day_of
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.press.permissions import KEEP_PHOTOS

from .reach import within


class PhotoQuerySet(models.QuerySet):
    def agreed(self, day: date):
        """Whoever is shown agreed, and still does; one who does not is enough to take the picture from every page."""
        refusing = PhotoPerson.objects.filter(photo=OuterRef("pk")).refusing(day)
        named = PhotoPerson.objects.filter(photo=OuterRef("pk"))
        return self.filter(~Exists(refusing)).filter(Q(shows_people=False) | Exists(named))

    def public(self, at: datetime):
        return self.filter(state=Photo.State.PUBLISHED, published_at__lte=at).agreed(day_of(at))

    def visible_to(self, actor: Actor, at: datetime):
        """Published and agreed ones for everybody; all of them for who keeps the archive there."""
        if actor.system:
            return self.all()
        if not actor.may(KEEP_PHOTOS):
            return self.public(at)
        shown = Photo.objects.public(at).values("pk")
        return self.filter(within(actor, KEEP_PHOTOS) | Q(pk__in=shown))


class Photo(Revised):
    """A picture of the archive, in print quality and in the sizes pages show."""

    class Licence(models.TextChoices):
        PRESS = "press", gettext_noop("frei für Presse und Berichte, mit Bildnachweis")
        CC_BY = "cc-by-4.0", gettext_noop("CC BY 4.0: frei mit Namensnennung")
        CC_BY_SA = (
            "cc-by-sa-4.0",
            gettext_noop("CC BY-SA 4.0: frei mit Namensnennung, Weitergabe genauso"),
        )
        CC0 = "cc0", gettext_noop("CC0: ohne Bedingungen")
        HOUSE = "house", gettext_noop("nur für diese Seiten, keine weitere Nutzung")

    class State(models.TextChoices):
        DRAFT = "draft", "nur innen"
        PUBLISHED = "published", "im Fotoarchiv"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", verbose_name="Bild")
    caption = models.CharField("Bildunterschrift", max_length=300)
    alt_text = models.CharField("Was auf dem Bild zu sehen ist", max_length=400, blank=True)
    credit = models.CharField("Bildnachweis", max_length=160, blank=True)
    licence = models.CharField("Lizenz", max_length=20, choices=Licence, blank=True)
    taken_on = models.DateField("aufgenommen am")
    place = models.CharField("Ort", max_length=120, blank=True)
    tags = ArrayField(models.CharField(max_length=40), verbose_name="Schlagwörter", default=list, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune"
    )
    shows_people = models.BooleanField("Menschen sind zu erkennen", default=True)
    state = models.CharField("Stand", max_length=10, choices=State, default=State.DRAFT)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)
    added_at = models.DateTimeField("aufgenommen ins Archiv am")
    added_by = models.UUIDField("aufgenommen von", null=True, blank=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "Foto"
        verbose_name_plural = "Fotos"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published")
                | (Q(published_at__isnull=False) & ~Q(alt_text="") & ~Q(credit="") & ~Q(licence="")),
                name="published_photo_is_described",
            )
        ]
        indexes = [models.Index(fields=["state", "-taken_on"], name="photos_by_day")]

    def __str__(self) -> str:
        return self.caption

    @property
    def reusable(self) -> bool:
        """May others print it?"""
        return self.licence != self.Licence.HOUSE


class PersonQuerySet(models.QuerySet):
    def refusing(self, day: date):
        """Took the consent back, or it held until a day that is over."""
        return self.filter(Q(revoked_at__isnull=False) | Q(until__lt=day))


class PhotoPerson(Revised):
    """Somebody who can be recognised on a picture, and how they agreed (§ 22 KunstUrhG, Art. 7 DSGVO)."""

    class Form(models.TextChoices):
        WRITTEN = "written", "schriftlich"
        MAIL = "mail", "per Mail"
        PARENTS = "parents", "schriftlich von den Sorgeberechtigten"
        WITNESSED = "witnessed", "mündlich, mit Zeugin oder Zeugen"
        NOT_NEEDED = "not_needed", "nicht nötig (§ 23 KunstUrhG)"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    photo = models.ForeignKey(Photo, models.CASCADE, related_name="people")
    name = models.CharField("Wer ist zu sehen", max_length=160)
    form = models.CharField("Wie zugestimmt", max_length=12, choices=Form, default=Form.WRITTEN)
    agreed_on = models.DateField("zugestimmt am")
    until = models.DateField("gilt bis", null=True, blank=True)
    note = models.CharField("Notiz", max_length=300, blank=True)
    revoked_at = models.DateTimeField("widerrufen am", null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "Einwilligung einer abgebildeten Person"
        verbose_name_plural = "Einwilligungen Abgebildeter"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("agreed_on")),
                name="consent_ends_after_its_day",
            )
        ]
        indexes = [models.Index(fields=["until"], condition=Q(revoked_at__isnull=True), name="consents_by_end")]

    def __str__(self) -> str:
        return self.name
