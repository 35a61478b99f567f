"""Languages as people in Germany call them: „Arabisch“, „Farsi“, „Türkçe“."""

from __future__ import annotations

from .multilingual import SPOKEN
from .text import sort_key

# German names of languages, as they are typed into tables; keys as `sort_key` makes them.
_GERMAN = {
    "deutsch": "de", "englisch": "en", "turkisch": "tr", "arabisch": "ar", "ukrainisch": "uk", "russisch": "ru",
    "farsi": "fa", "persisch": "fa", "dari": "prs", "kurdisch": "kmr", "kurmandschi": "kmr", "sorani": "ckb",
    "franzosisch": "fr", "spanisch": "es", "polnisch": "pl", "rumanisch": "ro", "bulgarisch": "bg", "albanisch": "sq",
    "tigrinya": "ti", "somali": "so", "paschtu": "ps", "griechisch": "el", "italienisch": "it", "kroatisch": "hr",
    "serbisch": "sr", "bosnisch": "bs", "portugiesisch": "pt", "vietnamesisch": "vi", "chinesisch": "zh",
    "tamil": "ta", "urdu": "ur", "amharisch": "am", "niederlandisch": "nl", "romanes": "rom", "romani": "rom",
}  # fmt: skip
_CODES = {**{sort_key(name): code for code, name in SPOKEN.items()}, **_GERMAN}


def language_called(typed: str) -> str:
    """The code of a language by its name, German or its own, or by its code; empty for what is none of them."""
    key = sort_key(typed.strip())
    return _CODES.get(key, key if key in SPOKEN else "")
