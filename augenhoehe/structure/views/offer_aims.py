"""What is to happen with offers: named under a question or a proposal; all gaps in one list."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure import addresses, counts
from augenhoehe.structure.forms.offer_aims import AimForm, CloseGapForm
from augenhoehe.structure.listings_gaps import gaps_listing
from augenhoehe.structure.models import OfferAim
from augenhoehe.structure.operations import offer_aims as verbs
from augenhoehe.structure.queries import inbox
from augenhoehe.structure.queries import offer_aims as queries
from augenhoehe.structure.rules import offer_aims as rules
from augenhoehe.ui.tables import list_response

from . import proposals, questions
from .asking import done

LEAD = (
    "Nennen Sie, was mit Angeboten geschehen soll. Ort, Lebensbereich und Sprache machen Lücken vergleichbar: Sie "
    "stehen mit anderen in der Liste der Angebotslücken."
)


def _form(request: ActorRequest) -> AimForm:
    return AimForm(request.POST or None, lists=inbox.vocabularies(), towns=inbox.towns())


def question_aim(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = questions.find(request, pk), _actor(request)
    rules.check_name_in_question(actor, found)
    form = _form(request)

    def act(_given: dict[str, Any]) -> tuple[str, str]:
        verbs.name_in_question(question=found, by=actor, at=clock.now(), **form.given)
        return f"{addresses.of_question(found)}#angebote", "Festgehalten."

    return ask(
        request, form, act, title="Angebot nennen", button="Festhalten", breadcrumb=questions.trail(found), lead=LEAD
    )


def proposal_aim(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = proposals.find(request, pk), _actor(request)
    rules.check_name_in_proposal(actor, found, clock.today())
    form = _form(request)

    def act(_given: dict[str, Any]) -> tuple[str, str]:
        verbs.name_in_proposal(proposal=found, by=actor, at=clock.now(), **form.given)
        return f"{addresses.of_proposal(found)}#angebote", "Festgehalten."

    crumbs = proposals.trail(request, found)
    return ask(request, form, act, title="Angebot nennen", button="Festhalten", breadcrumb=crumbs, lead=LEAD)


@require_POST
def aim_drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    aim = _find(request, pk)
    typed = request.POST.get("revision", "")
    revision = int(typed) if typed.isdecimal() else None
    verbs.drop_aim(aim=aim, by=_actor(request), at=clock.now(), revision=revision)
    return done(request, address_of(aim), "Herausgenommen.")


def gap_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    aim, actor = _find(request, pk), _actor(request)
    rules.check_close(actor, aim)
    form = CloseGapForm(request.POST or None, of=aim)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.close_gap(aim=aim, offer=form.meant, by=actor, at=clock.now(), revision=given["revision"])
        return address_of(aim), "Die Lücke ist geschlossen. Im Vorgang steht ein Schritt dazu."

    return ask(
        request, form, act, title="Lücke schließen", button="Als geschlossen festhalten", breadcrumb=_trail(aim),
        lead=f"{aim.what} Durch welches Angebot ist die Lücke geschlossen?",
    )  # fmt: skip


@require_safe
def gaps(request: ActorRequest) -> HttpResponseBase:
    """Where offers are missing: named in questions and proposals; below, what hints say, as it may be shown."""
    actor = _actor(request)
    rules.check_gaps(actor)
    context = {"counted": counts.missing_offers(actor), "waits": not actor.residence_authority}
    rows = queries.gaps_for(actor, clock.today())
    return list_response(request, gaps_listing(), rows, "structure/aims/gaps.html", context)


def _actor(request: ActorRequest) -> Actor:
    return request.actor  # type: ignore[no-any-return]


def _find(request: ActorRequest, pk: uuid.UUID) -> OfferAim:
    return get_object_or_404(queries.aims_for(_actor(request), clock.today()), pk=pk)


def address_of(aim: OfferAim) -> str:
    if aim.question is not None:
        return f"{addresses.of_question(aim.question)}#angebote"
    if aim.proposal is None:
        raise Http404
    return f"{addresses.of_proposal(aim.proposal)}#angebote"


def _trail(aim: OfferAim) -> list[Crumb]:
    title = aim.question.title if aim.question else "Lösungsvorschlag"
    return [(title, address_of(aim))]
