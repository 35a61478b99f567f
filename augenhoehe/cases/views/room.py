"""The door: module on, right and second factor there, the database told who acts, the answer kept by nobody."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from augenhoehe.cases import operations, queries, rules
from augenhoehe.cases.models import Case, Concern, Linking, SentHint, Strength
from augenhoehe.cases.queries_linkings import linkings_for
from augenhoehe.core.clock import now
from augenhoehe.core.closed import closed_room
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor, SecondFactorNeeded
from augenhoehe.journal.views.asking import ask
from augenhoehe.places.queries import module_on

View = Callable[..., HttpResponse]
Crumb = tuple[str, str]


def in_room(check: Callable[[Actor], None] = rules.check_work, *, files: bool = True) -> Callable[[View], View]:
    """A view inside the room. `files=False`: the page has no file in it and stays when the module is off."""

    def door(view: View) -> View:
        @wraps(view)
        def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if files and not module_on("cases", of=request.installation):
                raise Http404("Fallakten sind hier ausgeschaltet.")
            check(request.actor)
            try:
                with closed_room(request.actor):
                    response = view(request, *args, **kwargs)
            except (SecondFactorNeeded, Conflict):
                raise
            except Refused:
                _note_refusal(request, kwargs.get("pk"))
                raise
            response.headers["Cache-Control"] = "no-store"
            return response

        return guarded

    return door


def _note_refusal(request: ActorRequest, pk: uuid.UUID | None) -> None:
    """A refusal is noted inside the room, in a transaction of its own; the trail of the house hears nothing of it."""
    if request.method in ("GET", "HEAD"):
        return
    with closed_room(request.actor):
        case = queries.case_behind(request.actor, pk) if pk else None
        operations.note_reading(cases=[case], verb="refused", by=request.actor, at=now())


def trail(case: Case | None = None) -> list[Crumb]:
    start = [("Fallakten", reverse("cases_inside:cases"))]
    return [*start, (case.client.name, address(case))] if case else start


def address(case: Case) -> str:
    return reverse("cases_inside:case", args=[case.pk])


def find(request: ActorRequest, pk: uuid.UUID) -> Case:
    """The case, if this person may open it today; every finding is noted as a reading."""
    case: Case = get_object_or_404(queries.cases_for(request.actor), pk=pk)
    operations.note_reading(cases=[case], verb="read", by=request.actor, at=now())
    return case


def find_concern(request: ActorRequest, pk: uuid.UUID) -> Concern:
    concern: Concern = get_object_or_404(queries.concerns_for(request.actor), pk=pk)
    operations.note_reading(cases=[concern.case], verb="read", by=request.actor, at=now())
    return concern


def find_way(request: ActorRequest, pk: uuid.UUID) -> SentHint:
    """The way of a hint out of a file that this person may open."""
    sent: SentHint = get_object_or_404(queries.hints_for(request.actor), pk=pk)
    operations.note_reading(cases=[sent.case], verb="read", by=request.actor, at=now())
    return sent


def find_linking(request: ActorRequest, pk: uuid.UUID) -> Linking:
    linking: Linking = get_object_or_404(linkings_for(request.actor), pk=pk)
    operations.note_reading(cases=[linking.case], verb="read", by=request.actor, at=now())
    return linking


def find_strength(request: ActorRequest, pk: uuid.UUID) -> Strength:
    strength: Strength = get_object_or_404(queries.strengths_for(request.actor), pk=pk)
    operations.note_reading(cases=[strength.case], verb="read", by=request.actor, at=now())
    return strength


def verb_on(
    request: ActorRequest, found: Case, form: forms.BaseForm, verb: Callable[..., Any], said: str, **texts: Any
) -> HttpResponse:
    """A form about one case: what was typed goes to the verb, then back to the file."""

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(case=found, by=request.actor, at=now(), **data)
        return address(found), said

    return ask(request, form, act, breadcrumb=trail(found), **texts)
