"""Published studies with plan and guide; and the form of who wants to be asked. No session, no cookie (ADR 0009)."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.accounts import guard
from augenhoehe.core import clock, form_token
from augenhoehe.core.multilingual import NAMES, RIGHT_TO_LEFT, SOURCE
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.events.panels import lines_of
from augenhoehe.journal.views.kept import public_page
from augenhoehe.places.privacy import privacy_version
from augenhoehe.places.queries import centre_of, module_on
from augenhoehe.studies.forms.public import NominationForm
from augenhoehe.studies.models import Study
from augenhoehe.studies.operations.nominating import nominate
from augenhoehe.studies.queries import studies as queries
from augenhoehe.studies.rules.interviews import nomination_ends
from augenhoehe.studies.shown import by_area
from augenhoehe.studies.tags import study_tag

from .guides import pdf_of

PURPOSE = "nominate"
TOO_MANY = _(
    "Von Ihrem Anschluss kamen gerade sehr viele Meldungen. Ihr Text ist noch da. "
    "Bitte senden Sie ihn in ein paar Minuten noch einmal ab."
)
# A whole accommodation may share one address: generous, but not endless.
MOST, WITHIN_SECONDS = 40, 3600


def _titled(study: Study) -> dict[str, Any]:
    """German titles in pages of other languages say so."""
    return {"page_title": format_html('<span lang="de">{}</span>', study.title), "plain_title": study.title}


def _crumbs(study: Study | None = None) -> list[tuple[str, str]]:
    found = [(gettext("Studien"), reverse("studies:studies_public"))]
    return [*found, (study.title, reverse("studies:study_public", args=[study.pk]))] if study else found


@public_page
def studies_public(request: ActorRequest) -> HttpResponse:
    rows = [(one, study_tag(one)) for one in queries.public_studies()[:50]]
    return render(request, "studies/studies_public.html", {"page_title": gettext("Studien"), "rows": rows})


@public_page
def study_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, day = get_object_or_404(queries.public_studies(), pk=pk), clock.today()
    phases = queries.phases_of(found, public=True)
    context = {
        **_titled(found),
        "breadcrumb": _crumbs(),
        "status": study_tag(found),
        "study": found,
        "phases": phases,
        "current": queries.phase_now(phases, day),
        "guides": [(one, NAMES[one.language]) for one in queries.public_guides_of(found)],
        "asks": found.takes_nominations(day),
        "consent_text": queries.consent_text_of(found),
        "workshops": lines_of(queries.workshops_to_join(found, clock.now())) if module_on("events") else [],
    }
    return render(request, "studies/study_public.html", context)


@public_page
def guide_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.public_guides(), pk=pk)
    context = {
        "page_title": gettext("Interviewleitfaden"),
        "plain_title": found.study.title,
        "breadcrumb": _crumbs(found.study),
        "guide": found,
        "language": NAMES[found.language],
        "direction": "rtl" if found.language in RIGHT_TO_LEFT else "ltr",
        "areas": by_area(found),
    }
    return render(request, "studies/guide_public.html", context)


@public_page
def guide_pdf_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return pdf_of(get_object_or_404(queries.public_guides(), pk=pk))


# --- „Ich möchte befragt werden“ -------------------------------------------------------------------------
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def nominate_self(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The form; sent, or shown again with everything that was typed."""
    study = get_object_or_404(queries.public_studies(), pk=pk)
    if not study.takes_nominations(clock.today()):
        context = {"page_title": gettext("Ich möchte befragt werden"), "breadcrumb": _crumbs(study), "study": study}
        return render(request, "studies/nominate_over.html", context)
    if request.method == "POST" and request.POST.get("go") == "send":
        return _send(request, study, NominationForm(request.POST, towns=queries.towns()))
    typed = request.POST.dict() if request.method == "POST" else {}
    return _screen(request, study, NominationForm(towns=queries.towns(), initial=typed))


def _send(request: ActorRequest, study: Study, form: NominationForm) -> HttpResponse:
    if not form.is_valid():
        return _screen(request, study, form)
    at, token = clock.now(), form_token.read(request.POST.get("token", ""), _purpose(study))
    problem = guard.problem_of(token, trapped=bool(request.POST.get("website")), at=at)
    if token is None or problem:
        return _screen(request, study, form, problem=problem)
    if not _within_measure(request, at):
        return _screen(request, study, form, problem=TOO_MANY, status=429)
    try:
        nominate(study=study, volunteer=form.volunteer(get_language() or SOURCE), entry_id=token.entry_id, at=at)
    except Refused as no:
        return _screen(request, study, form, problem=no.sentence)
    return _sent(request, study)


def _purpose(study: Study) -> str:
    """A form of one study is none of another."""
    return f"{PURPOSE}.{study.pk}"


def _within_measure(request: ActorRequest, at: datetime) -> bool:
    return guard.within_measure(request, PURPOSE, limit=MOST, seconds=WITHIN_SECONDS, at=at)


def _screen(
    request: ActorRequest, study: Study, form: NominationForm, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    purpose = _purpose(study)
    token = form_token.read(request.POST.get("token", ""), purpose) or form_token.issue(purpose, clock.now())
    context = {
        "page_title": gettext("Ich möchte befragt werden"),
        "breadcrumb": _crumbs(study),
        "study": study,
        "form": form,
        "token": token.signed(),
        "problem": problem,
        "ends": nomination_ends(study, clock.today()),
        "privacy_version": privacy_version(clock.now()),
        "centre": centre_of(request.installation),
    }
    return render(request, "studies/nominate.html", context, status=status)


def _sent(request: ActorRequest, study: Study) -> HttpResponse:
    context = {
        "page_title": gettext("Danke. Das Institut hat Ihre Meldung bekommen."),
        "breadcrumb": _crumbs(study),
        "study": study,
        "ends": nomination_ends(study, clock.today()),
    }
    response = render(request, "studies/nominate_sent.html", context)
    add_never_cache_headers(response)
    return response
