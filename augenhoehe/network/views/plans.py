"""Plans: the list, one with what everybody said, and what is done with it."""

from __future__ import annotations

import uuid
from collections import Counter

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.addresses import of_plan
from augenhoehe.network.forms.plans import AnswerForm, OutcomeForm, PlanForm, ReplyForm
from augenhoehe.network.listings.plans import plan_tag, plans_listing
from augenhoehe.network.models import Plan, PlanReply
from augenhoehe.network.permissions import READ_SHARES
from augenhoehe.network.queries.plans import plans_for, replies_for, replies_of, sides_of
from augenhoehe.network.rules import plans as rules
from augenhoehe.ui.tables import list_response

Crumbs = list[tuple[str, str]]


def trail(plan: Plan | None = None) -> Crumbs:
    start = [("Vorhaben abstimmen", reverse("network_inside:plans"))]
    return [*start, (plan.title, of_plan(plan))] if plan else start


def find(request: ActorRequest, pk: uuid.UUID) -> Plan:
    found: Plan = get_object_or_404(plans_for(request.actor), pk=pk)
    return found


@require_GET
def plans(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(READ_SHARES)
    return list_response(request, plans_listing(), plans_for(request.actor), "network/plans.html", {})


@require_GET
def plan(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor
    replies = replies_of(found)
    running = found.state == Plan.State.OPEN
    said = Counter(one.stance for one in replies)
    context = {
        "page_title": found.title,
        "breadcrumb": trail(),
        "status": plan_tag(found),
        "plan": found,
        "replies": replies,
        "counts": [(label, said[value]) for value, label in PlanReply.Stance.choices],
        "running": running,
        "replies_too": running and any(one.key != found.side for one in sides_of(actor, today()).values()),
        "tends": running and rules.can_tend(actor, found),
    }
    return render(request, "network/plan.html", context)


def plan_lay(request: ActorRequest) -> HttpResponse:
    request.actor.check(READ_SHARES)
    form = PlanForm(request.POST or None, units=sides_of(request.actor, today()))

    def act(data: dict) -> tuple[str, str]:
        made = operations.lay_plan(by=request.actor, at=now(), **data)
        return of_plan(made), "Das Vorhaben liegt allen vor."

    return ask(
        request, form, act, title="Vorhaben vorlegen", button="Vorlegen", breadcrumb=trail(),
        lead="Alle im Netzwerk lesen es und können sagen, ob sie mitmachen, einverstanden sind oder Bedenken haben.",
    )  # fmt: skip


def plan_reply(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    units = [one.unit for one in sides_of(request.actor, today()).values() if one.key != found.side]
    form = ReplyForm(request.POST or None, units=units)

    def act(data: dict) -> tuple[str, str]:
        operations.reply_to_plan(plan=found, by=request.actor, at=now(), **data)
        return of_plan(found), "Ihre Rückmeldung steht beim Vorhaben."

    return ask(
        request, form, act, title="Rückmeldung geben", button="Rückmeldung geben", breadcrumb=trail(found),
        lead=f"„{found.title}“. Jede Rückmeldung zählt gleich viel. Auf Bedenken bekommen Sie eine Antwort.",
    )  # fmt: skip


def reply_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    reply = get_object_or_404(replies_for(request.actor), pk=pk)
    rules.check_tend(request.actor, reply.plan)
    form = AnswerForm(request.POST or None, of=reply, initial={"answer": reply.answer})

    def act(data: dict) -> tuple[str, str]:
        operations.answer_concern(reply=reply, by=request.actor, at=now(), **data)
        return of_plan(reply.plan), "Ihre Antwort steht dabei."

    return ask(
        request, form, act, title=f"Antwort an: {reply.unit}", button="Antworten", breadcrumb=trail(reply.plan),
        lead=f"{reply.get_stance_display()}: {reply.text}",
    )  # fmt: skip


def plan_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _end(request, pk, operations.close_plan, "Abstimmung abschließen", "Abschließen")


def plan_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _end(request, pk, operations.withdraw_plan, "Vorhaben zurückziehen", "Zurückziehen")


def _end(request: ActorRequest, pk: uuid.UUID, verb, title: str, button: str) -> HttpResponse:  # type: ignore[no-untyped-def]
    found = find(request, pk)
    rules.check_tend(request.actor, found)
    form = OutcomeForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        verb(plan=found, by=request.actor, at=now(), **data)
        return of_plan(found), "Gespeichert. Alle, die sich gemeldet haben, erfahren es."

    return ask(request, form, act, title=title, button=button, breadcrumb=trail(found))
