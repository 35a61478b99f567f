"""The only place that counts discrimination: by characteristic, form and level; what leaves is a release (S4-21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from augenhoehe.core.contributions import CountRequest
from augenhoehe.core.rights import Actor
from augenhoehe.disclosure.queries import latest, told

from .counts import (
    FORM_AND_LEVEL,
    GROUND_AND_AREA,
    PERSON,
    QUESTION,
    QUESTION_DISCRIMINATION,
    SOURCE,
    opens_all,
)
from .models import Hint, StructuralQuestion, Term
from .models.hints import DISCRIMINATION
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


def behind(question: StructuralQuestion, actor: Actor) -> Discrimination | None:
    """Plain for who may open every hint behind it; others read the last release; nobody reads a zero.

    A residence authority learns nothing of hints (law.md no. 1).
    """
    if actor.residence_authority:
        return None
    rows = Hint.objects.filter(question_links__question=question)
    if opens_all(actor, rows):
        return _plain(rows.of_discrimination())
    found = told(latest(QUESTION_DISCRIMINATION), str(question.pk))
    return Discrimination(found.shown, [], found.stand) if found.as_of and found.value != 0 else None


def _plain(rows: QuerySet[Hint]) -> Discrimination | None:
    people = rows.aggregate(people=Count(PERSON, distinct=True))["people"]
    if not people:
        return None
    codings = []
    for name in DISCRIMINATION:
        counted = rows.filter(**{f"{name}__isnull": False}).values(name).annotate(people=Count(PERSON, distinct=True))
        numbers = {row[name]: row["people"] for row in counted}
        terms = Term.objects.filter(pk__in=numbers).order_by("position", "code")
        said = ", ".join(f"{label_of(one)} ({numbers[one.pk]})" for one in terms)
        codings.append((str(Term.Vocabulary(name).label), said))
    return Discrimination(str(people), [one for one in codings if one[1]])
