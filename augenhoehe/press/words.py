"""The wording of a release in a language: German as it was approved, others field by field with an honest note."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language

from augenhoehe.core.multilingual import SOURCE, Reading, text_in
from augenhoehe.core.values import dataclass
from augenhoehe.ui.readings import reading_note

from .models import PressRelease, Quote

WORDING = ("headline", "subheadline", "dateline", "lead", "text")


@dataclass(frozen=True, slots=True)
class Part:
    """One text as a page shows it; `note` only where nothing is said about the whole."""

    text: str
    language: str
    direction: str
    note: str


@dataclass(frozen=True, slots=True)
class SaidQuote:
    text: Part
    source: str


@dataclass(frozen=True, slots=True)
class Said:
    """All of a release in one language. Where every part has the same thing to be noted, it is noted once."""

    note: str
    headline: Part
    subheadline: Part
    dateline: Part
    lead: Part
    text: Part
    quotes: tuple[SaidQuote, ...]


def german(release: PressRelease) -> dict[str, str]:
    """The wording that was approved, by field."""
    return {name: text_in(getattr(release, name), SOURCE).text for name in WORDING}


def headline(release: PressRelease, language: str | None = None) -> Reading:
    return text_in(release.headline, language or get_language() or SOURCE)


def said(release: PressRelease, quotes: Iterable[Quote], language: str | None = None) -> Said:
    """In the reader's language, each part falling back to German by itself."""
    wanted = language or get_language() or SOURCE
    own = {name: text_in(getattr(release, name), wanted) for name in WORDING}
    quoted = [(one, text_in(one.text, wanted)) for one in quotes]
    notes = {reading_note(one) for one in (*own.values(), *(text for _, text in quoted)) if one.text}
    common = notes.pop() if len(notes) == 1 else ""
    parts = {name: _part(one, common) for name, one in own.items()}
    return Said(
        note=common, quotes=tuple(SaidQuote(_part(text, common), one.source_in(wanted)) for one, text in quoted),
        **parts,
    )  # fmt: skip


def _part(found: Reading, common: str) -> Part:
    return Part(found.text, found.language, found.direction, "" if common or not found.text else reading_note(found))
