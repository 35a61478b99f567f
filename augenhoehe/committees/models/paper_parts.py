"""What a paper consists of besides its title and reasons: items, questions, signatories, annexes, decisions by item."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_noop

from augenhoehe.committees.permissions import WRITE_PAPERS
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.files.kinds import LABELS

from .committees import Committee, seated_in
from .mandates import Mandate
from .meetings import Resolution
from .papers import Paper, PaperQuerySet


def wholly_read(actor: Actor, day: date) -> PaperQuerySet:
    """Papers of which the actor reads also what is not public: who writes them there, and the bodies concerned."""
    reach = actor.reach(WRITE_PAPERS)
    if reach.everywhere:
        return Paper.objects.all()
    own = Q(municipality_id__in=reach.municipalities) | seated_in(actor, day, "submitted_by_committee_id")
    if actor.user_id is not None:
        own |= Q(created_by=actor.user_id)
    bodies = Committee.objects.filter(seated_in(actor, day))
    passing = Q(submitted_at__isnull=False, stations__committee__in=bodies)
    return Paper.objects.filter(pk__in=Paper._base_manager.filter(own | passing).values("pk"))


def shown_papers() -> PaperQuerySet:
    """Papers whose parts everybody may read: public ones that nobody is rewriting now."""
    return Paper.objects.public().exclude(state=Paper.State.DRAFT)


class PartQuerySet(models.QuerySet):
    """Parts follow their paper; a part that is not public stays with those who read the paper wholly."""

    def visible_to(self, actor: Actor, day: date):
        whole = Q(paper__in=wholly_read(actor, day).values("pk"))
        return self.filter(paper__in=Paper.objects.visible_to(actor, day).values("pk")).filter(whole | Q(public=True))

    def public(self):
        return self.filter(paper__in=shown_papers().values("pk"), public=True)


class PaperItem(Revised):
    """One decision item (Beschlusspunkt) of a paper: its own text, whom it addresses, until when it is wished."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField("Nummer")
    text = models.TextField("Beschlusstext")
    addressee = models.CharField("Wer es tun soll", max_length=160, blank=True)
    due_wish = models.DateField("gewünscht bis", null=True, blank=True)
    public = models.BooleanField("öffentlich", default=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = "Beschlusspunkt"
        verbose_name_plural = "Beschlusspunkte"
        ordering = ("order",)
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "order"], name="one_paper_item_per_place", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=~Q(text=""), name="paper_item_says_something"),
        ]
        indexes = [GinIndex(OpClass(Upper("text"), "gin_trgm_ops"), name="paper_item_words")]

    def __str__(self) -> str:
        return f"Punkt {self.order}"


class ItemDecision(models.Model):
    """What one resolution says of one decision item; an adopted one may lead to a mandate."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(PaperItem, models.PROTECT, related_name="decisions")
    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="item_decisions")
    kind = models.CharField("Beschluss", max_length=20, choices=Resolution.Kind)
    mandate = models.OneToOneField(Mandate, models.PROTECT, null=True, blank=True, related_name="item_decision")

    class Meta:
        verbose_name = "Beschluss je Punkt"
        verbose_name_plural = "Beschlüsse je Punkt"
        constraints = [
            models.UniqueConstraint(fields=["item", "resolution"], name="item_decided_once_per_resolution"),
            models.CheckConstraint(
                condition=Q(mandate__isnull=True) | Q(kind__in=("adopted", "adopted_changed", "noted", "forwarded")),
                name="only_what_is_adopted_charges",
            ),
        ]


class PaperQuestionQuerySet(models.QuerySet):
    """Questions are read with their paper; what is in an answer, `released` says."""

    def visible_to(self, actor: Actor, day: date):
        return self.filter(paper__in=Paper.objects.visible_to(actor, day).values("pk"))

    def public(self):
        return self.filter(paper__in=shown_papers().values("pk"))


class PaperQuestion(Revised):
    """One question of an inquiry, with what became of it; an answer is public when somebody released it."""

    class State(models.TextChoices):
        OPEN = "open", gettext_noop("offen")
        ANSWERED = "answered", gettext_noop("beantwortet")
        REFUSED = "refused", gettext_noop("Auskunft abgelehnt")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField("Nummer")
    text = models.TextField("Frage")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.OPEN)
    answer = models.TextField("Antwort", blank=True)
    source = models.CharField("Quelle", max_length=300, blank=True)
    unit = models.CharField("Beantwortet von", max_length=160, blank=True)
    answered_on = models.DateField("beantwortet am", null=True, blank=True)
    released = models.BooleanField("Antwort veröffentlicht", default=False)

    objects = PaperQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "Frage einer Anfrage"
        verbose_name_plural = "Fragen einer Anfrage"
        ordering = ("order",)
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "order"], name="one_question_per_place", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(state="open", answer="", answered_on__isnull=True, released=False)
                | (~Q(state="open") & ~Q(answer="") & ~Q(unit="") & Q(answered_on__isnull=False)),
                name="answered_question_has_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"Frage {self.order}"

    @property
    def open(self) -> bool:
        return self.state == self.State.OPEN


class Signatory(models.Model):
    """Who signed a paper, in order, with function; the names stand under it in public as on the document itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="signatories")
    order = models.PositiveSmallIntegerField("Reihenfolge")
    name = models.CharField("Name", max_length=120)
    function = models.CharField("Funktion", max_length=160, blank=True)

    class Meta:
        verbose_name = "Unterzeichnende Person"
        verbose_name_plural = "Unterzeichnende Personen"
        ordering = ("order",)
        constraints = [models.UniqueConstraint(fields=["paper", "order"], name="one_signatory_per_place")]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.name, self.function]))


class Annex(models.Model):
    """A file that belongs to a paper (OParl: auxiliaryFile); its bytes are kept by `files`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="annexes")
    order = models.PositiveSmallIntegerField("Reihenfolge")
    title = models.CharField("Titel", max_length=160)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    public = models.BooleanField("öffentlich", default=False)
    added_at = models.DateTimeField("abgelegt am")
    added_by = models.UUIDField("abgelegt von", null=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = "Anlage einer Vorlage"
        verbose_name_plural = "Anlagen von Vorlagen"
        ordering = ("order",)
        constraints = [models.UniqueConstraint(fields=["paper", "order"], name="one_annex_per_place")]

    def __str__(self) -> str:
        return self.title

    @property
    def ending(self) -> str:
        """„PDF“; expects the file to be selected."""
        return LABELS.get(self.file.media_type, self.file.media_type)
