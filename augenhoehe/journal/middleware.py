"""Turns a rule's no into a page: the sentence, the way to the second factor, or both versions of a conflict."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from augenhoehe.core import clock, closed, patience
from augenhoehe.core.refused import Busy, Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, Role, SecondFactorNeeded
from augenhoehe.ui import views as pages

from .operations import audit

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CLOSED_ROLES = (Role.CASE_MANAGER, Role.TEAM_LEAD, Role.ADVICE_SERVICE, Role.INSTITUTE)
NUMBER = re.compile(r"[A-Z]-\d{4}-\d{3,}")


class RefusalMiddleware:
    """Refused → 403, Conflict → 409, SecondFactorNeeded → confirm it and come back. Refused writes are audited.

    What failed only because others were at the same thing is no error: 503, with a sentence.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Runs after the operation's transaction was rolled back; what is audited here therefore stays."""
        if isinstance(error, SecondFactorNeeded):
            return _second_factor(request) or pages.refused(request, error.sentence)
        if isinstance(error, Conflict):
            return pages.conflict(request, error, back=came_from(request))
        if isinstance(error, Busy) or patience.busy(error):
            return pages.busy(request, error.sentence if isinstance(error, Busy) else "")
        if isinstance(error, Refused):
            if request.method not in SAFE:
                audit_refusal(request)
            return pages.refused(request, error.sentence, back=came_from(request))
        return None


def audit_refusal(request: HttpRequest) -> None:
    """Which action was refused, on which object. Only ids: parts of an address may be secrets (status codes).

    What is refused to somebody who works in a closed room is noted there: from hours in this trail one could
    conclude whose hint left the room (ADR 0010).
    """
    if request.path.startswith(closed.PREFIX) and getattr(request, "actor", ANONYMOUS).holds(*CLOSED_ROLES):
        return
    match = request.resolver_match
    ids = [str(value) for value in (match.kwargs if match else {}).values() if _is_id(value)]
    actor = getattr(request, "actor", ANONYMOUS)
    view = match.view_name if match else "?"
    audit(view[:60], ("page", ",".join(ids)[:64]), by=actor, at=clock.now(), refused=True)


def came_from(request: HttpRequest) -> str:
    """The page the person was on, if it is one of ours; else nothing."""
    referer = request.headers.get("referer", "")
    ours = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    return referer if ours else ""


def _second_factor(request: HttpRequest) -> HttpResponse | None:
    """To the page that asks for the factor, and back: to this page, or to the form that was sent."""
    try:
        address = reverse("accounts:second_factor")
    except NoReverseMatch:
        return None
    wanted = request.get_full_path() if request.method in SAFE else came_from(request) or "/"
    return HttpResponseRedirect(f"{address}?{urlencode({'next': wanted})}")


def _is_id(value: Any) -> bool:
    return isinstance(value, uuid.UUID) or bool(NUMBER.fullmatch(str(value)))
