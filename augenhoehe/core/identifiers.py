"""What in a text may point to a person: addresses, telephone numbers, days, names.

The one place that is asked before something written about people is released. It is simple on purpose and
fails closed: `suspicious` finds, the rule of the caller refuses. Where a case file knows its own people, it
hands their names down and they are looked for as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["email", "phone", "birth", "day", "name"]

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
# Seven digits or more that start like a telephone number; not „2024/2025“ and not a postcode.
_PHONE = re.compile(r"(?<![\w/.,-])(?:\+|00|0)\d(?:[\s/().-]{0,3}\d){5,14}(?![\w/])")
_BIRTH = re.compile(
    r"\b(?:geb(?:\.|oren)|Geburtsdatum|Jahrgang)\W{1,3}(?:am\s+)?\d{1,4}(?:[./]\s?\d{1,2}[./]\s?\d{2,4})?"
)
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
# A day is a trace: with day and place a case is found again. Months and quarters may stay.
_DAY = re.compile(rf"\b\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}})?|(?:{_MONTHS})\b(?:\s\d{{4}})?)")
_TITLED = re.compile(r"\b(?:Herrn?|Frau|Fr\.|Hr\.|Familie)\s+(?:(?:Dr|Prof)\.\s*)*[A-ZÄÖÜÇŞİĞ][\w’'-]+")
# „Frau K.“ is how reconstructions are written: an invented initial is no name.
_INITIAL = re.compile(r"^(?:Herrn?|Frau|Fr\.|Hr\.|Familie)\s+[A-ZÄÖÜÇŞİĞ]$")
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
    """Something in a text that may point to a person. `certain`: it does, whoever it is."""

    kind: Kind
    text: str

    @property
    def certain(self) -> bool:
        return self.kind in ("email", "phone", "birth")

    @property
    def label(self) -> str:
        return {
            "email": "E-Mail-Adresse", "phone": "Telefonnummer", "birth": "Geburtsdatum", "day": "genauer Tag",
            "name": "Name",
        }[self.kind]  # fmt: skip


def suspicious(text: str, *, names: Iterable[str] = ()) -> list[Found]:
    """What may point to a person, in the order of the text; each place once. `names`: those nobody may find here."""
    found: dict[tuple[str, str], tuple[int, Found]] = {}
    for at, one in _all(text, _tokens(names)):
        found.setdefault((one.kind, one.text), (at, one))
    return [one for _, one in sorted(found.values(), key=lambda pair: pair[0])]


def _all(text: str, known: frozenset[str]) -> Iterable[tuple[int, Found]]:
    for kind, expression in (("email", _EMAIL), ("phone", _PHONE), ("birth", _BIRTH), ("day", _DAY)):
        for match in expression.finditer(text):
            yield match.start(), Found(kind, " ".join(match.group().split()))  # type: ignore[arg-type]
    for match in _TITLED.finditer(text):
        words = " ".join(match.group().split())
        if not _INITIAL.match(words):
            yield match.start(), Found("name", words)
    for match in _WORD.finditer(text):
        if _is_name(match.group(), known):
            yield match.start(), Found("name", match.group())


def _is_name(word: str, known: frozenset[str]) -> bool:
    """A name, also in the genitive: „Fatmas“, „Hans’“."""
    bare = word.rstrip("’'")
    forms = {bare, bare.removesuffix("s")}
    return not forms.isdisjoint(_FIRST_NAMES) or not {one.casefold() for one in forms}.isdisjoint(known)


def _tokens(names: Iterable[str]) -> frozenset[str]:
    """Single words of names; two letters and particles („van“, „El“) would be found everywhere."""
    return frozenset(word.casefold() for name in names for word in _WORD.findall(name) if len(word) > 3)
