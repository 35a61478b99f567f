from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised

from .contributions import Contribution


class ContributionAnswer(models.Model):
    """An answer below a contribution: of the administration, or what the structural level answered to its hint."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", gettext_noop("Amtliche Antwort")
        STRUCTURE = "structure", gettext_noop("Rückmeldung der Strukturebene")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="answers")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    text = MultilingualField("Antwort")
    by_function = models.CharField("wer antwortet", max_length=160)
    given_by = models.UUIDField("gegeben von", null=True, blank=True)
    given_at = models.DateTimeField("gegeben am")
    # An answer to something that is not public itself reaches the author, not the page.
    public = models.BooleanField("öffentlich", default=True)

    class Meta:
        verbose_name = "Antwort auf einen Beitrag"
        verbose_name_plural = "Antworten auf Beiträge"
        indexes = [models.Index(fields=["contribution", "given_at"], name="contribution_answers")]


class Support(models.Model):
    """„Betrifft mich auch“: one for each device and day. The key means nothing once the day's salt is gone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="supports")
    day = models.DateField("am")
    device_key = models.CharField("Schlüssel des Geräts für diesen Tag", max_length=64, editable=False)

    class Meta:
        verbose_name = "Unterstützung"
        verbose_name_plural = "Unterstützungen"
        constraints = [
            models.UniqueConstraint(fields=["contribution", "device_key"], name="one_support_per_device_and_day")
        ]


class Report(models.Model):
    """That readers find something wrong with a contribution; reports of one kind are one row that counts them."""

    class Kind(models.TextChoices):
        INSULT = "insult", gettext_noop("Es beleidigt oder bedroht Menschen.")
        PERSONAL = "personal", gettext_noop("Es verrät etwas über eine bestimmte Person.")
        FALSE = "false", gettext_noop("Es stimmt nicht.")
        SPAM = "spam", gettext_noop("Es ist Werbung.")
        OTHER = "other", gettext_noop("Etwas anderes")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="reports")
    kind = models.CharField("Grund", max_length=20, choices=Kind)
    note = models.TextField("Anmerkung", blank=True)
    times = models.PositiveIntegerField("Wie oft", default=1)
    first_on = models.DateField("zuerst am")
    last_on = models.DateField("zuletzt am")
    settled_at = models.DateTimeField("erledigt am", null=True, blank=True)
    settled_by = models.UUIDField("erledigt von", null=True, blank=True)

    class Meta:
        verbose_name = "Meldung eines Beitrags"
        verbose_name_plural = "Meldungen von Beiträgen"
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "kind"], condition=Q(settled_at__isnull=True), name="one_open_report_of_a_kind"
            )
        ]


class ForumSettings(Revised):
    """How this installation moderates; there is one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    watch_words = models.TextField("Wortliste", blank=True)
    reports_to_review = models.PositiveSmallIntegerField("Ab wie vielen Meldungen zurück in die Prüfung", null=True)
    answer_days = models.PositiveSmallIntegerField("Tage bis zur amtlichen Antwort", default=28)
    closed_since = models.DateTimeField("Annahme geschlossen seit", null=True, blank=True)
    closed_sentence = MultilingualField("Was dann auf den Seiten steht")

    class Meta:
        verbose_name = "Einstellungen des Forums"
        verbose_name_plural = "Einstellungen des Forums"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="forum_settings_are_one")]

    @property
    def closed(self) -> bool:
        return self.closed_since is not None

    @property
    def words(self) -> list[str]:
        return [line.strip() for line in self.watch_words.splitlines() if line.strip()]
