"""The only place that counts discrimination: by characteristic, form and level; what leaves is a release (S4-21)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from augenhoehe.core.contributions import CountRequest
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.disclosure.queries import latest_first, told

from .counts import (
    FORM_AND_LEVEL,
    GROUND_AND_AREA,
    PERSON,
    QUESTION,
    QUESTION_DISCRIMINATION,
    SOURCE,
)
from .models import Hint, StructuralQuestion, Term
from .models.hints import DISCRIMINATION
from .permissions import READ_HINTS
from .queries.inbox import label_of


def _hints(day: date) -> QuerySet[Hint]:
    rows = Hint.objects.of_discrimination().filter(arrived_on__lte=day)
    return rows.exclude(state=Hint.State.WITHDRAWN)  # type: ignore[no-any-return]


def of_grounds(day: date) -> CountRequest:
    rows = _hints(day).values(*GROUND_AND_AREA, PERSON, SOURCE)
    return CountRequest(rows, GROUND_AND_AREA, PERSON, SOURCE, title="Diskriminierung nach Merkmal und Lebensbereich")


def of_forms(day: date) -> CountRequest:
    rows = _hints(day).values(*FORM_AND_LEVEL, PERSON, SOURCE)
    return CountRequest(rows, FORM_AND_LEVEL, PERSON, SOURCE, title="Diskriminierung nach Form und Ebene")


def of_questions(day: date) -> CountRequest:
    rows = _hints(day).filter(question_links__isnull=False).values(QUESTION, PERSON, SOURCE)
    return CountRequest(rows, (QUESTION,), PERSON, SOURCE, title="Diskriminierung je Strukturfrage")


@dataclass(frozen=True, slots=True)
class Discrimination:
    """How many people behind a question describe discrimination, and how it is coded; `stand` of a release."""

    people: str
    codings: list[tuple[str, str]]
    stand: str = ""


def beside(question: UUID, actor: Actor) -> Mapping[str, QuerySet[Any]]:
    """What `behind` is made of, for the one statement of the page (ADR 0025)."""
    reach = actor.reach(READ_HINTS)
    release = {"discrimination_release": latest_first(QUESTION_DISCRIMINATION)[:1]}
    if reach.nowhere:
        return release
    hints = Hint.objects.filter(question_links__question=question).of_discrimination().order_by()  # type: ignore[attr-defined]
    plain = {"discriminating": hints.values_list(PERSON, *(f"{name}_id" for name in DISCRIMINATION))}
    return plain if reach.everywhere else {**plain, **release}


def behind(rows: Mapping[str, Any], question: StructuralQuestion, actor: Actor) -> Discrimination | None:
    """Plain for who may open every hint behind it; others read the last release; nobody reads a zero.

    A residence authority learns nothing of hints (law.md no. 1).
    """
    if actor.residence_authority:
        return None
    if "discriminating" in rows and not rows.get("outside"):
        return _plain(rows["discriminating"])
    found = told(next(iter(rows["discrimination_release"]), None), str(question.pk))
    return Discrimination(found.shown, [], found.stand) if found.as_of and found.value != 0 else None


def _plain(found: Sequence[Sequence[Any]]) -> Discrimination | None:
    """Who it is stays a key; one query for the words, only where there is something to say."""
    if not found:
        return None
    people: dict[str, set[str]] = {}
    for person, *codes in found:
        for code in filter(None, codes):
            people.setdefault(str(code), set()).add(str(person))
    said: dict[str, list[str]] = {name: [] for name in DISCRIMINATION}
    for term in Term.objects.filter(pk__in=list(people)).order_by("position", "code"):
        said[term.vocabulary].append(f"{label_of(term)} ({len(people[str(term.pk)])})")
    codings = [(str(Term.Vocabulary(name).label), ", ".join(words)) for name, words in said.items() if words]
    return Discrimination(str(len({str(person) for person, *_ in found})), codings)
