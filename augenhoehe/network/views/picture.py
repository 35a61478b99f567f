"""The picture of the network: the drawing, the table beside it, its figures by quarter, and who could meet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.drawing import drawn_picture, kept
from augenhoehe.network.forms.board import HideForm
from augenhoehe.network.listings.picture import SWITCHES, Beside, picture_listing
from augenhoehe.network.models.picture import LinkKind, NetworkPicture, PictureSuggestion
from augenhoehe.network.queries import picture as queries
from augenhoehe.network.rules import picture as rules
from augenhoehe.organisations.addresses import public_of_organisation
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.tables.page import Page


@require_GET
def picture(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(READ_NETWORK)
    quarters, beside = queries.history(), Beside()
    found = queries.latest(quarters)
    listing, whole = picture_listing(beside), queries.organisations_in(found)
    without = [kind for name, kind in SWITCHES.items() if request.GET.get(name) == "ja"]
    page = Page(listing, whole, request.GET.dict(), request.path)
    shown = page.filtered.order_by().values("pk") if page.words else None

    def look(rows: list[Organisation]) -> None:
        if found is not None:
            beside.nodes, beside.neighbours = beside.looked_at(found, rows, shown, without)

    if "export" in request.GET:
        look(list(page.all_rows))
        return list_response(request, listing, whole, "network/picture.html")

    def table() -> SafeString:
        look(page.part.rows)
        return render_to_string("network/picture_table.html", {"page": page})

    drawing, rows = _kept(found, page, without, table) if found else (None, table())
    context = {
        "page_title": listing.title,
        "table": rows,
        "picture": found,
        "drawing": drawing,
        "svg": mark_safe(drawing.svg) if drawing else "",  # noqa: S308 – drawn by network_svg, which escapes
        "kinds": LinkKind.choices,
        "quarters": quarters,
        "suggestions": _suggestions(request),
    }
    return render(request, "network/picture.html", context)


def _kept(
    found: NetworkPicture, page: Page, without: list[Any], table: Callable[[], SafeString]
) -> tuple[Any, SafeString]:
    """The drawing and the table. Only what was understood of the filters makes a difference to the drawing."""
    filters = "&".join(f"{word.name}={page.asked[word.name]}" for word in page.words)
    address = page.url(keep_page=True)
    made = kept(found, f"{filters}/{without}", {
        "drawing": lambda: drawn_picture(found, page.filtered, without, public_of_organisation),
        address: table,
    })  # fmt: skip
    return made["drawing"], made[address]


def _suggestions(request: ActorRequest) -> list[tuple[PictureSuggestion, list[str]]]:
    keeps = request.actor.may(KEEP_REGISTER)
    rows = queries.suggestions_for(request.actor, today()).order_by("one__sorting", "other__sorting")
    rows = rows.only("reasons", "one__name", "other__name")
    return [(one, queries.told_reasons(one, keeps=keeps)) for one in rows]


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
