"""Contact blocks: who publishes, and whom journalists call."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.press import operations
from augenhoehe.press.forms.releases import PublisherForm
from augenhoehe.press.models import Publisher
from augenhoehe.press.permissions import KEEP_PUBLISHERS, WRITE_RELEASES
from augenhoehe.press.queries import releases as queries
from augenhoehe.press.shown import contact_lines

from .around import Crumbs, step, trail


def _trail() -> Crumbs:
    return [*trail(), ("Herausgeber", reverse("press_inside:publishers"))]


@require_GET
def publishers(request: ActorRequest) -> HttpResponse:
    request.actor.check(WRITE_RELEASES)
    context = {
        "page_title": "Herausgeber",
        "breadcrumb": trail(),
        "rows": [(one, contact_lines(block), block) for one, block in queries.all_publishers()],
        "keeps": request.actor.may(KEEP_PUBLISHERS),
    }
    return render(request, "press/publishers.html", context)


def publisher_write(request: ActorRequest) -> HttpResponse:
    request.actor.check(KEEP_PUBLISHERS)
    form = PublisherForm(request.POST or None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.write_publisher(by=request.actor, at=now(), **form.values())
        return reverse("press_inside:publishers"), "Der Block steht zur Auswahl."

    return ask(request, form, act, title="Herausgeber anlegen", button="Speichern", breadcrumb=_trail())


def publisher(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    request.actor.check(KEEP_PUBLISHERS)
    found = _find(pk)
    form = PublisherForm(request.POST or None, of=found, block=queries.latest_block(found))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.write_publisher(
            publisher=found, revision=data["revision"], by=request.actor, at=now(), **form.values()
        )
        return reverse("press_inside:publishers"), "Gespeichert. Erschienenes behält den Kontakt von damals."

    return ask(
        request, form, act, title=f"Herausgeber: {found.name}", button="Speichern", breadcrumb=_trail(),
        template="press/publisher.html", versions=queries.blocks_of(found),
    )  # fmt: skip


def publisher_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    request.actor.check(KEEP_PUBLISHERS)
    found = _find(pk)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.end_publisher(publisher=found, by=request.actor, at=now(), **data)
        return reverse("press_inside:publishers"), "Der Block wird nicht mehr angeboten."

    return step(request, found, act, f"Nicht mehr benutzen: {found.name}", "Nicht mehr benutzen", _trail())


def _find(pk: uuid.UUID) -> Publisher:
    return get_object_or_404(queries.publishers(), pk=pk)
