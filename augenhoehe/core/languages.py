"""Languages as people in Germany call them: „Arabisch“, „Farsi“, „Türkçe“."""

from __future__ import annotations

from .multilingual import SPOKEN
from .text import sort_key

GERMAN = {
    "de": "Deutsch", "en": "Englisch", "tr": "Türkisch", "ar": "Arabisch", "uk": "Ukrainisch", "ru": "Russisch",
    "sq": "Albanisch", "am": "Amharisch", "bs": "Bosnisch", "bg": "Bulgarisch", "zh": "Chinesisch", "prs": "Dari",
    "fr": "Französisch", "el": "Griechisch", "it": "Italienisch", "kmr": "Kurdisch (Kurmandschi)", "hr": "Kroatisch",
    "nl": "Niederländisch", "ps": "Paschtu", "fa": "Persisch (Farsi)", "pl": "Polnisch", "pt": "Portugiesisch",
    "rom": "Romanes", "ro": "Rumänisch", "sr": "Serbisch", "so": "Somali", "ckb": "Kurdisch (Sorani)",
    "es": "Spanisch", "ta": "Tamil", "ti": "Tigrinya", "ur": "Urdu", "vi": "Vietnamesisch",
}  # fmt: skip
# What else is typed into tables; keys as `sort_key` makes them.
_ALSO = {
    "farsi": "fa", "persisch": "fa", "kurdisch": "kmr", "kurmandschi": "kmr", "kurmanci": "kmr", "sorani": "ckb",
    "romani": "rom", "tigrinisch": "ti", "somalisch": "so", "tamilisch": "ta",
}  # fmt: skip
_CODES = {
    **{sort_key(name): code for code, name in SPOKEN.items()},
    **{sort_key(name): code for code, name in GERMAN.items()},
    **_ALSO,
}


def language_called(typed: str) -> str:
    """The code of a language by its name, German or its own, or by its code; empty for what is none of them."""
    key = sort_key(typed.strip())
    return _CODES.get(key, key if key in SPOKEN else "")


def spoken_choices() -> list[tuple[str, str]]:
    """For forms inside: the German name, then its own; not every desk has a font for each script."""
    named = sorted(GERMAN.items(), key=lambda one: sort_key(one[1]))
    return [(code, name if SPOKEN[code] == name else f"{name} · {SPOKEN[code]}") for code, name in named]
