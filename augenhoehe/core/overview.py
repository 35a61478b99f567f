"""„Welche Daten, wo, wie lange, wer liest“: the data cards of all packages, put in order for people."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from .contributions import data_cards
from .register import DataCard, DataClass
from .text import sort_key
from .values import dataclass

# The most sensitive field makes the class of a table, and the most sensitive tables come first.
SENSITIVITY = (
    DataClass.SPECIAL,
    DataClass.FREE_TEXT,
    DataClass.PERSONAL,
    DataClass.SECRET,
    DataClass.INTERNAL,
    DataClass.PUBLIC,
    DataClass.TECHNICAL,
)
ABOUT_PEOPLE = frozenset({DataClass.SPECIAL, DataClass.FREE_TEXT, DataClass.PERSONAL})


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one class, in words."""

    kind: DataClass
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableOverview:
    """One table: its card, its class, and its fields by class."""

    card: DataCard
    kind: DataClass
    fields: tuple[Fields, ...]

    @property
    def about_people(self) -> bool:
        return self.kind in ABOUT_PEOPLE

    @property
    def anchor(self) -> str:
        return self.card.model.lower().replace(".", "-").replace("_", "-")


def room_of(card: DataCard) -> str:
    """The room as it is called; what libraries keep of sessions and second factors belongs to the accounts."""
    room = apps.get_app_config(card.model.partition(".")[0])
    ours = room if room.name.startswith("augenhoehe.") else apps.get_app_config("accounts")
    return str(ours.verbose_name)


def overview_by_room(tables: Iterable[TableOverview]) -> list[tuple[str, list[TableOverview]]]:
    """The same by room („Hinweise, Themen und Strukturfragen“), the room with the most sensitive data first."""
    rooms: dict[str, list[TableOverview]] = {}
    for table in tables:
        rooms.setdefault(room_of(table.card), []).append(table)
    return list(rooms.items())


def data_overview() -> tuple[TableOverview, ...]:
    """All tables this program fills, the most sensitive first; needs no database."""
    found = [_overview(card) for card in data_cards()]
    return tuple(sorted(found, key=lambda one: (SENSITIVITY.index(one.kind), sort_key(one.card.title))))


def class_of(card: DataCard) -> DataClass:
    """The class of a table: that of its most sensitive field."""
    classes = set(card.fields.values())
    return next(kind for kind in SENSITIVITY if kind in classes)


def _overview(card: DataCard) -> TableOverview:
    by_class = {kind: [name for name, found in card.fields.items() if found == kind] for kind in SENSITIVITY}
    fields = (Fields(kind, tuple(_label(card, name) for name in names)) for kind, names in by_class.items() if names)
    return TableOverview(card, class_of(card), tuple(fields))


def _label(card: DataCard, name: str) -> str:
    """The German name of a field; its code name for fields and tables without one."""
    try:
        return str(apps.get_model(card.model)._meta.get_field(name).verbose_name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return name
