"""„Wo finde ich Hilfe?“: contact points, on the screen, on paper with a code that leads back."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from augenhoehe.core.clock import today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import kept_by
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import centre_of, module_on, served_map
from augenhoehe.portal.forms.help import HelpForm
from augenhoehe.portal.models import LinkList
from augenhoehe.portal.queries.help import NEEDS, contact_points
from augenhoehe.portal.queries.links import lines_of, public_link_lists
from augenhoehe.structure.help_lines import HELP_LINES
from augenhoehe.ui.slips import qr_code


@login_not_required
@require_safe
@kept_by("bedarf", "ort", "sprache")
def help_page(request: ActorRequest) -> HttpResponse:
    """First what somebody needs, then who helps; below it who helps at once, and addresses elsewhere."""
    day = today()
    form = HelpForm(request.GET, places=served_map(day))
    asked = form.asked()
    here = reverse("portal:help")
    chosen = {name: form[name].value() for name in form.fields if form[name].value()}
    address = settings.BASE_URL + here + (f"?{urlencode(chosen)}" if chosen else "")
    lists = public_link_lists(LinkList.Place.HELP)
    context = {
        "page_title": gettext("Wo finde ich Hilfe?"),
        "description": gettext("Beratung, Kurse und Begleitung in Ihrer Nähe und in Ihrer Sprache."),
        "form": form,
        "asked": asked,
        "needs": [(one, f"{here}?{urlencode({**chosen, 'bedarf': one.code})}") for one in NEEDS],
        "points": contact_points(asked, language=get_language() or "de", day=day) if asked.anything else [],
        "help_lines": HELP_LINES,
        "centre": centre_of(request.installation),
        "cases": module_on("cases", of=request.installation or Installation()),
        "lists": [(one, lines_of(one.shown_links, day)) for one in lists],  # type: ignore[attr-defined]
        "address": address,
        "code": qr_code(address, gettext("QR-Code zu dieser Seite")),
    }
    return render(request, "portal/help.html", context)
