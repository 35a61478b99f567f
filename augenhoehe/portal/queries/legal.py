"""The legal texts: what holds, what held, what comes, and how they read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max

from augenhoehe.core.multilingual import Reading, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.core.wording import Piece, differences
from augenhoehe.places.models import Installation
from augenhoehe.portal.models import LegalDraft, LegalText, LegalTextQuerySet
from augenhoehe.portal.permissions import READ_LEGAL_TEXTS
from augenhoehe.portal.texts import shipped

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class LegalPage:
    """A legal text as the public reads it: filled in, with its version and what is to be said about it."""

    key: str
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


def public_versions(key: str, at: datetime) -> LegalTextQuerySet:
    """What held until now, newest first: everybody may look up what they agreed to."""
    rows: LegalTextQuerySet = LegalText.objects.filter(key=key).held(at).order_by("-version")
    return rows


def latest(key: str, at: datetime) -> LegalText | None:
    """The version in force; None while the shipped text holds."""
    found: LegalText | None = LegalText.objects.filter(key=key).held(at).order_by("-version").first()
    return found


def planned_of(key: str, at: datetime) -> LegalText | None:
    found: LegalText | None = LegalText.objects.filter(key=key).planned(at).first()
    return found


def draft_of(key: str) -> LegalDraft | None:
    return LegalDraft.objects.filter(key=key).first()


def newest_version(key: str) -> int:
    """The highest number given out; 0 is the shipped text."""
    return LegalText.objects.filter(key=key).aggregate(newest=Max("version"))["newest"] or 0


def privacy_version_on(at: datetime) -> int:
    """The version of the privacy notice that holds at a moment; forms below ask for it (`places.privacy`)."""
    rows = LegalText.objects.filter(key=LegalText.Key.PRIVACY).held(at).order_by("-version")
    return int(rows.values_list("version", flat=True).first() or 0)


def wording(key: str, at: datetime) -> dict[str, Any]:
    """The wording in force in all languages."""
    found = latest(key, at)
    return found.text if found else shipped(key)


def legal_page(key: str, language: str, installation: Installation | None, at: datetime) -> LegalPage:
    """The version in force as a page."""
    return page_of(key, latest(key, at), language, installation)


def page_of(key: str, version: LegalText | None, language: str, installation: Installation | None) -> LegalPage:
    """One version as a page; None is the shipped text."""
    reading = text_in(version.text if version else shipped(key), language)
    return LegalPage(
        key=key,
        title=LegalText.Key(key).label,
        reading=reading,
        text=filled(reading.text, placeholders(installation)),
        version=version.version if version else 0,
        checked=bool(version and version.checked),
        current=version,
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


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[tuple[str, tuple[Piece, ...]]]:
    """What is different between two wordings, language by language; languages that stayed are left out."""
    found = []
    for language, _name in settings.LANGUAGES:
        before, after = (value.get(language, {}).get("text", "") for value in (old, new))
        if before != after:
            found.append((language, differences(before, after)))
    return found


def version_before(version: LegalText) -> dict[str, Any]:
    """The wording that a version took the place of."""
    rows = LegalText.objects.filter(key=version.key, version__lt=version.version, withdrawn_at__isnull=True)
    found = rows.order_by("-version").first()
    return found.text if found else shipped(version.key)


@dataclass(frozen=True, slots=True)
class TextRow:
    """A line of the list of legal texts inside."""

    key: str
    title: str
    version: int
    checked: bool
    current: LegalText | None
    planned: LegalText | None
    draft: LegalDraft | None


def legal_texts(actor: Actor, at: datetime) -> list[TextRow]:
    """Every legal text with what holds, what comes and what is being written, in three queries."""
    versions = versions_for(actor)
    current = {one.key: one for one in versions.in_force(at)}
    planned = {one.key: one for one in versions.planned(at)}
    drafts = {one.key: one for one in LegalDraft.objects.all()} if actor.may(READ_LEGAL_TEXTS) else {}
    return [_row(key, current.get(key), planned.get(key), drafts.get(key)) for key in LegalText.Key]


def _row(key: LegalText.Key, current: LegalText | None, planned: LegalText | None, draft: LegalDraft | None) -> TextRow:
    version, checked = (current.version, current.checked) if current else (0, False)
    return TextRow(key.value, str(key.label), version, checked, current, planned, draft)


def states_of(versions: Sequence[LegalText], current: LegalText | None, at: datetime) -> list[tuple[LegalText, str]]:
    """Each version with a word how it stands."""
    return [(one, _state(one, current, at)) for one in versions]


def _state(version: LegalText, current: LegalText | None, at: datetime) -> str:
    if version.withdrawn_at is not None:
        return "zurückgenommen, galt nie"
    if version.valid_from > at:
        return "geplant"
    return "gilt" if current is not None and version.pk == current.pk else "galt früher"
