"""The door: right and second factor there, the database told who acts, the answer kept by nobody."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from augenhoehe.core.clock import now
from augenhoehe.core.closed import closed_room
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import SecondFactorNeeded
from augenhoehe.journal.views.asking import Crumb
from augenhoehe.studies import addresses
from augenhoehe.studies.models import Finding, Interview, Nomination, Study
from augenhoehe.studies.operations.reading import note_reading
from augenhoehe.studies.queries import interviews as queries
from augenhoehe.studies.rules import interviews as rules

View = Callable[..., HttpResponse]


def in_room(view: View) -> View:
    """A view inside the room; that the module is on asks the door around it (urls_inside)."""

    @wraps(view)
    def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rules.check_work(request.actor)
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


def _note_refusal(request: ActorRequest, pk: uuid.UUID | None) -> None:
    """A refusal is noted inside the room, in a transaction of its own; the trail of the house hears nothing of it."""
    if request.method in ("GET", "HEAD") or pk is None:
        return
    with closed_room(request.actor):
        found = queries.interview_behind(request.actor, pk)
        if found is not None:
            note_reading(study=found.study, interviews=[found], verb="refused", by=request.actor, at=now())


def trail(study: Study | None = None, interview: Interview | None = None) -> list[Crumb]:
    crumbs = [("Interviews", reverse("studies_inside:rooms"))]
    if study is not None:
        crumbs.append((study.title, addresses.of_interviews(study)))
    if interview is not None:
        crumbs.append((f"Interview {interview.code}", addresses.of_interview(interview)))
    return crumbs


def find_study(request: ActorRequest, pk: uuid.UUID) -> Study:
    study: Study = get_object_or_404(queries.own_studies(request.actor), pk=pk)
    return study


def find(request: ActorRequest, pk: uuid.UUID) -> Interview:
    """The interview, if this person may open it today; every finding is noted as a reading."""
    found: Interview = get_object_or_404(queries.interviews_for(request.actor), pk=pk)
    note_reading(study=found.study, interviews=[found], verb="read", by=request.actor, at=now())
    return found


def find_finding(request: ActorRequest, pk: uuid.UUID) -> Finding:
    found: Finding = get_object_or_404(queries.findings_for(request.actor), pk=pk)
    note_reading(study=found.interview.study, interviews=[found.interview], verb="read", by=request.actor, at=now())
    return found


def find_nomination(request: ActorRequest, pk: uuid.UUID) -> Nomination:
    found: Nomination = get_object_or_404(queries.nominations_for(request.actor), pk=pk)
    return found
