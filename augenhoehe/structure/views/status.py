"""The status page, `/stand/`: whoever holds the code reads what became of the hint. No session, no cookie."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.accounts.throttles import client_address
from augenhoehe.core import clock, throttle
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.places.queries import centre_of
from augenhoehe.structure.forms.status import CodeForm
from augenhoehe.structure.operations import intake
from augenhoehe.structure.queries_status import HintStatus, status_of

WRONG = _(
    "Zu diesem Code gibt es keinen Hinweis. Bitte prüfen Sie jedes Zeichen; I, L, O, U, 0 und 1 kommen nicht vor."
)
TOO_MANY = _("Das waren viele Versuche. Bitte warten Sie zehn Minuten, und versuchen Sie es dann noch einmal.")
WINDOW = 600
# People share addresses and mistype; 78 random bits are out of reach at any of these speeds.
PER_ADDRESS, PER_ADDRESS_WHEN_BUSY, ALTOGETHER = 30, 5, 600
_public = (csrf_exempt, login_not_required, require_http_methods(["GET", "HEAD", "POST"]), never_cache)


def public(view: Any) -> Any:
    """The code itself is the right to read and to withdraw: nothing here rests on a session (ADR 0009)."""
    for decorate in reversed(_public):
        view = decorate(view)
    return view


@public
def status(request: ActorRequest) -> HttpResponse:
    """Ask for the code, or show what it opens."""
    if request.method != "POST":
        return _ask(request, CodeForm())
    return _opened(request, lambda code: "")


@public
def withdraw(request: ActorRequest) -> HttpResponse:
    """Take the hint back; it can be sent twice without harm."""
    if request.method != "POST":
        return redirect("structure:status")

    def act(code: str) -> str:
        intake.withdraw_hint(code=code, at=clock.now())
        return gettext("Ihr Hinweis ist zurückgezogen. Text und Kontaktangaben sind gelöscht.")

    return _opened(request, act)


@public
def delete_contact(request: ActorRequest) -> HttpResponse:
    """Remove the contact; the hint goes its way."""
    if request.method != "POST":
        return redirect("structure:status")

    def act(code: str) -> str:
        intake.delete_contact(code=code, at=clock.now())
        return gettext("Ihre Kontaktangaben sind gelöscht. Die Antwort lesen Sie weiter hier.")

    return _opened(request, act)


def _opened(request: ActorRequest, act: Any) -> HttpResponse:
    """Do something with the hint behind the code, and show how it stands then. All wrong codes look the same."""
    at, form = clock.now(), CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    if not _may_try(request, at):
        form.add_error("code", str(TOO_MANY))
        return _ask(request, form, status=429)
    code, language = form.cleaned_data["code"], get_language() or "de"
    if intake.hint_of(code) is None:
        form.add_error("code", str(WRONG))
        return _ask(request, form)
    done = refusal = ""
    try:
        done = act(code)
    except Refused as refused:
        refusal = refused.sentence
    found = status_of(code, language, at)
    return _ask(request, form) if found is None else _show(request, code, found, done=done, refusal=refusal)


def _may_try(request: ActorRequest, at: datetime) -> bool:
    """Slow per address; when the whole page is being tried out, slower for everybody, but open."""
    calm = throttle.hit(purpose="status:all", key="all", limit=ALTOGETHER, seconds=WINDOW, at=at)
    limit = PER_ADDRESS if calm else PER_ADDRESS_WHEN_BUSY
    key = throttle.address_key(client_address(request), at)
    return throttle.hit(purpose="status", key=key, limit=limit, seconds=WINDOW, at=at)


def _ask(request: ActorRequest, form: CodeForm, status: int = 200) -> HttpResponse:
    context = {"page_title": gettext("Was wurde aus Ihrem Hinweis?"), "form": form}
    return render(request, "structure/status/ask.html", context, status=status)


def _languages() -> list[dict[str, Any]]:
    """The status page in every language: reached by POST with the code, never by a verb that acts again."""
    found = []
    for code, label in settings.LANGUAGES:
        with override(code):
            found.append({"code": code, "label": label, "url": reverse("structure:status")})
    return [{**one, "current": one["code"] == get_language()} for one in found]


def _show(request: ActorRequest, code: str, found: HintStatus, *, done: str, refusal: str) -> HttpResponse:
    context = {
        "page_title": gettext("Ihr Hinweis"),
        "status": found.word,
        "turn": found.turn,
        "found": found,
        "code": code,
        "languages": _languages(),
        "done": done,
        "refusal": refusal,
        "centre": centre_of(request.installation),  # type: ignore[attr-defined]
    }
    return render(request, "structure/status/shown.html", context)
