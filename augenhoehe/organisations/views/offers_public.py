"""Public pages of offers: find them, read one, take it along; only what each organisation shows."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.journal.views.kept import kept_by, public_page
from augenhoehe.organisations import cards_offers, times, vcard
from augenhoehe.organisations.forms.offers_public import OfferSearchForm
from augenhoehe.organisations.map_labels import placed
from augenhoehe.organisations.offer_lines import Line, line_of
from augenhoehe.organisations.queries import offers as queries
from augenhoehe.organisations.queries.offer_search import Found, Wish, search_offers
from augenhoehe.organisations.tags_offers import offer_tag
from augenhoehe.places.outline import Outline
from augenhoehe.places.queries import served_map
from augenhoehe.ui.middleware import PERMISSIONS_POLICY
from augenhoehe.ui.panels import hung
from augenhoehe.ui.slips import qr_code

# Only here a page may ask where the device is, and only after a press of the button (static/organisations/nearby.js).
NEARBY = PERMISSIONS_POLICY.replace("geolocation=()", "geolocation=(self)")
NEXT_DATES = 5
# Dots nearer than this (in units of the picture) would cover each other.
DOT = 34


@login_not_required
@require_safe
@kept_by("tag", "sprache", "art", "ort", "umkreis", "kostenlos", "online", "seite")
def offers_public(request: ActorRequest) -> HttpResponse:
    """What there is: by words, weekday, language, place; the list first, a picture beside it."""
    day = today()
    places = served_map(day)
    form = OfferSearchForm(request.GET, places=places)
    wish = form.wish()
    found = search_offers(wish, page=_page(request), language=get_language() or "de", day=day)
    lines = _lines(found, wish, day)
    context = {
        "page_title": gettext("Angebote"),
        "form": form,
        "shown": form.shown(wish),
        **form.fields_shown(wish),
        "wish": wish,
        "found": found,
        "lines": lines,
        "picture": places.outline,
        "dots": _dots(lines, places.outline),
        "next_url": _other_page(request, found.page + 1) if found.page < found.pages else "",
        "before_url": _other_page(request, found.page - 1) if found.page > 1 else "",
    }
    response = render(request, "organisations/offers/offers_public.html", context)
    response.headers["Permissions-Policy"] = NEARBY
    return response


def _page(request: ActorRequest) -> int:
    typed = request.GET.get("seite", "1")
    return min(int(typed), 100_000) if typed.isdecimal() and len(typed) < 7 else 1


def _other_page(request: ActorRequest, page: int) -> str:
    asked = {name: value for name, value in request.GET.items() if value and name != "seite"}
    return f"{request.path}?{urlencode({**asked, 'seite': page})}"


def _lines(found: Found, wish: Wish, day: Any) -> list[Line]:
    return [
        line_of(offer, day, distance=_away(offer.distance) if wish.by_distance else "", number=number)  # type: ignore[attr-defined]
        for number, offer in enumerate(found.rows, found.first)
    ]


def _away(kilometres: float | None) -> str:
    """„etwa 3 km entfernt“; nearer than one kilometre nobody needs it told."""
    if kilometres is None:
        return ""
    if kilometres < 1:
        return gettext("weniger als 1 km entfernt")
    return gettext("etwa %(distance)s km entfernt") % {"distance": round(kilometres)}


def _dots(lines: list[Line], picture: Outline | None) -> list[dict[str, Any]]:
    """Dots with the numbers of the list; places that would cover each other share one."""
    found: list[tuple[int, int, list[str]]] = []
    for line in lines:
        position = line.card.position
        spot = picture.place(*position) if picture and position else None
        if spot is None:
            continue
        x, y = spot
        near = next((one for one in found if abs(one[0] - x) < DOT and abs(one[1] - y) < DOT), None)
        if near is None:
            near = (x, y, [])
            found.append(near)
        near[2].append(str(line.number))
    if picture is None:
        return []
    towns = [(shape.x, shape.y, shape.label) for shape in picture.areas]
    labels = placed(
        [(x, y, _few(numbers)) for x, y, numbers in found], towns, width=picture.width, height=picture.height
    )
    return [{"label": label, "all": ", ".join(one[2])} for label, one in zip(labels, found, strict=True)]


def _few(numbers: list[str]) -> str:
    return ", ".join(numbers) if len(numbers) <= 3 else f"{', '.join(numbers[:2])} …"


@public_page
def offer_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    card, day = _card(pk), today()
    offer = card.offer
    context = {
        "page_title": _title(card),
        "plain_title": card.title.text,
        "breadcrumb": [(gettext("Angebote"), reverse("organisations:offers_public"))],
        "status": offer_tag(offer, day) if offer.state != "active" or card.stale else None,
        "card": card,
        "offer": offer,
        "hung": hung(request, "offer.public", request.actor, offer),
        "times": _times(card),
        "next": [(date, times.hours(one)) for date, one in times.next_days(list(offer.times.all()), day, NEXT_DATES)],
    }
    return render(request, "organisations/offers/offer_public.html", context)


@public_page
def offer_sheet(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One sheet to hang up: the essentials in large letters, and a code that leads to the page."""
    card = _card(pk)
    address = settings.BASE_URL + reverse("organisations:offer_public", args=[pk])
    context = {
        "page_title": _title(card),
        "plain_title": card.title.text,
        "breadcrumb": [(gettext("Angebote"), reverse("organisations:offers_public"))],
        "card": card,
        "offer": card.offer,
        "times": _times(card),
        "address": address,
        "code": qr_code(address, gettext("QR-Code zu diesem Angebot")),
    }
    return render(request, "organisations/offers/offer_sheet.html", context)


@public_page
def offer_calendar(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    card = _card(pk)
    url = reverse("organisations:offer_public", args=[pk])
    content = cards_offers.calendar_file(card, url=url, at=now())
    return _file(content, cards_offers.CALENDAR, card, "ics")


@public_page
def offer_contact(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    card = _card(pk)
    if card.contact is None:
        raise Http404
    content = cards_offers.contact_file(card, url=reverse("organisations:offer_public", args=[pk]))
    return _file(content, vcard.CONTENT_TYPE, card, "vcf")


def _file(content: bytes, kind: str, card: queries.OfferCard, ending: str) -> HttpResponse:
    name = slug(card.title.text)[:60] or "angebot"
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    )


def _card(pk: uuid.UUID) -> queries.OfferCard:
    found = get_object_or_404(queries.public_offers(), pk=pk)
    return queries.made_offer_card(found, whole=False, day=today(), language=get_language() or "de")


def _title(card: queries.OfferCard) -> str:
    return format_html('<span lang="{}" dir="{}">{}</span>', card.title.language, card.title.direction, card.title.text)


def _times(card: queries.OfferCard) -> list[dict[str, Any]]:
    day = today()
    return [
        {"time": one, "sentence": times.sentence(one, day), "left_out": times.left_out(one, day)}
        for one in card.offer.times.all()
        if one.valid_until is None or one.valid_until >= day
    ]
