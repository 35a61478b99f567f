"""„Barriere melden“ for everybody, without cookie (ADR 0009); inside the reports and their answers."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from augenhoehe.accounts import guard
from augenhoehe.core import clock, form_token
from augenhoehe.core.multilingual import NAMES, SOURCE
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask, refusals_in
from augenhoehe.places.privacy import privacy_version
from augenhoehe.places.queries import centre_of
from augenhoehe.portal import operations
from augenhoehe.portal.addresses import of_barrier
from augenhoehe.portal.forms.barriers import AnswerForm, BarrierForm
from augenhoehe.portal.letters import OMBUDSSTELLE
from augenhoehe.portal.listings import barrier_tag, barriers_listing
from augenhoehe.portal.models import BarrierReport
from augenhoehe.portal.permissions import ANSWER_BARRIERS
from augenhoehe.portal.queries import barriers as queries
from augenhoehe.portal.rules import barriers as rules
from augenhoehe.ui.tables import list_response

PURPOSE = "barrier"
TOO_MANY = _(
    "Von Ihrem Anschluss kamen gerade sehr viele Meldungen. Ihr Text ist noch da. "
    "Bitte senden Sie ihn in ein paar Minuten noch einmal ab."
)
MOST_REPORTS, HOUR = 20, 3600


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def report(request: ActorRequest) -> HttpResponse:
    """The form; sent, or shown again with everything that was typed."""
    if request.method == "POST" and request.POST.get("go") == "send":
        return _send(request, BarrierForm(request.POST))
    # Whoever changes the language of the page takes along what was typed; a link may name the page.
    typed = request.POST.dict() if request.method == "POST" else {"page": request.GET.get("seite", "")[:300]}
    return _screen(request, BarrierForm(initial=typed))


def _send(request: ActorRequest, form: BarrierForm) -> HttpResponse:
    if not form.is_valid():
        return _screen(request, form)
    at, token = clock.now(), form_token.read(request.POST.get("token", ""), PURPOSE)
    problem = guard.problem_of(token, trapped=bool(request.POST.get("website")), at=at)
    if token is None or problem:
        return _screen(request, form, problem=problem)
    within = queries.reported(token.entry_id) is not None or guard.within_measure(
        request, PURPOSE, limit=MOST_REPORTS, seconds=HOUR, at=at
    )
    if not within:
        return _screen(request, form, problem=TOO_MANY, status=429)
    made = None
    with refusals_in(form, request):
        data = form.cleaned_data
        made = operations.report_barrier(
            entry_id=token.entry_id, text=data["text"], page=data["page"], email=data["email"],
            language=get_language() or SOURCE, at=at,
        )  # fmt: skip
    return _sent(request, made) if made else _screen(request, form)


def _screen(
    request: ActorRequest, form: BarrierForm, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    token = form_token.read(request.POST.get("token", ""), PURPOSE) or form_token.issue(PURPOSE, clock.now())
    context: dict[str, Any] = {
        "page_title": gettext("Barriere melden"),
        "breadcrumb": [(gettext("Barrierefreiheit"), reverse("portal:accessibility"))],
        "form": form,
        "token": token.signed(),
        "problem": problem,
        "due": rules.answer_due(clock.today()),
        "privacy_version": privacy_version(clock.now()),
        "centre": centre_of(request.installation),
    }
    return render(request, "portal/barrier.html", context, status=status)


def _sent(request: ActorRequest, made: BarrierReport) -> HttpResponse:
    context = {
        "page_title": gettext("Danke. Ihre Meldung ist angekommen."),
        "report": made,
        "ombudsstelle": OMBUDSSTELLE,
    }
    response = render(request, "portal/barrier_sent.html", context)
    add_never_cache_headers(response)
    return response


# --- Inside -----------------------------------------------------------------------------------------
@require_GET
def barriers(request: ActorRequest) -> HttpResponseBase:
    """All reported barriers, open ones first."""
    request.actor.check(ANSWER_BARRIERS)
    return list_response(request, barriers_listing(), queries.barriers_for(request.actor), "portal/barriers.html")


@require_GET
def barrier(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _found(request, pk)
    context = {
        "page_title": "Gemeldete Barriere",
        "breadcrumb": [("Gemeldete Barrieren", reverse("portal_inside:barriers"))],
        "status": barrier_tag(found),
        "report": found,
        "language": NAMES.get(found.language, found.language),
        "may_answer": rules.can_answer(request.actor, found),
    }
    return render(request, "portal/barrier_inside.html", context)


def barrier_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The answer; to an address it goes out as a mail at once."""
    found = _found(request, pk)
    rules.check_answer(request.actor, found, "–")

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.answer_barrier(report=found, answer=data["answer"], by=request.actor, at=clock.now())
        sent = "Die Antwort geht als Mail hinaus." if found.email else "Die Antwort ist festgehalten."
        return of_barrier(found), sent

    return ask(
        request, AnswerForm(request.POST or None), act, title="Barriere beantworten", button="Antworten",
        template="portal/barrier_answer.html", report=found, language=NAMES.get(found.language, found.language),
        breadcrumb=[("Gemeldete Barrieren", reverse("portal_inside:barriers")), ("Meldung", of_barrier(found))],
    )  # fmt: skip


def _found(request: ActorRequest, pk: uuid.UUID) -> BarrierReport:
    request.actor.check(ANSWER_BARRIERS)
    return get_object_or_404(queries.barriers_for(request.actor), pk=pk)
