"""What a foreign HSDS object says, in our words; what we do not know is left out."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.text import clean
from augenhoehe.organisations.models import OfferTime
from augenhoehe.organisations.vocabularies import Audience, OfferKind

Record = dict[str, Any]
_DAY = re.compile(r"(-?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_FREE = ("kostenlos", "kostenfrei", "gratis", "free", "ücretsiz", "مجاني", "безкоштовно")
MOST_TIMES = 12


def text(record: Record, name: str, most: int) -> str:
    value = record.get(name)
    return clean(value)[:most] if isinstance(value, str) else ""


def address(value: str) -> str:
    return value if value.startswith(("http://", "https://")) and len(value) <= 300 else ""


def parts(record: Record, name: str) -> list[Record]:
    value = record.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def organisation_values(record: Record) -> Record:
    """What goes into a new entry. Contacts of people are not taken: they agreed to be shown elsewhere, not here."""
    place = next((one for house in parts(record, "locations") for one in parts(house, "addresses")), {})
    year = record.get("year_incorporated")
    return {
        "name": text(record, "name", 200),
        "short_name": text(record, "alternate_name", 60),
        "description": text(record, "description", 3000),
        "website": address(text(record, "website", 400)),
        "street": text(place, "address_1", 160),
        "postal_code": text(place, "postal_code", 10),
        "locality": text(place, "city", 120),
        "founded_year": int(year) if isinstance(year, int | float) and 1700 <= year <= 2100 else None,
        "register_number": _first(record, "organization_identifiers", "identifier", 120),
    }


def offer_values(record: Record) -> Record:
    codes = {text(part, "code", 40) for one in parts(record, "attributes") if (part := _term(one))}
    spoken = {text(one, "code", 10).partition("-")[0] for one in parts(record, "languages")}
    return {
        "title": text(record, "name", 120),
        "description": text(record, "description", 3000) or text(record, "name", 120),
        "application": text(record, "application_process", 1000),
        "kind": next((kind for kind in OfferKind.values if kind in codes), OfferKind.OTHER.value),
        "audiences": [one for one in Audience.values if one in codes],
        "languages": [code for code in SPOKEN if code in spoken],
        "cost": cost(record),
        "website": address(text(record, "url", 400)),
        "minimum_age": _age(record, "minimum_age"),
        "maximum_age": _age(record, "maximum_age"),
        "times": times(record),
    }


def _first(record: Record, name: str, field: str, most: int) -> str:
    return next((text(one, field, most) for one in parts(record, name)), "")


def _term(attribute: Record) -> Record:
    value = attribute.get("taxonomy_term")
    return value if isinstance(value, dict) else {}


def _age(record: Record, name: str) -> int | None:
    value = record.get(name)
    return int(value) if isinstance(value, int | float) and 0 <= value <= 120 else None


def cost(record: Record) -> str:
    """Empty for what says that it is free."""
    told = text(record, "fees_description", 200) or text(record, "fees", 200)
    told = told or _first(record, "cost_options", "amount_description", 200)
    return "" if told.casefold().rstrip(".") in _FREE else told


def times(record: Record) -> list[Record]:
    """Schedules as our times; the two halves of a year of one time are one again."""
    rows = parts(record, "schedules")
    rows += [one for place in parts(record, "service_at_locations") for one in parts(place, "schedules")]
    found: dict[str, Record] = {}
    for one in rows:
        made = time_of(one)
        if made:
            found.setdefault(repr([made[key] for key in ("rhythm", "days", "week", "begins", "ends")]), made)
    return list(found.values())[:MOST_TIMES]


def time_of(record: Record) -> Record | None:
    """One schedule; None for what we cannot tell in a sentence."""
    begins, ends = _clock(record, "opens_at"), _clock(record, "closes_at")
    rhythm = _rhythm(record) if begins else None
    if begins is None or rhythm is None:
        return None
    plain: Record = {"begins": begins, "ends": ends if ends and ends > begins else None}
    return {**plain, "week": None, "valid_from": None, **rhythm}


def _rhythm(record: Record) -> Record | None:
    named = _DAY.findall(text(record, "byday", 60).upper())
    first = _day(record, "dtstart") or _day(record, "valid_from")
    if record.get("count") == 1 or (not record.get("freq") and first):
        return {"rhythm": "once", "days": [OfferTime.DAYS[first.weekday()]], "valid_from": first} if first else None
    if not named:
        return None
    days = [day for _, day in named]
    if record.get("freq") == "MONTHLY":
        week = int(named[0][0] or 0)
        return {"rhythm": "monthly", "days": days, "week": week} if week in OfferTime.Week.values else None
    if record.get("interval") == 2:
        return {"rhythm": "fortnightly", "days": days, "valid_from": first} if first else None
    return {"rhythm": "weekly", "days": days} if record.get("interval") in (None, 1) else None


def _clock(record: Record, name: str) -> time | None:
    found = _CLOCK.match(text(record, name, 20))
    return time(int(found[1]), int(found[2])) if found and int(found[1]) < 24 and int(found[2]) < 60 else None


def _day(record: Record, name: str) -> date | None:
    try:
        return date.fromisoformat(text(record, name, 30)[:10])
    except ValueError:
        return None
