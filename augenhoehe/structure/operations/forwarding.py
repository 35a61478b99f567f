"""Into the political bodies: what the steering group passed on becomes a paper with its stations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from augenhoehe.committees.models import Paper, Resolution
from augenhoehe.committees.operations import create_paper, state_effects, submit_paper
from augenhoehe.committees.rules import NewItem, NewStation
from augenhoehe.core import revisions
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.structure.models import StructuralQuestion
from augenhoehe.structure.rules import questions as rules

from . import gate2, owing


@transaction.atomic
def forward_question(
    *,
    question: StructuralQuestion,
    kind: str,
    title: str,
    text: str,
    reasons: str,
    stations: Sequence[NewStation],
    by: Actor,
    at: datetime,
    revision: int | None = None,
    addressee: str = "",
    effects_text: str = "",
) -> Paper:
    """Write the paper and send it on its way; its result comes back to the question and to everyone behind it."""
    revisions.lock(question, "municipality", revision=revision)
    rules.check_forward(by, question)
    paper = create_paper(
        kind=kind, title=title, items=[NewItem(text, addressee)], reasons=reasons, thread=owing.thread_of(question),
        stations=stations, by=by, at=at,
    )  # fmt: skip
    if effects_text.strip():
        state_effects(paper=paper, effects=Paper.Effects.SOME, effects_text=effects_text, by=by, at=at)
    submit_paper(paper=paper, by=by, at=at)
    audit("forward_question", question, by=by, at=at, fields=["papers"])
    return paper


@transaction.atomic
def follow_submission(*, paper: Paper, by: Actor, at: datetime) -> None:
    """A paper of the matter is on its way, whoever wrote it: nobody owes another one."""
    rows = StructuralQuestion.objects.filter(
        thread_links__thread=paper.thread_id, state=StructuralQuestion.State.FORWARDED
    )
    for question in rows.order_by("pk"):
        owing.settle(question, owing.FORWARD, "Vorlage eingereicht", by=by, at=at)


@transaction.atomic
def follow_conclusion(*, paper: Paper, by: Actor, at: datetime) -> None:
    """The political bodies have decided; while another paper of the matter is on its way, it decides."""
    if Paper.objects.filter(thread=paper.thread_id).on_their_way().exists():
        return
    gate2.take_political_result(thread=paper.thread, result=paper.result, reason=_reason(paper), by=by, at=at)


@transaction.atomic
def follow_withdrawal(*, paper: Paper, by: Actor, at: datetime) -> None:
    """The paper was taken back: the question waits for another one."""
    if not Paper.objects.filter(thread=paper.thread_id).on_their_way().exists():
        gate2.lose_paper(thread=paper.thread, by=by, at=at)


def _reason(paper: Paper) -> str:
    """The reason of the resolution that ended the way; of a closed item only what was released."""
    rows = Resolution.objects.filter(agenda_item__station__paper=paper).select_related("agenda_item__committee")
    last = rows.order_by("-recorded_at").first()
    if last is None:
        return ""
    shown = last.agenda_item.public and last.agenda_item.committee.public
    return str(last.reason) if shown else text_in(last.public_text, "de").text
