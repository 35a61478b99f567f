"""What became of a contribution, for whoever holds its code: `/mitreden/stand/`. No session, no cookie."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.accounts.throttles import client_address
from augenhoehe.core import clock, throttle
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.forum import operations
from augenhoehe.forum.forms.writing import ObjectionForm
from augenhoehe.forum.models import Contribution
from augenhoehe.forum.queries.status import status_of
from augenhoehe.forum.rules import writing as rules
from augenhoehe.forum.tags import contribution_tag
from augenhoehe.places.queries import centre_of
from augenhoehe.structure.forms.status import CodeForm

from .public import crumb

WRONG = _(
    "Zu diesem Code gibt es keinen Beitrag. Bitte prüfen Sie jedes Zeichen; I, L, O, U, 0 und 1 kommen nicht vor."
)
TOO_MANY = _("Das waren viele Versuche. Bitte warten Sie zehn Minuten, und versuchen Sie es dann noch einmal.")
WINDOW, PER_ADDRESS = 600, 30
Act = Callable[[Contribution, datetime], str]


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: ActorRequest) -> HttpResponse:
    """Ask for the code, show what it opens, or do what its holder may: object once, take it back."""
    if request.method != "POST":
        return _ask(request, CodeForm())
    at, form = clock.now(), CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    key = throttle.address_key(client_address(request), at)
    if not throttle.hit(purpose="forum:status", key=key, limit=PER_ADDRESS, seconds=WINDOW, at=at):
        form.add_error("code", str(TOO_MANY))
        return _ask(request, form, status=429)
    found = operations.contribution_of(form.cleaned_data["code"])
    if found is None:
        form.add_error("code", str(WRONG))
        return _ask(request, form)
    return _act(request, form.cleaned_data["code"], found, at)


def _act(request: ActorRequest, code: str, found: Contribution, at: datetime) -> HttpResponse:
    go, objection, done, refusal = request.POST.get("go", ""), ObjectionForm(), "", ""
    try:
        if go == "object":
            objection = ObjectionForm(request.POST)
            if objection.is_valid():
                operations.object_to_refusal(contribution=found, text=objection.cleaned_data["text"], at=at)
                done = gettext("Ihr Einspruch ist angekommen. Eine andere Person entscheidet darüber.")
        elif go == "withdraw":
            operations.withdraw_contribution(contribution=found, at=at)
            done = gettext("Ihr Beitrag ist zurückgezogen. Text und Adresse sind gelöscht.")
    except Refused as refused:
        refusal = refused.sentence
    return _show(request, code, found, at, objection=objection, done=done, refusal=refusal)


def _ask(request: ActorRequest, form: CodeForm, status: int = 200) -> HttpResponse:
    context = {"page_title": gettext("Was wurde aus Ihrem Beitrag?"), "breadcrumb": [crumb()], "form": form}
    return render(request, "forum/status_ask.html", context, status=status)


def _show(request: ActorRequest, code: str, found: Contribution, at: datetime, **said: Any) -> HttpResponse:
    context = {
        "page_title": gettext("Ihr Beitrag"),
        "breadcrumb": [crumb()],
        "status": contribution_tag(found),
        "found": status_of(found, get_language() or "de"),
        "code": code,
        "may_object": rules.can_object(found, at),
        "may_withdraw": rules.can_withdraw(found),
        "centre": centre_of(request.installation),
        **said,
    }
    return render(request, "forum/status.html", context)
