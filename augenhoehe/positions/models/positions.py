"""Joint positions of a network: their versions, and what each body made of them by its own vote (S4-12)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.committees.models import AgendaItem, Committee, Resolution
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .networks import networks_open_to


class JointPositionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Drafts for the network's own side; what lies before bodies for everybody inside; the rest as published."""
        seen = Q(state=JointPosition.State.PUBLISHED) | Q(network__in=networks_open_to(actor, day))
        if actor.signed_in:
            # It lies before bodies that meet in public: whoever reads their agenda reads the paper too.
            seen |= Q(state=JointPosition.State.OPEN)
        return self.filter(seen)

    def public(self):
        return self.filter(state=JointPosition.State.PUBLISHED, network__public=True)


class JointPosition(Revised):
    """A text that several bodies want to say together; each decides for itself."""

    class State(models.TextChoices):
        DRAFT = "draft", gettext_noop("Entwurf")
        OPEN = "open", gettext_noop("liegt den Gremien vor")
        PUBLISHED = "published", gettext_noop("veröffentlicht")
        DROPPED = "dropped", gettext_noop("aufgegeben")
        RETRACTED = "retracted", gettext_noop("zurückgezogen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.ForeignKey(Committee, models.PROTECT, related_name="positions")
    title = models.CharField("Titel", max_length=160)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.DRAFT)
    state_reason = models.CharField("Grund", max_length=300, blank=True)
    # Which text the bodies vote on; set when it is laid before them.
    version = models.ForeignKey(
        "positions.PositionVersion", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Fassung"
    )
    decide_until = models.DateField("Beschlüsse erbeten bis", null=True, blank=True)
    drafted_by = models.UUIDField("angelegt von", null=True, blank=True)
    drafted_at = models.DateTimeField("angelegt am")
    opened_at = models.DateTimeField("vorgelegt am", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = JointPositionQuerySet.as_manager()

    class Meta:
        verbose_name = "Gemeinsame Position"
        verbose_name_plural = "Gemeinsame Positionen"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("draft", "dropped"))
                | Q(opened_at__isnull=False, version__isnull=False, decide_until__isnull=False),
                name="open_position_has_a_text",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("published", "retracted"), published_at__isnull=False)
                | (~Q(state__in=("published", "retracted")) & Q(published_at__isnull=True)),
                name="published_position_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("dropped", "retracted")) | ~Q(state_reason=""),
                name="ended_position_says_why",
            ),
        ]
        indexes = [models.Index(fields=["network", "-drafted_at"], name="positions_of_a_network")]

    def __str__(self) -> str:
        return self.title

    @property
    def wording(self) -> str:
        """The text the bodies vote on; expects `version` to be selected."""
        return self.version.text if self.version else ""


class PositionVersion(models.Model):
    """One version of the common wording; a new one is added, none is changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    position = models.ForeignKey(JointPosition, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("Fassung")
    text = models.TextField("Wortlaut")
    note = models.CharField("Was sich geändert hat", max_length=300, blank=True)
    written_by = models.UUIDField("geschrieben von", null=True, blank=True)
    by_function = models.CharField("Funktion", max_length=160, blank=True)
    written_at = models.DateTimeField("geschrieben am")

    class Meta:
        verbose_name = "Fassung einer gemeinsamen Position"
        verbose_name_plural = "Fassungen gemeinsamer Positionen"
        constraints = [models.UniqueConstraint(fields=["position", "number"], name="one_position_version_per_number")]


class BodyAnswerQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        return self.filter(position__in=JointPosition.objects.visible_to(actor, day))


class BodyAnswer(Revised):
    """What one body made of a joint position: adopted, amended or declined by its own vote, or nothing yet."""

    class State(models.TextChoices):
        WAITING = "waiting", gettext_noop("noch kein Beschluss")
        ADOPTED = "adopted", gettext_noop("übernommen")
        AMENDED = "amended", gettext_noop("mit eigenem Wortlaut")
        DECLINED = "declined", gettext_noop("abgelehnt")
        UNDECIDED = "undecided", gettext_noop("nicht entschieden")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    position = models.ForeignKey(JointPosition, models.PROTECT, related_name="answers")
    body = models.ForeignKey(Committee, models.PROTECT, related_name="position_answers")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.WAITING)
    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="position_answer")
    resolution = models.OneToOneField(Resolution, models.PROTECT, null=True, blank=True, related_name="position_answer")
    wording = models.TextField("Eigener Wortlaut", blank=True)

    objects = BodyAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "Antwort eines Gremiums"
        verbose_name_plural = "Antworten der Gremien"
        constraints = [
            models.UniqueConstraint(fields=["position", "body"], name="one_answer_per_body"),
            # Only a vote of its own speaks for a body.
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "undecided")) | Q(resolution__isnull=False),
                name="answer_of_a_body_has_a_resolution",
            ),
            models.CheckConstraint(condition=Q(wording="") | Q(state="amended"), name="own_wording_only_if_amended"),
        ]
