"""What an organisation tells of itself: contributions and news in its own words, shown after a check (S0-16, S1-20)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.vocabularies import Field

from .organisations import Organisation
from .pool import kept_or, of_own


class StoryQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Published ones for everybody; every state for the organisation's own people and who keeps the register."""
        return kept_or(self, actor, _public() | of_own(actor, day))

    def public(self):
        return self.filter(_public())

    def newest_first(self):
        return self.order_by("-day", "-id")


def _public() -> Q:
    return Q(state=Story.State.PUBLISHED, organisation__state=Organisation.State.PUBLISHED)


class Story(Revised):
    """A contribution (what was done, for how many, in how many hours) or a piece of news; its people write it."""

    class Kind(models.TextChoices):
        CONTRIBUTION = "contribution", gettext_noop("Leistung")
        NEWS = "news", gettext_noop("Nachricht")

    class Reach(models.TextChoices):
        """How many people it reached, as the organisation knows it: never an exact number of people."""

        UNKNOWN = "", gettext_noop("noch nicht angegeben")
        UP_TO_10 = "10", gettext_noop("bis 10")
        UP_TO_50 = "50", gettext_noop("11 bis 50")
        UP_TO_100 = "100", gettext_noop("51 bis 100")
        UP_TO_500 = "500", gettext_noop("101 bis 500")
        MORE = "more", gettext_noop("mehr als 500")

    class State(models.TextChoices):
        DRAFT = "draft", gettext_noop("Entwurf")
        SUBMITTED = "submitted", gettext_noop("wird geprüft")
        RETURNED = "returned", gettext_noop("bitte überarbeiten")
        PUBLISHED = "published", gettext_noop("veröffentlicht")
        WITHDRAWN = "withdrawn", gettext_noop("zurückgezogen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="stories")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    title = models.CharField("Überschrift", max_length=160)
    text = models.TextField("Text")
    language = models.CharField("Sprache des Textes", max_length=10, default="de")
    day = models.DateField("am oder seit")
    until = models.DateField("bis", null=True, blank=True)
    field = models.CharField("Fachgebiet", max_length=40, choices=Field, blank=True)
    hours = models.PositiveIntegerField("Stunden im Ehrenamt", null=True, blank=True)
    reach = models.CharField("Menschen erreicht", max_length=10, choices=Reach, blank=True)
    state = models.CharField("Stand", max_length=12, choices=State, default=State.DRAFT)
    reason = models.TextField("Begründung", blank=True)
    written_by = models.UUIDField("geschrieben von", null=True, blank=True)
    changed_at = models.DateTimeField("zuletzt geändert am")
    submitted_at = models.DateTimeField("eingereicht am", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = "Leistung oder Nachricht"
        verbose_name_plural = "Leistungen und Nachrichten"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("day")), name="story_ends_after_its_start"
            ),
            models.CheckConstraint(
                condition=~Q(kind="news") | Q(field="", hours__isnull=True, reach="", until__isnull=True),
                name="news_counts_nothing",
            ),
            models.CheckConstraint(condition=~Q(kind="contribution") | ~Q(field=""), name="contribution_has_a_field"),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(reason=""), name="returned_story_says_why"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="published_story_says_when"
            ),
        ]
        indexes = [models.Index(fields=["state", "-day"], name="stories_by_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def contributes(self) -> bool:
        return self.kind == self.Kind.CONTRIBUTION


class StoryPicture(models.Model):
    """One picture beside a text, described for who does not see it; changed under the revision of its story."""

    class People(models.TextChoices):
        NONE = "none", "Niemand ist zu erkennen."
        AGREED = "agreed", "Alle, die zu erkennen sind, haben zugestimmt; für Kinder ihre Eltern."

    story = models.OneToOneField(Story, models.CASCADE, related_name="picture")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", verbose_name="Bild")
    alt_text = models.CharField("Was auf dem Bild zu sehen ist", max_length=400)
    credit = models.CharField("Bildnachweis", max_length=160)
    people = models.CharField("Wer zu erkennen ist", max_length=10, choices=People)
    added_by = models.UUIDField("beigelegt von", null=True, blank=True)
    added_at = models.DateTimeField("beigelegt am")

    class Meta:
        verbose_name = "Bild zu einer Leistung oder Nachricht"
        verbose_name_plural = "Bilder zu Leistungen und Nachrichten"
        constraints = [
            models.CheckConstraint(condition=~Q(alt_text="") & ~Q(credit=""), name="story_picture_is_described")
        ]
