"""What a structural question stands on besides hints: figures and analyses, named and struck again."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.structure import addresses
from augenhoehe.structure.forms.sources import SourceForm
from augenhoehe.structure.models import StructuralQuestion
from augenhoehe.structure.operations import sources as verbs
from augenhoehe.structure.queries import sources as queries
from augenhoehe.structure.queries.chains import proposal_of, questions_to_model
from augenhoehe.structure.rules import chains as rules

from . import questions
from .asking import done


def _question(request: ActorRequest, pk: uuid.UUID) -> StructuralQuestion:
    found = get_object_or_404(questions_to_model(request.actor, clock.today()), pk=pk)
    rules.check_model(request.actor, found, proposal_of(found), clock.today())
    return found


def _evidence(question: StructuralQuestion) -> str:
    return f"{addresses.of_question(question)}#belege"


def source_name(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _question(request, pk)
    form = SourceForm(request.POST or None, actor=request.actor)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.name_source(question=found, by=request.actor, at=clock.now(), **given)
        return _evidence(found), "Die Quelle ist genannt."

    return ask(
        request, form, act, title="Quelle nennen", button="Nennen", breadcrumb=questions.trail(found),
        lead="Was spricht außer den Hinweisen dafür? Eine Kennzahl für einen Ort, oder eine Sozialraumanalyse.",
    )  # fmt: skip


@require_POST
def source_drop(request: ActorRequest, pk: uuid.UUID, source: uuid.UUID) -> HttpResponse:
    found = _question(request, pk)
    verbs.drop_source(source=get_object_or_404(queries.source_of(found, source)), by=request.actor, at=clock.now())
    return done(request, "Die Quelle ist gestrichen.", _evidence(found))
