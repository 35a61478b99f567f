"""The access report (Art. 15 DSGVO): what is stored about one person, drawn from the field register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from augenhoehe.core import numbers
from augenhoehe.core.contributions import collected, data_cards
from augenhoehe.core.register import DataCard, DataClass, Owner
from augenhoehe.core.values import dataclass

from .models import User

# Enough for one person to read; beyond that the file for machines has everything.
MOST_ROWS = 200
HIDDEN = "nicht gezeigt (Geheimnis)"


@dataclass(frozen=True, slots=True)
class Section:
    """One table: what it is for, and this person's rows as (label, value) lists."""

    card: DataCard
    rows: tuple[tuple[tuple[str, Any], ...], ...]

    @property
    def shown(self) -> list[list[tuple[str, str]]]:
        """For reading: without numbers that only the program uses, and without empty fields."""
        said = [self.card.fields[name] is not DataClass.TECHNICAL for name in self.card.fields]
        return [
            [(label, _words(value)) for (label, value), say in zip(row, said, strict=True) if say and _words(value)]
            for row in self.rows[:MOST_ROWS]
        ]

    @property
    def more(self) -> int:
        return max(len(self.rows) - MOST_ROWS, 0)


def report(user: User, cards: Iterable[DataCard] | None = None) -> list[Section]:
    """Every table whose rows belong to a person, with the rows that belong to this one; also the empty ones."""
    own = [card for card in (data_cards() if cards is None else cards) if card.owner is Owner.PERSON]
    return [Section(card, tuple(_row(card, row) for row in _rows(card, user))) for card in own]


def as_data(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """The report as plain data for a file."""
    return [
        {
            "tabelle": section.card.model,
            "titel": section.card.title,
            "zweck": section.card.purpose,
            "rechtsgrundlage": section.card.legal_basis,
            "dauer": section.card.retention,
            "eintraege": [{label: _plain(value) for label, value in row} for row in section.rows],
        }
        for section in sections
    ]


def links_to_person(model: type[models.Model]) -> list[str]:
    """The fields of a table that point to an account."""
    if model._meta.label == settings.AUTH_USER_MODEL:
        return ["pk"]
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.remote_field is not None and field.remote_field.model._meta.label == settings.AUTH_USER_MODEL
    ]


def _rows(card: DataCard, user: User) -> Iterable[models.Model]:
    for own in collected("OWN_ROWS"):
        if own.model == card.model:
            return own.of(user.pk)  # type: ignore[no-any-return]
    model = apps.get_model(card.model)
    links = links_to_person(model)
    if not links:
        return []
    mine = models.Q()
    for link in links:
        mine |= models.Q(**{link: user.pk})
    relations = [field.name for field in model._meta.concrete_fields if field.is_relation and field.name in card.fields]
    return model._default_manager.filter(mine).select_related(*relations).order_by("pk")


def _row(card: DataCard, row: models.Model) -> tuple[tuple[str, Any], ...]:
    fields = [row._meta.get_field(name) for name in card.fields]
    return tuple((_label(field), _value(card, row, field)) for field in fields)


def _label(field: Any) -> str:
    return str(field.verbose_name)[:1].upper() + str(field.verbose_name)[1:]


def _value(card: DataCard, row: models.Model, field: Any) -> Any:
    if card.fields[field.name] is DataClass.SECRET:
        return HIDDEN
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return getattr(row, field.name)


def _words(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime):
        return numbers.long_moment(value)
    return numbers.long_date(value) if isinstance(value, date) else str(value)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str | dict | list):
        return value
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
