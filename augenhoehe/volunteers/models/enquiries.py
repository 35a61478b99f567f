"""Who asks for interpreting or guidance: for when, where, in which setting (journey 14)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.accounts.models import Carrier
from augenhoehe.core.ids import new_id
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Municipality
from augenhoehe.volunteers.permissions import ASK_VOLUNTEERS, KEEP_VOLUNTEERS


class EnquiryQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Who keeps volunteers there, and each office its own; what waits for its address nobody but who asked."""
        kept = actor.reach(KEEP_VOLUNTEERS)
        known = ~Q(state=Enquiry.State.UNCONFIRMED)
        if kept.everywhere:
            return self.filter(known)
        seen = Q(pk__in=())
        if kept.municipalities:
            seen |= Q(municipality_id__in=kept.municipalities)
        if actor.signed_in and actor.may(ASK_VOLUNTEERS):
            seen |= Q(asked_by=actor.user_id)
            if actor.carrier_id:
                seen |= Q(carrier_id=actor.carrier_id)
        return self.filter(known & seen)

    def open(self):
        return self.filter(state__in=Enquiry.OPEN)


class Enquiry(Revised):
    """One request of a public or non-profit office for one appointment; it names nobody it is done for."""

    class Kind(models.TextChoices):
        INTERPRETING = "interpreting", gettext_noop("Sprachmittlung")
        GUIDANCE = "guidance", gettext_noop("Begleitung")

    class Office(models.TextChoices):
        SCHOOL = "school", gettext_noop("Schule")
        DAYCARE = "daycare", gettext_noop("Kita")
        AUTHORITY = "authority", gettext_noop("Amt oder Behörde")
        ADVICE = "advice", gettext_noop("Beratungsstelle")
        HEALTH = "health", gettext_noop("Einrichtung der Gesundheit")
        ASSOCIATION = "association", gettext_noop("gemeinnütziger Verein")

    class Setting(models.TextChoices):
        PARENTS = "parents", gettext_noop("Elterngespräch oder Elternabend")
        INFORMATION = "information", gettext_noop("Information oder Veranstaltung")
        ENROLMENT = "enrolment", gettext_noop("Anmeldung oder Erstgespräch")
        COUNSELLING = "counselling", gettext_noop("Beratungsgespräch")
        WAY = "way", gettext_noop("Begleitung zu einem Termin")
        OTHER = "other", gettext_noop("anderes Gespräch ohne Rechtsfolgen")

    class Mode(models.TextChoices):
        ON_SITE = "on_site", gettext_noop("vor Ort")
        PHONE = "phone", gettext_noop("am Telefon")
        VIDEO = "video", gettext_noop("per Video")

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", gettext_noop("Adresse unbestätigt")
        RECEIVED = "received", gettext_noop("eingegangen")
        CHECKED = "checked", gettext_noop("geprüft")
        ASSIGNED = "assigned", gettext_noop("zugeteilt")
        CONFIRMED = "confirmed", gettext_noop("bestätigt")
        DONE = "done", gettext_noop("durchgeführt")
        SETTLED = "settled", gettext_noop("abgerechnet")
        UNMET = "unmet", gettext_noop("nicht vermittelbar")
        REFUSED = "refused", gettext_noop("abgelehnt")
        CANCELLED = "cancelled", gettext_noop("storniert")

    OPEN = ("received", "checked", "assigned", "confirmed")
    MET = ("confirmed", "done", "settled")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Was gebraucht wird", max_length=20, choices=Kind, default=Kind.INTERPRETING)
    office = models.CharField("Art der Stelle", max_length=20, choices=Office)
    office_name = models.CharField("Stelle", max_length=160)
    contact_name = models.CharField("Ansprechperson", max_length=160)
    email = models.EmailField("E-Mail-Adresse", max_length=254)
    phone = models.CharField("Telefon", max_length=60, blank=True)
    # The language of the form; mails about it are written in it.
    form_language = models.CharField("Sprache des Formulars", max_length=10, default="de")
    privacy_version = models.PositiveIntegerField("Fassung der Datenschutzhinweise", default=0)
    carrier = models.ForeignKey(
        Carrier, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Träger der anfragenden Person"
    )
    asked_by = models.UUIDField("angefragt von", null=True, blank=True)
    setting = models.CharField("Anlass", max_length=20, choices=Setting)
    subject = models.CharField("Worum es geht", max_length=300)
    language = models.CharField("Sprache", max_length=10, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="Ort")
    place = models.CharField("Treffpunkt", max_length=200)
    mode = models.CharField("Wie", max_length=10, choices=Mode, default=Mode.ON_SITE)
    # Several appointments that one request asked for carry the same; each is found, confirmed and paid by itself.
    series = models.UUIDField("Reihe", null=True, blank=True, editable=False, db_index=True)
    starts_at = models.DateTimeField("Beginn")
    ends_at = models.DateTimeField("Ende")
    urgent = models.BooleanField("dringend", default=False)
    urgent_reason = models.TextField("Warum es dringend ist", blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.RECEIVED)
    state_reason = models.TextField("Grund", blank=True)
    asked_at = models.DateTimeField("angefragt am")
    closed_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = "Einsatzanfrage"
        verbose_name_plural = "Einsatzanfragen"
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="enquiry_ends_after_the_start"),
            models.CheckConstraint(
                condition=~Q(kind="interpreting") | ~Q(language=""), name="interpreting_names_a_language"
            ),
            models.CheckConstraint(condition=Q(urgent=False) | ~Q(urgent_reason=""), name="urgent_enquiry_says_why"),
            models.CheckConstraint(
                condition=~Q(state__in=("unmet", "refused")) | ~Q(state_reason=""), name="unmet_enquiry_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "starts_at"], name="enquiries_by_state"),
            models.Index(fields=["carrier", "-starts_at"], name="enquiries_of_a_carrier"),
        ]

    def __str__(self) -> str:
        return f"{self.what} · {self.office_name}"

    @property
    def what(self) -> str:
        """„Sprachmittlung Arabisch“."""
        spoken = GERMAN.get(self.language, self.language)
        return f"{self.get_kind_display()} {spoken}".strip()

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
