"""Puts `request.actor` and `request.installation` on every request, without a query until somebody asks."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from augenhoehe.core import clock
from augenhoehe.core.rights import ANONYMOUS, Actor

from . import queries


class ActorMiddleware:
    """A page for anonymous visitors that asks for neither costs no query at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of_request(request))  # type: ignore[attr-defined]
        request.installation = SimpleLazyObject(_installation)  # type: ignore[attr-defined]
        return self.get_response(request)


def _installation() -> object:
    from augenhoehe.places.queries import installation

    return installation()


def actor_of_request(request: HttpRequest) -> Actor:
    """Who acts in this session; the second factor counts only if it was shown in this session."""
    user = request.user
    if not user.is_authenticated:
        return ANONYMOUS
    return queries.actor_of(user, at=clock.now(), second_factor=showed_second_factor(request))


def showed_second_factor(request: HttpRequest) -> bool:
    """Did this session prove a second factor? Signing in by passkey counts, it is two factors in one."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)
