"""Training: the collected wishes, one wish with who wants it too, offers, and the list of topics."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core.clock import now, today
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations import operations
from augenhoehe.organisations.addresses import of_organisation, of_training_wish
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.forms.training import ConfirmForm, PlanForm, TopicForm, TrainingForm
from augenhoehe.organisations.listings.training import offers_listing, wish_tag, wishes_listing
from augenhoehe.organisations.models import Organisation, TrainingWish
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.queries import training as queries
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import training as rules_training
from augenhoehe.ui.tables import list_response

from .pool import tended_organisation
from .register import trail

Crumbs = list[tuple[str, str]]


def _trail(wish: TrainingWish | None = None) -> Crumbs:
    start = [("Schulungen", reverse("organisations_inside:trainings"))]
    return [*start, (wish.title, of_training_wish(wish))] if wish else start


def _find(request: ActorRequest, pk: uuid.UUID) -> TrainingWish:
    found: TrainingWish = get_object_or_404(queries.wishes_for(request.actor, today()), pk=pk)
    return found


@require_GET
def trainings(request: ActorRequest) -> HttpResponseBase:
    """What is wanted, by most organisations first; settled wishes on request."""
    request.actor.check(READ_NETWORK)
    rows = queries.wishes_for(request.actor, today())
    if not request.GET.get("stand"):
        rows = rows.filter(state__in=TrainingWish.WANTED)
    context = {
        "keeps": request.actor.may(KEEP_REGISTER),
        "houses": [(one, one.pk) for one in queries_register.own_rows(request.actor, today())],
    }
    return list_response(request, wishes_listing(), rows, "organisations/trainings.html", context)


@require_GET
def training_offers(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(READ_NETWORK)
    rows = queries.offers_for(request.actor, today()).filter(ended_at=None)
    return list_response(
        request, offers_listing(), rows, "organisations/needs.html", {"breadcrumb": _trail()}
    )  # fmt: skip


@require_GET
def training(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = _find(request, pk), request.actor, today()
    context = {
        "page_title": found.title,
        "breadcrumb": _trail(),
        "status": wish_tag(found),
        "wish": found,
        "language": SPOKEN.get(found.language, found.language),
        "wanted": found.state in TrainingWish.WANTED,
        "voices": queries.voices_of(found),
        "houses": queries.joinable(actor, found, day),
        "teachers": queries.fitting_offers(found, actor, day),
        "keeps": actor.may(KEEP_REGISTER),
        "tends": rules.can_tend(actor, found.organisation, day),
        "verbs": {one.name for one in rules_training.TRAINING_WISH.transitions if found.state in one.sources},
        "panels": slot_panels("training_wish.panels", actor, found),
    }
    return render(request, "organisations/training.html", context)


def training_wish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    owner = tended_organisation(request, pk)
    form = TrainingForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.wish_training(organisation=owner, by=request.actor, at=now(), **data)
        return of_training_wish(made), "Eingetragen. Andere Organisationen können sich anschließen."

    return ask(
        request, form, act, title="Schulung wünschen", button="Wünschen", breadcrumb=trail(request, owner),
        lead="Das liest das ganze Netzwerk. Steht Ihr Thema schon in der Liste, schließen Sie sich dort an.",
    )  # fmt: skip


def training_offer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    owner = tended_organisation(request, pk)
    form = TrainingForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.offer_training(organisation=owner, by=request.actor, at=now(), **data)
        return f"{of_organisation(owner)}#schulungen", "Eingetragen. Das Netzwerk sieht, was Sie weitergeben."

    return ask(
        request, form, act, title="Schulung anbieten", button="Anbieten", breadcrumb=trail(request, owner),
        lead="Was kann Ihre Organisation anderen beibringen?",
    )  # fmt: skip


def training_offer_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.offers_for(request.actor, today()), pk=pk)
    rules.check_tend(request.actor, found.organisation, today())
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.end_training_offer(offer=found, by=request.actor, at=now(), **data)
        return f"{of_organisation(found.organisation)}#schulungen", "Beendet."

    return ask(
        request, form, act, title=f"Angebot beenden: {found.title}", button="Beenden",
        breadcrumb=trail(request, found.organisation), danger=True,
    )  # fmt: skip


@require_POST
def join(request: ActorRequest, pk: uuid.UUID, organisation: uuid.UUID) -> HttpResponse:
    wish, house = _find(request, pk), _own(request, organisation)
    operations.join_wish(wish=wish, organisation=house, by=request.actor, at=now())
    messages.success(request, f"{house.name} will das auch.")
    return redirect(of_training_wish(wish))


@require_POST
def leave(request: ActorRequest, pk: uuid.UUID, organisation: uuid.UUID) -> HttpResponse:
    wish, house = _find(request, pk), _own(request, organisation)
    operations.leave_wish(wish=wish, organisation=house, by=request.actor, at=now())
    messages.success(request, "Zurückgenommen.")
    return redirect(of_training_wish(wish))


def _own(request: ActorRequest, pk: uuid.UUID) -> Organisation:
    found: Organisation = get_object_or_404(queries.own_organisation(request.actor, pk, today()))
    return found


def training_plan(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _kept(request, pk, operations.plan_wish, PlanForm, "Schulung einplanen", "Einplanen", "Eingeplant.")


def training_meet(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _kept(
        request, pk, operations.meet_wish, RevisionForm, "Wunsch erfüllt", "Als erfüllt eintragen", "Erfüllt."
    )  # fmt: skip


def training_reopen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _kept(
        request, pk, operations.reopen_wish, RevisionForm, "Wieder öffnen", "Wieder öffnen", "Wieder offen."
    )  # fmt: skip


def _kept(
    request: ActorRequest, pk: uuid.UUID, verb: Callable[..., Any], form_class: Any, title: str, button: str, done: str
) -> HttpResponse:
    """What becomes of a wish says who keeps the register."""
    found = _find(request, pk)
    rules_training.check_keep_list(request.actor)
    form = form_class(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(wish=found, by=request.actor, at=now(), **data)
        return of_training_wish(found), done

    return ask(request, form, act, title=title, button=button, breadcrumb=_trail(found))


def training_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_tend(request.actor, found.organisation, today())
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.withdraw_wish(wish=found, by=request.actor, at=now(), **data)
        return of_training_wish(found), "Zurückgezogen."

    return ask(
        request, form, act, title="Wunsch zurückziehen", button="Zurückziehen", breadcrumb=_trail(found), danger=True
    )  # fmt: skip


def topics(request: ActorRequest) -> HttpResponse:
    """The list that wishes and offers choose from, with how often each is chosen."""
    rules_training.check_keep_list(request.actor)
    form = TopicForm(request.POST if request.method == "POST" else None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_topic(by=request.actor, at=now(), **data)
        return reverse("organisations_inside:training_topics"), "Das Thema steht in der Liste."

    return ask(
        request, form, act, title="Schulungsthemen", button="Thema eintragen", breadcrumb=_trail(),
        template="organisations/training_topics.html", topics=queries.topics_with_counts(),
    )  # fmt: skip


def topic_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules_training.check_keep_list(request.actor)
    found = get_object_or_404(queries.topics(), pk=pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.end_topic(topic=found, by=request.actor, at=now())
        return reverse("organisations_inside:training_topics"), "Das Thema steht nicht mehr zur Auswahl."

    crumbs = [*_trail(), ("Schulungsthemen", reverse("organisations_inside:training_topics"))]
    return ask(
        request, form, act, title=f"Thema aus der Liste nehmen: {found.title}", button="Aus der Liste nehmen",
        breadcrumb=crumbs, lead="Wünsche und Angebote mit diesem Thema bleiben.",
    )  # fmt: skip
