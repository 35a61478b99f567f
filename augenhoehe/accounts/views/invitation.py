"""What an invited person sees: tap one opens this page in their language, tap two leads inside."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.accounts import operations, queries, rules, sessions, throttles
from augenhoehe.accounts.models import Invitation
from augenhoehe.core import clock
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest


@login_not_required
@never_cache
@require_safe
def invitation(request: ActorRequest, token: str) -> HttpResponse:
    """Say in three sentences who invites to what and what is stored. Opening it changes nothing."""
    return _answer(request, token)


@login_not_required
@never_cache
@require_POST
def accept_invitation(request: ActorRequest, token: str) -> HttpResponseBase:
    """Accept once: the account is there, and the person at what the invitation is about."""
    at = clock.now()
    try:
        throttles.check("invitation", request=request, person=token, at=at)
        user = operations.accept_invitation(token=token, at=at)
    except Refused as refused:
        return _answer(request, token, sentence=refused.sentence)
    accepted = queries.invitation_by_token(token)
    assert accepted is not None  # noqa: S101 – just accepted under lock
    if request.user.is_authenticated and request.user.pk == user.pk:
        return redirect(accepted.target)
    if rules.link_signs_in(accepted):
        return sessions.sign_in_by_invitation(request, user, target=accepted.target)
    messages.info(request, _("Die Einladung ist angenommen. Melden Sie sich nun mit Ihrer Mailadresse an."))
    return redirect(f"{reverse('account_login')}?{urlencode({'next': accepted.target})}")


def _answer(request: ActorRequest, token: str, sentence: str = "") -> HttpResponse:
    at = clock.now()
    found: Invitation | None = None
    status = 200
    try:
        if request.method != "POST":
            throttles.check("invitation", request=request, person=token, at=at)
        found = queries.invitation_by_token(token)
    except Refused as refused:
        sentence, status = refused.sentence, 429
    stands = found.stands(at) if found else ("unknown" if status == 200 else "throttled")
    if stands == "unknown":
        status = 404
    elif sentence and status == 200:
        status = 409
    context = {
        "page_title": _("Einladung"),
        "invitation": found if stands == "open" else None,
        "stands": stands,
        "sentence": sentence,
        "token": token,
    }
    return render(request, "accounts/invitation.html", context, status=status)
