"""What must hold of one object, and of all that is embedded in it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from .fields import PROPERTIES, Property
from .report import Report

TYPE = re.compile(r"^https://schema\.oparl\.org/1\.(0|1)/([A-Za-z]+)$")
MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$")
URL = re.compile(r"^https?://\S+$")
MAY_BE_EMPTY = frozenset({"legislativeTerm"})
SORTS = {"text": str, "url": str, "link": str, "list": str, "date": str, "moment": str, "bool": bool, "object": dict}
Said = dict[str, Any]


def kind_of(said: Any) -> str:
    """„Paper“, or nothing if it is no object of OParl."""
    found = TYPE.match(str(said.get("type", ""))) if isinstance(said, dict) else None
    return found.group(2) if found and found.group(2) in PROPERTIES else ""


def moment_of(said: Said, name: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(said.get(name)))
    except ValueError:
        return None
    return found if found.tzinfo else None


def look_at(said: Any, where: str, report: Report, *, expected: str = "", embedded: bool = False) -> str:
    """Look at one object; returns its kind, or nothing if nothing can be said about it."""
    kind = kind_of(said)
    if not kind or (expected and kind != expected):
        report.add("type", where, f"type {_short(said.get('type') if isinstance(said, dict) else said)}")
        return ""
    here = str(said.get("id") or where)
    if TYPE.match(said["type"]).group(1) != (report.version or "1.1")[-1]:  # type: ignore[union-attr]
        report.add("version", here, f"type {said['type']} in einem System der Fassung {report.version}")
    if said.get("deleted"):
        _look_at_tombstone(said, here, report, embedded)
        return kind
    report.saw(kind, here)
    _look_at_times(said, here, report)
    for one in PROPERTIES[kind].values():
        _look_at_property(one, said, here, report)
    return kind


def _look_at_tombstone(said: Said, here: str, report: Report, embedded: bool) -> None:
    if embedded:
        report.add("tombstones", here, "ist gelöscht und noch eingebettet")
    missing = [name for name in ("id", "type", "created", "modified") if not said.get(name)]
    if missing:
        report.add("deleted", here, f"ohne {', '.join(missing)}")


def _look_at_times(said: Said, here: str, report: Report) -> None:
    """In 1.1 the text asks for both in every object; in 1.0 nothing did."""
    if report.version == "1.0":
        return
    missing = [name for name in ("created", "modified") if name not in said]
    if missing:
        report.add("times", here, f"ohne {' und '.join(missing)}")
    created, modified = moment_of(said, "created"), moment_of(said, "modified")
    if created and modified and modified < created:
        report.add("times", here, "zuletzt geändert, bevor es entstand")


def _look_at_property(one: Property, said: Said, here: str, report: Report) -> None:
    if one.name not in said:
        if one.required:
            report.add("required", here, f"ohne {one.name}")
        return
    value = said[one.name]
    if value is None or value in ("", [], {}):
        if one.name not in MAY_BE_EMPTY or value is None:
            report.add("empty", here, f"{one.name} ist leer")
        return
    if one.many != isinstance(value, list):
        report.add("format", here, f"{one.name} ist {'keine Liste' if one.many else 'eine Liste'}")
        return
    for entry in value if one.many else [value]:
        if one.embedded:
            _look_at_embedded(one, entry, said, here, report)
        elif not _fits(one.sort, entry):
            report.add("format", here, f"{one.name}: {_short(entry)}")


def _look_at_embedded(one: Property, inner: Any, outer: Said, here: str, report: Report) -> None:
    if not look_at(inner, f"{here} ({one.name})", report, expected=one.embedded, embedded=True):
        return
    changed, around = moment_of(inner, "modified"), moment_of(outer, "modified")
    if changed and around and changed > around:
        report.add("bumped", here, f"geändert {outer['modified']}, {one.name} darin {inner['modified']}")


def _fits(sort: str, value: Any) -> bool:
    if sort == "int":
        return isinstance(value, int) and not isinstance(value, bool)
    if not isinstance(value, SORTS[sort]):
        return False
    text = str(value)
    if sort in ("url", "link", "list"):
        return bool(URL.match(text))
    if sort == "moment":
        return bool(MOMENT.match(text)) and _exists(datetime, text)
    if sort == "date":
        return len(text) == 10 and _exists(date, text)
    return True


def _exists(kind: type[date], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True


def inner_objects(said: Any) -> list[Said]:
    """All objects embedded in one, at any depth."""
    found: list[Said] = []
    for value in said.values() if isinstance(said, dict) else ():
        for entry in value if isinstance(value, list) else [value]:
            if kind_of(entry):
                found += [entry, *inner_objects(entry)]
    return found


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:80]}…"
