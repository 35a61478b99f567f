"""Finds what looks like a person in a text: telephone numbers, addresses, „Frau Muster“, a date of birth.

It only asks, it never decides: people know better than a pattern what they wrote. Nothing found is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
# Seven digits or more that start like a telephone number; not „2024/2025“ and not a postcode.
PHONE = re.compile(r"(?<![\w/.,-])(?:\+|00|0)\d(?:[\s/().-]{0,3}\d){5,14}(?![\w/])")
BIRTH = re.compile(
    r"\b(?:geb(?:\.|oren)|Geburtsdatum|born|doğum(?:\s+tarihi)?|народ\w*)"
    r"\W{1,3}(?:am\s+|on\s+)?\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}",
    re.IGNORECASE,
)
# „Frau“ alone means many things; with a capitalised word behind it, it is mostly a name.
GERMAN_NAME = re.compile(r"\b(?:Herrn?|Frau|Fr\.|Hr\.|Familie)\s+(?:(?:Dr|Prof)\.\s*)*[A-ZÄÖÜÇŞİĞ][\w’'-]+")
ENGLISH_NAME = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.?\s+[A-Z][\w’'-]+")
TURKISH_NAME = re.compile(r"\b[A-ZÇŞİĞÖÜ][\wçşığöü]+\s+(?:Bey|Hanım)\b")
ARABIC_NAME = re.compile(r"(?:السيدة|السيد|الآنسة)\s+\w{2,}")
UKRAINIAN_NAME = re.compile(r"\b[Пп]ані?\s+[А-ЯІЇЄҐ][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression, and signs without which it cannot match: most texts are passed over at once."""

    expression: re.Pattern[str]
    needs: tuple[str, ...]

    def finds(self, text: str) -> Iterable[str]:
        for sign in self.needs:
            if sign in text:
                return (" ".join(match.group().split()) for match in self.expression.finditer(text))
        return ()


KINDS: tuple[tuple[str, str | Promise, tuple[Pattern, ...]], ...] = (
    ("email", _("eine E-Mail-Adresse"), (Pattern(EMAIL, ("@",)),)),
    ("phone", _("eine Telefonnummer"), (Pattern(PHONE, ("0", "+")),)),
    ("birth", _("ein Geburtsdatum"), (Pattern(BIRTH, ("geb", "Geb", "GEB", "born", "oğum", "арод")),)),
    (
        "name",
        _("ein Name"),
        (
            Pattern(GERMAN_NAME, ("Herr", "Frau", "Familie", "Fr.", "Hr.")),
            Pattern(ENGLISH_NAME, ("Mr", "Ms", "Miss")),
            Pattern(TURKISH_NAME, ("Bey", "Hanım")),
            Pattern(ARABIC_NAME, ("السيد", "الآنسة")),
            Pattern(UKRAINIAN_NAME, ("пан", "Пан")),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Trace:
    """Something in a text that may belong to a person."""

    kind: str
    label: str | Promise
    found: str


def traces_in(*texts: str) -> list[Trace]:
    """What may belong to a person, in the order of the kinds; each place once."""
    found: dict[tuple[str, str], Trace] = {}
    for kind, label, patterns in KINDS:
        for pattern in patterns:
            for words in (words for text in texts for words in pattern.finds(text)):
                found.setdefault((kind, words), Trace(kind, label, words))
    return list(found.values())
