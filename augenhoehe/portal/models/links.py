from __future__ import annotations

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.portal.permissions import KEEP_LINKS

# Whether an address answers says a machine; whether it still helps, only a person, once a year.
CHECK_AFTER = timedelta(days=365)
ASK_AFTER = timedelta(days=7)
# One silent night is no broken link.
SILENT_TIMES = 3


class LinkListQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Everybody reads the published ones, who keeps them all."""
        return self.all() if actor.may(KEEP_LINKS) else self.public()

    def public(self):
        return self.filter(public=True)

    def in_order(self):
        return self.order_by("position", "id")


class LinkList(Revised):
    """A list of addresses elsewhere that help (S4-7), kept by the coordination and looked at every year."""

    class Place(models.TextChoices):
        LINKS = "links", "nur auf der Seite „Verweise“"
        HELP = "help", "auch auf „Wo finde ich Hilfe?“"
        START = "start", "auch auf der Startseite"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = MultilingualField("Überschrift")
    text = MultilingualField("Wofür die Liste ist")
    place = models.CharField("Wo sie steht", max_length=10, choices=Place, default=Place.LINKS)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=10)
    public = models.BooleanField("öffentlich", default=False)
    created_at = models.DateTimeField("angelegt am")
    changed_at = models.DateTimeField("zuletzt geändert am")

    objects = LinkListQuerySet.as_manager()

    class Meta:
        verbose_name = "Verweisliste"
        verbose_name_plural = "Verweislisten"
        indexes = [models.Index(fields=["position", "id"], name="link_lists_in_order")]

    def __str__(self) -> str:
        return str(self.title.get("de", {}).get("text", ""))


class Link(Revised):
    """One address with a sentence why; `checked_on` is a person's word, `asked_*` is what the machine found."""

    class Answer(models.TextChoices):
        UNKNOWN = "", "noch nicht gefragt"
        FINE = "fine", "antwortet"
        MOVED = "moved", "ist umgezogen"
        SILENT = "silent", "antwortet nicht"
        GONE = "gone", "gibt es nicht mehr"

    # What somebody has to look at.
    TROUBLE = (Answer.MOVED, Answer.SILENT, Answer.GONE)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    link_list = models.ForeignKey(LinkList, models.CASCADE, related_name="links")
    title = MultilingualField("Name")
    text = MultilingualField("Was man dort findet")
    url = models.URLField("Adresse", max_length=500)
    languages = ArrayField(models.CharField(max_length=10), verbose_name="Sprachen dort", default=list, blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=10)
    checked_on = models.DateField("zuletzt durchgesehen am")
    asked_at = models.DateTimeField("zuletzt gefragt am", null=True, blank=True)
    answer = models.CharField("Antwort der Adresse", max_length=10, choices=Answer, blank=True)
    # A server that sleeps one night is no broken link.
    silent_times = models.PositiveSmallIntegerField("Mal ohne Antwort", default=0)
    moved_to = models.CharField("umgezogen nach", max_length=500, blank=True)

    class Meta:
        verbose_name = "Verweis"
        verbose_name_plural = "Verweise"
        constraints = [models.UniqueConstraint(fields=["link_list", "url"], name="address_once_per_link_list")]
        indexes = [models.Index(fields=["asked_at"], name="links_by_asking")]

    def __str__(self) -> str:
        return str(self.title.get("de", {}).get("text", "")) or self.url
