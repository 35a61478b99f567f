"""A question that the steering group passed on goes into the political bodies."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse

from augenhoehe.committees.addresses import of_paper
from augenhoehe.committees.queries.papers import political_committees, suggested_way
from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.structure.forms.forwarding import ForwardForm
from augenhoehe.structure.operations.forwarding import forward_question
from augenhoehe.structure.queries.proposals import proposal_of
from augenhoehe.structure.rules import questions as rules

from . import questions


def question_forward(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = questions.find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_forward(actor, found)
    day = clock.today()
    form = ForwardForm(
        request.POST or None, of=found, proposal=proposal_of(found), committees=list(political_committees(day)),
        way=suggested_way(found.municipality_id, None, day),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> tuple[str, str]:
        paper = forward_question(
            question=found, kind=given["kind"], title=given["title"], text=given["text"], reasons=given["reasons"],
            stations=form.stations, revision=given["revision"], by=actor, at=clock.now(),
        )  # fmt: skip
        return of_paper(paper), f"Eingereicht als {paper.name}."

    return ask(
        request, form, act, title="In die politischen Gremien geben", button="Einreichen",
        breadcrumb=questions.trail(found),
        lead="Das Ergebnis kommt zurück in diesen Vorgang und zu allen, die gemeldet haben.",
    )  # fmt: skip
