"""„Welche Daten, wo, wie lange, wer liest“: the field register, as the public reads it."""

from __future__ import annotations

from augenhoehe.accounts.models import Carrier
from augenhoehe.core.contributions import data_cards
from augenhoehe.core.overview import room_of
from augenhoehe.core.register import DataCard, DataClass
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass

# The most sensitive class of a table decides where it stands on the page.
ORDER = (
    DataClass.SPECIAL,
    DataClass.FREE_TEXT,
    DataClass.PERSONAL,
    DataClass.SECRET,
    DataClass.INTERNAL,
    DataClass.PUBLIC,
    DataClass.TECHNICAL,
)
ABOUT_PEOPLE = frozenset({DataClass.SPECIAL, DataClass.FREE_TEXT, DataClass.PERSONAL, DataClass.SECRET})


@dataclass(frozen=True, slots=True)
class PublicTable:
    """One kind of data in words: no table names, no field names."""

    title: str
    sensitivity: str
    purpose: str
    legal_basis: str
    retention: str
    erasure: str
    readers: str
    about_people: bool
    room: str


def public_tables() -> list[PublicTable]:
    """All data kept here, the most sensitive first; purely technical tables are left out."""
    cards = [card for card in data_cards() if _class_of(card) is not DataClass.TECHNICAL]
    cards.sort(key=lambda card: (ORDER.index(_class_of(card)), sort_key(card.title)))
    return [_public(card) for card in cards]


def public_rooms() -> list[tuple[str, list[PublicTable]]]:
    """The same by room („Hinweise, Themen und Strukturfragen“), the room with the most sensitive data first."""
    rooms: dict[str, list[PublicTable]] = {}
    for table in public_tables():
        rooms.setdefault(table.room, []).append(table)
    return list(rooms.items())


def _class_of(card: DataCard) -> DataClass:
    classes = set(card.fields.values())
    return next(one for one in ORDER if one in classes)


def _public(card: DataCard) -> PublicTable:
    kind = _class_of(card)
    return PublicTable(
        title=card.title,
        sensitivity=kind.value,
        purpose=card.purpose,
        legal_basis=card.legal_basis,
        retention=card.retention,
        erasure=card.erasure,
        readers=card.readers,
        about_people=kind in ABOUT_PEOPLE,
        room=room_of(card),
    )


@dataclass(frozen=True, slots=True)
class CarrierLaw:
    """A carrier and the law it works under (law.md no. 2)."""

    name: str
    law: str
    contact: str
    residence_authority: bool


def carriers_and_their_law() -> list[CarrierLaw]:
    """Who works here on whose behalf, and whom to ask about one's data."""
    found = sorted(Carrier.objects.all(), key=lambda one: sort_key(one.name))
    return [
        CarrierLaw(one.name, one.get_regime_display(), one.data_protection_contact, one.residence_authority)
        for one in found
    ]
