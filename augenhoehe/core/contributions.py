"""Collects what packages hang into lower or shared places through their contributes.py.

Nothing is registered by import side effects: each contributes.py is plain tuples, read once.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.db.models import QuerySet

from .datasets import Dataset
from .happenings import Happening, Reaction
from .layers import LAYERS
from .multilingual import Reading
from .register import DataCard, RetentionRule
from .rights import Actor, Permission
from .transitions import Machine
from .values import dataclass


@dataclass(frozen=True, slots=True)
class Navigation:
    """An entry of the inside navigation; shown when `visible(actor)`. At most seven are shown per role.

    under: to whose area it belongs, by name; the first that the person sees counts. There it stands in the second row
    of all pages, below an entry of the second row in a third; for who sees none of them in the first row itself.
    """

    label: str
    url_name: str
    order: int
    visible: Callable[[Actor], bool]
    module: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A panel on a lower object's page: `context(actor, subject)` returns a dict, or None for nothing."""

    place: str
    template: str
    context: Callable[[Actor, Any], dict[str, Any] | None]
    order: int = 50


@dataclass(frozen=True, slots=True)
class Lookup:
    """The answer to a question that a lower package asks without knowing who can tell (`ask`)."""

    question: str
    answer: Callable[..., Any]
    because: str


@dataclass(frozen=True, slots=True)
class TodaySection:
    """What „Heute“ shows besides duties: `items(actor)` gives a list of dicts (title, url, note; waits)."""

    title: str
    items: Callable[[Actor], list[dict[str, Any]]]
    order: int = 50


@dataclass(frozen=True, slots=True)
class Coming:
    """A date in somebody's mailed overview: when, what in the language asked for, and where to read on."""

    at: datetime
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What lies ahead of people (AHEAD), for mails: `dates(user ids, from, until)` gives {user id: dates}.

    Nothing of a closed room belongs here: mails are read by others.
    """

    dates: Callable[[Iterable[Any], datetime, datetime], Mapping[Any, list[Coming]]]


@dataclass(frozen=True, slots=True)
class YearDay:
    """What falls on a day of the year ahead; `note` says what is to be done, `subject` to whom it belongs."""

    day: date
    title: str
    url: str
    note: str = ""
    subject: Any = None


@dataclass(frozen=True, slots=True)
class Season:
    """What a package knows of the year ahead (SEASONS): `days(actor, first, last)`, as far as the actor may read."""

    days: Callable[[Actor, date, date], list[YearDay]]


@dataclass(frozen=True, slots=True)
class WordSource:
    """Texts that are searched where they lie; `learn()` teaches their words to the search and counts the texts."""

    label: str
    learn: Callable[[], int]


@dataclass(frozen=True, slots=True)
class SearchKind:
    """A kind of search document; `rebuild()` writes all documents of the kind anew.

    `inside` is the permission that inside documents of the kind ask for; None: any role will do. While `module` is
    off, nothing of the kind is found.
    """

    kind: str
    label: str
    rebuild: Callable[[], int]
    inside: Permission | None = None
    module: str = ""


@dataclass(frozen=True, slots=True)
class Importer:
    """`augenhoehe import KIND FILE`: `run(path, options, progress)` returns a summary sentence.

    remote: instead of a file an address of the web may be named.
    """

    kind: str
    help: str
    run: Callable[[str, dict[str, Any], Callable[[int, int], None]], str]
    arguments: Callable[[Any], None] | None = None
    remote: bool = False


@dataclass(frozen=True, slots=True)
class TableGrant:
    """Rights of the application role on a table, where they are less than read and write."""

    table: str
    rights: str


@dataclass(frozen=True, slots=True)
class Discussable:
    """A kind of thing that people may write about in public (`DISCUSSABLE`); the forum hangs its comments there.

    public: the rows that everybody may read now. takes: may something new be written about this one?
    ended_before: what was closed before a moment; comments go a year after (None: they stay).
    """

    kind: str
    label: str
    public: Callable[[], QuerySet[Any]]
    title: Callable[[Any, str], Reading]
    url: Callable[[Any], str]
    municipality: Callable[[Any], Any] = lambda _one: None
    takes: Callable[[Any], bool] = lambda _one: True
    ended_before: Callable[[datetime], QuerySet[Any]] | None = None


@dataclass(frozen=True, slots=True)
class Exempt:
    """A count that does not leave through `disclosure`, named with its reason (architecture §5)."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measurement found in a period. No value: nothing to measure, or `withheld` because it counts too few."""

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    withheld: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A process indicator of the programme itself (`INDICATORS`): `measure(first, last)` looks at a quarter.

    Counts of hints, cases or people are asked of `disclosure` inside `measure`; shares of markers or groups are not.
    direction: up, down or none.
    """

    name: str
    code: str
    title: str
    unit: str
    text: str
    measure: Callable[[date, date], Measured]
    direction: str = "none"
    decimals: int = 0
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `augenhoehe doctor`: `run()` returns (ok, sentence)."""

    name: str
    run: Callable[[], tuple[bool, str]]


