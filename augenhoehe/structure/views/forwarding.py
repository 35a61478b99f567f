"""A question that the steering group passed on goes into the political bodies."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.http import HttpResponse

from augenhoehe.committees.addresses import of_paper
from augenhoehe.committees.queries.papers import suggested_way
from augenhoehe.committees.rules import hearing_rule_in, hearing_sentence
from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.structure.forms.forwarding import ForwardForm
from augenhoehe.structure.models import StructuralQuestion
from augenhoehe.structure.operations.forwarding import forward_question
from augenhoehe.structure.queries.proposals import proposal_of
from augenhoehe.structure.rules import questions as rules

from . import questions

LEAD = "Das Ergebnis kommt zurück in diesen Vorgang und zu allen, die gemeldet haben."


def question_forward(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = questions.find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_forward(actor, found)
    day = clock.today()
    form = ForwardForm(
        request.POST or None, of=found, proposal=proposal_of(found),
        way=suggested_way(found.municipality_id, None, day),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> tuple[str, str]:
        stations = form.stations()
        paper = forward_question(question=found, stations=stations, by=actor, at=clock.now(), **given)
        return of_paper(paper), f"Eingereicht als {paper.name}."

    return ask(
        request, form, act, title="In die politischen Gremien geben", button="Einreichen",
        breadcrumb=questions.trail(found),
        lead=_lead(found, day),
    )  # fmt: skip


def _lead(question: StructuralQuestion, day: date) -> str:
    """With the rule of the place, if a body has to be heard there before the council decides."""
    rule = hearing_rule_in(question.municipality_id, day)
    return f"{LEAD} {hearing_sentence(rule, day)}" if rule else LEAD
