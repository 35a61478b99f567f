"""Releases: what the press office says, in versions, with quotes and media (S1-6 to S1-8, S1-21, S1-41, S1-43)."""

from __future__ import annotations

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import SOURCE, MultilingualField, text_in
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.press.permissions import WRITE_RELEASES

from .publishers import Publisher, PublisherVersion
from .reach import within


class ReleaseQuerySet(models.QuerySet):
    def public(self, at: datetime):
        """What everybody reads at a moment: published, and its hour has come."""
        return self.filter(state__in=PressRelease.PUBLIC, published_at__lte=at)

    def visible_to(self, actor: Actor, at: datetime):
        """Published ones for everybody; every state for who writes releases there."""
        if actor.system:
            return self.all()
        if not actor.may(WRITE_RELEASES):
            return self.public(at)
        return self.filter(within(actor, WRITE_RELEASES) | Q(state__in=PressRelease.PUBLIC, published_at__lte=at))

    def newest_first(self):
        return self.order_by("-published_at", "-id")


class PressRelease(Revised):
    """A release, an invitation, a statement or a note. Its German text is that of its latest version."""

    class Kind(models.TextChoices):
        RELEASE = "presseinformation", gettext_noop("Presseinformation")
        INVITATION = "einladung", gettext_noop("Einladung")
        STATEMENT = "statement", gettext_noop("Statement")
        NOTE = "hinweis", gettext_noop("Hinweis")

    class State(models.TextChoices):
        DRAFT = "draft", "Entwurf"
        REVIEW = "review", "zur Freigabe"
        APPROVED = "approved", "freigegeben"
        SCHEDULED = "scheduled", "terminiert"
        PUBLISHED = "published", "veröffentlicht"
        CORRECTED = "corrected", "korrigiert"
        ARCHIVED = "archived", "archiviert"
        WITHDRAWN = "withdrawn", "zurückgezogen"

    PUBLIC = (State.PUBLISHED, State.CORRECTED, State.ARCHIVED)
    # What is told as news: feeds, mails, „related“.
    CURRENT = (State.PUBLISHED, State.CORRECTED)
    ONCE_PUBLIC = (*PUBLIC, State.WITHDRAWN)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("Nummer", max_length=20, unique=True, null=True, blank=True)
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.RELEASE)
    headline = MultilingualField("Überschrift")
    subheadline = MultilingualField("Unterzeile")
    dateline = MultilingualField("Ort am Anfang")
    lead = MultilingualField("Vorspann")
    text = MultilingualField("Text")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.DRAFT)
    reason = models.TextField("Grund", blank=True)
    embargo_until = models.DateTimeField("Sperrfrist bis", null=True, blank=True)
    scheduled_for = models.DateTimeField("erscheint am", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)
    told_at = models.DateTimeField("allen gemailt am", null=True, blank=True)
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="releases", verbose_name="Herausgeber")
    # As it was when the release appeared; the block may have changed since.
    published_block = models.ForeignKey(
        PublisherVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Kontakt beim Erscheinen",
    )
    thread = models.ForeignKey(
        "journal.Thread", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Vorgang"
    )
    # A number only: who holds events answers what it is called („events.brief“).
    event_id = models.UUIDField("Veranstaltung", null=True, blank=True, db_index=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="Organisation",
    )  # fmt: skip
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune"
    )
    action_field = models.ForeignKey(
        "concept.ActionField", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Handlungsfeld"
    )
    tags = ArrayField(models.CharField(max_length=40), verbose_name="Schlagwörter", default=list, blank=True)
    written_by = models.UUIDField("zuletzt geschrieben von", null=True, blank=True)
    written_at = models.DateTimeField("zuletzt geschrieben am")
    # Everybody who wrote a part of it: nobody of them approves it.
    authors = ArrayField(models.UUIDField(), verbose_name="Mitgeschrieben haben", default=list, blank=True)
    approved_by = models.UUIDField("freigegeben von", null=True, blank=True)
    approved_at = models.DateTimeField("freigegeben am", null=True, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = "Pressemitteilung"
        verbose_name_plural = "Pressemitteilungen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("published", "corrected", "archived", "withdrawn"))
                | Q(published_at__isnull=False, number__isnull=False, published_block__isnull=False),
                name="published_release_has_number_and_day",
            ),
            # The embargo is kept by the database, whatever a program does.
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(embargo_until__isnull=True)
                | Q(published_at__gte=F("embargo_until")),
                name="release_keeps_its_embargo",
            ),
            models.CheckConstraint(
                condition=~Q(state="scheduled")
                | (
                    Q(scheduled_for__isnull=False)
                    & (Q(embargo_until__isnull=True) | Q(scheduled_for__gte=F("embargo_until")))
                ),
                name="scheduled_release_has_its_hour",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(reason=""), name="withdrawn_press_release_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="releases_by_day"),
            models.Index(fields=["scheduled_for"], condition=Q(state="scheduled"), name="releases_to_publish"),
        ]

    def __str__(self) -> str:
        return text_in(self.headline, SOURCE).text

    @property
    def is_public(self) -> bool:
        """Published at some time; whether the hour has come says the query."""
        return self.state in self.PUBLIC

    @property
    def archived(self) -> bool:
        return self.state == self.State.ARCHIVED


