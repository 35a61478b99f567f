"""The public form without account, `/melden/`. It knows no session and sets no cookie (ADR 0009)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.accounts import guard
from augenhoehe.core import clock, form_token
from augenhoehe.core.requests import ActorRequest
from augenhoehe.places.privacy import privacy_version
from augenhoehe.places.queries import centre_of, module_on
from augenhoehe.structure.help_lines import HELP_LINES
from augenhoehe.structure.letters_intake import status_address
from augenhoehe.structure.operations import intake
from augenhoehe.structure.operations.intake import NewContact, ReportedHint
from augenhoehe.structure.report_draft import SCREENS, Draft
from augenhoehe.structure.rules_intake import answer_due, contact_ends
from augenhoehe.ui.slips import qr_code

PURPOSE = "report"
TITLES = {
    "where": _("Wo und worum geht es?"),
    "what": _("Was ist das Problem, und was würde helfen?"),
    "contact": _("Möchten Sie eine Antwort?"),
    "check": _("Prüfen und absenden"),
}
TOO_MANY = _(
    "Von Ihrem Anschluss kamen gerade sehr viele Hinweise. Ihr Text ist noch da. "
    "Bitte senden Sie ihn in ein paar Minuten noch einmal ab."
)
# A whole accommodation may share one address: generous, but not endless.
MOST_REPORTS = 40
WITHIN_SECONDS = 3600


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def report(request: ActorRequest) -> HttpResponse:
    """Four screens under one address; every POST carries all that was typed so far."""
    if not module_on("hints_form", of=request.installation):
        context = {"page_title": gettext("Hinweis geben"), "centre": centre_of(request.installation)}
        return render(request, "structure/report/closed.html", context)
    if request.method != "POST":
        return _screen(request, Draft.prefilled(request.GET.dict(), **_facts(request)), "where")
    draft = Draft.of(request.POST.dict(), **_facts(request))
    screen = request.POST.get("screen", "where")
    screen = screen if screen in SCREENS else "where"
    go = request.POST.get("go", "next")
    if go == "send":
        return _send(request, draft)
    if go == "next" and screen != "check":
        return _next(request, draft, screen)
    if go == "back":
        go = SCREENS[max(SCREENS.index(screen) - 1, 0)]
    return _screen(request, draft, go if go in SCREENS else screen)


def _facts(request: ActorRequest) -> dict[str, Any]:
    return {
        "language": get_language() or "de",
        "day": clock.today(),
        "signed_in": request.user.is_authenticated,
        "district": getattr(request.installation, "district", None),
    }


def _next(request: ActorRequest, draft: Draft, screen: str) -> HttpResponse:
    """On to the next screen, unless something is missing, or looks like a name and was not asked about yet."""
    form = draft.form(screen, checked=True)
    if not form.is_valid():
        return _screen(request, draft, screen, form=form)
    asked = request.POST.get("names_asked")
    if screen == "what" and not asked and (traces := draft.traces()):
        return _screen(request, draft, screen, traces=traces, names_asked=True)
    return _screen(request, draft, SCREENS[SCREENS.index(screen) + 1])


def _send(request: ActorRequest, draft: Draft) -> HttpResponse:
    """Take the hint in, or show the screen again with everything that was typed."""
    if faulty := draft.first_faulty():
        return _screen(request, draft, faulty, form=draft.checked[faulty])
    at, token = clock.now(), form_token.read(request.POST.get("token", ""), PURPOSE)
    problem = guard.problem_of(token, trapped=bool(draft.typed.get("website")), at=at)
    if token is None or problem:
        return _screen(request, draft, "check", problem=problem)
    if not intake.was_reported(token.submission) and not _may_report(request, at):
        return _screen(request, draft, "check", problem=TOO_MANY, status=429)
    reported = intake.report_once(
        submission=token.submission, contact=_contact(request, draft), at=at, **draft.values()
    )
    return _sent(request, draft, reported)


def _may_report(request: ActorRequest, at: datetime) -> bool:
    return guard.within_measure(request, PURPOSE, limit=MOST_REPORTS, seconds=WITHIN_SECONDS, at=at)


def _contact(request: ActorRequest, draft: Draft) -> NewContact:
    given = draft.checked["contact"].cleaned_data  # type: ignore[attr-defined]
    return NewContact(
        email=given["email"],
        phone=given["phone"],
        name=given["name"],
        user=request.user if given.get("inbox") else None,  # type: ignore[arg-type]
        interview_consent=given["interview"],
        language=draft.language,
    )


def _screen(
    request: ActorRequest, draft: Draft, screen: str, *, form: Any = None, status: int = 200, **extra: Any
) -> HttpResponse:
    token = form_token.read(request.POST.get("token", ""), PURPOSE) or form_token.issue(PURPOSE, clock.now())
    context = {
        "page_title": TITLES[screen],
        "screen": screen,
        "number": SCREENS.index(screen) + 1,
        "count": len(SCREENS),
        "form": form or draft.form(screen, checked=False),
        "carried": draft.carried(screen),
        "token": token.signed(),
        "names_asked": bool(request.POST.get("names_asked")),
        **(_before_sending(request, draft) if screen == "check" else {}),
        **({"privacy_version": privacy_version()} if screen == "contact" else {}),
        **extra,
    }
    return render(request, f"structure/report/{screen}.html", context, status=status)


def _before_sending(request: ActorRequest, draft: Draft) -> dict[str, Any]:
    centre = centre_of(request.installation)  # type: ignore[attr-defined]
    return {"given": draft.given(), "help_lines": HELP_LINES, "centre": centre}


def _sent(request: ActorRequest, draft: Draft, reported: ReportedHint) -> HttpResponse:
    """The slip: the code is shown here and nowhere else; reloading shows it again."""
    address, arrived = status_address(draft.language), reported.hint.arrived_on
    contact = _contact(request, draft)
    context = {
        "page_title": gettext("Danke. Ihr Hinweis ist angekommen."),
        "code": reported.code,
        "address": address,
        "qr": qr_code(f"{address}#{reported.code}", gettext("QR-Code zur Seite „Antwort nachsehen“")),
        "due": answer_due(arrived),
        "contact_ends": contact_ends(arrived),
        "kept_contact": contact.given,
        "mailed": bool(contact.email),
    }
    response = render(request, "structure/report/sent.html", context)
    add_never_cache_headers(response)
    return response
