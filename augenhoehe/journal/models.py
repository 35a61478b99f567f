from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.addresses import by_id
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .permissions import READ_THREADS


class ThreadQuerySet(models.QuerySet):
    def public(self):
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=True)

    def visible_to(self, actor: Actor):
        """Inside, threads are shared by role over the whole installation (architecture, „Rights“)."""
        return self.all() if actor.may(READ_THREADS) else self.none()


class Thread(Revised):
    """The red thread (Vorgang): one trail per matter. Its public number comes with the first publication."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("Nummer", max_length=20, unique=True, null=True, blank=True)
    title = models.CharField("Titel", max_length=200)
    summary = MultilingualField("In drei Sätzen")
    public_title = MultilingualField("Öffentlicher Titel")
    municipality_id = models.UUIDField("Kommune", null=True, blank=True, db_index=True)
    opened_at = models.DateTimeField("eröffnet am")
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True, blank=True)
    withdrawn_reason = models.CharField("Grund", max_length=300, blank=True)
    closed_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)
    last_step_at = models.DateTimeField("letzter Schritt am")
    last_public_step_at = models.DateTimeField("letzter öffentlicher Schritt am")
    last_sequence = models.PositiveIntegerField("Zahl der Schritte", default=0, editable=False)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = "Vorgang"
        verbose_name_plural = "Vorgänge"
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(number__isnull=False), name="published_thread_has_a_number"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""), name="withdrawn_thread_says_why"
            ),
        ]
        indexes = [
            models.Index(
                fields=["-last_public_step_at", "-id"],
                condition=Q(published_at__isnull=False, withdrawn_at__isnull=True),
                name="public_threads_by_step",
            ),
            models.Index(fields=["-last_step_at", "-id"], name="threads_by_step"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> str:
        """The state of rules.THREADS, read from the dates."""
        if self.withdrawn_at:
            return "withdrawn"
        if self.closed_at:
            return "closed" if self.published_at else "ended"
        return "public" if self.published_at else "inside"

    @property
    def is_public(self) -> bool:
        return self.published_at is not None and self.withdrawn_at is None

    @property
    def ref(self) -> str:
        """How the inside address names it: the number once there is one, before that the id."""
        return self.number or str(self.id)

    def get_absolute_url(self) -> str:
        return by_id("journal_inside:thread", self.ref)


class StepQuerySet(models.QuerySet):
    def public(self):
        return self.filter(audience=Step.Audience.PUBLIC)


class Step(models.Model):
    """One line of a thread. Never changed: a correction is a new step that names the one it corrects."""

    class Audience(models.TextChoices):
        PUBLIC = "public", "öffentlich"
        INSIDE = "inside", "nur innen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thread = models.ForeignKey(Thread, models.PROTECT, related_name="steps")
    at = models.DateTimeField("am")
    sequence = models.PositiveIntegerField("Folge")
    kind = models.CharField("Art", max_length=40)
    audience = models.CharField("Sichtbar für", max_length=10, choices=Audience)
    text = MultilingualField("Was geschah")
    reason = models.TextField("Begründung", blank=True)
    by_id = models.UUIDField("Person", null=True)
    by_name = models.CharField("Name (nur innen)", max_length=160, blank=True)
    by_function = models.CharField("Funktion", max_length=160, blank=True)
    url = models.CharField("Verweis", max_length=300, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    blanked_at = models.DateTimeField("Text entfernt am", null=True, blank=True)
    blanked_reason = models.CharField("Grund der Entfernung", max_length=300, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "Schritt"
        verbose_name_plural = "Schritte"
        constraints = [
            models.UniqueConstraint(fields=["thread", "sequence"], name="one_step_per_place_in_thread"),
            models.CheckConstraint(
                condition=Q(blanked_at__isnull=True) | ~Q(blanked_reason=""), name="blanked_step_says_why"
            ),
        ]


class ThreadLink(models.Model):
    """Threads that were merged or split; both keep their steps."""

    class Kind(models.TextChoices):
        MERGED_INTO = "merged_into", "aufgegangen in"
        SPLIT_FROM = "split_from", "abgetrennt von"
        RELATED = "related", "verwandt mit"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Thread, models.PROTECT, related_name="links_out")
    target = models.ForeignKey(Thread, models.PROTECT, related_name="links_in")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    at = models.DateTimeField("am")
    reason = models.CharField("Begründung", max_length=300, blank=True)

    class Meta:
        verbose_name = "Verknüpfung von Vorgängen"
        verbose_name_plural = "Verknüpfungen von Vorgängen"
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="one_link_of_a_kind"),
            models.CheckConstraint(condition=~Q(source=models.F("target")), name="thread_links_to_another"),
        ]


class NumberSeries(models.Model):
    """The last number given out in a series and year; locked while the next is taken, never reused."""

    name = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "Nummernkreis"
        verbose_name_plural = "Nummernkreise"
        constraints = [models.UniqueConstraint(fields=["name", "year"], name="one_series_per_year")]


class AuditEntry(models.Model):
    """Somebody did or tried something: ids, verb and field names, never values, no key to users.

    Rows are only inserted; a periodic task seals finished ranges (ADR 0005).
    """

    id = models.BigAutoField(primary_key=True)
    transaction = models.BigIntegerField("Transaktion")
    at = models.DateTimeField("am", db_index=True)
    verb = models.CharField("Verb", max_length=60)
    object_kind = models.CharField("Objekt", max_length=60)
    object_id = models.CharField("Objektnummer", max_length=64, db_index=True)
    fields = models.JSONField("Felder", default=list)
    actor_id = models.UUIDField("Person", null=True, db_index=True)
    refused = models.BooleanField("abgelehnt", default=False)
    digest = models.CharField("Prüfsumme", max_length=64)

    class Meta:
        verbose_name = "Eintrag der Prüfspur"
        verbose_name_plural = "Einträge der Prüfspur"


class AuditSeal(models.Model):
    """A sealed range of the audit trail: a root over the digests, chained to the previous seal."""

    id = models.BigAutoField(primary_key=True)
    first_id = models.BigIntegerField("von")
    last_id = models.BigIntegerField("bis", unique=True)
    entries = models.PositiveIntegerField("Einträge")
    root = models.CharField("Wurzel", max_length=64)
    previous = models.CharField("vorheriges Siegel", max_length=64, blank=True)
    sealed_at = models.DateTimeField("versiegelt am")

    class Meta:
        verbose_name = "Siegel"
        verbose_name_plural = "Siegel"


class DeletionRun(models.Model):
    """What a nightly deletion run removed, per rule: counts, never content."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    started_at = models.DateTimeField("begonnen am")
    finished_at = models.DateTimeField("beendet am", null=True, blank=True)
    rehearsal = models.BooleanField("Probelauf", default=False)
    removed = models.JSONField("entfernt je Regel", default=dict)
    started_by = models.UUIDField("gestartet von", null=True)

    class Meta:
        verbose_name = "Löschlauf"
        verbose_name_plural = "Löschläufe"
