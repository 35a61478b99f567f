"""Official keys and designations of municipalities: AGS, ARS and BEZ as the Länder deliver them."""

from __future__ import annotations

import re
from dataclasses import field
from decimal import Decimal
from typing import Any

from augenhoehe.core.refused import Refused
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass

from .models import Municipality

Kind = Municipality.Kind
LANDS = 16  # the first two digits are the Land, 01 to 16


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an official file, as it was found; `line` is what a person sees in the file."""

    line: int
    ags: str
    name: str = ""
    designation: str = ""
    ars: str = ""
    boundary: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of a file; `line` is what a person sees in the file."""

    line: int
    key: str
    name: str
    boundary: dict[str, Any] | None = None
    # As it stands in the file: „012, 013 (60 %)“.
    came_from: str = ""


@dataclass(frozen=True, slots=True)
class Official:
    """A row understood: official key, name, kind."""

    ags: str
    name: str
    kind: str
    boundary: dict[str, Any] | None = field(default=None, compare=False)


_PART = re.compile(r"(?P<key>[^()]+?)\s*(?:[(:]\s*(?P<share>\d+(?:[.,]\d+)?)\s*%\s*\)?)?")


def predecessors(text: str) -> dict[str, Decimal | None]:
    """The areas that an area came from, each with the share of it in percent if the file says: „012, 013 (60 %)“."""
    found: dict[str, Decimal | None] = {}
    # A comma between two digits is a decimal one.
    for part in re.split(r"[;|+]|,(?!\d+\s*%)", text):
        if not part.strip():
            continue
        known = _PART.fullmatch(part.strip())
        share = Decimal(known["share"].replace(",", ".")) if known and known["share"] else None
        if known is None or (share is not None and not 0 < share <= 100):
            raise Refused(f"„{part.strip()}“ ist kein Vorgänger. Schreiben Sie zum Beispiel „012, 013 (60 %)“.")
        found[clean(known["key"])] = share
    return found


def understood(row: Row) -> Official:
    """What a row says; Refused with a sentence if it says nothing usable. The name may be missing."""
    ags = official_key(row.ags, row.ars)
    kind = kind_of(ags, row.designation)
    if kind == Kind.CITY and len(ags) == 5:
        ags += "000"  # Files of Kreise name a kreisfreie Stadt by five digits, files of municipalities by eight.
    name = clean(row.name)
    if len(name) > 120:
        raise Refused(f"Der Name „{name[:40]} …“ ist länger als 120 Zeichen.")
    return Official(ags, name, kind, row.boundary)


def official_key(ags: str, ars: str = "") -> str:
    """Eight digits (municipality) or five (Kreis); a leading zero lost by a spreadsheet is put back."""
    ags, ars = "".join(ags.split()), "".join(ars.split())
    if not ags and ars.isdigit() and len(ars) == 12:
        ags = ars[:5] + ars[9:]  # ARS = Land, Bezirk, Kreis (5), Verband (4), Gemeinde (3)
    key = "0" + ags if ags.isdigit() and len(ags) in (4, 7) else ags
    if key.isdigit() and len(key) in (5, 8) and 1 <= int(key[:2]) <= LANDS:
        return key
    if not ags:
        raise Refused("Der amtliche Gemeindeschlüssel (AGS) fehlt.")
    raise Refused(f"„{ags}“ ist kein Gemeindeschlüssel. Nötig sind 8 Ziffern für eine Kommune, 5 für einen Kreis.")


def kind_of(ags: str, designation: str) -> str:
    """Kreis, kreisfreie Stadt, Stadt or Gemeinde, from the key first and the designation second."""
    words = designation.casefold()
    if len(ags) == 5:
        return Kind.CITY if "kreisfrei" in words or "stadtkreis" in words else Kind.DISTRICT
    if ags.endswith("000"):
        return Kind.CITY
    return Kind.TOWN if "stadt" in words else Kind.MUNICIPALITY
