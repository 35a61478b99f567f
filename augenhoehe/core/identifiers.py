"""What in a text points to a person: the one place that is asked, whoever asks and however strictly.

`likely` finds what is hardly ever anything else; the form that everybody may fill in asks about it. `possible`
adds what may be a trace as well (days, long numbers, streets); what leaves a closed room or is released by a second
person is held to it. Names that only the caller knows are handed down or looked for by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from .values import dataclass

Kind = Literal["email", "phone", "birth", "bank", "name", "day", "digits", "number", "file", "street"]

LABELS: dict[Kind, str] = {
    "email": "E-Mail-Adresse", "phone": "Telefonnummer", "birth": "Geburtsdatum", "bank": "Bankverbindung",
    "name": "Name", "day": "genauer Tag", "digits": "Nummer", "number": "lange Zahl", "file": "Aktenzeichen",
    "street": "Straße mit Hausnummer",
}  # fmt: skip
# Whoever it is: these belong to one person. The others may stand where somebody says why they mean nobody.
CERTAIN: frozenset[Kind] = frozenset({"email", "phone", "birth", "bank"})

_MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "Jan|Feb|Apr|Jun|Jul|Aug|Sept|Sep|Okt|Nov|Dez"
)
# „Frau“ alone means many things; with a capitalised word behind it, it is mostly a name. „Frau K.“ is how
# reconstructions are written: an invented initial is none.
_TITLED = (
    r"\b(?:Frau|Herrn?|Fr\.|Hr\.|Familie|Fam\.|Dr\.|Prof\.|Eheleute)\s+(?:(?:Dr|Prof)\.\s*)*"
    r"(?P<name>[A-ZÄÖÜÇŞİĞÀ-ÞА-ЯІЇЄҐ][\w’'-]+)"
)
# After such a title stands no name.
UNNAMED = frozenset(
    {
        "strasse", "weg", "platz", "gasse", "allee", "ring", "haus", "wohnung", "zimmer", "etage", "unterkunft",
        "gemeinschaftsunterkunft", "stadt", "kreis", "januar", "februar", "märz", "april", "mai", "juni", "juli",
        "august", "september", "oktober", "november", "dezember", "und", "oder", "mit", "ohne", "aus", "kind",
        "kinder", "mutter", "vater", "amt",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression, and signs without which it cannot match: most texts are passed over at once."""

    kind: Kind
    expression: re.Pattern[str]
    needs: tuple[str, ...] = ()

    def finds(self, text: str) -> Iterator[re.Match[str]]:
        if not self.needs or any(sign in text for sign in self.needs):
            for match in self.expression.finditer(text):
                if (match.groupdict().get("name") or "").casefold() not in UNNAMED:
                    yield match


