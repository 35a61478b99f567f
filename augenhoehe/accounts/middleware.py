"""Puts `request.actor` and `request.installation` on every request, without a query until somebody asks."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from augenhoehe.core import clock
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.places.queries import kept_installation

from . import queries
from .sessions import showed_second_factor


class ActorMiddleware:
    """A page for anonymous visitors that asks for neither costs no query at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of_request(request))  # type: ignore[attr-defined]
        request.installation = SimpleLazyObject(kept_installation)  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of_request(request: HttpRequest) -> Actor:
    """Who acts in this session; the second factor counts only if it was shown in this session."""
    user = request.user
    if not user.is_authenticated:
        return ANONYMOUS
    return queries.actor_of(user, at=clock.now(), second_factor=showed_second_factor(request))
