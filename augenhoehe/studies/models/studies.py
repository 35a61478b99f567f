from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.studies.permissions import MANAGE_STUDIES, READ_OWN_STUDY, READ_STUDIES


class StudyQuerySet(models.QuerySet["Study"]):
    def visible_to(self, actor: Actor) -> StudyQuerySet:
        """All for who manages them; running ones for bodies and groups; an institute finds its own and no other."""
        if actor.may(MANAGE_STUDIES):
            return self.all()
        own = Q(institute_id__in=actor.reach(READ_OWN_STUDY).carriers)
        if actor.may(READ_STUDIES):
            return self.filter(~Q(state=Study.State.DRAFT) | own)
        return self.filter(own)

    def public(self) -> StudyQuerySet:
        return self.filter(published_on__isnull=False)


class Study(Revised):
    """A study (Studie): who is commissioned with it, what it wants to know, and until when its raw data stay."""

    class State(models.TextChoices):
        DRAFT = "draft", gettext_noop("in Vorbereitung")
        RUNNING = "running", gettext_noop("läuft")
        ANALYSING = "analysing", gettext_noop("in Auswertung")
        CLOSED = "closed", gettext_noop("abgeschlossen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=160)
    institute = models.ForeignKey(
        "accounts.Carrier", models.PROTECT, related_name="+", verbose_name="Beauftragtes Institut"
    )
    aims = models.TextField("Was die Studie wissen will")
    short_text = MultilingualField("Öffentlich in drei Sätzen")
    question = models.ForeignKey(
        "structure.StructuralQuestion", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Strukturfrage",
    )  # fmt: skip
    state = models.CharField("Stand", max_length=20, choices=State, default=State.DRAFT)
    raw_until = models.DateField("Rohdaten gelöscht am")
    published_on = models.DateField("veröffentlicht am", null=True, blank=True)
    nominations_until = models.DateField("Melden zum Interview bis", null=True, blank=True)
    created_at = models.DateTimeField("angelegt am")
    closed_on = models.DateField("abgeschlossen am", null=True, blank=True)

    objects = StudyQuerySet.as_manager()

    class Meta:
        verbose_name = "Studie"
        verbose_name_plural = "Studien"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False) | ~Q(state="closed") & Q(closed_on__isnull=True),
                name="closed_study_says_since_when",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | ~Q(state="draft"), name="a_draft_study_is_not_public"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def takes_nominations(self, day: date) -> bool:
        """May residents still nominate themselves on a day? The database asks the same (migrations/_walls_0001.py)."""
        return (
            self.published_on is not None
            and self.state == self.State.RUNNING
            and self.nominations_until is not None
            and day <= min(self.nominations_until, self.raw_until)
        )


class Phase(Revised):
    """A phase of the plan with its dates; public ones stand on the study's public page (S3-12)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, models.CASCADE, related_name="phases")
    title = models.CharField("Phase", max_length=120)
    text = models.TextField("Was geschieht", blank=True)
    starts_on = models.DateField("von")
    ends_on = models.DateField("bis")
    public = models.BooleanField("öffentlich", default=True)

    class Meta:
        verbose_name = "Phase einer Studie"
        verbose_name_plural = "Phasen von Studien"
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="study_phase_ends_after_start")
        ]
        indexes = [models.Index(fields=["study", "starts_on"], name="study_phases_in_order")]


class ConsentText(models.Model):
    """One version of what people agree to before an interview; a new one is added, none is changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, models.CASCADE, related_name="consent_texts")
    number = models.PositiveSmallIntegerField("Fassung")
    text = MultilingualField("Einwilligungstext")
    written_at = models.DateTimeField("geschrieben am")

    class Meta:
        verbose_name = "Einwilligungstext einer Studie"
        verbose_name_plural = "Einwilligungstexte von Studien"
        constraints = [models.UniqueConstraint(fields=["study", "number"], name="one_consent_text_per_number")]


class Suggestion(Revised):
    """What a body or organisation suggests: whom to ask, about what, which question (S3-9). Never a private name."""

    class Kind(models.TextChoices):
        PEOPLE = "people", "wen man fragen sollte"
        TOPIC = "topic", "worüber"
        QUESTION = "question", "eine Frage"

    class State(models.TextChoices):
        OPEN = "open", "noch offen"
        TAKEN = "taken", "übernommen"
        DECLINED = "declined", "nicht übernommen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, models.CASCADE, related_name="suggestions")
    kind = models.CharField("Was ist es?", max_length=20, choices=Kind)
    text = models.TextField("Vorschlag")
    origin = models.CharField("Wer schlägt vor", max_length=160)
    made_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+", verbose_name="von")
    made_on = models.DateField("vorgeschlagen am")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.OPEN)
    answer = models.TextField("Antwort", blank=True)
    answered_on = models.DateField("beantwortet am", null=True, blank=True)

    class Meta:
        verbose_name = "Vorschlag zu einer Studie"
        verbose_name_plural = "Vorschläge zu Studien"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", answered_on__isnull=True)
                | ~Q(state="open") & Q(answered_on__isnull=False) & ~Q(answer=""),
                name="settled_suggestion_has_an_answer",
            )
        ]