LIKELY = (
    Pattern("email", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"), ("@",)),
    # Seven digits or more that start like a telephone number; not „2024/2025“ and not a postcode.
    Pattern("phone", re.compile(r"(?<![\w/.,-])(?:\+|00|0)\d(?:[\s/().-]{0,3}\d){5,14}(?![\w/])"), ("0", "+")),
    Pattern(
        "birth",
        re.compile(
            r"\b(?:geb(?:\.|oren)|Geburtsdatum|born|doğum(?:\s+tarihi)?|народ\w*)"
            r"\W{1,3}(?:am\s+|on\s+)?\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}",
            re.IGNORECASE,
        ),
        ("geb", "Geb", "GEB", "born", "oğum", "арод"),
    ),
    Pattern("name", re.compile(_TITLED), ("Frau", "Herr", "Fr.", "Hr.", "Fam", "Dr.", "Prof.", "Eheleute")),
    Pattern("name", re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.?\s+[A-Z][\w’'-]+"), ("Mr", "Ms", "Miss")),
    Pattern("name", re.compile(r"\b[A-ZÇŞİĞÖÜ][\wçşığöü]+\s+(?:Bey|Hanım)\b"), ("Bey", "Hanım")),
    Pattern("name", re.compile(r"(?:السيدة|السيد|الآنسة)\s+\w{2,}"), ("السيد", "الآنسة")),
    Pattern("name", re.compile(r"\b[Пп]ані?\s+[А-ЯІЇЄҐ][\w’'-]+"), ("пан", "Пан")),
)
# A day is a trace: with day and place a person is found again. Months and quarters may stay.
POSSIBLE = (
    *LIKELY,
    Pattern("birth", re.compile(r"\b(?:geb(?:\.|oren)|Geburtsdatum|Jahrgang)\W{1,3}(?:am\s+)?(?:in\s+)?\d{1,4}")),
    Pattern("bank", re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b")),
    Pattern("day", re.compile(r"(?<!\d)(?:[0-3]?\d)\.\s?(?:[01]?\d)\.(?:\s?(?:19|20)?\d{2})?(?!\d)")),
    Pattern("day", re.compile(rf"(?<!\d)[0-3]?\d\.?\s?(?:{_MONTHS})\b\.?(?:\s(?:19|20)\d{{2}})?", re.I)),
    Pattern("day", re.compile(r"(?<!\d)(?:19|20)\d{2}-[01]\d-[0-3]\d(?!\d)")),
    Pattern("digits", re.compile(r"(?<![\d.,])(?:\+|00)?\d[\d\s/()-]{5,}\d(?![\d.,]\d)")),
    Pattern("number", re.compile(r"(?<!\d)\d{5,}(?!\d)")),
    Pattern("file", re.compile(r"\b(?:Az\.?|Aktenzeichen|BG-Nr\.?|Kundennummer|AZR-Nr\.?)\s*:?\s*[\w./-]*\d[\w./-]*")),
    Pattern("file", re.compile(r"(?<!\w)[A-Z0-9]{1,6}(?:[/-][A-Z0-9]{1,8})*[/-]\d{3,}(?:[/-]\d+)*(?!\w)")),
    Pattern(
        "street",
        re.compile(
            r"\b[A-ZÄÖÜ][\wäöüß.-]*(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|ufer|damm)\s+\d+\s?[a-z]?\b"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text that may name somebody: from, to, what it is, and in words why."""

    start: int
    end: int
    kind: Kind
    why: str = ""

    @property
    def label(self) -> str:
        return self.why or LABELS[self.kind]

    @property
    def certain(self) -> bool:
        return self.kind in CERTAIN


def likely(text: str) -> list[Mark]:
    """What is hardly ever anything but a person's; in every language of the public form."""
    return [_mark(one, match) for one in LIKELY for match in one.finds(text)]


def possible(text: str) -> list[Mark]:
    """Whatever may be a trace of somebody."""
    return [_mark(one, match) for one in POSSIBLE for match in one.finds(text)]


def _mark(pattern: Pattern, match: re.Match[str]) -> Mark:
    return Mark(match.start(), match.end(), pattern.kind)


def merged(marks: Iterable[Mark]) -> list[Mark]:
    """In order of the text; of overlapping marks one remains, over all that they cover: a certain one if there is."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if found and mark.start < found[-1].end:
            last = found.pop()
            kept = mark if mark.certain and not last.certain else last
            mark = Mark(last.start, max(last.end, mark.end), kept.kind, kept.why)
        found.append(mark)
    return found


def parts(text: str, marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """The text in pieces for showing: (piece, why it is marked or nothing)."""
    pieces, at = [], 0
    for mark in marks:
        pieces += [(text[at : mark.start], ""), (text[mark.start : mark.end], mark.label)]
        at = mark.end
    return [one for one in [*pieces, (text[at:], "")] if one[0]]


# --- Without a file: first names, and names that the caller knows ------------------------------------------
# First names that are common here and no German words; a list of a few hundred finds most slips, not all.
_NAMES = """
Abdul Abdullah Achmed Adam Ahmad Ahmed Ahmet Aisha Aischa Alaa Aleksandr Aleksandra Alexander Alexandra Ali Alina
Alisa Amal Amina Amir Ana Anastasia Andreas Andrej Andrzej Angelika Anja Anna Anton Antonia Arif Asma Asya Ayşe Ayse
Aziz Barbara Bartosz Bashar Basim Beata Berivan Bernd Birgit Bogdan Brigitte Burak Carmen Chadidscha Charlotte
Christian Christina Christine Claudia Cornelia Dagmar Daniel Daniela Daria Dariusz David Denis Derya Diana Dieter
Dilan Dimitri Diyar Dmytro Dorota Edith Elena Elif Elisabeth Emily Emir Emma Emre Erika Esra Eva Ewa Fadi Fadime
Farid Fatima Fatma Felix Ferhat Florian Franziska Friedrich Galina Gabriele Georg Gerhard Gisela Grzegorz Günter
Gülsüm Hakan Halyna Hamza Hanna Hannah Hans Hasan Hassan Hatice Heike Heinrich Helena Helga Helmut Hussein Hüseyin
Ibrahim Igor Ingrid Irina Iryna Isabel Ivan Jakub Jan Jana Jasmin Jelena Jennifer Jessica Joanna Johanna Johannes
Jolanta Jonas Josef Julia Julian Juri Jürgen Karin Karl Karolina Katarzyna Katharina Katja Kemal Kerstin Khaled
Khalid Klara Klaus Krzysztof Lara Layla Leila Lena Leon Leonie Leyla Lina Linda Lisa Ludmila Luisa Lukas Lutz Magda
Magdalena Mahmoud Mahmud Manfred Manuela Marcin Maria Marie Marina Mario Mariam Maryam Markus Marta Martin Martina
Maryna Mateusz Matthias Max Maximilian Mehmet Melanie Meryem Michael Michaela Michał Mohamed Mohammad Mohammed
Monika Murat Mustafa Mykola Nadia Nadine Natalia Natalija Nataliya Nicole Nina Nora Nour Nur Oksana Oleg Oleh
Oleksandr Olena Olga Olha Omar Osman Othman Özlem Patrick Paul Paula Pavel Pawel Paweł Peter Petra Philipp Piotr
Rabia Rainer Ramazan Rami Rania Renate Robert Roman Rojda Rosemarie Rüdiger Sabine Said Salam Salim Salma Samira
Samuel Sandra Sara Sarah Sebastian Selin Selma Sergej Serhij Sevgi Silke Simon Simone Sofia Sofija Sophie Stefan
Stefanie Stephan Susanne Svetlana Switlana Tamara Tanja Tarek Tatjana Tetiana Thomas Tim Tobias Tomasz Ulrich Ulrike
Ursula Uwe Viktor Viktoria Volodymyr Walid Walter Werner Wiktor Wolfgang Xenia Yahya Yana Yannick Yasin Yasmin
Youssef Yulia Yusuf Zahra Zainab Zeynep
"""
_FIRST_NAMES = frozenset(_NAMES.split())
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Found:
    """What a mark lies on, for a list: each word once."""

    kind: Kind
    text: str

    @property
    def certain(self) -> bool:
        return self.kind in CERTAIN

    @property
    def label(self) -> str:
        return LABELS[self.kind]


def suspicious(text: str, *, names: Iterable[str] = ()) -> list[Found]:
    """What may point to a person, in the order of the text; each place once. `names`: those nobody may find here."""
    known = _tokens(names)
    called = [Mark(one.start(), one.end(), "name") for one in _WORD.finditer(text) if _is_name(one.group(), known)]
    marks = merged([*possible(text), *called])
    return list(dict.fromkeys(Found(one.kind, " ".join(text[one.start : one.end].split())) for one in marks))


def _is_name(word: str, known: frozenset[str]) -> bool:
    """A name, also in the genitive: „Fatmas“, „Hans’“."""
    bare = word.rstrip("’'")
    forms = {bare, bare.removesuffix("s")}
    return not forms.isdisjoint(_FIRST_NAMES) or not {one.casefold() for one in forms}.isdisjoint(known)


def _tokens(names: Iterable[str]) -> frozenset[str]:
    """Single words of names; two letters and particles („van“, „El“) would be found everywhere."""
    return frozenset(word.casefold() for name in names for word in _WORD.findall(name) if len(word) > 3)
