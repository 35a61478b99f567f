"""Content in several languages: one JSONB value, `{lang: {text, of_revision, by, machine}}`.

German is the source. A translation is stale when its `of_revision` is below the source's meaning
revision; then `was` holds the German text it was made from, so that somebody can see what changed. A missing
one falls back to German, with its lang attribute and a note.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models

from .values import dataclass
from .written import NAMES, OTHERS, RIGHT_TO_LEFT, SOURCE

__all__ = [
    "END", "ISOLATE", "NAMES", "OTHERS", "RIGHT_TO_LEFT", "SOURCE", "SPOKEN", "Freshness", "MultilingualField",
    "Reading", "confirmed_by", "freshness", "multilingual", "only_spelling", "origin", "text_in", "with_text",
]  # fmt: skip
# Around what stays German inside a fixed sentence of another language, such as a title.
ISOLATE, END = "\u2068", "\u2069"
# Languages that people here speak, each in its own name; pages and forms know those of `NAMES` only.
SPOKEN = {
    **NAMES, "sq": "Shqip", "am": "አማርኛ", "bs": "Bosanski", "bg": "Български", "zh": "中文", "prs": "دری",
    "fr": "Français",
    "el": "Ελληνικά", "it": "Italiano", "kmr": "Kurmancî", "hr": "Hrvatski", "nl": "Nederlands", "ps": "پښتو",
    "fa": "فارسی", "pl": "Polski", "pt": "Português", "rom": "Romani", "ro": "Română", "sr": "Srpski",
    "so": "Soomaali",
    "ckb": "سۆرانی", "es": "Español", "ta": "தமிழ்", "ti": "ትግርኛ", "ur": "اردو", "vi": "Tiếng Việt",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page shows: the text, its language, and what is to be said about it."""

    text: str
    language: str
    wanted: str
    machine: bool = False
    stale: bool = False

    @property
    def missing(self) -> bool:
        return self.language != self.wanted

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def __str__(self) -> str:
        return self.text


def text_in(value: dict[str, Any] | None, language: str) -> Reading:
    """The reading of a multilingual value in a language, with fall-back to German."""
    value = value or {}
    source = value.get(SOURCE, {})
    found = value.get(language)
    if not found or not found.get("text"):
        return Reading(text=source.get("text", ""), language=SOURCE, wanted=language)
    stale = language != SOURCE and found.get("of_revision", 1) < source.get("of_revision", 1)
    return Reading(found["text"], language, language, machine=bool(found.get("machine")), stale=stale)


def multilingual(de: str, **others: str) -> dict[str, Any]:
    """A value from plain texts; other languages count as written by a machine until a person confirms."""
    value: dict[str, Any] = {SOURCE: {"text": de, "of_revision": 1, "by": "", "machine": False}}
    for language, text in others.items():
        value[language] = {"text": text, "of_revision": 1, "by": "", "machine": True}
    return value


def with_text(
    value: dict[str, Any] | None, language: str, text: str, *, by: str = "", machine: bool = False, meaning: bool = True
) -> dict[str, Any]:
    """A new value with the text set. A German change of meaning makes the other languages stale."""
    new = {key: dict(entry) for key, entry in (value or {}).items()}
    before = new.get(SOURCE, {})
    source_revision = before.get("of_revision", 0)
    if language == SOURCE:
        if source_revision and meaning:
            _remember(new, before)
        source_revision = source_revision + 1 if meaning or not source_revision else source_revision
    new[language] = {"text": text, "of_revision": source_revision or 1, "by": by, "machine": machine}
    return new


def _remember(value: dict[str, Any], before: dict[str, Any]) -> None:
    """What fitted the German text until now keeps it, to be compared with the new one."""
    for language, entry in value.items():
        if language != SOURCE and entry.get("of_revision", 1) >= before["of_revision"] and before.get("text"):
            entry["was"] = before["text"]


def only_spelling(value: dict[str, Any]) -> dict[str, Any]:
    """The last change of the German text did not change its meaning: what fitted before it fits again."""
    new = {key: dict(entry) for key, entry in value.items()}
    now = new.get(SOURCE, {}).get("of_revision", 1)
    for language, entry in new.items():
        if language != SOURCE and entry.get("of_revision", 1) == now - 1:
            entry["of_revision"] = now
            entry.pop("was", None)
    return new


class Freshness(StrEnum):
    """How good the text in a language is, worst first."""

    MISSING = "missing"
    STALE = "stale"
    MACHINE = "machine"
    CHECKED = "checked"


def freshness(value: dict[str, Any] | None, language: str) -> Freshness | None:
    """None where there is nothing to translate: no text in any language."""
    value = value or {}
    if not any(entry.get("text") for entry in value.values()):
        return None
    reading = text_in(value, language)
    if reading.missing or not reading.text:
        return Freshness.MISSING
    if reading.stale:
        return Freshness.STALE
    return Freshness.MACHINE if reading.machine else Freshness.CHECKED


def origin(value: dict[str, Any] | None) -> Reading:
    """The text that the others are translations of: the German one, or where there is none what somebody wrote."""
    value = value or {}
    written = [code for code in (SOURCE, *OTHERS) if value.get(code, {}).get("text")]
    return text_in(value, written[0] if written else SOURCE)


class MultilingualField(models.JSONField):
    """`{lang: {text, of_revision, by, machine}}`; see this module's functions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)


@cache
def confirmed_by(language: str) -> str:
    """Who confirmed the interface in a language (file CONFIRMED beside its catalogue); empty: by machine, unchecked."""
    if language == SOURCE:
        return "Redaktion"
    path = Path(__file__).resolve().parent.parent / "locale" / language / "LC_MESSAGES" / "CONFIRMED"
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""
