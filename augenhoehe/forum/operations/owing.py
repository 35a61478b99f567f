"""An official answer is promised with a day: a duty of the coordination, and a line that everybody reads."""

from __future__ import annotations

from datetime import date, datetime

from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import shorten
from augenhoehe.forum.addresses import of_contribution
from augenhoehe.forum.models import Contribution
from augenhoehe.notices.operations import close_duty, open_duty

ANSWER = "forum.answer"


def owe_answer(contribution: Contribution, due: date, *, by: Actor, at: datetime) -> None:
    open_duty(
        kind=ANSWER, subject_kind="contribution", subject_id=contribution.pk,
        title=f"Amtlich antworten: {shorten(contribution.text, 80)}", url=of_contribution(contribution),
        owner_label="Koordination", role=Role.COORDINATION, due=due, by=by, at=at,
    )  # fmt: skip


def answer_is_there(contribution: Contribution, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=ANSWER, subject_id=contribution.pk, outcome=outcome, by=by, at=at)
