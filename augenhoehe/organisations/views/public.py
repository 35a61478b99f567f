"""Public pages: who is there, what they do, how to reach them; only what each organisation shows."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext

from augenhoehe.core.clock import today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.journal.views.kept import public_page
from augenhoehe.organisations import figures, vcard
from augenhoehe.organisations.addresses import public_of_organisation
from augenhoehe.organisations.listings.entries import public_listing
from augenhoehe.organisations.map_numbers import map_of
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.panels_offers import offers_of_public
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.queries import numbers as queries_numbers
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.organisations.queries import stories as queries_stories
from augenhoehe.organisations.tags import public_tag
from augenhoehe.ui.panels import hung
from augenhoehe.ui.slips import qr_code
from augenhoehe.ui.tables import list_response


@public_page
def organisations_public(request: ActorRequest) -> HttpResponseBase:
    """The register as a list with filters, and where organisations are."""
    day = today()
    listing = public_listing(day, file="export" in request.GET)
    rows = queries.public_list()
    return list_response(request, listing, rows, "organisations/organisations_public.html")


@public_page
def organisations_numbers(request: ActorRequest) -> HttpResponse:
    """How many organisations there are, where, in which fields, how they see themselves, and what they contribute."""
    day = today()
    found, told = queries_numbers.numbers(day), queries_stories.sums()
    others = figures.compared(found, queries_numbers.comparators(), day)
    context = {
        "page_title": gettext("Organisationen in Zahlen"),
        "breadcrumb": _trail(),
        "found": found,
        "figures": [
            figures.by_town(found, day), figures.by_field(found, day), figures.by_orientation(found, day),
            *([others] if others else []),
        ],
        "contributions": figures.contributions(told, day) if told.count else [],
        "map": map_of(found, day),
    }  # fmt: skip
    return render(request, "organisations/organisations_numbers.html", context)


@public_page
def organisation_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One organisation as everybody sees it."""
    day = today()
    found = _published(pk)
    above, below = queries_register.memberships_of(found)
    done, news = queries_stories.public_of(found)
    context = {
        "page_title": format_html("<bdi>{}</bdi>", found.name),
        "plain_title": found.name,
        "breadcrumb": _trail(),
        "status": public_tag(found, day),
        "card": queries.made_card(found, whole=False, day=day, language=get_language() or "de"),
        "organisation": found,
        "umbrellas": above,
        "members": below,
        "stories": {"done": done, "news": news},
        "shared": [(one, gettext(str(one.get_kind_display()))) for one in queries_pool.public_of(found, day)],
        "qr": qr_code(_whole_address(found), gettext("QR-Code zu dieser Seite")),
        "offers": offers_of_public(found, day),
        "hung": hung(request, "organisation.public", request.actor, found),
    }
    return render(request, "organisations/organisation_public.html", context)


@public_page
def organisation_vcard(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _published(pk)
    card = queries.made_card(found, whole=False, day=today(), language=get_language() or "de")
    answer = HttpResponse(vcard.vcard(card, url=_whole_address(found)), content_type=vcard.CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{slug(found.name) or "organisation"}.vcf"'
    return answer


def _published(pk: uuid.UUID) -> Organisation:
    return get_object_or_404(queries.public_organisations(today()), pk=pk)


def _whole_address(organisation: Organisation) -> str:
    return settings.BASE_URL + public_of_organisation(organisation)


def _trail() -> list[tuple[str, str]]:
    return [(gettext("Organisationen"), reverse("organisations:organisations_public"))]
