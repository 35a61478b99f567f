"""Understanding the rows of a table as hints: what each column means, and what is wrong, in a sentence.

Formulas arrive as their last result, dates as dates; whoever typed a town may have typed its key.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from typing import Any

from augenhoehe.core.clock import quarter_of
from augenhoehe.core.languages import language_called
from augenhoehe.core.rights import Reach
from augenhoehe.core.text import clean, shorten, sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.files.tables import Column, Faulty, by_heading, text_of
from augenhoehe.places.models import Municipality
from augenhoehe.places.names import TownNames
from augenhoehe.ui.dates import parse_day

from .models import Hint, Term
from .rules_intake import LONGEST, text_digest
from .traces import traces_in

# What a column may mean, in the order of the mapping page; a hint needs a problem or a title.
FIELDS: Mapping[str, str] = {
    "problem": "Problem",
    "title": "Überschrift, wird dem Problem vorangestellt",
    "idea": "Was helfen würde",
    "municipality": "Kommune (Name oder Gemeindeschlüssel)",
    "life_area": "Lebensbereich",
    "date": "Datum oder Quartal",
    "language": "Sprache",
    "relation": "Bezug der Person",
}
# Words in headings that give a column away.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "problem": ("problem", "text", "hinweis", "beschreibung", "frage", "anliegen", "meldung", "inhalt", "beobachtung"),
    "title": ("titel", "title", "betreff", "überschrift", "kurztext"),
    "idea": ("idee", "vorschlag", "lösung", "lösungsvorschlag", "wunsch", "was würde helfen", "was hilft"),
    "municipality": ("kommune", "ort", "gemeinde", "stadt", "ags", "gemeindeschlüssel", "wohnort"),
    "life_area": ("lebensbereich", "kategorie", "rubrik", "bereich", "thema", "themenfeld"),
    "date": ("datum", "quartal", "eingang", "eingegangen", "zeitpunkt", "date"),
    "language": ("sprache", "language"),
    "relation": ("bezug", "rolle", "betroffenheit"),
}
RELATIONS: Mapping[str, str] = {
    "self": "self", "selbst": "self", "selbst betroffen": "self", "ich erlebe das selbst": "self",
    "erlebt es selbst": "self", "betroffen": "self",
    "companion": "companion", "begleitung": "companion", "begleite jemanden": "companion",
    "begleitet jemanden": "companion", "ich begleite jemanden": "companion", "angehorige": "companion",
    "work": "work", "beruflich": "work", "arbeit": "work", "arbeitet damit": "work", "ich arbeite damit": "work",
    "fachkraft": "work",
}  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?")
_QUARTER = re.compile(
    r"(?:(?P<y1>\d{4})[ /-]*q(?P<q1>[1-4])|(?:q|quartal )?(?P<q2>[1-4])(?:\. quartal)?[ /.-]+(?P<y2>\d{4}))"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file is to be read: column number per field, fixed town, and words assigned by hand."""

    columns: Mapping[str, int]
    width: int
    municipality: Municipality | None = None
    language: str = "de"
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    keep_duplicates: bool = False


@dataclass(slots=True)
class Found:
    """One row as a hint-to-be."""

    number: int
    problem: str
    idea: str
    municipality_id: uuid.UUID | None
    life_area_id: uuid.UUID | None
    quarter: str
    language: str
    relation: str
    digest: uuid.UUID
    notes: tuple[str, ...] = ()


