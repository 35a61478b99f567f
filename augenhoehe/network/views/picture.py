"""The picture of the network: the drawing, the table beside it, its figures by quarter, and who could meet."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.drawing import network_svg
from augenhoehe.network.forms.board import HideForm
from augenhoehe.network.listings.picture import SWITCHES, Beside, picture_listing
from augenhoehe.network.models.picture import LinkKind
from augenhoehe.network.queries import picture as queries
from augenhoehe.network.rules import picture as rules
from augenhoehe.organisations.addresses import public_of_organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.tables.page import Page


@require_GET
def picture(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(READ_NETWORK)
    found, beside = queries.latest(), Beside()
    listing, whole = picture_listing(beside), queries.organisations_in(found)
    without = [kind for name, kind in SWITCHES.items() if request.GET.get(name) == "ja"]
    page = Page(listing, whole, request.GET.dict(), request.path)
    shown = page.filtered.order_by().values("pk")
    if "export" in request.GET:
        beside.look_at(found, list(page.all_rows), shown, without)
        return list_response(request, listing, whole, "network/picture.html")
    beside.look_at(found, page.part.rows, shown, without)
    drawing = queries.drawing(found, page.filtered, without) if found else None
    context = {"page_title": listing.title, "page": page, **_around(request, found, drawing)}
    return render(request, "network/picture.html", context)


def _around(request: ActorRequest, found: Any, drawing: Any) -> dict[str, Any]:
    keeps = request.actor.may(KEEP_REGISTER)
    suggestions = queries.suggestions_for(request.actor, today()).order_by("one__sorting", "other__sorting")
    return {
        "picture": found,
        "svg": network_svg(drawing, public_of_organisation) if drawing and drawing.nodes else "",
        "left_out": drawing is not None and drawing.left_out,
        "drawn": len(drawing.nodes) if drawing else 0,
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
