"""The rule on how the § 27 body takes part in what the council decides: entered with its source, ended."""

from __future__ import annotations

import uuid

from django.http import HttpResponse

from augenhoehe.committees import operations, rules
from augenhoehe.committees.forms import EndHearingForm, HearingForm
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .committees import address, find, trail

LEAD = (
    "Gehen Vorlagen, über die der Rat entscheidet, vorher durch dieses Gremium? Tragen Sie nur ein, "
    "was ein Gesetz oder eine Satzung sagt. Ohne Regel wird das Gremium vorgeschlagen, aber nicht verlangt."
)


def hearing_set(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = find(request, pk)
    rules.check_hearing(request.actor, committee)
    form = HearingForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        operations.set_hearing_rule(committee=committee, by=request.actor, at=now(), **data)
        return f"{address(committee)}#beteiligung", f"Die Regel gilt ab {long_date(data['valid_from'])}."

    return ask(
        request, form, act, title="Beteiligung an Vorlagen regeln", button="Regel eintragen",
        breadcrumb=trail(committee), lead=LEAD,
    )  # fmt: skip


def hearing_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = find(request, pk)
    rules.check_hearing(request.actor, committee)
    form = EndHearingForm(request.POST or None, initial={"valid_until": today()})

    def act(data: dict) -> tuple[str, str]:
        operations.end_hearing_rule(committee=committee, by=request.actor, at=now(), **data)
        return f"{address(committee)}#beteiligung", f"Die Regel endet am {long_date(data['valid_until'])}."

    return ask(request, form, act, title="Regel beenden", button="Beenden", breadcrumb=trail(committee))
