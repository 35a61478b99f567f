"""Patterns of what names somebody without any file: numbers, days, addresses, people called by title and name."""

from __future__ import annotations

import re

# Endings that German puts behind a name, and a few of Turkish, Russian and Ukrainian.
ENDINGS = (
    "s", "'s", "’s", "es", "ens", "en", "n", "e", "in", "sche", "schen", "scher", "sches", "'", "’", "ova", "owa",
    "ın", "in", "un", "ün", "nın", "nin", "а", "у", "ом", "ою", "ой", "ем", "и", "і", "ів", "ові",
)  # fmt: skip
_MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "Jan|Feb|Apr|Jun|Jul|Aug|Sept|Sep|Okt|Nov|Dez"
)
PATTERNS = (
    ("E-Mail-Adresse", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("Bankverbindung", re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b")),
    ("genauer Tag", re.compile(r"(?<!\d)(?:[0-3]?\d)\.\s?(?:[01]?\d)\.(?:\s?(?:19|20)?\d{2})?(?!\d)")),
    ("genauer Tag", re.compile(rf"(?<!\d)[0-3]?\d\.?\s?(?:{_MONTHS})\b\.?(?:\s(?:19|20)\d{{2}})?", re.I)),
    ("genauer Tag", re.compile(r"(?<!\d)(?:19|20)\d{2}-[01]\d-[0-3]\d(?!\d)")),
    ("Telefonnummer", re.compile(r"(?<![\d.,])(?:\+|00)?\d[\d\s/()-]{5,}\d(?![\d.,]\d)")),
    ("lange Zahl", re.compile(r"(?<!\d)\d{5,}(?!\d)")),
    ("Aktenzeichen", re.compile(r"\b(?:Az\.?|Aktenzeichen|BG-Nr\.?|Kundennummer|AZR-Nr\.?)\s*:?\s*[\w./-]*\d[\w./-]*")),
    ("Aktenzeichen", re.compile(r"(?<!\w)[A-Z0-9]{1,6}(?:[/-][A-Z0-9]{1,8})*[/-]\d{3,}(?:[/-]\d+)*(?!\w)")),
    (
        "Straße mit Hausnummer",
        re.compile(
            r"\b[A-ZÄÖÜ][\wäöüß.-]*(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|ufer|damm)\s+\d+\s?[a-z]?\b"
        ),
    ),
)
TITLES = re.compile(
    r"\b(?:Frau|Herrn?|Fr\.|Hr\.|Familie|Fam\.|Dr\.|Prof\.|Eheleute|Mr\.?|Mrs\.?|Ms\.?)\s+"
    r"(?:(?:Dr|Prof)\.\s+)?(?P<name>[A-ZÄÖÜÇŞİĞÀ-ÞА-ЯІЇЄҐ][\w’'-]+)"
)
# After such a title stands no name, and in an address these words name nobody.
UNNAMED = frozenset(
    {
        "strasse", "weg", "platz", "gasse", "allee", "ring", "haus", "wohnung", "zimmer", "etage", "unterkunft",
        "gemeinschaftsunterkunft", "stadt", "kreis", "sternmuende", "nebelfurt", "mohnfurt", "zwirnstadt",
        "federlohe", "uhlenquell", "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august",
        "september", "oktober", "november", "dezember", "und", "oder", "mit", "ohne", "aus", "kind", "kinder",
        "mutter", "vater", "amt",
    }
)  # fmt: skip
