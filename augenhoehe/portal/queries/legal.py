"""The legal texts: what holds, what held, and how they read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Max

from augenhoehe.core.multilingual import Reading, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Installation
from augenhoehe.portal.models import LegalText, LegalTextQuerySet
from augenhoehe.portal.permissions import READ_LEGAL_TEXTS
from augenhoehe.portal.texts import shipped

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class LegalPage:
    """A legal text as the public reads it: filled in, with its version and what is to be said about it."""

    title: str
    reading: Reading
    text: str
    version: int
    checked: bool
    current: LegalText | None


def versions_for(actor: Actor) -> LegalTextQuerySet:
    """All versions, newest first, for those who may read them."""
    none: LegalTextQuerySet = LegalText.objects.none()
    if not actor.may(READ_LEGAL_TEXTS):
        return none
    versions: LegalTextQuerySet = LegalText.objects.order_by("key", "-version")
    return versions


def latest(key: str) -> LegalText | None:
    return LegalText.objects.filter(key=key).order_by("-version").first()


def newest_version(key: str) -> int:
    """The number of the version in force; 0 is the shipped text."""
    return LegalText.objects.filter(key=key).aggregate(newest=Max("version"))["newest"] or 0


def wording(key: str) -> dict[str, Any]:
    """The wording in force in all languages."""
    found = latest(key)
    return found.text if found else shipped(key)


def legal_page(key: str, language: str, installation: Installation | None) -> LegalPage:
    found = latest(key)
    reading = text_in(found.text if found else shipped(key), language)
    return LegalPage(
        title=LegalText.Key(key).label,
        reading=reading,
        text=filled(reading.text, placeholders(installation)),
        version=found.version if found else 0,
        checked=bool(found and found.checked),
        current=found,
    )


def placeholders(installation: Installation | None) -> dict[str, str]:
    """What braces in a legal text stand for; empty where the installation says nothing."""
    contact = installation.contact if installation else {}
    values = {name: str(value) for name, value in contact.items() if value}
    district = installation.district.name if installation and installation.district else ""
    values.setdefault("operator", district or (installation.name if installation else ""))
    values.setdefault("responsible", installation.centre_name if installation else "")
    values["contact_days"] = str(settings.HINT_CONTACT_DAYS)
    return values


def filled(text: str, values: Mapping[str, str]) -> str:
    """Placeholders replaced; one without a value shows as a gap to be filled."""
    return _PLACEHOLDER.sub(lambda found: values.get(found.group(1)) or "[bitte ergänzen]", text)


@dataclass(frozen=True, slots=True)
class TextRow:
    """A line of the list of legal texts inside."""

    key: str
    title: str
    version: int
    checked: bool
    current: LegalText | None


def legal_texts(actor: Actor) -> list[TextRow]:
    """Every legal text with its version in force, in one query."""
    found = {one.key: one for one in versions_for(actor).latest_of_each()}
    rows = []
    for key in LegalText.Key:
        current = found.get(key.value)
        version = current.version if current else 0
        rows.append(TextRow(key.value, str(key.label), version, bool(current and current.checked), current))
    return rows
