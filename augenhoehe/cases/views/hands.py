"""In whose hands a case lies: handed over, deputised, reassigned by a team lead who opens none of them."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from augenhoehe.cases import operations, queries, rules
from augenhoehe.cases.forms.hands import DeputyForm, HandOverForm, ReassignForm
from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .room import address, find, in_room, trail, verb_on


@in_room(rules.check_reassign)
def cases_reassign(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """For a team lead: from whom, how many, to whom. No case and no client is on this page."""
    loads = queries.workloads(request.actor)
    of_giver = [one for one in loads if one.user.pk == pk]
    if not of_giver:
        raise Http404("Diese Person führt keinen Fall Ihres Trägers.")
    giver, back = of_giver[0].user, reverse("cases_inside:numbers")
    load = {group: sum(one.of(group) for one in of_giver) for group in queries.GROUPS}
    form = ReassignForm(
        request.POST or None, load={group: number for group, number in load.items() if number},
        takers=queries.takers(request.actor, giver, loads),
    )  # fmt: skip

    def act(data: dict[str, Any]) -> tuple[str, str]:
        to = data["to"]
        handed = operations.reassign_cases(
            giver=giver, to=to, phases=form.phases, number=data["number"], most=data["most"], seen=data["seen"],
            why=data["why"], by=request.actor, at=now(),
        )  # fmt: skip
        words = "Ein Fall ist" if handed == 1 else f"{handed} Fälle sind"
        return back, f"{words} jetzt bei {to.name}. {giver.name} öffnet sie nicht mehr."

    return ask(
        request, form, act, title=f"Fälle von {giver.name} übergeben", button="Übergeben",
        breadcrumb=[("Fallzahlen", back)],
        lead="Sie sehen keine Akte. Wer die Fälle bekommt, liest sie sofort und findet sie unter „Heute“; wer sie "
        "führte, liest sie sofort nicht mehr. Andere benannte Vertretungen laufen bis zu ihrem Ende weiter.",
    )  # fmt: skip


@require_POST
@in_room()
def case_accept(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.accept_case(case=found, by=request.actor, at=now())
    messages.success(request, "Sie haben den Fall übernommen.")
    return redirect(address(found))


@in_room()
def case_hand_over(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_manages(request.actor, found)
    form = HandOverForm(request.POST or None, of=found, colleagues=queries.colleagues_for(found, day_of(now())))
    return verb_on(
        request, found, form, operations.hand_over, "Der Fall ist übergeben. Sie lesen ihn noch bis heute Abend.",
        title="Fall übergeben", button="Übergeben",
        lead="Ab morgen öffnen Sie diese Akte nicht mehr. Sagen Sie der Person, wer sie nun begleitet.",
    )  # fmt: skip


@in_room()
def deputy_name(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_manages(request.actor, found)
    colleagues = queries.colleagues_for(found, day_of(now()))
    form = DeputyForm(request.POST or None, colleagues=colleagues, initial={"valid_from": today()})
    return verb_on(
        request, found, form, operations.name_deputy, "Die Vertretung ist benannt.", title="Vertretung benennen",
        button="Benennen", lead="Die Vertretung liest die ganze Akte und führt sie weiter, nur in dieser Zeit.",
    )  # fmt: skip


@in_room()
def deputy_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    access = get_object_or_404(queries.accesses_for(request.actor), pk=pk)
    found = find(request, access.case_id)
    rules.check_manages(request.actor, found)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.end_deputy(access=access, by=request.actor, at=now())
        return address(found), "Die Vertretung ist beendet."

    form = forms.Form(request.POST if request.method == "POST" else None)
    return ask(
        request, form, act, title="Vertretung beenden", button="Beenden", breadcrumb=trail(found),
        lead=f"{access.user.name} öffnet diese Akte dann nicht mehr.",
    )  # fmt: skip
