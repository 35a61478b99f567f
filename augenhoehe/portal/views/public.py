"""Public pages: start, legal texts in their versions, who sees what, which data."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext

from augenhoehe.core import clock
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.journal.views.kept import public_page
from augenhoehe.portal import queries
from augenhoehe.portal.models import LegalText, LinkList
from augenhoehe.portal.queries.links import lines_of, public_link_lists
from augenhoehe.portal.who_sees_what import sights
from augenhoehe.ui.panels import hung
from augenhoehe.ui.prose import html_of


@public_page
def start_page(request: ActorRequest) -> HttpResponse:
    """Three sentences what this is, what one can do, and what became of it."""
    matters = queries.latest_matters()
    context = {
        "page_title": gettext("Was nicht klappt, soll sich ändern"),
        "description": gettext("Hier melden Menschen, was beim Ankommen und Zusammenleben nicht klappt."),
        "acts": queries.acts(request.installation),
        "entrances": queries.entrances(),
        "threads": matters["moved"],
        "answered": matters["answered"],
        "search_label": gettext("Suchen Sie ein Thema"),
        "search_help": gettext("Zum Beispiel: Kita, Elternsprechtag, Bus"),
        "hints": slot_panels("portal.start_hint", request.actor, None),
        "ways": queries.ways_to_join(request.installation),
        "lists": [(one, lines_of(one.shown_links, clock.today())) for one in public_link_lists(LinkList.Place.START)],
        "joining": hung(request, "portal.join", ANONYMOUS, None),
        "news": hung(request, "portal.news", ANONYMOUS, None),
        "panels": slot_panels("portal.start", request.actor, None),
    }
    return render(request, "portal/start.html", context)


def _legal(request: ActorRequest, key: str) -> HttpResponse:
    at = clock.now()
    page = queries.legal_page(key, get_language() or "de", request.installation, at)
    held = list(queries.public_versions(key, at).only("key", "version", "valid_from"))
    context = {
        "page_title": gettext(page.title),
        "page": page,
        "html": html_of(page.text),
        "former": [one for one in held if one.version != page.version],
        "barriers": key == LegalText.Key.ACCESSIBILITY,
    }
    return render(request, "portal/legal.html", context)


@public_page
def imprint(request: ActorRequest) -> HttpResponse:
    return _legal(request, LegalText.Key.IMPRINT)


@public_page
def privacy(request: ActorRequest) -> HttpResponse:
    return _legal(request, LegalText.Key.PRIVACY)


@public_page
def accessibility(request: ActorRequest) -> HttpResponse:
    return _legal(request, LegalText.Key.ACCESSIBILITY)


@public_page
def plain(request: ActorRequest) -> HttpResponse:
    return _legal(request, LegalText.Key.PLAIN)


@public_page
def netiquette(request: ActorRequest) -> HttpResponse:
    return _legal(request, LegalText.Key.NETIQUETTE)


@public_page
def former_version(request: ActorRequest, key: LegalText.Key, version: int) -> HttpResponse:
    """What somebody agreed to stays readable after it changed; what is only planned is nobody's business yet."""
    at = clock.now()
    found = get_object_or_404(queries.public_versions(key, at), version=version)
    current = queries.latest(key, at)
    page = queries.page_of(key, found, get_language() or "de", request.installation)
    context = {
        "page_title": gettext("%(title)s, Fassung %(version)s") % {"title": gettext(page.title), "version": version},
        "page": page,
        "html": html_of(page.text),
        "current": bool(current and current.pk == found.pk),
        "current_url": f"portal:{key.value}",
    }
    return render(request, "portal/legal_former.html", context)


@public_page
def who_sees_what(request: ActorRequest) -> HttpResponse:
    """Drawn from the permissions in code."""
    context = {"page_title": gettext("Wer sieht was – und wer nicht"), "sights": sights()}
    return render(request, "portal/who_sees_what.html", context)


@public_page
def data(request: ActorRequest) -> HttpResponse:
    """Which data, where, how long, who reads: the public version of the field register."""
    context = {
        "page_title": gettext("Welche Daten, wo, wie lange, wer liest"),
        "operator": queries.placeholders(request.installation)["operator"],
        "rooms": queries.public_rooms(),
        "carriers": queries.carriers_and_their_law(),
    }
    return render(request, "portal/data.html", context)
