"""How the text of a paper moves: amendments, frozen versions; and what it starts from: templates and numbers."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.committees.permissions import WRITE_PAPERS
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .committees import Committee, Seat
from .paper_parts import PaperItem
from .papers import Paper


class Amendment(Revised):
    """An amendment (Änderungsantrag) to one decision item: what it shall say instead, decided before the item."""

    class State(models.TextChoices):
        OPEN = "open", gettext_noop("noch nicht entschieden")
        ADOPTED = "adopted", gettext_noop("angenommen")
        REFUSED = "refused", gettext_noop("abgelehnt")
        WITHDRAWN = "withdrawn", gettext_noop("zurückgezogen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(PaperItem, models.PROTECT, related_name="amendments")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="amendments", verbose_name="Gestellt in")
    order = models.PositiveSmallIntegerField("Nummer")
    proposer = models.CharField("Wer ihn stellt, mit Funktion", max_length=200)
    text = models.TextField("Neuer Wortlaut")
    base = models.TextField("Wortlaut, den er ändert")
    reasons = models.TextField("Begründung", blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.OPEN)
    filed_at = models.DateTimeField("gestellt am")
    filed_by = models.UUIDField("erfasst von", null=True)
    decided_on = models.DateField("entschieden am", null=True, blank=True)

    class Meta:
        verbose_name = "Änderungsantrag"
        verbose_name_plural = "Änderungsanträge"
        ordering = ("order",)
        constraints = [
            models.UniqueConstraint(fields=["item", "order"], name="one_amendment_per_place"),
            models.CheckConstraint(
                condition=Q(state="open", decided_on__isnull=True) | (~Q(state="open") & Q(decided_on__isnull=False)),
                name="decided_amendment_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Änderungsantrag {self.order} zu Punkt {self.item.order}"

    @property
    def open(self) -> bool:
        return self.state == self.State.OPEN


class PaperVersion(models.Model):
    """The text of a paper as it was submitted or amended, frozen; never changed afterwards."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("Fassung")
    occasion = models.CharField("Anlass", max_length=200)
    # {"title", "reasons", "questions": […], "items": [{"id", "order", "text", "addressee", "due_wish", "public"}]}
    content = models.JSONField("Text")
    frozen_at = models.DateTimeField("festgehalten am")
    frozen_by = models.UUIDField("festgehalten von", null=True)

    class Meta:
        verbose_name = "Fassung einer Vorlage"
        verbose_name_plural = "Fassungen von Vorlagen"
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="one_paper_version_per_number")]

    def __str__(self) -> str:
        return f"Fassung {self.number}"


class PaperTemplateQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Templates of the whole Kreis for everybody who works here, those of a town for who writes or sits there."""
        reach = actor.reach(WRITE_PAPERS)
        if reach.everywhere:
            return self
        seats = Seat.objects.valid_on(day).filter(user_id=actor.user_id, user__isnull=False)
        towns = Q(municipality_id__in=reach.municipalities) | Q(
            municipality_id__in=seats.values("committee__municipality_id")
        )
        return self.filter(Q(municipality__isnull=True) | towns)

    def offered(self):
        return self.filter(retired_at__isnull=True)


class PaperTemplate(Revised):
    """What a new paper starts from, by kind, with placeholders that are filled in when somebody begins to write."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=20, choices=Paper.Kind)
    name = models.CharField("Name des Musters", max_length=120)
    title = models.CharField("Titel", max_length=200)
    text = models.TextField("Beschlusstext", blank=True)
    reasons = models.TextField("Begründung", blank=True)
    questions = models.TextField("Fragen, eine je Zeile", blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune"
    )
    retired_at = models.DateTimeField("nicht mehr angeboten seit", null=True, blank=True)

    objects = PaperTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "Muster für Vorlagen"
        verbose_name_plural = "Muster für Vorlagen"
        ordering = ("kind", "name")

    def __str__(self) -> str:
        return self.name


class PaperNumberingQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, _day: date | None = None):
        reach = actor.reach(WRITE_PAPERS)
        return self if reach.everywhere else self.filter(municipality_id__in=reach.municipalities)


class PaperNumbering(Revised):
    """How papers of a town or of one body are numbered. Without a row they count as VL-2026-001."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="numbering", verbose_name="Nur für"
    )
    pattern = models.CharField("Muster", max_length=60)

    objects = PaperNumberingQuerySet.as_manager()

    class Meta:
        verbose_name = "Nummern für Vorlagen"
        verbose_name_plural = "Nummern für Vorlagen"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "committee"], name="one_numbering_per_body", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return self.pattern
