"""Values out of foreign objects: whatever stands there, a text, a day, a list of identifiers comes out, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from augenhoehe.core.clock import BERLIN

Thing = dict[str, Any]
EMPTY = frozenset({"", "n/a", "null", "none", "-"})
# What tells of people; it is taken out before anything is kept.
PEOPLE = frozenset(
    {"person", "membership", "participant", "originatorPerson", "contactName", "contactEmail", "image", "life"}
)
KINDS = frozenset(
    {"System", "Body", "Organization", "Meeting", "AgendaItem", "Paper", "Consultation", "File", "Person", "Membership"}
)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def kind_of(thing: Thing, default: str = "") -> str:
    """„Paper“ out of „https://schema.oparl.org/1.1/Paper“, of any version; where none stands, what the list holds."""
    said = thing.get("type")
    last = said.rstrip("/").rsplit("/", 1)[-1] if isinstance(said, str) else ""
    return last if last in KINDS else ("" if last else default)


def id_of(thing: Any) -> str:
    """The identifier of an object, or an address that stands where an object could."""
    if isinstance(thing, str):
        return thing.strip()[:500] if thing.strip().casefold() not in EMPTY else ""
    return id_of(thing.get("id")) if isinstance(thing, dict) else ""


def text(thing: Thing, name: str, most: int = 0) -> str:
    """The text of a property on one line; „N/A“ is none."""
    value = thing.get(name)
    if isinstance(value, list):
        value = ", ".join(one for one in value if isinstance(one, str))
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return ""
    tidy = " ".join(value.replace("\xa0", " ").split())
    tidy = "" if tidy.casefold() in EMPTY else tidy
    return tidy[:most] if most else tidy


def whole(thing: Thing, name: str) -> str:
    """A text as it stands there, with its lines; a dash stays a dash, for a result may say so."""
    value = thing.get(name)
    return value if isinstance(value, str) else ""


def flag(thing: Thing, name: str) -> bool | None:
    value = thing.get(name)
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().casefold())
    return value if isinstance(value, bool) else None


def number(thing: Thing, name: str) -> int | None:
    value = thing.get(name)
    if isinstance(value, str) and value.strip().isdigit():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else None


def day(thing: Thing, name: str) -> date | None:
    match = _DAY.match(text(thing, name))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def moment(thing: Thing, name: str) -> datetime | None:
    """A moment; without a zone it is German time, without an hour the beginning of the day."""
    try:
        found = datetime.fromisoformat(text(thing, name))
        return (found if found.tzinfo else found.replace(tzinfo=BERLIN)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def things(thing: Thing, name: str) -> list[Any]:
    """What is in a list; a single thing where a list should be counts as a list of one."""
    value = thing.get(name)
    if isinstance(value, list):
        return [one for one in value if isinstance(one, dict | str)]
    return [value] if isinstance(value, dict | str) and value else []


def first_id(thing: Thing, name: str) -> str:
    return next(filter(None, (id_of(one) for one in things(thing, name))), "")


def address(thing: Thing, *names: str) -> str:
    """A link people may follow: http or https, nothing that a browser would run."""
    for name in names:
        value = text(thing, name)
        if value and urlsplit(value).scheme in ("http", "https"):
            scheme, rest = value.split("://", 1)
            return f"{scheme}://{re.sub('/{2,}', '/', rest)}"
    return ""


def ags(thing: Thing) -> str:
    """Eight digits; some systems lose the nought in front."""
    digits = re.sub(r"\D", "", text(thing, "ags"))
    return digits.zfill(8) if len(digits) in (7, 8) else ""


def deleted(thing: Thing) -> bool:
    return flag(thing, "deleted") is True


def without_people(value: Any) -> Any:
    """The same object without whom it names in fields of their own; see docs/datenschutz: names are not needed here."""
    if isinstance(value, dict):
        return {name: without_people(one) for name, one in value.items() if name not in PEOPLE}
    if isinstance(value, list):
        return [without_people(one) for one in value]
    return value


def files(thing: Thing, names: dict[str, str]) -> Iterator[tuple[str, Thing]]:
    """Role and file of each document in the named properties."""
    for name, role in names.items():
        for one in things(thing, name):
            yield role, {"accessUrl": one} if isinstance(one, str) else one