class ReleaseVersion(models.Model):
    """The German wording at a moment; versions are only added. A correction says what was changed and why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.ForeignKey(PressRelease, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField("Fassung")
    headline = models.CharField("Überschrift", max_length=160)
    subheadline = models.CharField("Unterzeile", max_length=240, blank=True)
    dateline = models.CharField("Ort am Anfang", max_length=80, blank=True)
    lead = models.TextField("Vorspann", blank=True)
    text = models.TextField("Text")
    correction = models.BooleanField("Korrektur", default=False)
    note = models.TextField("Was geändert wurde", blank=True)
    written_by = models.UUIDField("geschrieben von", null=True, blank=True)
    written_as = models.CharField("geschrieben als", max_length=160, blank=True)
    written_at = models.DateTimeField("geschrieben am")

    class Meta:
        verbose_name = "Fassung einer Pressemitteilung"
        verbose_name_plural = "Fassungen von Pressemitteilungen"
        constraints = [
            models.UniqueConstraint(fields=["release", "version"], name="one_release_per_version"),
            models.CheckConstraint(condition=Q(correction=False) | ~Q(note=""), name="correction_says_what"),
        ]


class Quote(models.Model):
    """What somebody said, with function and where they are from (S1-21)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.ForeignKey(PressRelease, models.CASCADE, related_name="quotes")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    text = MultilingualField("Zitat")
    person = models.CharField("Wer", max_length=120)
    function = MultilingualField("Funktion")
    origin = models.CharField("Woher", max_length=160, blank=True)
    contact = models.ForeignKey(
        "press.PressContact", models.SET_NULL, null=True, blank=True, related_name="quotes",
        verbose_name="Eintrag im Kontaktverzeichnis",
    )  # fmt: skip

    class Meta:
        verbose_name = "Zitat"
        verbose_name_plural = "Zitate"
        indexes = [models.Index(fields=["release", "position"], name="quotes_of_a_release")]

    @property
    def source(self) -> str:
        return self.source_in(SOURCE)

    def source_in(self, language: str) -> str:
        """Who said it, with the function in a language."""
        return ", ".join(filter(None, [self.person, text_in(self.function, language).text, self.origin]))


class Medium(models.Model):
    """A photo or a document that goes with a release (S1-41)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.ForeignKey(PressRelease, models.CASCADE, related_name="media")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    photo = models.ForeignKey(
        "press.Photo", models.PROTECT, null=True, blank=True, related_name="uses", verbose_name="Foto"
    )
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField("Bezeichnung", max_length=160, blank=True)

    class Meta:
        verbose_name = "Medium einer Pressemitteilung"
        verbose_name_plural = "Medien von Pressemitteilungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(photo__isnull=False, file__isnull=True) | Q(photo__isnull=True, file__isnull=False),
                name="medium_is_photo_or_file",
            ),
            models.UniqueConstraint(
                fields=["release", "photo"], condition=Q(photo__isnull=False), name="photo_once_per_release"
            ),
        ]
        indexes = [models.Index(fields=["release", "position"], name="media_of_a_release")]
