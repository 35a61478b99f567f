"""What everybody reads of the forum."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django.db.models import Prefetch, QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.composed import composed
from augenhoehe.core.multilingual import Reading, text_in
from augenhoehe.core.values import dataclass
from augenhoehe.forum.models import Contribution, ContributionAnswer, Room
from augenhoehe.forum.subjects import Subject, of_contributions

# Below a matter stand the latest; all of them on a page of their own.
BESIDE, LISTED = 5, 200


@dataclass(frozen=True, slots=True)
class Shown:
    """One contribution as a page shows it."""

    contribution: Contribution
    heading: Reading
    text: Reading
    subject: Subject | None
    answers: tuple[AnswerShown, ...]
    due: date | None
    overdue: bool

    @property
    def who(self) -> str:
        """The name that was given; nothing for who gave none."""
        found = self.contribution
        return found.organisation.name if found.organisation else found.pseudonym


@dataclass(frozen=True, slots=True)
class AnswerShown:
    kind: str
    text: Reading
    by_function: str
    given_on: date


def public_contributions() -> QuerySet[Contribution]:
    """Published, about something public, newest first; with what pages print beside them."""
    rows = cast("QuerySet[Contribution]", Contribution.objects.public())
    return (
        rows.select_related("organisation", "municipality")
        .defer("municipality__boundary")
        .order_by("-published_at", "-id")
    )


def with_answers(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    return rows.prefetch_related(Prefetch("answers", queryset=_public_answers(), to_attr="public_answers"))


def about(kind: str, subject_id: uuid.UUID) -> QuerySet[Contribution]:
    return with_answers(public_contributions().filter(subject_kind=kind, subject_id=subject_id))


def beside(kind: str, subject_id: uuid.UUID) -> list[Contribution]:
    """The latest about one thing with their answers, and one more to know whether there are; in one statement."""
    rows = _beside.ask(kind=kind, subject=subject_id)
    answers: dict[uuid.UUID, list[ContributionAnswer]] = {}
    for answer in rows["answers"]:
        answers.setdefault(answer.contribution_id, []).append(answer)
    for one in rows["contributions"]:
        one.public_answers = answers.get(one.pk, [])
    return rows["contributions"]


@composed
def _beside(*, kind: str, subject: uuid.UUID) -> Mapping[str, QuerySet[Any]]:
    rows = public_contributions().filter(subject_kind=kind, subject_id=subject)[: BESIDE + 1]
    return {"contributions": rows, "answers": _public_answers().filter(contribution__in=rows.values("pk"))}


def _public_answers() -> QuerySet[ContributionAnswer]:
    return ContributionAnswer.objects.filter(public=True).order_by("given_at", "id")


def shown(rows: Iterable[Contribution], language: str, today: date, *, subjects: bool = True) -> list[Shown]:
    """Rows of `with_answers` for a page; their subjects in one query for each kind."""
    found = list(rows)
    known = of_contributions(found, language) if subjects else {}
    return [_shown(one, language, today, known.get((one.subject_kind, one.subject_id))) for one in found]


def _shown(one: Contribution, language: str, today: date, subject: Subject | None) -> Shown:
    answers = tuple(answer_shown(row, language) for row in getattr(one, "public_answers", ()))
    return Shown(
        contribution=one, heading=one.heading(language), text=one.reading(language), subject=subject, answers=answers,
        due=one.answer_due if one.owes_answer else None, overdue=one.is_overdue(today),
    )  # fmt: skip


def answer_shown(row: ContributionAnswer, language: str) -> AnswerShown:
    return AnswerShown(row.kind, text_in(row.text, language), row.by_function, day_of(row.given_at))


def rooms() -> QuerySet[Room]:
    return Room.objects.order_by("position", "id")


def open_rooms() -> QuerySet[Room]:
    return rooms().filter(closed_at__isnull=True)
