"""The page before a protected area: why a second factor, and the shortest way to one."""

from __future__ import annotations

from allauth.account.internal.flows.email_verification import send_verification_email_for_user
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.accounts import queries
from augenhoehe.accounts.forms.signin import FactorAgainForm
from augenhoehe.accounts.sessions import AFTER_FACTOR, showed_second_factor
from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest


@never_cache
@require_GET
def second_factor(request: ActorRequest) -> HttpResponseBase:
    """With a factor: confirm it here. Without one: set one up. Then on to where the person wanted to go."""
    target = safe_target(request)
    if showed_second_factor(request):
        return redirect(target)
    request.session[AFTER_FACTOR] = target
    user = queries.user_of(request.actor)
    kinds = {factor.type for factor in queries.factors_of(user)}
    code = queries.demo_code(user, at=clock.now())
    context = {
        "page_title": _("Zweiter Faktor"),
        "next": target,
        "has_app": Authenticator.Type.TOTP in kinds,
        "has_passkey": Authenticator.Type.WEBAUTHN in kinds,
        "address_proven": bool(kinds) or queries.address_proven(user),
        "demo_code": code,
        "form": FactorAgainForm(user=user, initial={"code": code}),
    }
    return render(request, "accounts/second_factor.html", context)


@require_POST
def prove_address(request: ActorRequest) -> HttpResponse:
    """Send the mail by which somebody proves their address, for instance after an invitation on paper."""
    user = queries.user_of(request.actor)
    if queries.address_proven(user):
        messages.info(request, _("Ihre Mailadresse ist schon bestätigt."))
    elif send_verification_email_for_user(request, user):
        messages.success(request, _("Die Mail ist unterwegs. Öffnen Sie den Link darin."))
    else:
        messages.info(request, _("Wir haben Ihnen gerade eben schon eine Mail geschickt. Bitte warten Sie etwas."))
    return redirect("mfa_index")


def safe_target(request: ActorRequest) -> str:
    """Where to go afterwards: a page of this house, or the own account."""
    target = request.GET.get("next", "")
    if target and url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return reverse("accounts:account")
