"""Findings of an interview: written, coded, and given to the gate."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.studies import addresses
from augenhoehe.studies.forms import interviews as our_forms
from augenhoehe.studies.operations import gating
from augenhoehe.studies.operations import interviews as operations
from augenhoehe.studies.queries import interviews as queries
from augenhoehe.studies.rules import interviews as rules

from .room import find, find_finding, in_room, trail

BESIDE = "Aus Hürden werden Hinweise ohne Namen. Beides geht gemischt mit anderen hinaus, nicht sofort."


@in_room
def finding_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_code(found)
    form = our_forms.FindingForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        data.pop("revision")
        operations.write_finding(interview=found, by=request.actor, at=now(), **data)
        return f"{addresses.of_interview(found)}#befunde", "Der Befund ist geschrieben."

    return ask(
        request, form, act, title="Befund schreiben", button="Speichern", breadcrumb=trail(found.study, found),
        lead=BESIDE, template="studies/finding.html", interview=found,
    )  # fmt: skip


@in_room
def finding_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_finding(request, pk)
    rules.check_unreleased(found)
    interview = found.interview
    form = our_forms.FindingForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_finding(finding=found, by=request.actor, at=now(), **data)
        return f"{addresses.of_interview(interview)}#befunde", "Gespeichert."

    return ask(
        request, form, act, title="Befund ändern", button="Speichern", breadcrumb=trail(interview.study, interview),
        lead=BESIDE, template="studies/finding.html", interview=interview,
    )  # fmt: skip


@in_room
def finding_release(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_finding(request, pk)
    interview = found.interview
    rules.check_release(found, queries.findings_of(interview), found.said("life_area"))
    form = our_forms.MoveForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        gating.release_finding(finding=found, by=request.actor, at=now(), **data)
        return f"{addresses.of_interview(interview)}#befunde", "Freigegeben. Der Befund geht mit anderen hinaus."

    return ask(
        request, form, act, title="Befund ohne Namen weitergeben", button="Weitergeben",
        breadcrumb=trail(interview.study, interview), template="studies/release.html", finding=found,
        area=queries.labels("life_area").get(found.said("life_area"), ""),
        hurdle=queries.labels("hurdle").get(found.said("hurdle"), ""),
    )  # fmt: skip
