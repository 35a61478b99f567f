"""Which package answers an address. Forty packages bring a thousand routes; most are out of the question at once."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.urls.exceptions import Resolver404
from django.urls.resolvers import ResolverMatch, RoutePattern, URLResolver


class Package(URLResolver):
    """The routes of one package, tried only for addresses that begin like one of them.

    Django tries one route after the other. A page in the middle of the list cost a thousand attempts, which was
    more than its session and its user together.
    """

    def __init__(self, urlconf: Any, app_name: str | None, namespace: str | None) -> None:
        super().__init__(RoutePattern("", is_endpoint=False), urlconf, None, app_name, namespace)

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The literal first part of every route; "" for one that begins with a variable or an expression."""
        routes = {
            str(entry.pattern).partition("<")[0] if isinstance(entry.pattern, RoutePattern) else ""
            for entry in self.url_patterns
        }
        return tuple(sorted(routes))

    def resolve(self, path: str) -> ResolverMatch:
        if not path.startswith(self.beginnings):
            raise Resolver404({"tried": [], "path": path})
        return super().resolve(path)
