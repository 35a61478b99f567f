"""The closed room of a study. Every table has row-level security, forced (migrations/_walls_0001.py)."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.keys import KeyMissing
from augenhoehe.core.revisions import Revised
from augenhoehe.core.sealed import Sealed

# Nothing outside asks the room when one of its rows goes: the constraint in the database keeps what is needed.
ELSEWHERE = models.DO_NOTHING


class Interview(Sealed, Revised):
    """An interview under a code: who it is, where, when and every word lies sealed under a key of its own."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "vorgeschlagen"
        ASKED = "asked", "angefragt"
        CONSENTED = "consented", "Einwilligung liegt vor"
        HELD = "held", "geführt"
        ANALYSED = "analysed", "ausgewertet"
        RAW_DELETED = "raw_deleted", "Rohdaten gelöscht"

    class PersonKind(models.TextChoices):
        PROFESSIONAL = "professional", "Fachkraft"
        CLUB = "club", "Verein oder Organisation"
        RESIDENT = "resident", "Einwohnerin oder Einwohner"

    class Mode(models.TextChoices):
        MEETING = "meeting", "Gespräch vor Ort"
        PHONE = "phone", "Telefon"
        VIDEO = "video", "Video"
        WRITTEN = "written", "schriftlich"

    # A transcript is long; its length tells little in such steps.
    STEP = 4096
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey("studies.Study", ELSEWHERE, related_name="+")
    code = models.CharField("Kennwort", max_length=12)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.PROPOSED)

    class Meta:
        db_table = "studies_closed_interview"
        verbose_name = "Interview"
        verbose_name_plural = "Interviews"
        constraints = [models.UniqueConstraint(fields=["study", "code"], name="one_interview_per_code")]

    @property
    def key_id(self) -> uuid.UUID:
        return self.pk

    @property
    def readable(self) -> bool:
        """Are the raw data still there, with their key?"""
        if self.state == self.State.RAW_DELETED:
            return False
        try:
            return bool(self.content is not None)
        except KeyMissing:
            return False

    def word(self, name: str) -> str:
        """One of the sealed values, or nothing."""
        return str(self.content.get(name, "")) if self.readable else ""

    @property
    def kind_label(self) -> str:
        kind = self.word("kind")
        return str(self.PersonKind(kind).label) if kind else ""


class InterviewConsent(Sealed):
    """Consent to one interview: version of the wording, language, how and when; sealed but for the version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey("studies.Study", ELSEWHERE, related_name="+")
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="consents")
    # What was agreed to is kept as it stood, in the language in which it was said.
    version = models.PositiveSmallIntegerField("Fassung")

    class Meta:
        db_table = "studies_closed_consent"
        verbose_name = "Einwilligung in ein Interview"
        verbose_name_plural = "Einwilligungen in Interviews"
        constraints = [models.UniqueConstraint(fields=["interview"], name="one_consent_per_interview")]

    @property
    def key_id(self) -> uuid.UUID:
        return self.interview_id

    @property
    def given_on(self) -> date:
        return date.fromisoformat(self.content["given_on"])


class Finding(Sealed, Revised):
    """What somebody's words say about structures: coded, sealed under the key of the study, to outlive them."""

    class Kind(models.TextChoices):
        HURDLE = "hurdle", "Hürde"
        ENGAGEMENT = "engagement", "Engagement"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey("studies.Study", ELSEWHERE, related_name="+")
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="findings")

    class Meta:
        db_table = "studies_closed_finding"
        verbose_name = "Befund"
        verbose_name_plural = "Befunde"

    @property
    def key_id(self) -> uuid.UUID:
        return self.study_id

    def said(self, name: str) -> str:
        return str(self.content.get(name, ""))

    @property
    def kind(self) -> str:
        return self.said("kind")

    @property
    def kind_label(self) -> str:
        return str(self.Kind(self.kind).label)

    @property
    def released(self) -> bool:
        """Has it been given to the gate?"""
        return bool(self.content.get("released_on"))


class ReadLog(models.Model):
    """Who read or changed an interview, and when; goes with the interview. Never evaluated per employee."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey("studies.Study", ELSEWHERE, related_name="+")
    interview = models.ForeignKey(Interview, models.CASCADE, null=True, related_name="log")
    user = models.ForeignKey("accounts.User", ELSEWHERE, related_name="+")
    at = models.DateTimeField("wann")
    verb = models.CharField("Was", max_length=40)

    class Meta:
        db_table = "studies_closed_readlog"
        verbose_name = "Leseprotokoll der Interviews"
        verbose_name_plural = "Leseprotokoll der Interviews"
        indexes = [models.Index(fields=["interview", "-at"], name="study_log_by_interview")]


class Erasure(models.Model):
    """That raw data or a nomination were erased: its random id, the day and the cause. No content, no name."""

    class Cause(models.TextChoices):
        RETENTION = "retention", "Frist der Studie"
        REVOKED = "revoked", "Einwilligung widerrufen"
        DECLINED = "declined", "abgesagt"
        TAKEN = "taken", "als Interview übernommen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file_id = models.UUIDField("Kennung", unique=True)
    study = models.ForeignKey("studies.Study", ELSEWHERE, related_name="+")
    cause = models.CharField("Anlass", max_length=20, choices=Cause)
    erased_on = models.DateField("gelöscht am")

    class Meta:
        db_table = "studies_closed_erasure"
        verbose_name = "Löschnachweis einer Studie"
        verbose_name_plural = "Löschnachweise von Studien"


class Nomination(Sealed):
    """Somebody wants to be interviewed: how to reach them, sealed under a key of its own, kept for a time (S3-28)."""

    STEP = 1024
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey("studies.Study", ELSEWHERE, related_name="+")
    arrived_on = models.DateField("eingegangen am")
    erase_on = models.DateField("gelöscht am")

    class Meta:
        db_table = "studies_closed_nomination"
        verbose_name = "Selbstmeldung zum Interview"
        verbose_name_plural = "Selbstmeldungen zum Interview"
        constraints = [
            models.CheckConstraint(condition=Q(erase_on__gte=models.F("arrived_on")), name="nomination_ends_later")
        ]

    @property
    def key_id(self) -> uuid.UUID:
        return self.pk

    def said(self, name: str) -> str:
        content: dict[str, Any] = self.content
        return str(content.get(name, ""))


class QueuedFinding(models.Model):
    """A released finding waits, sealed under the key of the gate, until it leaves among others."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sealed = models.BinaryField("verschlüsselter Inhalt", editable=False)

    class Meta:
        db_table = "studies_closed_queue"
        verbose_name = "Befund im Tor"
        verbose_name_plural = "Befunde im Tor"
