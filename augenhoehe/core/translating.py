"""What can be translated: each package says which of its public contents, and who may word them (TRANSLATABLE).

The page „Übersetzungen“ (desk) lists, shows and writes them all in one way; nobody builds a form of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from .contributions import collected
from .multilingual import MultilingualField
from .rights import Actor
from .values import dataclass

LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a content: the row it stands in, its field, how the form calls it."""

    row: models.Model
    field: str
    label: str
    longest: int = LONGEST

    @property
    def value(self) -> dict[str, Any]:
        return getattr(self.row, self.field) or {}

    @property
    def key(self) -> str:
        """Its name in a form; the same as long as the row is there."""
        return f"{self.row._meta.model_name}-{self.row.pk}-{self.field}".replace("-", "_")


def _nothing(row: Any, at: datetime) -> None:
    """Nothing follows a new translation."""


@dataclass(frozen=True, slots=True)
class Translatable:
    """Public contents of one kind.

    rows: those the public reads today; nothing else is listed, and only this is ever sent to a machine. drafts: what
    may be worded before it is public, with `rows`.
    check: the package's own rule for who words one. title: how the list calls it. longest: by field.
    parts: texts of other rows that belong to it (`models` names their model). after: what follows a translation.
    through: by the name of another record, the lookup from `rows` to it: an operation there touches these rows.
    """

    model: str
    label: str
    rows: Callable[[], QuerySet[Any]]
    title: Callable[[Any], str]
    check: Callable[[Actor, Any], None]
    longest: Mapping[str, int] = field(default_factory=dict)
    parts: Callable[[Any], Iterable[Text]] = lambda row: ()
    models: tuple[str, ...] = ()
    through: Mapping[str, str] = field(default_factory=dict)
    after: Callable[[Any, datetime], None] = _nothing
    drafts: Callable[[], QuerySet[Any]] | None = None

    @property
    def kind(self) -> str:
        """As the audit trail names it."""
        return self.model.lower()

    def wordable(self) -> QuerySet[Any]:
        """Everything that somebody may word: what is public, and what is to be."""
        return (self.drafts or self.rows)()

    def texts(self, row: Any) -> list[Text]:
        """All texts of a content that have words in any language."""
        own = [
            Text(row, name, label, self.longest.get(name, LONGEST)) for name, label in multilingual_fields(self.model)
        ]
        return [one for one in (*own, *self.parts(row)) if any(entry.get("text") for entry in one.value.values())]


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A record with texts in several languages that is no public content of its own, and why."""

    model: str
    reason: str


@cache
def multilingual_fields(model: str) -> tuple[tuple[str, str], ...]:
    """(name, label) of the fields of a model, named as in „funding.FundingProgramme“."""
    fields = apps.get_model(model)._meta.get_fields()
    return tuple((one.name, str(one.verbose_name)) for one in fields if isinstance(one, MultilingualField))


@cache
def translatables() -> Mapping[str, Translatable]:
    """By kind, as the audit trail names it."""
    return {one.kind: one for one in collected("TRANSLATABLE")}


def untranslated() -> tuple[Untranslated, ...]:
    return collected("UNTRANSLATED")
