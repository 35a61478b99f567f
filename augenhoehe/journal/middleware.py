"""Turns a rule's no into a page: the sentence, the way to the second factor, or both versions of a conflict."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from augenhoehe.core import clock
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SecondFactorNeeded

from .operations import audit

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
NUMBER = re.compile(r"[A-Z]-\d{4}-\d{3,}")


class RefusalMiddleware:
    """Refused → 403, Conflict → 409, SecondFactorNeeded → confirm it and come back. Refused writes are audited."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Runs after the operation's transaction was rolled back; what is audited here therefore stays."""
        if not isinstance(error, Refused):
            return None
        if isinstance(error, SecondFactorNeeded):
            return self._second_factor(request) or _page(request, "ui/refused.html", error, 403)
        if isinstance(error, Conflict):
            return _page(request, "ui/conflict.html", error, 409, rows=differences(error), back=_came_from(request))
        if request.method not in SAFE:
            _audit_refusal(request)
        return _page(request, "ui/refused.html", error, 403, back=_came_from(request))

    def _second_factor(self, request: HttpRequest) -> HttpResponse | None:
        try:
            address = reverse("accounts:second_factor")
        except NoReverseMatch:
            return None
        wanted = request.get_full_path() if request.method in SAFE else _came_from(request)
        return HttpResponseRedirect(f"{address}?{urlencode({'next': wanted})}")


def differences(conflict: Conflict) -> list[dict[str, str]]:
    """What was typed beside what is there now, field by field, only where they differ."""
    rows = []
    for name, typed in conflict.typed.items():
        current = getattr(conflict.current, name, "")
        if typed != current:
            rows.append({"label": _label(conflict.current, name), "typed": _shown(typed), "current": _shown(current)})
    return rows


def _label(instance: Any, name: str) -> str:
    try:
        return str(instance._meta.get_field(name).verbose_name)
    except (AttributeError, FieldDoesNotExist):
        return name


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("de", {}).get("text", ""))
    return "" if value is None else str(value)


def _page(request: HttpRequest, template: str, error: Refused, status: int, **context: Any) -> HttpResponse:
    context = {"page_title": "Das geht so nicht", "sentence": error.sentence, "error": error, **context}
    try:
        html = render_to_string(template, context, request)
    except TemplateDoesNotExist:
        html = f"<!doctype html><title>Augenhöhe</title><h1>Das geht so nicht</h1><p>{escape(error.sentence)}</p>"
    return HttpResponse(html, status=status)


def _audit_refusal(request: HttpRequest) -> None:
    """Which action was refused, on which object. Only ids: parts of an address may be secrets (status codes)."""
    match = request.resolver_match
    ids = [str(value) for value in (match.kwargs if match else {}).values() if _is_id(value)]
    actor = getattr(request, "actor", ANONYMOUS)
    view = match.view_name if match else "?"
    audit(view[:60], ("page", ",".join(ids)[:64]), by=actor, at=clock.now(), refused=True)


def _is_id(value: Any) -> bool:
    return isinstance(value, uuid.UUID) or bool(NUMBER.fullmatch(str(value)))


def _came_from(request: HttpRequest) -> str:
    """The page the person was on, if it is one of ours."""
    referer = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return referer
    return "/"
