"""„Ich wünsche Beratung“: the public form that leads into the closed room. No session, no cookie (ADR 0009)."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.accounts import guard
from augenhoehe.cases.forms.intake import WishForm
from augenhoehe.cases.operations.intake import leave_wish
from augenhoehe.cases.queries_intake import Door, open_doors
from augenhoehe.cases.rules_intake import door_of
from augenhoehe.core import clock, form_token
from augenhoehe.core.closed import closed_room
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.places.queries import centre_of
from augenhoehe.structure.help_lines import HELP_LINES

PURPOSE = "advice_wish"
TOO_MANY = _(
    "Von Ihrem Anschluss kamen gerade sehr viele Meldungen. Ihr Text ist noch da. "
    "Bitte senden Sie ihn in ein paar Minuten noch einmal ab."
)
# A whole accommodation may share one address: generous, but not endless.
MOST, WITHIN_SECONDS = 40, 3600


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: ActorRequest) -> HttpResponse:
    """The form; sent, or shown again with everything that was typed. Nothing of it stays in a browser's cache."""
    with closed_room(ANONYMOUS):
        doors = open_doors()
    response = _answer(request, doors)
    add_never_cache_headers(response)
    return response


def _answer(request: ActorRequest, doors: list[Door]) -> HttpResponse:
    if not doors:
        context = {"page_title": gettext("Beratung wünschen"), "breadcrumb": _crumbs()}
        return render(request, "cases/wish_closed.html", {**context, "centre": centre_of(request.installation)})
    if request.method == "POST" and request.POST.get("go") == "send":
        return _send(request, doors, WishForm(request.POST, doors=doors))
    typed = request.POST.dict() if request.method == "POST" else {}
    return _screen(request, doors, WishForm(doors=doors, initial=typed))


def _crumbs() -> list[tuple[str, str]]:
    return [(gettext("Hilfe finden"), reverse("portal:help"))]


def _send(request: ActorRequest, doors: list[Door], form: WishForm) -> HttpResponse:
    if not form.is_valid():
        return _screen(request, doors, form)
    at, token = clock.now(), form_token.read(request.POST.get("token", ""), PURPOSE)
    problem = guard.problem_of(token, trapped=bool(request.POST.get("website")), at=at)
    if token is None or problem:
        return _screen(request, doors, form, problem=problem)
    if not _within_measure(request, at):
        return _screen(request, doors, form, problem=TOO_MANY, status=429)
    door = door_of(doors, form.cleaned_data["door"])
    try:
        leave_wish(door=door, wish=form.wish, entry_id=token.entry_id, at=at)
    except Refused as no:
        return _screen(request, doors, form, problem=no.sentence)
    context = {"page_title": gettext("Danke. Die Beratungsstelle meldet sich bei Ihnen."), "breadcrumb": _crumbs()}
    return render(request, "cases/wish_sent.html", {**context, "door": door, "help_lines": HELP_LINES})


def _within_measure(request: ActorRequest, at: datetime) -> bool:
    return guard.within_measure(request, PURPOSE, limit=MOST, seconds=WITHIN_SECONDS, at=at)


def _screen(
    request: ActorRequest, doors: list[Door], form: WishForm, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    token = form_token.read(request.POST.get("token", ""), PURPOSE) or form_token.issue(PURPOSE, clock.now())
    context = {
        "page_title": gettext("Beratung wünschen"),
        "breadcrumb": _crumbs(),
        "form": form,
        "only": doors[0] if len(doors) == 1 else None,
        "token": token.signed(),
        "problem": problem,
        "help_lines": HELP_LINES,
    }
    return render(request, "cases/wish_form.html", context, status=status)
