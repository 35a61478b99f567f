"""The languages this house writes: the one list, German first. Settings, pages, forms and checks read it.

A new language needs its catalogue (`make messages`), a name here and, for a new script, fonts in `ui/styles`.
Imports nothing, since the settings read it.
"""

from __future__ import annotations

SOURCE = "de"
NAMES = {
    "de": "Deutsch", "en": "English", "tr": "Türkçe", "ar": "العربية", "uk": "Українська", "ru": "Русский",
}  # fmt: skip
OTHERS = tuple(code for code in NAMES if code != SOURCE)
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
# Plural forms that a catalogue of the language has to have, for whole numbers; Turkish says „5 gün“ and „1 gün“.
PLURALS = {"de": 2, "en": 2, "tr": 1, "ar": 6, "uk": 3, "ru": 3}
