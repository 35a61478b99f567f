"""Files with places: CSV and GeoJSON, as the Länder and towns deliver them. Reading only, no database."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from augenhoehe.core.refused import Refused

from .geometry import NOT_DEGREES
from .official import AreaRow, Row

# Column names in use by the Länder and towns; the first one found in a file is taken.
NAMES = {
    "ags": ("ags", "gemeindeschluessel", "gemeindeschlüssel", "schluessel"),
    "ars": ("ars", "rs", "regionalschluessel", "regionalschlüssel"),
    "name": ("gen", "name", "gemeinde", "bezeichnung"),
    "designation": ("bez", "art"),
}
AREA_NAMES = {
    "key": ("key", "schluessel", "schlüssel", "nr", "nummer", "raum_id", "id", "stt_nr", "bezirk_nr"),
    "name": ("name", "raum", "bezeichnung", "stt_name", "bezirk", "stadtteil", "sozialraum"),
    "came_from": ("vorgaenger", "vorgänger", "predecessors", "entstanden_aus"),
}


def municipality_rows(path: Path) -> Iterator[Row]:
    """Rows of an official list, with boundaries where the file has them."""
    for line, values, boundary in _records(path):
        columns = {name: _first(values, known) for name, known in NAMES.items()}
        yield Row(line=line, boundary=boundary, **columns)


def area_rows(
    path: Path, *, key_column: str = "", name_column: str = "", came_from_column: str = ""
) -> Iterator[AreaRow]:
    """Rows of a town's social areas; the columns can be named, otherwise the usual ones are tried."""
    for line, values, boundary in _records(path):
        key = _named(values, key_column, AREA_NAMES["key"])
        came_from = _named(values, came_from_column, AREA_NAMES["came_from"])
        yield AreaRow(line, key, _named(values, name_column, AREA_NAMES["name"]), boundary, came_from)


def _named(values: Mapping[str, str], column: str, known: tuple[str, ...]) -> str:
    if not column:
        return _first(values, known)
    if column.casefold() not in values:
        raise Refused(f"Eine Spalte „{column}“ gibt es in der Datei nicht. Es gibt: {', '.join(sorted(values))}.")
    return values[column.casefold()]


def _first(values: Mapping[str, str], known: tuple[str, ...]) -> str:
    return next((values[name] for name in known if values.get(name)), "")


def _records(path: Path) -> Iterator[tuple[int, dict[str, str], dict[str, Any] | None]]:
    """Line, values by lower-case column, boundary: the same for every format."""
    if not path.is_file():
        raise Refused(f"Die Datei {path} gibt es nicht.")
    if path.suffix.lower() in (".geojson", ".json"):
        yield from _features(path)
    elif path.suffix.lower() in (".csv", ".txt", ".tsv"):
        yield from _lines(path)
    else:
        raise Refused(f"„{path.suffix}“ wird nicht gelesen. Bitte nehmen Sie eine CSV- oder GeoJSON-Datei.")


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str], None]]:
    text = _decoded(path.read_bytes())
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    for values in reader:
        plain = {str(name or "").strip().casefold(): str(value or "").strip() for name, value in values.items()}
        if any(plain.values()):
            yield reader.line_num, plain, None


def _decoded(raw: bytes) -> str:
    """UTF-8 with or without mark; what is not comes from Windows."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _features(path: Path) -> Iterator[tuple[int, dict[str, str], dict[str, Any] | None]]:
    """Features of a collection; the „line“ is the number of the feature."""
    try:
        collection = json.loads(_decoded(path.read_bytes()))
    except json.JSONDecodeError as error:
        raise Refused(f"Die Datei ist kein GeoJSON: Zeile {error.lineno}, Stelle {error.colno}.") from None
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        raise Refused("Die Datei ist kein GeoJSON mit „FeatureCollection“.")
    _check_reference(collection)
    for number, feature in enumerate(collection.get("features", []), 1):
        properties = feature.get("properties") or {}
        plain = {
            str(name).casefold(): "" if value is None else str(value).strip() for name, value in properties.items()
        }
        yield number, plain, feature.get("geometry")


def _check_reference(collection: dict[str, Any]) -> None:
    """Older GeoJSON may name a reference system; only longitude and latitude are taken."""
    crs = ((collection.get("crs") or {}).get("properties") or {}).get("name", "")
    if crs and not any(known in str(crs).upper() for known in ("CRS84", "4326", "4258")):
        raise Refused(f"{NOT_DEGREES} Angegeben ist: {crs}.")


def boundary_in(text: str) -> dict[str, Any] | None:
    """The boundary in a piece of GeoJSON that somebody pasted: geometry, feature, or collection of one."""
    if not text.strip():
        return None
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(f"Das ist kein GeoJSON: Zeile {error.lineno}, Stelle {error.colno}.", field="boundary") from None
    if isinstance(found, dict) and found.get("type") == "FeatureCollection":
        features = found.get("features") or []
        if len(features) != 1:
            raise Refused(f"Gebraucht wird genau eine Fläche; die Datei hat {len(features)}.", field="boundary")
        found = features[0]
    if isinstance(found, dict) and found.get("type") == "Feature":
        found = found.get("geometry")
    return found if isinstance(found, dict) else {"type": "?"}
