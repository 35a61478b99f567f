from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Actor


class DocumentQuerySet(models.QuerySet):
    def visible_at(self, at: datetime | Any):
        """Embargo and expiry are decided in SQL."""
        return self.filter(visible_from__lte=at).filter(Q(visible_until__isnull=True) | Q(visible_until__gt=at))

    def readable_by(self, actor: Actor, inside_kinds: Collection[str]):
        """Public documents for everybody; inside ones for people with a role, by kind."""
        public = Q(scope=Document.Scope.PUBLIC)
        if not (actor.signed_in and actor.roles):
            return self.filter(public)
        return self.filter(public | Q(scope=Document.Scope.INSIDE, kind__in=inside_kinds))


class Document(models.Model):
    """What may be found: one row per object and language, written in the operation's transaction."""

    class Scope(models.TextChoices):
        PUBLIC = "public", "öffentlich"
        INSIDE = "inside", "alle Angemeldeten"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=40)
    object_id = models.UUIDField("Objekt")
    language = models.CharField("Sprache", max_length=10, default="de")
    scope = models.CharField("Sichtbar für", max_length=10, choices=Scope)
    title = models.CharField("Titel", max_length=300)
    body = models.TextField("Text")
    url = models.CharField("Adresse", max_length=300)
    municipality_id = models.UUIDField("Kommune", null=True, blank=True)
    visible_from = models.DateTimeField("sichtbar ab")
    visible_until = models.DateTimeField("sichtbar bis", null=True, blank=True)
    changed_at = models.DateTimeField("geändert am")
    # What it is about, for „Passt dazu“ (tags.py); words of the text are found by the vector.
    tags = ArrayField(models.CharField(max_length=80), verbose_name="Merkmale", default=list, blank=True)
    vector = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="augenhoehe_de")
        + SearchVector("body", weight="B", config="augenhoehe_de"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "Suchdokument"
        verbose_name_plural = "Suchdokumente"
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "language", "scope"], name="one_document_per_object")
        ]
        indexes = [
            GinIndex(fields=["vector"], name="search_document_vector"),
            GinIndex(fields=["tags"], name="search_document_tags", condition=Q(scope="public")),
            models.Index(fields=["-changed_at", "-id"], name="search_document_by_change"),
        ]


class Word(models.Model):
    """A word somebody wrote: the list that forgives typing errors (ADR 0007). Trigram index in the migration."""

    word = models.CharField(max_length=60, primary_key=True)

    class Meta:
        verbose_name = "bekanntes Wort"
        verbose_name_plural = "bekannte Wörter"


class NewWord(models.Model):
    """A word that a running operation saw first. Rows never collide, so that no writer waits for another;
    a task moves them into the list."""

    id = models.BigAutoField(primary_key=True)
    word = models.CharField(max_length=60, db_index=True)

    class Meta:
        verbose_name = "neues Wort"
        verbose_name_plural = "neue Wörter"
