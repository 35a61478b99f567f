"""What readers do without an account: „betrifft mich auch“, report a contribution, confirm an address."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.accounts import guard
from augenhoehe.accounts.throttles import client_address
from augenhoehe.core import clock, form_token, throttle
from augenhoehe.core.requests import ActorRequest
from augenhoehe.forum import operations
from augenhoehe.forum.addresses import confirmed_by, public_of_contribution
from augenhoehe.forum.forms.writing import ReportForm
from augenhoehe.forum.models import Contribution
from augenhoehe.forum.queries import public as queries
from augenhoehe.forum.queries.inside import contribution_named

from .public import crumb

REPORT = "forum-report"
TOO_MANY = _("Das war sehr oft in kurzer Zeit. Bitte versuchen Sie es später noch einmal.")
# Many phones share the network of an accommodation: each is a device, and all together stay within measure.
SUPPORTS_PER_NETWORK, REPORTS_PER_NETWORK = 200, 20
HOUR = 3600


def device_key(request: ActorRequest, at: datetime) -> str:
    """One device on one day, by network and browser; when the day's salt is gone nobody can tell which."""
    network = throttle.address_key(client_address(request), at)
    agent = request.headers.get("User-Agent", "")[:300]
    return hashlib.sha256(f"{network}:{agent}".encode()).hexdigest()


def from_elsewhere(request: ActorRequest) -> bool:
    """Sent by a page of another site, in the name of whoever looks at that one."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")


@csrf_exempt
@login_not_required
@never_cache
@require_POST
def support(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Say that it is the same for oneself; no name, no cookie, once a day from one device."""
    found, at = get_object_or_404(queries.public_contributions(), pk=pk), clock.now()
    if from_elsewhere(request):
        return redirect(public_of_contribution(found))
    if not guard.within_measure(request, "forum-support", limit=SUPPORTS_PER_NETWORK, seconds=HOUR, at=at):
        return _thanks(request, found, gettext("Noch nicht gezählt"), TOO_MANY, status=429)
    new = operations.support_contribution(contribution=found, device_key=device_key(request, at), at=at)
    again = gettext("Das haben Sie heute schon gesagt. Es zählt einmal am Tag.")
    said = gettext("Wie viele das sagen, steht nach dem Quartal am Beitrag, wenn es mindestens fünf sind.")
    return _thanks(request, found, gettext("Danke"), said if new else again)


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Tell the moderation that something is wrong with a contribution."""
    found, at = get_object_or_404(queries.public_contributions(), pk=pk), clock.now()
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, found, form)
    token = form_token.read(request.POST.get("token", ""), REPORT)
    problem = guard.problem_of(token, trapped=bool(request.POST.get("website")), at=at)
    if token is None or problem:
        return _ask(request, found, form, problem)
    if not guard.within_measure(request, REPORT, limit=REPORTS_PER_NETWORK, seconds=HOUR, at=at):
        return _ask(request, found, form, TOO_MANY, status=429)
    key = f"{found.pk}:{device_key(request, at)}"
    # The same device reports the same thing once a day; said twice it counts once.
    if throttle.hit(purpose=REPORT, key=key, limit=1, seconds=24 * HOUR, at=at):
        given = form.cleaned_data
        operations.report_contribution(contribution=found, kind=given["kind"], note=given["note"], at=at)
    said = gettext("Die Moderation sieht sich den Beitrag an.")
    return _thanks(request, found, gettext("Danke für die Meldung"), said)


def _ask(
    request: ActorRequest, found: Contribution, form: ReportForm, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    token = form_token.read(request.POST.get("token", ""), REPORT) or form_token.issue(REPORT, clock.now())
    context = {
        "page_title": gettext("Beitrag melden"),
        "breadcrumb": [crumb(), (gettext("Beitrag"), public_of_contribution(found))],
        "heading": found.heading(get_language() or "de"),
        "form": form,
        "token": token.signed(),
        "problem": problem,
    }
    return render(request, "forum/report.html", context, status=status)


def _thanks(
    request: ActorRequest, found: Contribution, title: str, sentence: str | Promise, status: int = 200
) -> HttpResponse:
    context = {
        "page_title": title,
        "breadcrumb": [crumb(), (gettext("Beitrag"), public_of_contribution(found))],
        "sentence": sentence,
        "back": public_of_contribution(found),
    }
    return render(request, "forum/thanks.html", context, status=status)


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: ActorRequest, token: str) -> HttpResponse:
    """The link of the first mail. Looking confirms nothing; mail programs look by themselves."""
    found = contribution_named(confirmed_by(token))
    if found is None:
        raise Http404
    done = request.method == "POST"
    if done:
        operations.confirm_address(contribution=found, at=clock.now())
    title = gettext("Danke. Ihre Adresse ist bestätigt.") if done else gettext("Haben Sie das geschrieben?")
    return render(request, "forum/confirm.html", {"page_title": title, "breadcrumb": [crumb()], "done": done})
