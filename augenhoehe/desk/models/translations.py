from __future__ import annotations

from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import NAMES, Freshness
from augenhoehe.core.rights import Actor
from augenhoehe.desk.translations.permissions import SEE_TRANSLATIONS

WORDS = {
    Freshness.MISSING: "fehlt",
    Freshness.STALE: "veraltet",
    Freshness.MACHINE: "maschinell",
    Freshness.CHECKED: "geprüft",
}


class TranslationStateQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Only public contents stand here; the list of all of them is for who looks after the languages."""
        return self.all() if actor.may(SEE_TRANSLATIONS) else self.none()

    def open(self):
        """What the public cannot read in a language, or reads in an outdated wording."""
        return self.filter(state__in=[Freshness.MISSING, Freshness.STALE])


class TranslationState(models.Model):
    """How fresh the texts of one public content are in one language: the worst of them counts.

    Kept beside the contents so that a list can be sorted and filtered over all of them; `index` writes it anew.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=60)
    object_id = models.CharField("Nummer des Inhalts", max_length=64)
    language = models.CharField("Sprache", max_length=8, choices=list(NAMES.items()))
    title = models.CharField("Inhalt", max_length=200)
    state = models.CharField("Stand", max_length=10, choices=[(str(one), word) for one, word in WORDS.items()])
    # The order of urgency: what is missing first.
    rank = models.PositiveSmallIntegerField("Dringlichkeit")
    missing = models.PositiveSmallIntegerField("Texte, die fehlen oder veraltet sind")
    changed_at = models.DateTimeField("zuletzt nachgesehen")

    objects = TranslationStateQuerySet.as_manager()

    class Meta:
        verbose_name = "Stand einer Übersetzung"
        verbose_name_plural = "Stände der Übersetzungen"
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "language"], name="one_state_per_content_and_language")
        ]
        indexes = [models.Index(fields=["rank", "title", "id"], name="translations_by_urgency")]

    def __str__(self) -> str:
        return f"{self.title} ({NAMES[self.language]})"
