"""Where people engage: one map with its table, for everybody; inside with what studies heard, and with the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import public_page
from augenhoehe.network.counts import volunteers_in
from augenhoehe.network.listings.engagement import engagement_listing
from augenhoehe.network.queries import engagement as queries
from augenhoehe.organisations.map_numbers import map_of_towns
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.places.queries import module_on
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.tables.given import Given
from augenhoehe.ui.tables.page import Page


@public_page
def engagement_public(request: ActorRequest) -> HttpResponseBase:
    """Who does what where, as everybody may know it."""
    rows = queries.public_engagement(today(), get_language() or "de")
    context = {
        "breadcrumb": [(gettext("Organisationen"), reverse("organisations:organisations_public"))],
        **_around(request, rows, inside=False),
    }
    return _answer(request, rows, "network/engagement_public.html", context, inside=False)


@require_GET
def engagement(request: ActorRequest) -> HttpResponseBase:
    """The same map with what was heard in studies, and where nobody is reached."""
    request.actor.check(READ_NETWORK)
    rows = queries.whole_engagement(request.actor, today())
    context = {
        **_around(request, rows, inside=True),
        "gaps": queries.gaps(rows, queries.towns()),
        "keeps": request.actor.may(KEEP_REGISTER),
    }
    return _answer(request, rows, "network/engagement.html", context, inside=True)


def _around(request: ActorRequest, rows: Sequence[queries.Engagement], *, inside: bool) -> dict[str, Any]:
    """The map shows what the filters leave."""
    listing = engagement_listing(inside=inside, file=False)
    shown: Any = Page(listing, Given(rows), request.GET.dict(), request.path).filtered
    places = queries.towns()
    names = dict(places)
    helpers = volunteers_in(names) if module_on("volunteers") else []
    return {
        "map": map_of_towns(queries.numbers_by_town(shown.rows), today()),
        "volunteers": [(names[pk], told) for pk, told in helpers],
        "few": not any(told.value for _pk, told in helpers),
        "stand": next((told.as_of for _pk, told in helpers if told.as_of), None),
    }


def _answer(
    request: ActorRequest, rows: Sequence[queries.Engagement], template: str, context: dict[str, Any], *, inside: bool
) -> HttpResponseBase:
    listing = engagement_listing(inside=inside, file="export" in request.GET)
    return list_response(request, listing, Given(rows), template, context)
