"""JSON Schema as far as HSDS uses it (Draft 2020-12), with unknown fields forbidden everywhere. Small on purpose."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

# Words of HSDS that say nothing about a value.
HARMLESS = {
    "name", "title", "description", "example", "constraints", "core", "path", "datapackage_metadata", "datapackage_type",
    "tabular_required", "definitions", "$schema", "$id", "additionalProperties",
}  # fmt: skip
KNOWN = {"type", "properties", "required", "enum", "format", "items", "$ref"}
TYPES = {
    "object": dict, "array": list, "string": str, "number": (int, float), "integer": int, "boolean": bool,
}  # fmt: skip


def mistakes(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, at: str = "$") -> Iterator[str]:
    """What is wrong with a value; a word of the schema that we do not understand is an error of ours."""
    root = root or schema
    if "$ref" in schema:
        target: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        yield from mistakes(value, target, root, at)
        return
    unknown = set(schema) - KNOWN - HARMLESS
    assert not unknown, f"{at}: {unknown}"
    kind = schema.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (isinstance(value, bool) and kind != "boolean")):
        yield f"{at}: no {kind}: {value!r}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if "format" in schema and not fits(value, schema["format"]):
        yield f"{at}: {value!r} is no {schema['format']}"
    if isinstance(value, dict) and "properties" in schema:
        yield from _object(value, schema, root, at)
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from mistakes(one, schema.get("items", {}), root, f"{at}[{number}]")


def _object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{at}: {name} is missing"
    for name, part in value.items():
        if name not in schema["properties"]:
            yield f"{at}: {name} is unknown"
        else:
            yield from mistakes(part, schema["properties"][name], root, f"{at}.{name}")


def fits(value: str, wanted: str) -> bool:
    """The formats that HSDS asks for."""
    try:
        if wanted == "uuid":
            return str(uuid.UUID(value)) == value.lower()
        if wanted == "date":
            return date.fromisoformat(value).isoformat() == value
        if wanted == "date-time":
            return datetime.fromisoformat(value).tzinfo is not None and "T" in value
        if wanted == "uri":
            parts = urlsplit(value)
            return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in value
        if wanted == "email":
            return re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value) is not None
    except ValueError:
        return False
    raise AssertionError(f"no such format: {wanted}")
