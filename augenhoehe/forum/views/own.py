"""Writing with an account: for oneself or for an organisation; and what became of it (S0-22, S1-15)."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.forum import listings, operations
from augenhoehe.forum.addresses import public_of_contribution
from augenhoehe.forum.forms.inside import OwnForm
from augenhoehe.forum.forms.writing import ObjectionForm
from augenhoehe.forum.models import Contribution
from augenhoehe.forum.queries import inside as queries
from augenhoehe.forum.queries.status import status_of
from augenhoehe.forum.queries.writing import own_organisations, places_to_write
from augenhoehe.forum.rules import writing as rules
from augenhoehe.forum.subjects import find, subject_of
from augenhoehe.forum.tags import contribution_tag
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.places.privacy import privacy_version
from augenhoehe.ui.tables import list_response


def trail() -> list[Crumb]:
    return [("Meine Beiträge", reverse("forum_inside:own"))]


def _mine(request: ActorRequest, pk: uuid.UUID) -> Contribution:
    found: Contribution = get_object_or_404(queries.own_contributions(request.actor), pk=pk)
    return found


@require_safe
def own(request: ActorRequest) -> HttpResponseBase:
    rows = queries.own_contributions(request.actor)
    return list_response(request, listings.own_listing(), rows, "forum/inside/own.html")


def write(request: ActorRequest) -> HttpResponse:
    """The form for who is signed in; an organisation's text stands under its name."""
    actor = request.actor
    organisations = own_organisations(actor, clock.today())
    form = OwnForm(
        request.POST or None, about=places_to_write(), organisations=organisations,
        initial={"about": request.GET.get("zu", ""), "language": actor.language, "kind": Contribution.Kind.PROPOSAL},
    )  # fmt: skip

    def act(given: dict[str, Any]) -> tuple[str, str]:
        subject, at = find(given["about"], "de"), clock.now()
        if subject is None:
            raise Refused("Das ist nicht mehr öffentlich. Wählen Sie bitte etwas anderes.", field="about")
        operations.submit_contribution(
            subject=subject, kind=given["kind"], text=given["text"], language=given["language"], author=request.user,
            pseudonym=given["pseudonym"], organisation=form.chosen(), privacy_version=privacy_version(at), by=actor,
            at=at,
        )  # fmt: skip
        return reverse("forum_inside:own"), "Danke. Die Moderation liest Ihren Beitrag, bevor er erscheint."

    return ask(request, form, act, title="Beitrag schreiben", button="Absenden", breadcrumb=trail(),
               lead="Jeder Beitrag wird gelesen, bevor er erscheint.")  # fmt: skip


@require_safe
def own_contribution(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _show(request, _mine(request, pk), ObjectionForm())


def _show(request: ActorRequest, found: Contribution, objection: ObjectionForm) -> HttpResponse:
    context = {
        "page_title": found.heading("de").text or "Beitrag",
        "breadcrumb": trail(),
        "status": contribution_tag(found),
        "one": found,
        "found": status_of(found, "de"),
        "subject": subject_of(found, "de"),
        "public_url": public_of_contribution(found) if found.shown else "",
        "objection": objection,
        "may_object": rules.can_object(found, clock.now()),
        "may_withdraw": rules.can_withdraw(found),
    }
    return render(request, "forum/inside/own_contribution.html", context)


@require_POST
def own_object(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, form = _mine(request, pk), ObjectionForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form)
    text = form.cleaned_data["text"]
    operations.object_to_refusal(contribution=found, text=text, by=request.actor, at=clock.now())
    messages.success(request, "Ihr Einspruch ist angekommen. Eine andere Person entscheidet darüber.")
    return redirect("forum_inside:own_contribution", pk)


@require_POST
def own_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    operations.withdraw_contribution(contribution=_mine(request, pk), by=request.actor, at=clock.now())
    messages.success(request, "Ihr Beitrag ist zurückgezogen. Der Text ist gelöscht.")
    return redirect("forum_inside:own_contribution", pk)
