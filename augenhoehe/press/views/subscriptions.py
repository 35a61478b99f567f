"""Releases by mail, without an account: asked, confirmed by the address itself, ended with one tap (ADR 0009)."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.accounts import guard
from augenhoehe.core import clock, form_token, throttle
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.places.privacy import privacy_version
from augenhoehe.press import operations
from augenhoehe.press.forms.subscriptions import SubscriptionForm
from augenhoehe.press.links import CONFIRM, LEAVE, named_in
from augenhoehe.press.models import Subscription
from augenhoehe.press.queries import subscriptions as queries

from .around import public_trail

PURPOSE = "press"
TOO_MANY = _(
    "Von Ihrem Anschluss oder für diese Adresse kamen gerade sehr viele Eintragungen. Bitte versuchen Sie es in einer "
    "Stunde noch einmal."
)
# Nobody fills a stranger's mailbox with questions whether it was meant.
MOST_PER_NETWORK, MOST_PER_MAILBOX = 20, 3
HOUR, DAY = 3600, 24 * 3600


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def subscribe(request: ActorRequest) -> HttpResponse:
    """The form; sent, or shown again with everything that was typed."""
    if request.method == "POST" and request.POST.get("go") == "send":
        return _send(request, SubscriptionForm(request.POST))
    lists = ("kinds", "towns", "action_fields")
    typed = {name: request.POST.getlist(name) for name in lists} | {"email": request.POST.get("email", "")}
    return _screen(request, SubscriptionForm(initial=typed))


def _send(request: ActorRequest, form: SubscriptionForm) -> HttpResponse:
    if not form.is_valid():
        return _screen(request, form)
    at, token = clock.now(), form_token.read(request.POST.get("token", ""), PURPOSE)
    problem = guard.problem_of(token, trapped=bool(request.POST.get("website")), at=at)
    if token is None or problem:
        return _screen(request, form, problem=problem)
    # Whoever asks without end gets no mail; sent twice it is one entry and counts once.
    if not queries.submitted(token.entry_id) and not _within_measure(request, form.cleaned_data["email"], at):
        return _screen(request, form, problem=TOO_MANY, status=429)
    operations.ask_subscription(entry_id=token.entry_id, language=get_language() or SOURCE, at=at, **form.values())
    context = {"page_title": gettext("Bitte bestätigen Sie Ihre Adresse"), "email": form.cleaned_data["email"],
               "breadcrumb": public_trail()}  # fmt: skip
    response = render(request, "press/subscribed.html", context)
    add_never_cache_headers(response)
    return response


def _within_measure(request: ActorRequest, email: str, at: datetime) -> bool:
    network = guard.within_measure(request, PURPOSE, limit=MOST_PER_NETWORK, seconds=HOUR, at=at)
    key = email.strip().casefold()
    return network and throttle.hit(purpose=f"{PURPOSE}:mail", key=key, limit=MOST_PER_MAILBOX, seconds=DAY, at=at)


def _screen(
    request: ActorRequest, form: SubscriptionForm, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    token = form_token.read(request.POST.get("token", ""), PURPOSE) or form_token.issue(PURPOSE, clock.now())
    context = {
        "page_title": gettext("Presse per Mail"),
        "breadcrumb": public_trail(),
        "form": form,
        "token": token.signed(),
        "problem": problem,
        "privacy_version": privacy_version(clock.now()),
    }
    return render(request, "press/subscribe.html", context, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscription_confirm(request: ActorRequest, token: str) -> HttpResponse:
    """The link of the first mail. Looking confirms nothing; mail programs look by themselves."""
    found = _found(CONFIRM, token)
    expired = False
    if request.method == "POST":
        try:
            found = operations.confirm_subscription(subscription=found, at=clock.now())
        except Refused:
            expired = True
    done = found.confirmed_at is not None
    title = gettext("Ihre Adresse ist bestätigt") if done else gettext("Presse per Mail bestätigen")
    context = {"page_title": title, "breadcrumb": public_trail(), "email": found.email, "done": done,
               "expired": expired}  # fmt: skip
    return render(request, "press/confirm.html", context, status=410 if expired else 200)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscription_leave(request: ActorRequest, token: str) -> HttpResponse:
    """The link at the foot of each mail: one button. Whoever is gone already sees that it is done."""
    found = _left(token)
    if request.method == "POST" and found is not None:
        operations.end_subscription(subscription=found, at=clock.now())
        found = None
    title = gettext("Keine Mails mehr?") if found else gettext("Sie bekommen keine Mails mehr")
    context = {"page_title": title, "breadcrumb": public_trail(), "found": found}
    return render(request, "press/leave.html", context)


@csrf_exempt
@login_not_required
@require_POST
def subscription_end(request: ActorRequest, token: str) -> HttpResponse:
    """The button of mail programs (RFC 8058): their POST carries no token of ours, the address is secret enough."""
    found = _left(token)
    if found is not None:
        operations.end_subscription(subscription=found, at=clock.now())
    return HttpResponse(status=204)


def _found(purpose: str, token: str) -> Subscription:
    found = queries.subscription_by_id(named_in(purpose, token))
    if found is None:
        raise Http404
    return found


def _left(token: str) -> Subscription | None:
    """What the token names, if it is still there; a token that names nothing is no page of ours."""
    named = named_in(LEAVE, token)
    if named is None:
        raise Http404
    return queries.subscription_by_id(named)
