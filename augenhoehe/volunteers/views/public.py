"""Without an account: a school asks, and confirms the address by the link of a mail. No cookie (ADR 0009)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.accounts import guard
from augenhoehe.core import clock, form_token, throttle
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import refusals_in
from augenhoehe.places.privacy import privacy_version
from augenhoehe.places.queries import centre_of
from augenhoehe.ui.words import long_day
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.forms.enquiries import PublicEnquiryForm
from augenhoehe.volunteers.letters import words
from augenhoehe.volunteers.links import ADDRESS, named_in, office_token
from augenhoehe.volunteers.models import Enquiry
from augenhoehe.volunteers.queries import enquiries as queries
from augenhoehe.volunteers.queries.volunteers import conditions
from augenhoehe.volunteers.rules import enquiries as rules

PURPOSE = "volunteers"
TOO_MANY = _(
    "Von Ihrem Anschluss oder für diese Adresse kamen gerade sehr viele Anfragen. Ihr Text ist noch da. "
    "Bitte senden Sie ihn in ein paar Minuten noch einmal ab."
)
# A school may ask for a whole parents' day in one evening.
MOST_PER_NETWORK, MOST_PER_MAILBOX = 40, 20
HOUR, DAY = 3600, 24 * 3600


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def enquire(request: ActorRequest) -> HttpResponse:
    """The form; sent, or shown again with everything that was typed."""
    towns = queries.towns()
    if request.method == "POST" and request.POST.get("go") == "send":
        return _send(request, PublicEnquiryForm(request.POST, towns=towns))
    typed = request.POST.dict() if request.method == "POST" else {}
    return _screen(request, PublicEnquiryForm(towns=towns, initial=typed))


def _send(request: ActorRequest, form: PublicEnquiryForm) -> HttpResponse:
    if not form.is_valid():
        # An excluded occasion is said at once, whatever else is missing.
        _say_excluded(form)
        return _screen(request, form)
    at, token = clock.now(), form_token.read(request.POST.get("token", ""), PURPOSE)
    problem = guard.problem_of(token, trapped=bool(request.POST.get("website")), at=at)
    if token is None or problem:
        return _screen(request, form, problem=problem)
    if queries.submitted(token.entry_id) is None:
        with refusals_in(form, request):
            rules.check_setting(form.cleaned_data["setting"])
        if form.errors:
            return _screen(request, form)
        if not _within_measure(request, form.cleaned_data["email"], at):
            return _screen(request, form, problem=TOO_MANY, status=429)
    made = None
    with refusals_in(form, request):
        made = operations.submit_enquiry(
            form_language=get_language() or SOURCE, entry_id=token.entry_id, at=at, **form.values()
        )
    return _sent(request, made) if made else _screen(request, form)


def _say_excluded(form: PublicEnquiryForm) -> None:
    try:
        rules.check_setting(form.cleaned_data.get("setting", Enquiry.Setting.OTHER))
    except Refused as no:
        form.add_error("setting", no.sentence)


def _within_measure(request: ActorRequest, email: str, at: datetime) -> bool:
    """Nobody fills a stranger's mailbox with our mails."""
    network = guard.within_measure(request, PURPOSE, limit=MOST_PER_NETWORK, seconds=HOUR, at=at)
    key = email.casefold()
    return network and throttle.hit(purpose=f"{PURPOSE}:mail", key=key, limit=MOST_PER_MAILBOX, seconds=DAY, at=at)


def _screen(
    request: ActorRequest, form: PublicEnquiryForm, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    token = form_token.read(request.POST.get("token", ""), PURPOSE) or form_token.issue(PURPOSE, clock.now())
    found = conditions()
    context: dict[str, Any] = {
        "page_title": gettext("Sprachmittlung oder Begleitung anfragen"),
        "form": form,
        "token": token.signed(),
        "problem": problem,
        "privacy_version": privacy_version(clock.now()),
        "centre": centre_of(request.installation),
        "lead_days": found.lead_days,
        "earliest": long_day(rules.earliest(clock.today(), found)),
        "excluded": rules.EXCLUDED.values(),
    }
    return render(request, "volunteers/enquire.html", context, status=status)


def _sent(request: ActorRequest, enquiry: Enquiry) -> HttpResponse:
    context = {
        "page_title": gettext("Fast geschafft: bitte bestätigen Sie Ihre Adresse"),
        "email": enquiry.email,
        "what": words.what(enquiry),
        "when": words.when(enquiry.starts_at, enquiry.ends_at),
    }
    response = render(request, "volunteers/enquire_sent.html", context)
    add_never_cache_headers(response)
    return response


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: ActorRequest, token: str) -> HttpResponse:
    """The link of the first mail. Looking confirms nothing; mail programs look by themselves."""
    found = queries.enquiry_named(named_in(ADDRESS, token))
    if found is None:
        raise Http404
    if request.method == "POST" and found.state == Enquiry.State.UNCONFIRMED:
        operations.confirm_address(enquiry=found, at=clock.now())
    if found.state != Enquiry.State.UNCONFIRMED:
        return redirect("volunteers:office", token=office_token(found))
    context = {
        "page_title": gettext("Ist diese Anfrage von Ihnen?"),
        "enquiry": found,
        "what": words.what(found),
        "when": words.when(found.starts_at, found.ends_at),
    }
    return render(request, "volunteers/address.html", context)
