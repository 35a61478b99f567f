"""Answers: of the administration, and of the structural level to what became a hint."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from augenhoehe.core import revisions
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.core.text import clean
from augenhoehe.forum.models import SHOWN, Contribution, ContributionAnswer
from augenhoehe.forum.rules import moderation as rules
from augenhoehe.forum.rules.machine import CONTRIBUTION
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import audit
from augenhoehe.structure.models import Answer, Hint
from augenhoehe.structure.operations.intake import report_hint, start_of

from .owing import answer_is_there
from .telling import tell_author

BACK = (Answer.Kind.INTERIM, Answer.Kind.FINAL)


@transaction.atomic
def answer_officially(
    *, contribution: Contribution, text: dict[str, Any], by: Actor, at: datetime, revision: int | None = None
) -> ContributionAnswer:
    """The administration answers, in public and to the author."""
    revisions.lock(contribution, revision=revision)
    rules.check_answer(by, contribution)
    tidy = {key: {**one, "text": clean(one["text"])} for key, one in text.items() if one.get("text")}
    rules.check_answer_text(tidy.get("de", {}).get("text", ""))
    made = _add(contribution, ContributionAnswer.Kind.OFFICIAL, tidy, by.function or "Koordination", by, at)
    answer_is_there(contribution, "beantwortet", by=by, at=at)
    return made


def _add(
    contribution: Contribution, kind: str, text: dict[str, Any], function: str, by: Actor, at: datetime,
    *, public: bool = True,
) -> ContributionAnswer:  # fmt: skip
    made = ContributionAnswer.objects.create(
        contribution=contribution, kind=kind, text=text, by_function=function, given_by=by.user_id, given_at=at,
        public=public,
    )  # fmt: skip
    if public and CONTRIBUTION.allows(contribution.state, "answer"):
        revisions.change(contribution, state=CONTRIBUTION.target(contribution.state, "answer"))
    audit("answer_contribution", contribution, by=by, at=at, fields=["answers", "state"])
    tell_author(contribution, at=at, answer=made)
    return made


@transaction.atomic
def make_hint(*, contribution: Contribution, by: Actor, at: datetime, revision: int | None = None) -> Hint:
    """The contribution becomes a structural hint: its words, its town and its language, never its author."""
    revisions.lock(contribution, revision=revision)
    rules.check_make_hint(by, contribution)
    known = _same_author(contribution)
    made = report_hint(
        problem=contribution.text, municipality=contribution.municipality, at=at, by=by,
        language=contribution.language, source=Hint.Source.FORUM, person_key=known.person_key if known else None,
    ).hint  # fmt: skip
    revisions.change(contribution, hint=made)
    audit("make_hint", contribution, by=by, at=at, fields=["hint"])
    return made


def _same_author(contribution: Contribution) -> Hint | None:
    """Two contributions of one account are hints of one person; the key itself stays random."""
    if contribution.author_id is None:
        return None
    rows = Contribution.objects.filter(author=contribution.author_id, hint__isnull=False).select_related("hint")
    first = rows.order_by("submitted_on", "id").first()
    return first.hint if first else None


def carry_answer(answer: Answer) -> None:
    """What was answered to a hint comes back to the contribution it was made of, and to its author.

    On the public page stands only what is public itself: the answer to a question whose matter everybody may read.
    """
    if answer.kind not in BACK:
        return
    about = Q(hint=answer.hint_id) if answer.hint_id else Q(pk__in=())
    if answer.question_id:
        about = Q(hint__question_links__question=answer.question_id)
    elif answer.topic_id:
        about = Q(hint__topic=answer.topic_id)
    rows = Contribution.objects.filter(about, state__in=[*SHOWN, Contribution.State.IN_REVIEW]).distinct()
    public = _is_public(answer)
    found = list(Contribution.objects.filter(pk__in=rows.values("pk")).select_for_update(of=("self",)).order_by("pk"))
    for one in found:
        _add(one, ContributionAnswer.Kind.STRUCTURE, answer.text, answer.by_function, SYSTEM,
             start_of(answer.given_on), public=public)  # fmt: skip


def _is_public(answer: Answer) -> bool:
    if not answer.question_id:
        return False
    return Thread.objects.public().filter(question_links__question=answer.question_id).exists()
