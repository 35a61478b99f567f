"""Fixed sentences of the public history: in every language of the pages from the moment they are written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.core.multilingual import END, ISOLATE, OTHERS, multilingual
from augenhoehe.core.text import clean
from augenhoehe.ui.words import long_day


class Word(str):
    """A fixed word in a slot („angenommen“) that the catalogue knows as well."""

    __slots__ = ()


def said(sentence: str, **slots: str | date) -> dict[str, Any]:
    """A sentence of the catalogue (marked with `gettext_noop`) as a text in all languages.

    Days and fixed words are put into each language; other slots are free text and stay as they are, marked as German.
    """
    with translation.override("de"):
        made = multilingual(clean(sentence % {name: _german(value) for name, value in slots.items()}))
    for language in OTHERS:
        with translation.override(language):
            found = gettext(sentence)
            if found != sentence:
                text = found % {name: _foreign(value) for name, value in slots.items()}
                made[language] = {"text": text, "of_revision": 1, "by": "", "machine": False}
    return made


def joined(*parts: dict[str, Any]) -> dict[str, Any]:
    """Sentences behind each other, in every language that has all of them."""
    first, *others = parts
    made = {}
    for code in first:
        if all(code in one for one in others):
            made[code] = {**first[code], "text": " ".join(one[code]["text"] for one in parts)}
    return made


def _german(value: str | date) -> str:
    return long_day(value) if isinstance(value, date) else str(value)


def _foreign(value: str | date) -> str:
    if isinstance(value, date):
        return long_day(value)
    term = gettext(value) if isinstance(value, Word) else value
    return str(term) if term != value else f"{ISOLATE}{clean(value)}{END}"
