"""An organisation registers itself, `/organisationen/anmelden/`: four questions, no account, no cookie (ADR 0009)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.accounts import guard
from augenhoehe.core import clock, form_token, throttle
from augenhoehe.core.multilingual import RIGHT_TO_LEFT, SOURCE
from augenhoehe.core.requests import ActorRequest
from augenhoehe.organisations import operations
from augenhoehe.organisations.forms.registration import QUESTIONS, RegistrationForm
from augenhoehe.organisations.letters.entries import with_weekday
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.operations.entries import registered
from augenhoehe.organisations.operations.owing import promised
from augenhoehe.places.privacy import privacy_version
from augenhoehe.places.queries import centre_of, served_towns

PURPOSE = "registration"
TOO_MANY = _(
    "Von Ihrem Anschluss oder für diese Adresse kamen gerade sehr viele Anmeldungen. Ihr Text ist noch da. "
    "Bitte senden Sie ihn in ein paar Minuten noch einmal ab."
)
# A club evening with one network address registers many groups; one mailbox belongs to few.
MOST_PER_NETWORK, MOST_PER_MAILBOX = 30, 5
HOUR, DAY = 3600, 24 * 3600
# A poster may name the town: /organisationen/anmelden/?ort=05999004
PREFILLED = {"ort": "town"}


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def registration(request: ActorRequest) -> HttpResponse:
    """The form; sent, or shown again with everything that was typed."""
    towns = list(served_towns().defer("boundary"))
    if request.method == "POST" and request.POST.get("go") == "send":
        return _send(request, RegistrationForm(request.POST, towns=towns))
    typed = {name: request.POST.get(name, "") for name in QUESTIONS}
    given = typed if request.method == "POST" else {name: request.GET.get(key, "") for key, name in PREFILLED.items()}
    return _screen(request, RegistrationForm(initial=given, towns=towns))


def _send(request: ActorRequest, form: RegistrationForm) -> HttpResponse:
    if not form.is_valid():
        return _screen(request, form)
    at, token = clock.now(), form_token.read(request.POST.get("token", ""), PURPOSE)
    problem = guard.problem_of(token, trapped=bool(request.POST.get("website")), at=at)
    if token is None or problem:
        return _screen(request, form, problem=problem)
    made = registered(token.entry_id)
    if made is None:
        if not _within_measure(request, form.cleaned_data["email"], at):
            return _screen(request, form, problem=TOO_MANY, status=429)
        given = form.cleaned_data
        made = operations.register_organisation(
            name=given["name"], municipality=form.municipality(), activity=given["activity"], email=given["email"],
            language=get_language() or SOURCE, entry_id=token.entry_id, at=at,
        )  # fmt: skip
    return _sent(request, made)


def _within_measure(request: ActorRequest, email: str, at: datetime) -> bool:
    """Nobody fills a stranger's mailbox with our mails."""
    network = guard.within_measure(request, PURPOSE, limit=MOST_PER_NETWORK, seconds=HOUR, at=at)
    key = email.casefold()
    return network and throttle.hit(purpose=f"{PURPOSE}:mail", key=key, limit=MOST_PER_MAILBOX, seconds=DAY, at=at)


def _screen(
    request: ActorRequest, form: RegistrationForm, *, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    token = form_token.read(request.POST.get("token", ""), PURPOSE) or form_token.issue(PURPOSE, clock.now())
    context = {
        "page_title": gettext("Verein oder Gruppe anmelden"),
        "form": form,
        "token": token.signed(),
        "problem": problem,
        "privacy_version": privacy_version(clock.now()),
        "centre": centre_of(request.installation),
    }
    return render(request, "organisations/registration.html", context, status=status)


def _sent(request: ActorRequest, organisation: Organisation) -> HttpResponse:
    """The slip, in the language of the form and in German, so that both sides can read it."""
    due = promised(organisation.reported_at)
    own = get_language() or SOURCE
    context = {
        "page_title": gettext("Danke. Ihre Anmeldung ist angekommen."),
        "slips": [_slip(request, organisation, due, one) for one in dict.fromkeys((own, SOURCE))],
        "register_url": reverse("organisations:organisations_public"),
    }
    response = render(request, "organisations/registration_sent.html", context)
    add_never_cache_headers(response)
    return response


def _slip(request: ActorRequest, organisation: Organisation, due: Any, language: str) -> dict[str, Any]:
    centre = centre_of(request.installation)
    with override(language):
        name = centre.name or gettext("Die Koordination")
        town = organisation.municipality.name if organisation.municipality else gettext("In einem anderen Ort")
        return {
            "language": language,
            "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
            "promise": gettext("%(centre)s meldet sich bis %(day)s bei Ihnen.")
            % {"centre": name, "day": with_weekday(due)},
            "facts": [(gettext("Name"), organisation.name), (gettext("Ort"), town)],
            "steps": [
                gettext("Jemand liest Ihre Anmeldung und ruft Sie an oder schreibt Ihnen."),
                gettext("Gemeinsam ergänzen Sie, was noch fehlt. Sie bestimmen, was öffentlich steht."),
                gettext("Danach steht Ihre Organisation im Verzeichnis, und Sie pflegen die Angaben selbst."),
            ],
            "heading": gettext("So geht es weiter"),
            "contact": " · ".join(filter(None, [centre.phone, centre.email])),
        }
