"""After the day: feedback without a name, what came of it, material, and what was said about photos."""

from __future__ import annotations

from datetime import date, datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .events import Event
from .programme import ProgrammeItem

_MARK = [MinValueValidator(1), MaxValueValidator(5)]


class FeedbackQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Single answers for who hosts; everybody else reads counts, through `disclosure`."""
        return self.filter(event__in=Event.objects.opening_lists_to(actor, day).values("pk"))


class Feedback(models.Model):
    """What somebody thought of the day. It knows no person and no moment, only the day it came."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="feedback")
    given_on = models.DateField("gegeben am")
    language = models.CharField("Sprache", max_length=10, default="de")
    overall = models.PositiveSmallIntegerField("Insgesamt", validators=_MARK)
    content = models.PositiveSmallIntegerField("Inhalt", null=True, blank=True, validators=_MARK)
    access = models.PositiveSmallIntegerField("Ort und Zugang", null=True, blank=True, validators=_MARK)
    understood = models.PositiveSmallIntegerField("Verständlich", null=True, blank=True, validators=_MARK)
    good = models.TextField("Was gut war", blank=True)
    missing = models.TextField("Was gefehlt hat", blank=True)
    next_topic = models.CharField("Thema fürs nächste Mal", max_length=200, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = "Rückmeldung zu einer Veranstaltung"
        verbose_name_plural = "Rückmeldungen zu Veranstaltungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(overall__range=(1, 5))
                & (Q(content__isnull=True) | Q(content__range=(1, 5)))
                & (Q(access__isnull=True) | Q(access__range=(1, 5)))
                & (Q(understood__isnull=True) | Q(understood__range=(1, 5))),
                name="feedback_marks_from_one_to_five",
            )
        ]


class ResultQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, at: datetime, day: date):
        """Published ones with their event; the others for who keeps or hosts it."""
        kept = Q(event__in=Event.objects.kept(actor, day).values("pk"))
        return self.filter(kept | self._told(at))

    def public(self, at: datetime):
        return self.filter(self._told(at))

    @staticmethod
    def _told(at: datetime) -> Q:
        return Q(published_at__lte=at, event__in=Event.objects.public(at).values("pk"))


class Result(Revised):
    """What people found together: a hurdle, a support, an idea, an agreement. Nobody is named as having said it."""

    class Kind(models.TextChoices):
        HURDLE = "hurdle", gettext_noop("Hürde")
        SUPPORT = "support", gettext_noop("Unterstützung")
        IDEA = "idea", gettext_noop("Lösungsidee")
        AGREEMENT = "agreement", gettext_noop("Vereinbarung")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="results")
    item = models.ForeignKey(
        ProgrammeItem, models.SET_NULL, null=True, blank=True, related_name="results", verbose_name="Programmpunkt"
    )
    position = models.PositiveSmallIntegerField("Reihenfolge")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    text = MultilingualField("Was festgehalten wurde")
    # Agreements say who and until when.
    responsible = models.CharField("Wer sich kümmert", max_length=160, blank=True)
    due = models.DateField("bis wann", null=True, blank=True)
    # Handed over to the coordination: hurdles and ideas become hints, agreements may hang on a matter.
    hint = models.ForeignKey("structure.Hint", models.SET_NULL, null=True, blank=True, related_name="+")
    handed_over_at = models.DateTimeField("als Hinweis übergeben am", null=True, blank=True)
    thread = models.ForeignKey(
        "journal.Thread", models.PROTECT, null=True, blank=True, related_name="event_results", verbose_name="Vorgang"
    )
    cooperation = models.ForeignKey(
        "network.Cooperation", models.SET_NULL, null=True, blank=True, related_name="event_results",
        verbose_name="Kooperation",
    )  # fmt: skip
    published_at = models.DateTimeField("öffentlich seit", null=True, blank=True)
    noted_by = models.UUIDField("festgehalten von", null=True, blank=True)
    noted_at = models.DateTimeField("festgehalten am")

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = "Ergebnis einer Veranstaltung"
        verbose_name_plural = "Ergebnisse von Veranstaltungen"
        constraints = [
            models.UniqueConstraint(
                fields=["event", "position"], name="one_event_result_per_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(due__isnull=True) | Q(kind="agreement"), name="only_agreements_have_a_date"
            ),
            models.CheckConstraint(
                condition=Q(hint__isnull=True) | Q(handed_over_at__isnull=False), name="hint_was_handed_over"
            ),
        ]  # fmt: skip


class MaterialQuerySet(models.QuerySet):
    def public(self, at: datetime):
        events = Event.objects.public(at).values("pk")
        return self.filter(published_at__lte=at, audience=Material.Audience.PUBLIC, event__in=events)


class Material(Revised):
    """A file of the event: slides, minutes, a handout, a photo."""

    class Kind(models.TextChoices):
        SLIDES = "slides", gettext_noop("Folien")
        DOCUMENT = "document", gettext_noop("Dokument")
        PHOTO = "photo", gettext_noop("Foto")

    class Audience(models.TextChoices):
        PUBLIC = "public", "alle"
        REGISTERED = "registered", "wer angemeldet war"
        HOSTS = "hosts", "nur die Gastgebenden"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="materials")
    item = models.ForeignKey(
        ProgrammeItem, models.SET_NULL, null=True, blank=True, related_name="materials", verbose_name="Programmpunkt"
    )
    kind = models.CharField("Art", max_length=20, choices=Kind)
    title = models.CharField("Titel", max_length=200)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", verbose_name="Datei")
    file_name = models.CharField("Dateiname", max_length=200)
    audience = models.CharField("Für wen", max_length=20, choices=Audience, default=Audience.PUBLIC)
    # Photos: what is seen, whose picture it is, under which licence, and that the shown people agreed.
    alt_text = models.CharField("Bildbeschreibung", max_length=300, blank=True)
    credit = models.CharField("Bildnachweis", max_length=160, blank=True)
    licence = models.CharField("Lizenz", max_length=80, blank=True)
    consent = models.BooleanField("die gezeigten Personen sind einverstanden", default=False)
    published_at = models.DateTimeField("öffentlich seit", null=True, blank=True)
    uploaded_by = models.UUIDField("hochgeladen von", null=True, blank=True)
    uploaded_at = models.DateTimeField("hochgeladen am")

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = "Material einer Veranstaltung"
        verbose_name_plural = "Material von Veranstaltungen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="photo") | Q(published_at__isnull=True) | (Q(consent=True) & ~Q(alt_text="")),
                name="published_photo_has_consent_and_words",
            )
        ]


class PhotoNotice(Revised):
    """What is said before about photos at an event, and where nobody is photographed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.OneToOneField(Event, models.CASCADE, related_name="photo_notice")
    by_whom = models.CharField("Wer fotografiert", max_length=160)
    used_for = MultilingualField("Wofür die Bilder sind")
    quiet_zone = models.CharField("Wo nicht fotografiert wird", max_length=200, blank=True)
    taken_down_by = models.CharField("An wen man sich wendet", max_length=160, blank=True)
    kept_until = models.DateField("Bilder werden gelöscht am", null=True, blank=True)

    class Meta:
        verbose_name = "Hinweis auf Fotos"
        verbose_name_plural = "Hinweise auf Fotos"
