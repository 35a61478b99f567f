"""„Mein Konto“: who I am here, how I sign in, what I may, and what is stored about me."""

from __future__ import annotations

import json

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.accounts import access, operations, permissions, queries, roles
from augenhoehe.accounts.forms.accounts import ProfileForm
from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import refusals_in


@never_cache
def account(request: ActorRequest) -> HttpResponseBase:
    """Change name, language and mails; see factors and roles with their dates."""
    user = queries.user_of(request.actor)
    initial = {"name": user.name, "language": user.language, "digest": user.digest}
    form = ProfileForm(request.POST or None, of=user, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, request):
            operations.change_own_profile(user=user, by=request.actor, at=clock.now(), **form.cleaned_data)
            messages.success(request, _("Gespeichert."))
            return redirect("accounts:account")
    context = {
        "page_title": _("Mein Konto"),
        "account": user,
        "form": form,
        "factors": queries.factors_of(user),
        "may_invite": request.actor.may(permissions.INVITE),
        "may_read_roles": request.actor.may(permissions.READ_ROLES),
        "grants": roles.told(queries.grants_of(user), clock.today()),
    }
    return render(request, "accounts/account.html", context)


@never_cache
@require_GET
def access_report(request: ActorRequest) -> HttpResponse:
    """Everything stored about the person who asks, with purpose, basis and period (Art. 15 DSGVO)."""
    user = queries.user_of(request.actor)
    context = {
        "page_title": _("Welche Daten sind über mich gespeichert?"),
        "breadcrumb": [(_("Mein Konto"), reverse("accounts:account"))],
        "sections": access.report(user),
        "today": clock.today(),
    }
    return render(request, "accounts/access_report.html", context)


@never_cache
@require_GET
def access_report_file(request: ActorRequest) -> HttpResponse:
    """The same in a form a machine can read (Art. 20 DSGVO)."""
    found = access.as_data(access.report(queries.user_of(request.actor)))
    body = json.dumps({"stand": clock.now().isoformat(), "daten": found}, ensure_ascii=False, indent=2)
    return HttpResponse(
        body,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="meine-daten.json"'},
    )


@require_POST
def sign_out_everywhere(request: ActorRequest) -> HttpResponse:
    """End all sessions of the person, on every device."""
    user = queries.user_of(request.actor)
    operations.sign_out_everywhere(user=user, by=request.actor, at=clock.now())
    logout(request)
    messages.success(request, _("Sie sind auf allen Geräten abgemeldet."))
    return redirect("account_login")
