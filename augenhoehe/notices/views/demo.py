"""The readable mailbox of the demo: what a mail server would have delivered. Outside the demo it does not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from augenhoehe.notices import queries

MOST = 200


def demo_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Everybody may read these mails, so they must be the demo's."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return login_not_required(require_safe(guarded))


@demo_only
def demo_mailbox(request: HttpRequest) -> HttpResponse:
    """All mails, newest first; or those of one address, or about one thing."""
    address, subject = request.GET.get("an", ""), request.GET.get("betreff", "")
    context = {
        "page_title": f"Mails an {address}" if address else "Postfach der Demo",
        "breadcrumb": [("Postfach der Demo", reverse("notices_inside:demo_mailbox"))] if address else [],
        "mails": list(queries.demo_mails(address, subject)[:MOST]),
        "addresses": queries.demo_addresses(),
        "address": address,
        "subject": subject,
    }
    return render(request, "notices/demo_mailbox.html", context)


@demo_only
def demo_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail as it would arrive."""
    mail = get_object_or_404(queries.demo_mails(), pk=pk)
    context = {
        "page_title": mail.subject,
        "breadcrumb": [("Postfach der Demo", reverse("notices_inside:demo_mailbox"))],
        "mail": mail,
    }
    return render(request, "notices/demo_mail.html", context)
