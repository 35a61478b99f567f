"""Addresses of a package, looked through only for paths that begin with one of its words.

Fifty packages bring more than a thousand patterns; asking every one of them took a quarter of a page's time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.urls import URLPattern, URLResolver, include
from django.urls.exceptions import Resolver404
from django.urls.resolvers import RoutePattern


class Room(URLResolver):
    """Like `path("", include(name))`, and answers at once for what cannot be its own."""

    @cached_property
    def beginnings(self) -> frozenset[str] | None:
        """First words of its addresses; None where one does not begin with a word: then all are asked."""
        found = set(_first_words(self.url_patterns))
        return None if None in found else frozenset(word for word in found if word is not None)

    def resolve(self, path: Any) -> Any:
        if self.beginnings is not None and str(path).split("/", 1)[0] not in self.beginnings:
            raise Resolver404({"path": path, "tried": []})
        return super().resolve(path)


def room(name: str) -> Room:
    """The addresses of a module."""
    module, app_name, namespace = include(name)
    return Room(RoutePattern("", is_endpoint=False), module, {}, app_name=app_name, namespace=namespace)


def _first_words(patterns: Iterable[URLPattern | URLResolver]) -> Iterable[str | None]:
    for one in patterns:
        if not isinstance(one.pattern, RoutePattern):
            yield None
            continue
        route = str(one.pattern)
        if isinstance(one, URLResolver) and not route:
            yield from _first_words(one.url_patterns)
        else:
            word = route.split("/", 1)[0]
            # What follows without a slash belongs to the same word.
            whole = isinstance(one, URLPattern) or "/" in route
            yield word if whole and "<" not in word else None
