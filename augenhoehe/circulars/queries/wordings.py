"""The text of a circular in each language it was written in, and which of them an organisation reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from augenhoehe.circulars.models import Circular, Recipient
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.multilingual import NAMES, RIGHT_TO_LEFT, SOURCE
from augenhoehe.core.values import dataclass

from .reach import Reach


@dataclass(frozen=True, slots=True)
class Wording:
    """Subject and text in one language. `stale`: the German text changed since it was translated."""

    language: str
    subject: str
    text: str
    stale: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


Wordings = Mapping[str, Wording]


def wordings_of(circular: Circular) -> Wordings:
    """One query."""
    mark = circular.source_mark
    found = {SOURCE: Wording(SOURCE, circular.subject, circular.text)}
    for one in circular.translations.all():
        found[one.language] = Wording(one.language, one.subject, one.text, one.made_from != mark)
    return found


def read_by(wordings: Wordings, language: str) -> Wording:
    """The text in the wanted language, else the German one."""
    return wordings.get(language) or wordings[SOURCE]


@dataclass(frozen=True, slots=True)
class LanguageLine:
    """A language of a circular: how many read it, and whether there is a text for them."""

    code: str
    name: str
    readers: int
    wording: Wording | None


def language_lines(circular: Circular, wordings: Wordings, reaches: Iterable[Reach]) -> list[LanguageLine]:
    """All languages of a draft, German first; of what was sent, those that it went out in."""
    readers = Counter(one.language for one in reaches if one.way != Recipient.Way.NONE)
    lines = [LanguageLine(code, GERMAN[code], readers[code], wordings.get(code)) for code in NAMES]
    return lines if circular.draft else [one for one in lines if one.readers]
