"""The inbox: messages, how often mails come, and the matters one follows."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.multilingual import RIGHT_TO_LEFT
from augenhoehe.core.rights import Actor
from augenhoehe.journal.middleware import came_from
from augenhoehe.journal.queries import public_threads
from augenhoehe.notices import operations, queries
from augenhoehe.notices.listings import inbox_listing
from augenhoehe.ui.tables import list_response


@require_safe
def inbox(request: HttpRequest) -> HttpResponseBase:
    """All messages of the person, newest first."""
    context = {"follows": list(queries.follows_of(_actor(request))), "unread": queries.unread_count(_actor(request))}
    return list_response(request, inbox_listing(), queries.inbox_of(_actor(request)), "notices/inbox.html", context)


@require_safe
def message(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One message; opening it marks it as read."""
    found = get_object_or_404(queries.inbox_of(_actor(request)).select_related("thread"), pk=pk)
    operations.mark_read(message=found, at=clock.now())
    context = {
        "page_title": found.subject,
        "breadcrumb": [(gettext("Postfach"), reverse("notices:inbox"))],
        "message": found,
        "direction": "rtl" if found.language in RIGHT_TO_LEFT else "ltr",
    }
    return render(request, "notices/message.html", context)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Everything counts as seen."""
    operations.mark_all_read(recipient=queries.user_of(_actor(request)), at=clock.now())
    return redirect("notices:inbox")


@require_POST
def follow(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Hear of each public step of a matter."""
    thread = get_object_or_404(public_threads(), pk=pk)
    operations.follow(user=queries.user_of(_actor(request)), thread=thread, at=clock.now())
    messages.success(request, gettext("Sie folgen diesem Vorgang. Neue Schritte kommen in Ihr Postfach."))
    return redirect(came_from(request) or "notices:inbox")


@require_POST
def unfollow(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Hear no more of it."""
    thread = get_object_or_404(public_threads(), pk=pk)
    operations.unfollow(user=queries.user_of(_actor(request)), thread=thread)
    messages.success(request, gettext("Sie folgen diesem Vorgang nicht mehr."))
    return redirect(came_from(request) or "notices:inbox")


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]
