"""The page behind the own link of a letter: the letter, its attachments, and no more of them with one tap."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.circulars import letters, operations
from augenhoehe.circulars.links import recipient_id_of
from augenhoehe.circulars.models import Recipient
from augenhoehe.circulars.queries import lists
from augenhoehe.circulars.queries.reach import opted_out
from augenhoehe.circulars.queries.wordings import read_by, wordings_of
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.organisations.addresses import public_of_organisation

from .around import download


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: ActorRequest, token: str) -> HttpResponse:
    """A link can be passed on: nobody is greeted by name here. Looking changes nothing."""
    found = _find(token)
    if request.method == "POST":
        operations.opt_out_by_link(recipient=found, whole=request.POST.get("who") == "all", at=now())
        return redirect("circulars:letter", token=token)
    wording = read_by(wordings_of(found.circular), found.language)
    silent = {one.contact_id for one in opted_out(found.organisation)}
    context = {
        "page_title": _("Rundschreiben"),
        "plain_title": found.circular.subject,
        "token": token,
        "recipient": found,
        "name": found.name,
        "letter": letters.letter_of(found, wording, day=today(), contact=""),
        "attachments": lists.attachments_of(found.circular),
        "entry_url": public_of_organisation(found.organisation),
        "silent": bool(silent & {None, found.contact_id}),
        "silent_all": None in silent,
        "one_address": found.contact_id is not None,
    }
    return render(request, "circulars/letter.html", context)


@csrf_exempt
@login_not_required
@require_POST
def opt_out(request: ActorRequest, token: str) -> HttpResponse:
    """The button of mail programs (RFC 8058): their POST carries no token of ours, the address is secret enough."""
    operations.opt_out_by_link(recipient=_find(token), whole=False, at=now())
    return HttpResponse(status=204)


@login_not_required
@never_cache
@require_safe
def attachment(request: ActorRequest, token: str, pk: uuid.UUID) -> HttpResponseBase:
    found = _find(token)
    return download(get_object_or_404(found.circular.attachments.select_related("file"), pk=pk))


def _find(token: str) -> Recipient:
    found = lists.letter_behind(recipient_id_of(token))
    if found is None:
        raise Http404
    return found
