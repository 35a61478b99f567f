"""Understanding the rows of a table as organisations: what each column means, and what is missing, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from augenhoehe.core.languages import language_called
from augenhoehe.core.text import clean, ended, sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.files.tables import Faulty, Tally, text_of
from augenhoehe.places.models import Municipality
from augenhoehe.places.names import TownNames

from .models import Organisation
from .queries.entries import KnownName, alike, doubles_among, plain_name
from .rules.entries import OLDEST
from .vocabularies import Field

# What a column may mean, in the order of the mapping page; an organisation needs a name.
FIELDS: Mapping[str, str] = {
    "name": "Name",
    "short_name": "Kurzname",
    "kind": "Art",
    "legal_form": "Rechtsform",
    "municipality": "Ort (Name oder Gemeindeschlüssel)",
    "description": "Was sie macht",
    "fields": "Fachgebiete, mit Komma getrennt",
    "languages": "Sprachen, mit Komma getrennt",
    "contact_name": "Ansprechperson",
    "function": "Funktion der Ansprechperson",
    "email": "E-Mail",
    "phone": "Telefon",
    "street": "Straße und Hausnummer",
    "postal_code": "Postleitzahl",
    "website": "Internetseite",
    "founded_year": "Gründungsjahr",
}
# Words in headings that give a column away.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "verein", "organisation", "vereinsname", "bezeichnung", "name des vereins", "einrichtung"),
    "short_name": ("kurzname", "kürzel", "abkürzung"),
    "kind": ("art", "typ", "kategorie"),
    "legal_form": ("rechtsform",),
    "municipality": ("ort", "kommune", "stadt", "gemeinde", "sitz", "ags", "gemeindeschlüssel"),
    "description": ("beschreibung", "tätigkeit", "was sie macht", "aufgaben", "angebot", "kurzbeschreibung", "zweck"),
    "fields": ("fachgebiete", "fachgebiet", "bereiche", "themen"),
    "languages": ("sprachen", "sprache"),
    "contact_name": ("ansprechperson", "ansprechpartner", "ansprechpartnerin", "kontakt", "kontaktperson", "vorsitz"),
    "function": ("funktion",),
    "email": ("e-mail", "email", "mail", "e-mail-adresse", "mailadresse"),
    "phone": ("telefon", "tel", "telefonnummer", "mobil", "handy"),
    "street": ("straße", "strasse", "anschrift", "adresse"),
    "postal_code": ("plz", "postleitzahl"),
    "website": ("internetseite", "webseite", "website", "homepage", "internet", "url"),
    "founded_year": ("gründungsjahr", "gegründet", "gründung"),
}
LEGAL_FORMS: Mapping[str, str] = {
    "e. v.": "association", "e.v.": "association", "ev": "association", "eingetragener verein": "association",
    "verein": "unregistered", "nicht eingetragener verein": "unregistered", "initiative": "initiative",
    "gruppe": "initiative", "ohne": "initiative", "keine": "initiative", "ggmbh": "non_profit_company",
    "gmbh": "company", "genossenschaft": "cooperative", "stiftung": "foundation",
    "korperschaft": "public_body", "kdor": "public_body",
}  # fmt: skip
_PARTS = re.compile(r"[,;/\n]| und ")
_LONGEST = {"name": 200, "short_name": 60, "contact_name": 120, "function": 120, "phone": 40, "street": 160,
            "postal_code": 10, "description": 1500}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file is to be read: column number per field, and the town of rows that name none."""

    columns: Mapping[str, int]
    municipality: Municipality | None = None
    keep_duplicates: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One row as an organisation-to-be; `notes` says what was left out."""

    number: int
    values: dict[str, Any]
    contact: dict[str, str]
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.values["name"])


@dataclass
class RowReader:
    """Reads row after row; towns are looked up in memory."""

    plan: Plan
    towns: TownNames
    may_enter: Callable[[Municipality | None], bool]
    day: date
    _kinds: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._kinds = {sort_key(str(kind.label)): str(kind.value) for kind in Organisation.Kind}
        self._fields = {sort_key(str(one.label)): str(one.value) for one in Field}

    def read(self, number: int, cells: Sequence[Any]) -> Found:
        """The row as an organisation; Faulty when something is missing or cannot be right."""
        text = {name: self._text(cells, name) for name in FIELDS}
        if not text["name"]:
            raise Faulty("Der Name fehlt.", " · ".join(filter(None, text.values())))
        notes: list[str] = []
        values = {
            "name": text["name"],
            "short_name": text["short_name"],
            "kind": self._kind(text["kind"], notes),
            "legal_form": self._legal_form(text["legal_form"], text["name"], notes),
            "municipality": self._town(text["municipality"], text["name"]),
            "description": text["description"],
            "fields": self._several(text["fields"], self._fields, "Fachgebiet", notes),
            "languages": self._languages(text["languages"], notes),
            "street": text["street"],
            "postal_code": text["postal_code"],
            "website": _website(text["website"]),
            "founded_year": self._year(text["founded_year"]),
        }
        contact = {
            "name": text["contact_name"], "function": text["function"], "email": _email(text["email"]),
            "phone": text["phone"],
        }  # fmt: skip
        if not contact["email"] and not contact["phone"]:
            raise Faulty("E-Mail und Telefon fehlen. Eins von beiden braucht es.", text["name"])
        return Found(number, values, contact, tuple(notes))

    def _text(self, cells: Sequence[Any], name: str) -> str:
        place = self.plan.columns.get(name)
        typed = clean(text_of(cells[place])) if place is not None and place < len(cells) else ""
        if len(typed) > _LONGEST.get(name, 2000):
            raise Faulty(f"„{FIELDS[name]}“ ist länger als {_LONGEST.get(name, 2000)} Zeichen.", typed)
        return typed

    def _town(self, typed: str, name: str) -> Municipality | None:
        town = self.towns.find(typed) if typed else self.plan.municipality
        if typed and town is None:
            raise Faulty("Dieser Ort gehört nicht zu dieser Installation.", typed)
        if town is None:
            raise Faulty("Der Ort fehlt.", name)
        if not self.may_enter(town):
            raise Faulty("In diesem Ort führen Sie das Register nicht.", typed or town.name)
        return town

    def _kind(self, typed: str, notes: list[str]) -> str:
        found = self._kinds.get(sort_key(typed))
        if typed and found is None:
            notes.append(f"Die Art „{typed}“ gibt es hier nicht; der Eintrag kommt als Migrantenorganisation.")
        return found or str(Organisation.Kind.MIGRANT_ORGANISATION)

    def _legal_form(self, typed: str, name: str, notes: list[str]) -> str:
        if not typed:
            return "association" if re.search(r"\be\.?\s?v\.?$", name, re.IGNORECASE) else ""
        found = LEGAL_FORMS.get(sort_key(typed))
        if found is None:
            notes.append(f"Die Rechtsform „{typed}“ gibt es hier nicht und bleibt leer.")
        return found or ""

    def _several(self, typed: str, known: Mapping[str, str], what: str, notes: list[str]) -> list[str]:
        found = []
        for part in filter(None, (one.strip() for one in re.split(r"[,;/\n]", typed))):
            code = known.get(sort_key(part))
            if code is None:
                notes.append(f"{what} „{part}“ ist hier nicht bekannt und fehlt im Eintrag.")
            elif code not in found:
                found.append(code)
        return found

    def _languages(self, typed: str, notes: list[str]) -> list[str]:
        found = []
        for part in filter(None, (one.strip() for one in _PARTS.split(typed))):
            code = language_called(part)
            if not code:
                notes.append(f"Die Sprache „{part}“ ist hier nicht bekannt und fehlt im Eintrag.")
            elif code not in found:
                found.append(code)
        return found

    def _year(self, typed: str) -> int | None:
        if not typed:
            return None
        match = re.search(r"\b(\d{4})\b", typed)
        if match is None or not OLDEST <= int(match[1]) <= self.day.year:
            raise Faulty(f"Das Gründungsjahr liegt zwischen {OLDEST} und {self.day.year}.", typed)
        return int(match[1])


def _email(typed: str) -> str:
    typed = typed.removeprefix("mailto:").strip()
    if typed:
        try:
            validate_email(typed)
        except ValidationError:
            raise Faulty("Das ist keine E-Mail-Adresse.", typed) from None
    return typed


def _website(typed: str) -> str:
    if not typed:
        return ""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise Faulty("Das ist keine Adresse im Netz.", typed) from None
    return address


def walk(
    rows: Any, reader: RowReader, known: Sequence[KnownName], take: Callable[[Found], None] = lambda found: None
) -> Tally:
    """Once through the file, the same for the dry run and the real one; `take` is handed every new row."""
    tally, seen = Tally(), list[Found]()
    for number, cells in rows:
        tally.total += 1
        try:
            found = reader.read(number, cells)
        except Faulty as fault:
            tally.faulty += 1
            tally.list_row("faulty", number, fault.sentence, fault.read)
            continue
        double = "" if reader.plan.keep_duplicates else _double(found, seen, known)
        seen.append(found)
        if double:
            tally.duplicate += 1
            tally.list_row("duplicate", number, double, found.name)
            continue
        tally.new += 1
        for note in found.notes:
            tally.list_row("note", number, note, found.name)
        take(found)
    return tally


def _double(found: Found, seen: Sequence[Found], known: Sequence[KnownName]) -> str:
    """Nearly the same name in the same town: in this file, or in the register."""
    wanted, town = plain_name(found.name), found.values["municipality"]
    for other in seen:
        if other.values["municipality"] == town and alike(wanted, plain_name(other.name)):
            return ended(f"Wahrscheinlich dieselbe wie in Zeile {other.number}: {other.name}")
    same = doubles_among(known, found.name, town.pk if town else None)
    return ended(f"Wahrscheinlich schon im Register: {same[0].name}") if same else ""
