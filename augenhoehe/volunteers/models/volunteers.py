"""Who guides or interprets: languages, training, declarations, when and where (S2-24)."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from augenhoehe.accounts.models import User
from augenhoehe.core.ids import new_id
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.places.models import Municipality
from augenhoehe.volunteers.permissions import KEEP_VOLUNTEERS


class VolunteerQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Who keeps them there, and each volunteer her own profile; nobody else, whoever asks for help."""
        kept = actor.reach(KEEP_VOLUNTEERS)
        if kept.everywhere:
            return self.all()
        seen = Q(user_id=actor.user_id) if actor.signed_in else Q(pk__in=())
        if kept.municipalities:
            seen |= Q(municipality_id__in=kept.municipalities)
        return self.filter(seen)

    def active(self):
        return self.filter(state=Volunteer.State.ACTIVE)

    def in_order(self):
        return self.order_by("sorting", "id")


class Volunteer(Revised):
    """Somebody who guides or interprets; her contact data never reach whoever asks for her."""

    class Kind(models.TextChoices):
        GUIDE = "guide", "Lotse oder Lotsin"
        INTERPRETER = "interpreter", "Sprachmittlung"
        BOTH = "both", "beides"

    class State(models.TextChoices):
        ACTIVE = "active", "aktiv"
        RESTING = "resting", "ruht"
        ENDED = "ended", "beendet"

    class Level(models.TextChoices):
        B1 = "b1", "B1"
        B2 = "b2", "B2"
        C1 = "c1", "C1"
        C2 = "c2", "C2"
        NATIVE = "native", "Erstsprache"

    class Travel(models.TextChoices):
        TRANSIT = "transit", "mit Bus und Bahn"
        BICYCLE = "bicycle", "mit dem Fahrrad"
        CAR = "car", "mit dem Auto"

    # Weekday and part of the day, as „MO-m“; what is not named is not offered.
    DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    PARTS = (("m", "vormittags"), ("a", "nachmittags"), ("e", "abends"))
    # In rising order; interpreting asks for German from B2 on.
    LEVELS = tuple(str(value) for value in Level.values)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.OneToOneField(
        User, models.SET_NULL, null=True, blank=True, related_name="volunteer", verbose_name="Konto"
    )
    name = models.CharField("Name", max_length=160)
    sorting = models.CharField(max_length=160, editable=False, db_index=True)
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.INTERPRETER)
    email = models.EmailField("E-Mail-Adresse", max_length=254, blank=True)
    phone = models.CharField("Telefon", max_length=60, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="Wohnort")
    towns = models.ManyToManyField(Municipality, blank=True, related_name="+", verbose_name="Einsatzorte")
    travel = models.CharField("Unterwegs", max_length=10, choices=Travel, default=Travel.TRANSIT)
    remote = models.BooleanField("auch am Telefon oder per Video", default=False)
    german = models.CharField("Deutsch", max_length=10, choices=Level, default=Level.B2)
    available = ArrayField(models.CharField(max_length=4), verbose_name="Zeiten", default=list, blank=True)
    confidential_on = models.DateField("Verschwiegenheit erklärt am", null=True, blank=True)
    # Only that and when it was seen: the certificate itself is never kept (§ 72a Abs. 5 SGB VIII).
    record_seen_on = models.DateField("Erweitertes Führungszeugnis eingesehen am", null=True, blank=True)
    insurance = models.CharField("Versichert über", max_length=160, blank=True)
    note = models.TextField("Notiz der Koordination", blank=True)
    consent_text = models.CharField("Fassung der Zustimmung", max_length=20)
    consented_at = models.DateTimeField("zugestimmt am")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.ACTIVE)
    state_reason = models.TextField("Grund", blank=True)
    ended_at = models.DateTimeField("beendet am", null=True, blank=True)

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        verbose_name = "Ehrenamtliche Person"
        verbose_name_plural = "Ehrenamtliche"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False) | (~Q(state="ended") & Q(ended_at__isnull=True)),
                name="ended_volunteer_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state="ended") | ~Q(email="") | ~Q(phone=""), name="volunteer_can_be_reached"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def sorting_for(name: str) -> str:
        return sort_key(name)[:160]

    @property
    def active(self) -> bool:
        return self.state == self.State.ACTIVE

    @property
    def interprets(self) -> bool:
        return self.kind != self.Kind.GUIDE


class VolunteerLanguage(models.Model):
    """A language somebody interprets: how well, and which way."""

    class Direction(models.TextChoices):
        BOTH = "both", "in beide Richtungen"
        TO_GERMAN = "to_german", "nur ins Deutsche"
        FROM_GERMAN = "from_german", "nur aus dem Deutschen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="languages")
    language = models.CharField("Sprache", max_length=10)
    level = models.CharField("Niveau", max_length=10, choices=Volunteer.Level, default=Volunteer.Level.NATIVE)
    direction = models.CharField("Richtung", max_length=20, choices=Direction, default=Direction.BOTH)

    class Meta:
        verbose_name = "Sprache einer ehrenamtlichen Person"
        verbose_name_plural = "Sprachen der Ehrenamtlichen"
        constraints = [
            models.UniqueConstraint(fields=["volunteer", "language"], name="one_entry_per_volunteer_and_language"),
        ]
        indexes = [models.Index(fields=["language"], name="volunteers_by_language")]

    def __str__(self) -> str:
        return GERMAN.get(self.language, self.language)


class Training(models.Model):
    """A training somebody took part in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="trainings")
    title = models.CharField("Schulung", max_length=160)
    day = models.DateField("am")
    hours = models.PositiveSmallIntegerField("Stunden", null=True, blank=True)

    class Meta:
        verbose_name = "Schulung"
        verbose_name_plural = "Schulungen"

    def __str__(self) -> str:
        return self.title


class AbsenceQuerySet(models.QuerySet):
    def on(self, day: date):
        return self.filter(first_day__lte=day, last_day__gte=day)


class Absence(models.Model):
    """Days on which nobody asks her. Why is her own business and has no field."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="absences")
    first_day = models.DateField("vom")
    last_day = models.DateField("bis")

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "Abwesenheit"
        verbose_name_plural = "Abwesenheiten"
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_ends_after_the_start"),
        ]
