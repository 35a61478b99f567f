"""Joint positions inside: one position with versions and answers, and every verb on it."""

from __future__ import annotations

import uuid
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees.addresses import of_item
from augenhoehe.committees.queries import items_for
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import allowed
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.wording import Piece, differences
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.positions import operations, queries, rules
from augenhoehe.positions.addresses import of_network, of_position, public_of_position
from augenhoehe.positions.forms import OpenForm, PositionForm, ReasonForm, VersionForm, WordingForm
from augenhoehe.positions.models import BodyAnswer, JointPosition
from augenhoehe.positions.queries.networks import networks_for
from augenhoehe.positions.tags import answer_tag, position_tag

from .networks import find, trail

State = JointPosition.State


def done(request: HttpRequest, address: str, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return HttpResponseRedirect(address)


def _trail(request: ActorRequest, position: JointPosition, *, own: bool = False) -> list[Crumb]:
    """Through the network for its own side; whoever only reads what lies before a body has no way up there."""
    reads = networks_for(request.actor, today()).filter(pk=position.network_id).exists()
    crumbs = trail(position.network) if reads else []
    return [*crumbs, (position.title, of_position(position))] if own else crumbs


def _position(request: ActorRequest, pk: uuid.UUID) -> JointPosition:
    return get_object_or_404(queries.positions_for(request.actor, today()), pk=pk)


def _led(request: ActorRequest, pk: uuid.UUID, verb: str) -> JointPosition:
    """The position, for pages that move it: whoever may not is refused before typing anything."""
    found = _position(request, pk)
    rules.check_lead(request.actor, found.network, today())
    rules.POSITION.target(found.state, verb)
    return found


@require_GET
def position(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = _position(request, pk), request.actor, today()
    side = networks_for(actor, day).filter(pk=found.network_id).exists()
    versions = queries.versions_of(found) if side else []
    shown = found.version or (versions[0] if versions else None)
    answers = queries.answers_of(found)
    leads = rules.can_lead(actor, found.network, day)
    context = {
        "page_title": found.title,
        "breadcrumb": _trail(request, found),
        "status": position_tag(found),
        "position": found,
        "network": found.network.name_on(day),
        "network_url": of_network(found.network) if side else "",
        "shown": shown,
        "earlier": _changes(versions),
        "answers": _answers(request, found, answers, leads=leads),
        "agreement": queries.agreement_of(answers),
        "verbs": _verbs(found, answers, leads=leads, writes=rules.can_take_part(actor, found.network, day)),
        "public_url": public_of_position(found) if found.state == State.PUBLISHED and found.network.public else "",
    }
    return render(request, "positions/position.html", context)


def _verbs(position: JointPosition, answers: list[BodyAnswer], *, leads: bool, writes: bool) -> list[str]:
    """What the state allows, without what the votes so far would refuse anyway."""
    led = ["open", "drop", "retract"] if leads else []
    if leads and allowed(rules.check_no_vote_yet, answers):
        led.append("take_back")
    if leads and allowed(rules.check_enough_agree, answers):
        led.append("publish")
    return [verb for verb in (*(("write",) if writes else ()), *led) if rules.POSITION.allows(position.state, verb)]


def _changes(versions: list[Any]) -> list[tuple[Any, tuple[Piece, ...]]]:
    """Each version with what it changed in the one before, the latest first; the first has nothing before it."""
    pairs = pairwise(versions)
    return [(new, differences(old.text, new.text)) for new, old in pairs]


def _answers(
    request: ActorRequest, position: JointPosition, answers: list[BodyAnswer], *, leads: bool
) -> list[dict[str, Any]]:
    """What each body made of it; links only to what the reader may open."""
    day = today()
    readable = set(
        items_for(request.actor, day).filter(pk__in=[one.item_id for one in answers]).values_list("pk", flat=True)
    )
    standing = position.state in (State.OPEN, State.PUBLISHED)
    return [
        {
            "answer": one,
            "body": one.body.name_on(day),
            "tag": answer_tag(one),
            "url": of_item(one.item) if one.item_id in readable else "",
            "pieces": differences(position.wording, one.wording) if one.wording else (),
            "enters": rules.can_enter_wording(request.actor, one),
            "asks": leads and standing and rules.ANSWER.allows(one.state, "ask_again"),
        }
        for one in answers
    ]


# --- Writing ----------------------------------------------------------------------------------------------
def position_draft(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    network, actor = find(request, pk), request.actor
    rules.check_take_part(actor, network, today())
    form = PositionForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.draft_position(network=network, by=actor, at=now(), **data)
        return of_position(made), "Der Entwurf ist angelegt. Die Mitglieder können ihn ändern."

    return ask(request, form, act, title="Gemeinsame Position entwerfen", button="Anlegen", breadcrumb=trail(network))


def position_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = _position(request, pk), request.actor
    rules.check_take_part(actor, found.network, today())
    rules.POSITION.target(found.state, "write")
    latest = queries.versions_of(found)[0]
    form = VersionForm(request.POST or None, of=found, text=latest.text)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.write_version(position=found, by=actor, at=now(), **data)
        return of_position(found), "Die neue Fassung steht. Die früheren bleiben lesbar."

    title = f"Neue Fassung: {found.title}"
    return ask(request, form, act, title=title, button="Speichern", breadcrumb=_trail(request, found, own=True))


def position_open(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _led(request, pk, "open")
    form = OpenForm(request.POST or None, of=found)
    bodies = [one.name_on(today()) for one in queries.member_bodies(found.network, today())]

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.open_position(position=found, by=request.actor, at=now(), **data)
        return of_position(found), f"Die Position wartet nun bei {len(bodies)} Gremien auf die nächste Sitzung."

    lead = f"Danach ändert sich der Wortlaut nicht mehr. Er kommt auf die Warteliste von: {', '.join(bodies)}."
    return ask(
        request, form, act, title=f"Den Gremien vorlegen: {found.title}", button="Vorlegen",
        breadcrumb=_trail(request, found, own=True), lead=lead,
    )  # fmt: skip


def _with_reason(request: ActorRequest, pk: uuid.UUID, verb: str, title: str, button: str, told: str) -> HttpResponse:
    found = _led(request, pk, verb)
    form = ReasonForm(request.POST or None, of=found)
    move = {
        "take_back": operations.take_back_position, "drop": operations.drop_position,
        "retract": operations.retract_position,
    }[verb]  # fmt: skip

    def act(data: dict[str, Any]) -> tuple[str, str]:
        move(position=found, by=request.actor, at=now(), **data)
        return of_position(found), told

    return ask(
        request, form, act, title=f"{title}: {found.title}", button=button,
        breadcrumb=_trail(request, found, own=True), danger=verb != "take_back",
    )  # fmt: skip


def position_take_back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    told = "Die Position ist wieder ein Entwurf. Sie steht auf keiner Warteliste mehr."
    return _with_reason(request, pk, "take_back", "Zurück in den Entwurf", "Zurücknehmen", told)


def position_drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _with_reason(request, pk, "drop", "Aufgeben", "Aufgeben", "Die Position ist aufgegeben.")


def position_retract(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    told = "Die Position ist nicht mehr öffentlich. Die Beschlüsse der Gremien bleiben."
    return _with_reason(request, pk, "retract", "Zurückziehen", "Zurückziehen", told)


@require_POST
def position_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _position(request, pk)
    typed = request.POST.get("revision", "")
    operations.publish_position(
        position=found, by=request.actor, at=now(), revision=int(typed) if typed.isdecimal() else None
    )
    return done(request, of_position(found), "Die Position ist öffentlich, mit allen, die sie beschlossen haben.")


def answer_wording(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.answers_waiting_for(request.actor, today()), pk=pk)
    place = get_object_or_404(queries.positions_for(request.actor, today()), pk=found.position_id)
    found.position = place
    rules.check_enter_wording(request.actor, found)
    form = WordingForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.enter_wording(answer=found, by=request.actor, at=now(), **data)
        return f"{of_position(place)}#gremien", "Der eigene Wortlaut steht nun neben dem gemeinsamen."

    lead = found.body.name_on(today())
    if found.resolution is not None:
        lead = f"{lead}, Beschluss vom {long_date(found.resolution.decided_on)}: {found.resolution.wording}"
    return ask(
        request, form, act, title=f"Eigener Wortlaut: {place.title}", button="Speichern",
        breadcrumb=_trail(request, place, own=True), lead=lead,
    )  # fmt: skip


@require_POST
def answer_again(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.answers_waiting_for(request.actor, today()), pk=pk)
    found.position = get_object_or_404(queries.positions_for(request.actor, today()), pk=found.position_id)
    typed = request.POST.get("revision", "")
    operations.ask_again(answer=found, by=request.actor, at=now(), revision=int(typed) if typed.isdecimal() else None)
    return done(request, f"{of_position(found.position)}#gremien", "Die Position wartet dort wieder auf eine Sitzung.")
