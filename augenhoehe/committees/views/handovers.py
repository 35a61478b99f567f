"""A role changes hands: one page for both, with the list, the notes and the signatures."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees import queries
from augenhoehe.committees.addresses import of_hand_over
from augenhoehe.committees.forms.handovers import EntryForm, ExplainForm, HandOverForm
from augenhoehe.committees.models import HandOver, HandOverEntry
from augenhoehe.committees.operations import handovers as operations
from augenhoehe.committees.queries.bodies import hand_overs_for
from augenhoehe.committees.rules import bodies as rules
from augenhoehe.committees.rules import can_manage, check_prepare
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import StatusTag, Turn, turn

from .committees import find, trail, way_to


def hand_over_begin(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Whoever manages the committee for others; the chair for what was the chair's own."""
    committee = find(request, pk)
    check_prepare(request.actor, committee, today())
    form = HandOverForm(request.POST or None, initial={"from_user": request.actor.user_id})

    def act(data: dict) -> tuple[str, str]:
        made = operations.begin_hand_over(committee=committee, by=request.actor, at=now(), **data)
        return of_hand_over(made), "Die Liste ist angelegt. Wer abgibt, ist nun am Zug."

    lead = "Das Programm stellt zusammen, was offen ist. Wer abgibt, schreibt Hinweise dazu; wer übernimmt, hakt ab."
    return ask(
        request,
        form,
        act,
        title="Aufgabe übergeben",
        button="Übergabe beginnen",
        breadcrumb=trail(committee),
        lead=lead,
    )


def _find(request: ActorRequest, pk: uuid.UUID) -> HandOver:
    return get_object_or_404(hand_overs_for(request.actor), pk=pk)


def _trail(request: ActorRequest, found: HandOver) -> list[tuple[str, str]]:
    return [*way_to(request, found.committee), (f"Übergabe: {found.function}", of_hand_over(found))]


@require_GET
def hand_over(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    entries = list(found.entries.order_by("order"))
    me = request.actor.user_id
    inside = queries.is_member(me, found.committee, today()) or can_manage(request.actor, found.committee)
    for one in entries:
        # A duty leads where only the person who has it may go; the rest where the body's own people may.
        if me != found.from_user_id and (one.source == HandOverEntry.Source.DUTY or not inside):
            one.url = ""
    context = {
        "page_title": f"Übergabe: {found.function}",
        "breadcrumb": way_to(request, found.committee),
        "status": _status(found),
        "turn": _turn(found),
        "hand_over": found,
        "facts": [
            ("Gremium", found.committee.name_on(today())),
            ("Gibt ab", found.from_user.name),
            ("Übernimmt", found.to_user.name),
        ],
        "entries": entries,
        "left": sum(one.taken_at is None for one in entries),
        "gives": me == found.from_user_id and found.given_at is None,
        "takes": me == found.to_user_id and found.given_at is not None and found.closed_at is None,
        "today": today(),
    }
    return render(request, "committees/hand_over.html", context)


def _status(found: HandOver) -> StatusTag:
    if found.closed_at:
        return StatusTag("übernommen", "good")
    return StatusTag("abgegeben", "active") if found.given_at else StatusTag("in Vorbereitung", "active")


def _turn(found: HandOver) -> Turn | None:
    if found.closed_at:
        return None
    person = found.to_user if found.given_at else found.from_user
    return turn(person.name, due=found.due, today=today())


def hand_over_explain(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_give(request.actor, found)
    form = ExplainForm(request.POST or None, of=found, entries=list(found.entries.order_by("order")))

    def act(data: dict) -> tuple[str, str]:
        operations.explain_hand_over(
            hand_over=found, notes=data["notes"], entry_notes=form.entry_notes(), revision=data["revision"],
            by=request.actor, at=now(),
        )  # fmt: skip
        return of_hand_over(found), "Gespeichert."

    return ask(request, form, act, title="Hinweise schreiben", button="Speichern", breadcrumb=_trail(request, found))


def entry_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_give(request.actor, found)
    form = EntryForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        operations.add_entry(hand_over=found, by=request.actor, at=now(), **data)
        return of_hand_over(found), "Die Zeile steht in der Liste."

    return ask(request, form, act, title="Zeile ergänzen", button="Ergänzen", breadcrumb=_trail(request, found))


@require_POST
def hand_over_give(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    operations.give_role(hand_over=found, by=request.actor, at=now())
    messages.success(request, f"Unterschrieben. Am Zug ist nun {found.to_user.name}.")
    return redirect(of_hand_over(found))


@require_POST
def entry_tick(request: ActorRequest, pk: uuid.UUID, entry: uuid.UUID) -> HttpResponse:
    """Ticked, or with „zurück“ the tick is taken away."""
    found = _find(request, pk)
    line = get_object_or_404(found.entries, pk=entry)
    line.hand_over = found
    operations.tick_entry(entry=line, taken="zurueck" not in request.POST, by=request.actor, at=now())
    return redirect(f"{of_hand_over(found)}#zeile-{line.order}")


@require_POST
def hand_over_take(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    operations.take_role(hand_over=found, by=request.actor, at=now())
    messages.success(request, "Unterschrieben. Die Aufgabe ist übernommen.")
    return redirect(of_hand_over(found))