class RowReader:
    """Reads row after row; looks everything up in memory, so that no row costs a query."""

    def __init__(
        self, plan: Plan, *, towns: Sequence[Municipality], life_areas: Sequence[Term], reach: Reach, day: date
    ) -> None:
        self.plan, self.reach, self.day = plan, reach, day
        self.towns = TownNames(towns)
        self.life_areas = {key: term for term in life_areas for key in _names_of(term)}
        self.by_code = {term.code: term for term in life_areas}
        self.unknown: dict[str, Counter[str]] = {"life_area": Counter(), "relation": Counter()}
        # The same few towns, words and days come again and again.
        self._quarters: dict[str, str] = {}
        self._towns: dict[str, Municipality] = {}
        self._areas: dict[str, Term | None] = {}

    def read(self, number: int, cells: Sequence[Any]) -> Found:
        """The row as a hint; Faulty when something needed is missing or not understood."""
        if len(cells) > self.plan.width and any(text_of(cell) for cell in cells[self.plan.width :]):
            raise Faulty(
                "Die Zeile hat mehr Felder als die Kopfzeile. Steht ein Trennzeichen im Text?",
                text_of(cells[-1]),
            )
        problem, idea = self._problem(cells), self._written(cells, "idea")
        if len(idea) > LONGEST:
            raise Faulty(f"Der Text unter „{FIELDS['idea']}“ ist länger als {LONGEST} Zeichen.", idea)
        town = self._town(self._text(cells, "municipality"))
        return Found(
            number=number,
            problem=problem,
            idea=idea,
            municipality_id=town.pk if town else None,
            life_area_id=self._life_area(self._text(cells, "life_area")),
            quarter=self._quarter(self._cell(cells, "date")),
            language=self._language(self._text(cells, "language")),
            relation=self._relation(self._text(cells, "relation")),
            digest=text_digest(problem, idea, town.pk if town else None),
            notes=tuple(f"Hier steht vielleicht {one.label}: {one.found}" for one in traces_in(f"{problem}\n{idea}")),
        )

    def _cell(self, cells: Sequence[Any], name: str) -> Any:
        place = self.plan.columns.get(name)
        return cells[place] if place is not None and place < len(cells) else ""

    def _text(self, cells: Sequence[Any], name: str) -> str:
        return text_of(self._cell(cells, name))

    def _written(self, cells: Sequence[Any], name: str) -> str:
        """Free text without what a person never typed."""
        typed = self._text(cells, name)
        return clean(typed) if typed else ""

    def _problem(self, cells: Sequence[Any]) -> str:
        """Title and text in one; a text that begins with its title keeps it once."""
        title, text = self._written(cells, "title"), self._written(cells, "problem")
        problem = text if not title or text.casefold().startswith(title.casefold()) else f"{title}\n\n{text}".strip()
        if not problem:
            raise Faulty("Hier steht kein Problem.", " · ".join(filter(None, map(text_of, cells))))
        if len(problem) > LONGEST:
            raise Faulty(f"Der Text ist länger als {LONGEST} Zeichen.", problem)
        return problem

    def _town(self, typed: str) -> Municipality | None:
        if not typed:
            return self.plan.municipality
        if typed not in self._towns:
            self._towns[typed] = self._understood_town(typed)
        return self._towns[typed]

    def _understood_town(self, typed: str) -> Municipality:
        town = self.towns.find(typed)
        if town is None:
            raise Faulty("Diese Kommune gehört nicht zu dieser Installation.", typed)
        if not (self.reach.everywhere or town.pk in self.reach.municipalities):
            raise Faulty("Für diese Kommune dürfen Sie keine Hinweise übernehmen.", typed)
        return town

    def _life_area(self, typed: str) -> uuid.UUID | None:
        """Unknown words do not stop a hint: they are counted, and can be assigned before taking over."""
        if not typed:
            return None
        assigned = self.plan.values.get("life_area", {}).get(typed)
        if assigned is not None:
            return self.by_code[assigned].pk if assigned in self.by_code else None
        if typed not in self._areas:
            self._areas[typed] = self.life_areas.get(sort_key(typed))
        term = self._areas[typed]
        if term is None:
            self.unknown["life_area"][shorten(typed, 80)] += 1
        return term.pk if term else None

    def _quarter(self, cell: Any) -> str:
        if cell in ("", None):
            return quarter_of(self.day)
        key = text_of(cell)
        if key not in self._quarters:
            self._quarters[key] = self._understood_quarter(cell, key)
        return self._quarters[key]

    def _understood_quarter(self, cell: Any, typed: str) -> str:
        if found := _QUARTER.fullmatch(typed.casefold().strip()):
            year, quarter = (found[f"{part}1"] or found[f"{part}2"] or found[f"{part}3"] for part in "yq")
            return f"{year}-Q{quarter}"
        try:
            day = _day_of(cell, typed, self.day)
        except ValueError:
            raise Faulty("Das ist kein Datum. Verständlich sind 14.5.2026, 2026-05-14 und 2026-Q2.", typed) from None
        if day > self.day:
            raise Faulty("Das Datum liegt in der Zukunft.", typed)
        return quarter_of(day)

    def _language(self, typed: str) -> str:
        if not typed:
            return self.plan.language
        if found := language_called(typed):
            return found
        key = sort_key(typed)
        if not _LANGUAGE.fullmatch(key):
            raise Faulty("Diese Sprache ist nicht bekannt. Schreiben Sie zum Beispiel „de“ oder „Arabisch“.", typed)
        return key

    def _relation(self, typed: str) -> str:
        if not typed:
            return ""
        found = RELATIONS.get(sort_key(typed).strip(" ."))
        if found is None:
            self.unknown["relation"][shorten(typed, 80)] += 1
        return str(Hint.Relation(found)) if found else ""


def suggested(columns: Sequence[Column]) -> dict[str, str]:
    """Which column is probably what; without a heading that says so, the longest text is the problem."""
    found = by_heading(columns, HEADINGS)
    taken = set(found.values())
    samples = {one.name: sum(map(len, one.samples)) for one in columns if one.name not in taken}
    if "problem" not in found and "title" not in found and samples:
        found["problem"] = max(samples, key=lambda name: samples[name])
    return found


def _day_of(cell: Any, typed: str, today: date) -> date:
    """A day from a date cell, or from text, with or without a time behind it."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return parse_day(typed, today, past=True)
    except ValueError:
        return parse_day(re.split(r"[ T]", typed, maxsplit=1)[0], today, past=True)


def _names_of(term: Term) -> list[str]:
    """Everything a term may be called in a file: its code, and its label in any language."""
    labels = [entry.get("text", "") for entry in term.label.values()]
    return [term.code, *(sort_key(label) for label in labels if label)]
