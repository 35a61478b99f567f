"""The search over everything public; a public page shows everybody the same."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import public_page
from augenhoehe.places.queries import served_map
from augenhoehe.portal import queries
from augenhoehe.portal.forms.search import SearchForm
from augenhoehe.search.looking import PAGE_SIZE


@public_page
def search(request: ActorRequest) -> HttpResponse:
    """Found by words, narrowed by kind, town and time; nothing found says what to try next."""
    form = SearchForm(request.GET, places=served_map(clock.today()))
    wish = form.wish()
    shown = queries.search(wish, language=get_language() or "de", at=clock.now(), page=_page(request))
    context = {
        "page_title": gettext("Suche"),
        "description": gettext("Alles Öffentliche durchsuchen: Vorgänge, Gremien, Angebote, Maßnahmen."),
        "found": shown,
        "first_number": (shown.finds.page - 1) * PAGE_SIZE + 1,
        "everywhere_url": f"?{urlencode({'q': wish.typed})}",
        "form": form,
        "search_label": gettext("Suchwörter"),
        "search_help": gettext("Alle Wörter müssen vorkommen. Tippfehler sind erlaubt."),
        "report": next((act for act in queries.acts(request.installation) if act.first), None),
    }
    return render(request, "portal/search.html", context)


def _page(request: ActorRequest) -> int:
    typed = request.GET.get("seite", "1")
    return int(typed) if typed.isdecimal() and len(typed) < 4 else 1
