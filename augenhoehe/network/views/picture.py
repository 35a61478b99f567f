"""The picture of the network: the drawing, the table beside it, its figures by quarter, and who could meet."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.drawing import network_svg
from augenhoehe.network.forms.board import HideForm
from augenhoehe.network.listings.picture import SWITCHES, picture_listing
from augenhoehe.network.models.picture import LinkKind
from augenhoehe.network.queries import picture as queries
from augenhoehe.network.rules import picture as rules
from augenhoehe.organisations.addresses import public_of_organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.ui.tables import list_response


@require_GET
def picture(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(READ_NETWORK)
    found = queries.latest()
    whole = queries.organisations_in(found)
    without = [kind for name, kind in SWITCHES.items() if request.GET.get(name) == "ja"]
    narrowed = picture_listing({}, {}, frozenset())
    rows = whole
    for one in narrowed.filters:
        value = request.GET.get(one.name, "")
        if value:
            rows = _narrowed(one, rows, value)
    drawing = queries.drawing(found, rows, without) if found else None
    nodes = drawing.nodes if drawing else ()
    listing = picture_listing(
        drawing.neighbours if drawing else {},
        {one.organisation_id: one.group for one in nodes},
        frozenset(one.organisation_id for one in nodes if one.hinge),
    )
    context = _around(request, found, drawing)
    return list_response(request, listing, whole, "network/picture.html", context)


def _narrowed(one: Any, rows: Any, value: str) -> Any:
    try:
        return one.apply(rows, value)
    except ValueError:
        return rows


def _around(request: ActorRequest, found: Any, drawing: Any) -> dict[str, Any]:
    keeps = request.actor.may(KEEP_REGISTER)
    suggestions = queries.suggestions_for(request.actor, today()).order_by("one__sorting", "other__sorting")
    return {
        "picture": found,
        "svg": network_svg(drawing, public_of_organisation) if drawing and drawing.nodes else "",
        "kinds": LinkKind.choices,
        "quarters": queries.history(),
        "suggestions": [(one, queries.told_reasons(one, keeps=keeps)) for one in suggestions],
    }


def suggestion_dismiss(request: ActorRequest, pk: int) -> HttpResponse:
    """Not these two; they are not suggested again."""
    request.actor.check(READ_NETWORK)
    found = get_object_or_404(queries.suggestions_for(request.actor, today()), pk=pk)
    rules.check_dismiss(request.actor, found, today())
    form = HideForm(request.POST or None)
    del form.fields["reason"]

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.dismiss_suggestion(suggestion=found, by=request.actor, at=now())
        return f"{reverse('network_inside:picture')}#vorschlaege", "Wird nicht mehr vorgeschlagen."

    return ask(
        request, form, act, title=f"Nicht vorschlagen: {found.one.name} und {found.other.name}",
        button="Nicht mehr vorschlagen", breadcrumb=[("Bild des Netzwerks", reverse("network_inside:picture"))],
    )  # fmt: skip
