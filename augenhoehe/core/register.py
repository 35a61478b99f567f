"""The field register: what each table and field is, why it is there, how long, and who is told.

Every model of ours has one DataCard in its package's register.py (collected as DATA in contributes.py);
a test fails for a model or field without one. The record of processing and the page „Welche Daten,
wo, wie lange, wer liest“ are drawn from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from .values import dataclass


class DataClass(StrEnum):
    """How sensitive a field is; the most sensitive field makes the card's class."""

    TECHNICAL = "technisch"
    PUBLIC = "öffentlich"
    INTERNAL = "intern"
    PERSONAL = "personenbezogen"
    FREE_TEXT = "Freitext"
    SPECIAL = "besonders schutzwürdig"
    SECRET = "Geheimnis"  # noqa: S105 – a class name, not a password


class Owner(StrEnum):
    """Whose rows these are: by which scope they are read."""

    INSTALLATION = "ganze Installation"
    MUNICIPALITY = "Kommune"
    CARRIER = "Träger"
    COMMITTEE = "Gremium"
    PERSON = "Person selbst"
    NOBODY = "niemand (technisch)"


@dataclass(frozen=True, slots=True)
class DataCard:
    """One table. `fields` maps every concrete field name to its DataClass."""

    model: str
    title: str
    owner: Owner
    purpose: str
    legal_basis: str
    retention: str
    erasure: str
    access_report: str
    readers: str
    fields: Mapping[str, DataClass]


@dataclass(frozen=True, slots=True)
class OwnRows:
    """A person's rows for the access report, where no column leads to an account (OWN_ROWS)."""

    model: str
    of: Callable[[UUID], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """What the nightly deletion run removes. `due(at)` gives the rows, `erase(rows, at)` deletes for good.

    `legal_basis` and `period` are sentences for people; `name` is stable (deletion runs store it).
    """

    name: str
    title: str
    legal_basis: str
    period: str
    due: Callable[[datetime], QuerySet[Any]]
    erase: Callable[[QuerySet[Any], datetime], int]
    module: str = field(default="")
