"""The page behind the link of a reminder: it ends the reminders of one programme, with a press of a button."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.funding import operations
from augenhoehe.funding.links import bookmark_id_of
from augenhoehe.funding.queries import programmes as queries


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reminder_end(request: ActorRequest, token: str) -> HttpResponse:
    """Looking ends nothing; mail programs look by themselves. A link that is used up says so, to everybody alike."""
    bookmark = queries.somebodys(bookmark_id_of(token))
    programme = bookmark.programme if bookmark else None
    ended = False
    if request.method == "POST" and bookmark is not None:
        operations.forget_somebodys(bookmark=bookmark, by=request.actor, at=now())
        ended = True
    context = {"page_title": gettext("Erinnerung beenden"), "programme": programme, "ended": ended}
    return render(request, "funding/reminder_end.html", context)