def _module(package: str) -> ModuleType | None:
    name = f"augenhoehe.{package}.contributes"
    if find_spec(f"augenhoehe.{package}") is None or find_spec(name) is None:
        return None
    return importlib.import_module(name)


@cache
def collected(attribute: str) -> tuple[Any, ...]:
    """All entries of one attribute over all packages, lowest layer first."""
    found: list[Any] = []
    for package in LAYERS:
        module = _module(package)
        if module is not None:
            found.extend(getattr(module, attribute, ()))
    return tuple(found)


@cache
def reactions_to(kind: type[Happening]) -> tuple[Reaction, ...]:
    return tuple(one for one in collected("REACTIONS") if one.to is kind)


def permissions() -> tuple[Permission, ...]:
    return collected("PERMISSIONS")


def data_cards() -> tuple[DataCard, ...]:
    return collected("DATA")


def retention_rules() -> tuple[RetentionRule, ...]:
    return collected("RETENTION")


def machines() -> tuple[Machine, ...]:
    return collected("MACHINES")


def datasets() -> tuple[Dataset, ...]:
    return collected("DATASETS")


def importers() -> Mapping[str, Importer]:
    return {one.kind: one for one in collected("IMPORTERS")}


def navigation_for(actor: Actor) -> list[Navigation]:
    entries = [one for one in collected("NAVIGATION") if one.visible(actor)]
    return sorted(entries, key=lambda one: one.order)


def slot_panels(place: str, actor: Actor, subject: Any) -> list[dict[str, Any]]:
    """Filled panels for a place, in order: [{"template": …, **context}]."""
    panels = []
    for slot in sorted((one for one in collected("SLOTS") if one.place == place), key=lambda one: one.order):
        context = slot.context(actor, subject)
        if context is not None:
            panels.append({"template": slot.template, **context})
    return panels


def ask(question: str, *args: Any, default: Any = None, **options: Any) -> Any:
    """The answer of the lowest package that knows one (LOOKUPS), or the default."""
    for lookup in collected("LOOKUPS"):
        if lookup.question == question:
            return lookup.answer(*args, **options)
    return default


@dataclass(frozen=True, slots=True)
class CountRequest:
    """Rows handed to `disclosure`: dimensions, person key, source key (architecture §5).

    rows: a queryset of `.values(*dimensions, person_key, source_key)`; nothing is counted before the gate.
    """

    rows: QuerySet[Any]
    dimensions: tuple[str, ...]
    person_key: str
    source_key: str
    title: str = field(default="")


@dataclass(frozen=True, slots=True)
class CountedInside:
    """What a closed room counts itself, since nobody outside may read a row of it: people and sources of each cell."""

    counts: Mapping[tuple[str, ...], int]
    sources: Mapping[tuple[str, ...], frozenset[str]]


class Rhythm(StrEnum):
    """When a table is counted: at fixed ends of a period, or at the moment at which an operation asks for it."""

    QUARTERLY = "je Quartal"
    YEARLY = "je Jahr"
    AT_A_MOMENT = "zu einem Anlass"


def _own_words(dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Releasable:
    """A table that may leave through `disclosure` (RELEASES): what is counted, by what, how often, who reads it.

    key: stable name, „structure.topics“. dimensions: (name, label) as in the CountRequest; a value of a dimension is
    its key, `labels(dimension, values)` says how it is called. sums: dimensions with a sum (all, unless said).
    counted(day): the rows as of a day; of `flow` tables those of the period that ends on it, so that two stands speak
    of different people. public: everybody reads it; else who holds `permission` everywhere, or anybody signed in.
    walled: never for accounts of a residence authority (law.md no. 1). beside: tables whose cells are cells of this
    one, with the way from their key to ours (None: none of ours).
    """

    key: str
    title: str
    dimensions: tuple[tuple[str, str], ...]
    counted: Callable[[date], CountRequest | CountedInside] | None = None
    labels: Callable[[str, Iterable[str]], Mapping[str, str]] = _own_words
    sums: tuple[str, ...] | None = None
    zeros_hidden: bool = False
    flow: bool = False
    rhythm: Rhythm = Rhythm.QUARTERLY
    public: bool = False
    permission: Permission | None = None
    walled: bool = False
    explains: str = ""
    beside: Mapping[str, Callable[[tuple[str, ...]], tuple[str, ...] | None]] = field(default_factory=dict)

    def is_summed(self, dimension: str) -> bool:
        """Do its values add up to something that is told?"""
        return self.sums is None or dimension in self.sums


def releasables() -> Mapping[str, Releasable]:
    return {one.key: one for one in collected("RELEASES")}
