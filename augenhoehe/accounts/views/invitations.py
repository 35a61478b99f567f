"""Inviting people: by mail, or on paper with a code to scan."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from augenhoehe.accounts import listings, mails, operations, permissions, queries, roles, rules, sealing
from augenhoehe.accounts.forms.accounts import InvitationForm
from augenhoehe.accounts.models import Invitation
from augenhoehe.core import clock
from augenhoehe.core.multilingual import NAMES
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import refusals_in
from augenhoehe.ui.slips import qr_code
from augenhoehe.ui.tables import list_response

SHOWN_ONCE = "invitation_links"


@require_GET
def invitations(request: ActorRequest) -> HttpResponseBase:
    _check_reading(request)
    at = clock.now()
    rows = queries.invitations_for(request.actor)
    context = {"may_invite": request.actor.may(permissions.INVITE)}
    return list_response(request, listings.invitations(at), rows, "accounts/invitations.html", context)


@require_http_methods(["GET", "POST"])
def invitation_new(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(permissions.INVITE)
    form = InvitationForm(request.POST or None, by=request.actor, initial=_suggested(request))

    if request.method == "POST" and form.is_valid():
        # Not by `ask`: a mail that did not go out is told as an error, though the invitation stands.
        with refusals_in(form, request):
            values = dict(form.cleaned_data)
            by_mail = values.pop("way") == InvitationForm.MAIL
            made, token = operations.invite(**values, by=request.actor, at=clock.now(), by_mail=by_mail)
            return _announce(request, made, token)
    back = reverse("accounts_inside:invitations")
    context = {"page_title": "Jemanden einladen", "form": form, "button": "Einladen", "back": back}
    return render(request, "ui/ask.html", {**context, "breadcrumb": [("Einladungen", back)]})


@never_cache
@require_GET
def invitation(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """How an invitation stands; right after it was made for paper, its code, once."""
    found = _found(request, pk)
    at = clock.now()
    link = _take_link(request, found)
    context = {
        "page_title": f"Einladung: {found.name}",
        "breadcrumb": [("Einladungen", reverse("accounts_inside:invitations"))],
        "status": listings.invitation_status(found, at),
        "invitation": found,
        "language": NAMES.get(found.language, found.language),
        "role": roles.name_of(found.role) if found.role else "keine Rolle, nur ein Konto",
        "stands": found.stands(at),
        "link": link,
        "sheet": mails.invitation_sheet(found) if link else "",
        "qr": qr_code(link, "Code zum Scannen mit dem Telefon", framed=True) if link else "",
        "may_withdraw": rules.can_withdraw_invitation(request.actor, found, at=at),
    }
    return render(request, "accounts/invitation_inside.html", context)


@require_POST
def invitation_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _found(request, pk)
    operations.withdraw_invitation(invitation=found, by=request.actor, at=clock.now())
    messages.success(request, "Die Einladung ist zurückgezogen. Der Link öffnet nichts mehr.")
    return redirect("accounts_inside:invitation", pk=pk)


@require_POST
def invitation_renew(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A new link, again valid for fourteen days; by mail, or on paper."""
    found = _found(request, pk)
    by_mail = request.POST.get("way") != InvitationForm.PAPER
    made, token = operations.renew_invitation(invitation=found, by=request.actor, at=clock.now(), by_mail=by_mail)
    return _announce(request, made, token)


def _suggested(request: ActorRequest) -> dict[str, str]:
    """Other pages link here with what the invitation is about and where it leads."""
    known = ("name", "email", "language", "about", "target", "role", "municipality", "carrier")
    asked = {name: request.GET[name] for name in known if name in request.GET}
    return {"target": resolve_url(settings.LOGIN_REDIRECT_URL), **asked}


def _check_reading(request: ActorRequest) -> None:
    """Who invites sees their own; who reads accounts sees all and shows a second factor for it."""
    if not request.actor.may(permissions.INVITE):
        request.actor.check(permissions.READ_ACCOUNTS)


def _found(request: ActorRequest, pk: uuid.UUID) -> Invitation:
    """Own invitations, or anybody's after the second factor: who still lacks it is asked for it, not told 404."""
    _check_reading(request)
    found = queries.invitations_for(request.actor).filter(pk=pk).first()
    if found is None:
        if request.actor.may(permissions.READ_ACCOUNTS):
            request.actor.check(permissions.READ_ACCOUNTS)
        raise Http404
    return found


def _announce(request: ActorRequest, made: Invitation, token: str) -> HttpResponse:
    if not made.by_mail:
        link = sealing.seal(mails.invitation_link(made, token), SHOWN_ONCE)
        request.session[SHOWN_ONCE] = {str(made.pk): link}
        messages.success(
            request, "Die Einladung ist bereit. Drucken Sie diese Seite jetzt; der Code erscheint nur einmal."
        )
    elif made.sent_at is None:
        messages.error(request, "Die Mail ging nicht hinaus. Versuchen Sie es später noch einmal oder drucken Sie sie.")
    else:
        messages.success(request, f"Die Einladung ist unterwegs an {made.email}.")
    return redirect("accounts_inside:invitation", pk=made.pk)


def _take_link(request: ActorRequest, found: Invitation) -> str:
    """The link of an invitation on paper, readable exactly once; at rest it is sealed."""
    links = request.session.get(SHOWN_ONCE, {})
    sealed = links.pop(str(found.pk), "")
    if sealed:
        request.session[SHOWN_ONCE] = links
    return sealing.unseal(sealed, SHOWN_ONCE) if sealed else ""
