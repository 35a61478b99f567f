"""Writing without an account, `/mitreden/schreiben/`: no session, no cookie, no end of time (ADR 0009, S2-39)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.accounts import guard
from augenhoehe.core import clock, form_token, throttle
from augenhoehe.core.requests import ActorRequest
from augenhoehe.forum import operations
from augenhoehe.forum.addresses import status_address
from augenhoehe.forum.forms.writing import TYPED, ContributionForm
from augenhoehe.forum.operations import Submitted
from augenhoehe.forum.subjects import Subject, find
from augenhoehe.journal.views.asking import refusals_in
from augenhoehe.places.privacy import privacy_version
from augenhoehe.places.queries import centre_of, served_towns
from augenhoehe.structure.traces import traces_in
from augenhoehe.ui.slips import qr_code

from .public import brake, crumb

PURPOSE = "forum"
TOO_MANY = _(
    "Von Ihrem Anschluss oder für diese Adresse kamen gerade sehr viele Beiträge. Ihr Text ist noch da. "
    "Bitte senden Sie ihn in ein paar Minuten noch einmal ab."
)
CLOSED = _("Zurzeit nehmen wir keine Beiträge an. Ihr Text steht noch da. Bitte heben Sie ihn auf.")
# A whole class may write from one school; one mailbox belongs to one person.
MOST_PER_NETWORK, MOST_PER_MAILBOX = 40, 10
HOUR, DAY = 3600, 24 * 3600


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def write(request: ActorRequest) -> HttpResponse:
    """The form; sent, or shown again with everything that was typed."""
    subject = find(request.POST.get("about") or request.GET.get("zu", ""), get_language() or "de")
    if subject is None:
        return _gone(request)
    if request.method == "POST" and request.POST.get("go") == "send":
        return _send(request, subject, _form(subject, data=request.POST))
    typed = {name: request.POST.get(name, "") for name in TYPED if request.POST.get(name)}
    return _screen(request, subject, _form(subject, initial=typed))


def _gone(request: ActorRequest) -> HttpResponse:
    """What somebody writes about was taken down while they wrote: their words are still theirs."""
    text = request.POST.get("text", "")
    if not text.strip():
        raise Http404
    context = {
        "page_title": gettext("Dazu nehmen wir keine Beiträge mehr an"), "breadcrumb": [crumb()], "text": text,
    }  # fmt: skip
    return render(request, "forum/gone.html", context, status=410)


def _form(subject: Subject, **values: Any) -> ContributionForm:
    towns = served_towns().defer("boundary")
    return ContributionForm(**values, subject=subject, towns=towns, language=get_language() or "de")


def _send(request: ActorRequest, subject: Subject, form: ContributionForm) -> HttpResponse:
    if not form.is_valid():
        return _screen(request, subject, form)
    at, token = clock.now(), form_token.read(request.POST.get("token", ""), PURPOSE)
    problem = guard.problem_of(token, trapped=bool(request.POST.get("website")), at=at)
    if token is None or problem:
        return _screen(request, subject, form, problem=problem)
    if brake()["closed"]:
        return _screen(request, subject, form, problem=CLOSED)
    traces = traces_in(form.cleaned_data["text"])
    if traces and not request.POST.get("names_asked"):
        return _screen(request, subject, form, traces=traces, names_asked=True)
    if not operations.was_submitted(token.submission) and not _within_measure(request, form, at):
        return _screen(request, subject, form, problem=TOO_MANY, status=429)
    made = None
    with refusals_in(form, request):
        made = operations.submit_once(
            submission=token.submission, subject=subject, at=at, form_language=get_language() or "de",
            privacy_version=privacy_version(at), **form.values(),
        )  # fmt: skip
    return _sent(request, subject, form, made) if made else _screen(request, subject, form)


def _within_measure(request: ActorRequest, form: ContributionForm, at: datetime) -> bool:
    """Nobody floods the moderation, and nobody fills a stranger's mailbox with our mails."""
    network = guard.within_measure(request, PURPOSE, limit=MOST_PER_NETWORK, seconds=HOUR, at=at)
    email = form.cleaned_data["email"].casefold()
    if not (network and email):
        return network
    return throttle.hit(purpose=f"{PURPOSE}:mail", key=email, limit=MOST_PER_MAILBOX, seconds=DAY, at=at)


def _screen(
    request: ActorRequest, subject: Subject, form: ContributionForm, *, problem: str | Promise = "",
    status: int = 200, **extra: Any,
) -> HttpResponse:  # fmt: skip
    token = form_token.read(request.POST.get("token", ""), PURPOSE) or form_token.issue(PURPOSE, clock.now())
    context = {
        **brake(),
        "page_title": gettext("Beitrag schreiben") if "kind" in form.fields else gettext("Kommentar schreiben"),
        "breadcrumb": [crumb()],
        "subject": subject,
        "form": form,
        "token": token.signed(),
        "problem": problem,
        "names_asked": bool(request.POST.get("names_asked")),
        "privacy_version": privacy_version(clock.now()),
        "centre": centre_of(request.installation),
        **extra,
    }
    return render(request, "forum/write.html", context, status=status)


def _sent(request: ActorRequest, subject: Subject, form: ContributionForm, made: Submitted) -> HttpResponse:
    """The slip: the code is shown here and nowhere else; reloading shows it again."""
    address = status_address(get_language() or "de")
    context = {
        "page_title": gettext("Danke. Ihr Beitrag ist angekommen."),
        "code": made.code,
        "address": address,
        "qr": qr_code(f"{address}#{made.code}", gettext("QR-Code zur Seite „Was wurde aus Ihrem Beitrag?“")),
        "mailed": bool(form.cleaned_data["email"]),
        "subject": subject,
    }
    response = render(request, "forum/sent.html", context)
    add_never_cache_headers(response)
    return response
